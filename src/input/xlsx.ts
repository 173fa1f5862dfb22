import type { CellValue } from 'hucre/xlsx'
import type { Entry } from 'yauzl'
import { VetError } from '../errors.ts'
import { count } from '../text/numbers.ts'
import type { Cell } from './csv.ts'
import type { Diagnostics } from './diagnostics.ts'
import type { Tables } from './formats.ts'
import type { Source } from './source.ts'
import { PREAMBLE } from './waiting-rows.ts'
import { wholeSource } from './whole-source.ts'
import { SHOWN, sayCurrencies, sayUncomputed, shapeOf } from './xlsx-formats.ts'
import { listed, openZip } from './zip.ts'

interface SheetFilterInfo {
  readonly name: string
  readonly hidden?: boolean
  readonly veryHidden?: boolean
}

const LARGEST_WORKBOOK = 2 ** 28

/** Reads one sheet of a workbook, the first that shows with a table in it unless another is named. */
export async function readWorkbook(source: Source, tables: Tables, diagnostics: Diagnostics): Promise<void> {
  const { path } = source
  const bytes = await wholeSource(source, LARGEST_WORKBOOK, 'a workbook')
  const { zip, entries } = await openZip(path, bytes)
  checkContents(path, entries)
  // loaded when there is a workbook to read, not at every start
  const { readXlsx, streamXlsxRows } = await import('hucre/xlsx')
  const sheets: SheetFilterInfo[] = []
  await readXlsx(bytes, { sheets: info => sheets.push(info) < 0 }).catch(unreadable(path))
  const inOrder = await tablesFirst(bytes, sheets, source, tables)
  const name = sheetName(source, inOrder)
  const others = sheets.filter(sheet => sheet.name !== name && !sheet.hidden && !sheet.veryHidden).map(sheet => sheet.name)
  if (source.part === null && others.length > 0)
    diagnostics.add({
      code: 'other-sheets',
      severity: 'warning',
      message: `Of the workbook, the sheet ${listed([name])} was read and ${listed(others)} not. Name another as ${path}#${inOrder.find(sheet => others.includes(sheet.name))!.name}.`,
      file: path,
    })
  // the first rows with their formats: which columns show percentages, and how many there are
  const { workbookHead } = await import('./xlsx-head.ts')
  const shown = await workbookHead(zip, entries)
    .then(head => readXlsx(head, { sheets: [name], readStyles: true, maxRows: SHOWN + 1 }))
    .catch(unreadable(path))
  const rows = shown.sheets[0]?.rows ?? []
  const { width, percent, currency: shownCurrency } = shapeOf(rows, shown.sheets[0]?.cells ?? new Map())
  // of rows that were not looked at, nobody knows
  const currency = rows.length <= SHOWN ? shownCurrency : new Map<number, string>()
  if (rows.length > SHOWN) sayCurrencies(path, shownCurrency, diagnostics)
  sayUncomputed(path, shown.sheets[0]?.cells ?? new Map(), diagnostics)

  const row = tables.rows(null)
  const stream = streamXlsxRows(bytes, { sheet: name })
  let last = 0
  // formatted rows under the table are empty, and no reason to say anything
  let empty: number[] = []
  for (;;) {
    const { value, done } = await stream.next().catch(error => {
      if (last === 0) return unreadable(path)(error)
      diagnostics.add({
        code: 'cut-short',
        severity: 'error',
        message: `The sheet could not be read on from row ${last + 1}; what stood before that was read. Save the workbook again.`,
        file: path,
        line: last + 1,
      })
      return { value: undefined, done: true as const }
    })
    if (done) return
    const cells = (value.values as CellValue[]).map((cell, column) => cellOf(cell, percent.has(column), currency.get(column)))
    while (cells.length < width) cells.push(null)
    last = value.index + 1
    if (cells.every(cell => cell === null || cell === '')) empty.push(last)
    else {
      for (const line of empty) row([null], line)
      empty = []
      row(cells, last)
    }
  }
}

/** The sheets, those that hold a table before those that hold none, a cover or notes, and of these the ones with more rows first. */
async function tablesFirst(
  bytes: Buffer,
  sheets: readonly SheetFilterInfo[],
  { path, part }: Source,
  tables: Tables,
): Promise<readonly SheetFilterInfo[]> {
  const shown = sheets.filter(({ hidden, veryHidden }) => !hidden && !veryHidden)
  if (part !== null || shown.length < 2) return sheets
  const { readXlsx } = await import('hucre/xlsx')
  const heads = await readXlsx(bytes, { sheets: shown.map(({ name }) => name), maxRows: PREAMBLE + 1 }).catch(unreadable(path))
  const rowsOf = ({ name }: SheetFilterInfo) => heads.sheets.find(sheet => sheet.name === name)?.rows ?? []
  const holdsTable = (sheet: SheetFilterInfo) => rowsOf(sheet).some(row => tables.knows(row.map(cell => String(cell ?? ''))))
  const withTable = shown.filter(holdsTable)
  const first = withTable[0] ?? sheets.find(sheet => shown.includes(sheet))
  const filled = (sheet: SheetFilterInfo) => rowsOf(sheet).filter(row => row.filter(cell => cell !== null && cell !== '').length > 1).length
  const others = sheets
    .filter(sheet => sheet !== first)
    .map(sheet => ({ sheet, table: withTable.includes(sheet) ? 1 : 0, rows: filled(sheet) }))
  others.sort((a, b) => b.table - a.table || b.rows - a.rows)
  return [...(first === undefined ? [] : [first]), ...others.map(({ sheet }) => sheet)]
}

function sheetName({ path, part }: Source, sheets: readonly SheetFilterInfo[]): string {
  const found =
    part === null
      ? (sheets.find(({ hidden, veryHidden }) => !hidden && !veryHidden) ?? sheets[0])
      : (sheets.find(({ name }) => name === part) ?? sheets.find(({ name }) => name.toLowerCase() === part.toLowerCase()))
  if (found) return found.name
  const names = listed(sheets.map(({ name }) => name))
  if (part === null) throw new VetError('not-a-table', `${path} is a workbook without sheets.`, 'Save it again from a spreadsheet.')
  throw new VetError('not-found', `There is no sheet “${part}” in ${path.split('#')[0]}.`, `Its sheets are ${names}.`)
}

/** Dates as ISO text in UTC, percentages and prices as they show. */
function cellOf(value: CellValue, percent: boolean, currency?: string): Cell {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (typeof value === 'number' && percent) return `${Number((value * 100).toPrecision(12))}%`
  if (typeof value === 'number' && currency !== undefined) return `${Number.isInteger(value) ? value : value.toFixed(4)} ${currency}`
  return value
}

function checkContents(path: string, entries: readonly Entry[]): void {
  const has = (name: RegExp) => entries.some(({ fileName }) => name.test(fileName))
  const other = has(/^word\//)
    ? 'a text document (Word)'
    : has(/^ppt\//)
      ? 'a presentation'
      : has(/^(mimetype|content\.xml)$/)
        ? 'an OpenDocument file'
        : null
  if (other && !has(/^xl\//)) throw new VetError('not-a-table', `${path} is ${other}.`, 'Save the table in it as .xlsx or CSV.')
  // what an entry does not own up to could be of any size; the reader stops each at what it declares
  const expanded = entries.reduce((sum, entry) => sum + (entry.uncompressedSize || entry.compressedSize * 1_032), 0)
  if (expanded > LARGEST_WORKBOOK)
    throw new VetError(
      'not-a-table',
      `${path} is a workbook that expands to ${Math.round(expanded / 2 ** 20)} MiB, more than the limit of ${LARGEST_WORKBOOK / 2 ** 20} MiB.`,
      'Export the sheet as CSV, which may be of any size.',
    )
}

/** The library's errors in words of this program. */
function unreadable(path: string) {
  return (error: unknown): never => {
    const { name, message } = error as Error
    if (name === 'EncryptedFileError')
      throw new VetError('not-a-table', `${path} is protected by a password.`, 'Save a copy without the password, or export it as CSV.')
    const [, rows, columns] = / spans (\d+) rows x (\d+) columns /.exec(message) ?? []
    if (columns !== undefined)
      throw new VetError(
        'not-a-table',
        `${path} is a workbook whose sheet reaches over ${count(Number(rows))} rows and ${count(Number(columns))} columns, more than vet reads.`,
        'Delete the cells that stand far below or beside the table, or export it as CSV.',
      )
    throw new VetError(
      'not-a-table',
      `${path} is a workbook that cannot be read (${message.split('\n')[0]!.replace(/\.$/, '')}).`,
      'Open it in a spreadsheet and save it again, or export it as CSV.',
    )
  }
}
