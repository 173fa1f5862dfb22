import type { Cell, CellStyle, ConditionalRule, WriteSheet } from 'hucre/xlsx'
import { withoutControls } from '../../text/escape.ts'

export type Value = string | number | boolean | null

/** How the cells of a column are shown; percentages are kept as fractions, which is what spreadsheets calculate with. */
export const FORMATS = {
  text: '@',
  count: '#,##0',
  average: '#,##0.0',
  ratio: '0.00',
  percent: '0.00%',
  chance: '0%',
  money: '#,##0.00',
  general: 'General',
} as const

export interface SheetColumn<T> {
  readonly title: string
  /** In characters. */
  readonly width: number
  readonly format: keyof typeof FORMATS
  /** Percent (1.5 is 1.5 %) where the format is `percent`, as everywhere in the report. */
  readonly value: (row: T) => Value
  readonly link?: (row: T) => string | null
}

/** The most that Excel takes; past these it offers to repair the file. */
const ROWS = 1_048_575
const TEXT = 32_767
const LINKS = 65_000

const HEADER: CellStyle = {
  font: { name: 'Calibri', size: 11, bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '1F3A5F' } },
  alignment: { vertical: 'center', wrapText: true },
}
const LINK: CellStyle = { font: { name: 'Calibri', size: 11, underline: true, color: { rgb: '0563C1' } }, numFmt: FORMATS.text }

/** One sheet: a header that stays, filters, a column of one format each. */
export function sheetOf<T>(
  name: string,
  columns: readonly SheetColumn<T>[],
  items: readonly T[],
  rules: readonly ConditionalRule[],
): WriteSheet {
  const held = items.slice(0, ROWS)
  const cells = new Map<string, Partial<Cell>>(columns.map((_, at) => [`0,${at}`, { style: HEADER }]))
  for (const [at, { link }] of columns.entries()) {
    if (!link) continue
    for (const [row, item] of held.slice(0, LINKS).entries()) {
      const target = link(item)
      if (target !== null) cells.set(`${row + 1},${at}`, { hyperlink: { target }, style: LINK })
    }
  }
  return {
    name,
    columns: columns.map(({ width, format }) => ({ width, numFmt: FORMATS[format] })),
    rows: [columns.map(({ title }) => title), ...held.map(item => columns.map(column => cellOf(column, item)))],
    cells,
    freezePane: { rows: 1, columns: 1 },
    autoFilter: { range: `A1:${letters(columns.length)}${held.length + 1}` },
    rowDefs: new Map([[0, { height: 32 }]]),
    conditionalRules: held.length === 0 ? [] : [...rules],
  }
}

function cellOf<T>({ format, value }: SheetColumn<T>, item: T): Value {
  const found = value(item)
  if (typeof found === 'number') return format === 'percent' ? Number((found / 100).toPrecision(12)) : found
  return typeof found === 'string' ? cellText(found) : found
}

/** Text as a cell can hold it; `_x0041_`, which spreadsheets would read as a letter, stays what it is. */
function cellText(text: string): string {
  const safe = withoutControls(text).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
  return safe.length <= TEXT ? safe : `${safe.slice(0, TEXT - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

/** The letters of the nth column, from 1. */
export function letters(n: number): string {
  return n <= 0 ? '' : letters(Math.floor((n - 1) / 26)) + String.fromCharCode(65 + ((n - 1) % 26))
}

/** Colours the cells of a column that hold one of these words. */
export function coloured(column: number, rows: number, colours: Readonly<Record<string, string>>): ConditionalRule[] {
  return Object.entries(colours).map(([word, rgb], i) => ({
    type: 'cellIs',
    operator: 'equal',
    formula: `"${word}"`,
    priority: i + 1,
    range: `${letters(column)}2:${letters(column)}${rows + 1}`,
    style: { fill: { type: 'pattern', pattern: 'solid', bgColor: { rgb } } },
  }))
}
