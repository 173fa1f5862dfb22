import type { CellValue, Cell as SheetCell } from 'hucre/xlsx'
import type { Entry } from 'yauzl'
import { VetError } from '../errors.ts'
import { readCurrency } from '../money/currencies.ts'
import { currencyInHeader } from '../money/header.ts'
import { plural } from '../text/numbers.ts'
import { headerKey } from './aliases.ts'
import type { Cell } from './csv.ts'
import type { Diagnostics } from './diagnostics.ts'
import type { Tables } from './formats.ts'
import { PREAMBLE } from './header.ts'
import { meaningOf } from './known-headers.ts'
import type { Source } from './source.ts'
import { wholeSource } from './whole-source.ts'
import { listed, openZip } from './zip.ts'

interface SheetFilterInfo {
  readonly name: string
  readonly hidden?: boolean
  readonly veryHidden?: boolean
}

const LARGEST_WORKBOOK = 2 ** 28

/** Rows whose formats show which columns are percentages, and how wide the table is. */
const SHOWN = 200

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
  const name = sheetName(source, await tablesFirst(bytes, sheets, source, tables))
  const others = sheets.filter(sheet => sheet.name !== name && !sheet.hidden && !sheet.veryHidden).map(sheet => sheet.name)
  if (source.part === null && others.length > 0)
    diagnostics.add({
      code: 'other-sheets',
      severity: 'warning',
      message: `Of the workbook, the sheet ${listed([name])} was read and ${listed(others)} not. Name another as ${path}#${others[0]}.`,
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

/** The sheets, one that holds a table before those that hold none: a cover, notes. */
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
  const holdsTable = ({ name }: SheetFilterInfo) =>
    heads.sheets.some(sheet => sheet.name === name && sheet.rows.some(row => tables.knows(row.map(cell => String(cell ?? '')))))
  const first = shown.find(holdsTable)
  return first === undefined ? sheets : [first, ...sheets.filter(sheet => sheet !== first)]
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

/** How many columns hold anything, which of them show their numbers as percentages, and which prices in a currency. */
function shapeOf(rows: readonly (readonly CellValue[])[], cells: ReadonlyMap<string, Partial<SheetCell>>) {
  let width = 0
  for (const row of rows) {
    let last = row.length
    while (last > width && (row[last - 1] === null || row[last - 1] === '')) last--
    width = Math.max(width, last)
  }
  const percents = new Map<number, number>()
  const currencies = new Map<number, Set<string>>()
  for (const [place, { value, style }] of cells) {
    if (typeof value !== 'number') continue
    const column = Number(place.slice(place.indexOf(',') + 1))
    percents.set(column, (percents.get(column) ?? 0) + (style?.numFmt?.includes('%') ? 1 : -1))
    currencies.set(column, (currencies.get(column) ?? new Set()).add(currencyIn(style?.numFmt ?? '')))
  }
  const headed = (column: number) =>
    rows.slice(0, PREAMBLE + 1).some(row => typeof row[column] === 'string' && holdsMoney(String(row[column])))
  return {
    width,
    percent: new Set([...percents].filter(([, more]) => more > 0).map(([column]) => column)),
    // of several currencies in one column none is that of all
    currency: new Map(
      [...currencies].flatMap(([column, [one = '', ...more]]) =>
        one !== '' && more.length === 0 && headed(column) ? [[column, one]] : [],
      ),
    ),
  }
}

/** The currency that a number format shows: `#,##0.00 "€"`, `[$USD] 0`, `[$€-407] 0`; empty where it shows none. */
function currencyIn(format: string): string {
  const [, inBrackets, quoted, bare] = /\[\$([^\]-]+)|"([^"\d]{1,8})"|([€£])/u.exec(format) ?? []
  const found = (inBrackets ?? quoted ?? bare ?? '').trim()
  return found !== '' && readCurrency(found, {}) !== null ? found : ''
}

/** Whether it is a price whose currency the header leaves to the cells. */
function holdsMoney(header: string): boolean {
  if (currencyInHeader(header, {}) !== null) return false
  const field = meaningOf('accounts', header, headerKey(header))?.field
  return field === 'price' || field === 'revenue'
}

/** Says of a sheet too long to be looked at whole that its prices are in a currency only by how they show. */
function sayCurrencies(path: string, found: ReadonlyMap<number, string>, diagnostics: Diagnostics): void {
  for (const [column, currency] of found)
    diagnostics.add({
      code: 'currency-of-format',
      severity: 'warning',
      message: `The first ${SHOWN} rows show their prices in ${currency}, and how later rows show theirs was not looked at, so that nothing is read from it. Where neither a column currency nor the config says the currency, it counts as unknown.`,
      file: path,
      line: 1,
      column: column + 1,
      field: 'price',
    })
}

/** Says where formulas stand without what they came to, as programs write workbooks that no spreadsheet has opened since. */
function sayUncomputed(path: string, cells: ReadonlyMap<string, Partial<SheetCell>>, diagnostics: Diagnostics): void {
  const places = [...cells].flatMap(([place, { type, value, formulaResult }]) =>
    type === 'formula' && value === null && formulaResult === null ? [place] : [],
  )
  const [first] = places
  if (first === undefined) return
  const [row = 0, column = 0] = first.split(',').map(Number)
  diagnostics.add({
    code: 'formula-without-value',
    severity: 'error',
    message: `${plural(places.length, 'cell')} of the first rows ${places.length === 1 ? 'holds a formula' : 'hold formulas'} without what ${places.length === 1 ? 'it comes' : 'they come'} to, so ${places.length === 1 ? 'it counts' : 'they count'} as unknown. Open the workbook in a spreadsheet and save it once.`,
    file: path,
    line: row + 1,
    column: column + 1,
  })
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
    throw new VetError(
      'not-a-table',
      `${path} is a workbook that cannot be read (${message.split('\n')[0]!.replace(/\.$/, '')}).`,
      'Open it in a spreadsheet and save it again, or export it as CSV.',
    )
  }
}
