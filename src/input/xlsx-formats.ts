import type { CellValue, Cell as SheetCell } from 'hucre/xlsx'
import { readCurrency } from '../money/currencies.ts'
import { currencyInHeader } from '../money/header.ts'
import { plural } from '../text/numbers.ts'
import { headerKey } from './aliases.ts'
import type { Diagnostics } from './diagnostics.ts'
import { meaningOf } from './known-headers.ts'
import { PREAMBLE } from './waiting-rows.ts'

/** Rows whose formats show which columns are percentages and in which currency prices are, and how wide the table is. */
export const SHOWN = 200

/** The first cells of a sheet with their formats, by row and column from 0. */
type Cells = ReadonlyMap<string, Partial<SheetCell>>

/** How many columns hold anything, which of them show their numbers as percentages, and which prices in a currency. */
export function shapeOf(rows: readonly (readonly CellValue[])[], cells: Cells) {
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
export function sayCurrencies(path: string, found: ReadonlyMap<number, string>, diagnostics: Diagnostics): void {
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
export function sayUncomputed(path: string, cells: Cells, diagnostics: Diagnostics): void {
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
