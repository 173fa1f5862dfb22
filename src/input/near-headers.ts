import { FIELDS, type Field, type FieldType } from '../model/fields.ts'
import type { Kind } from '../model/names.ts'
import type { Columns } from './columns.ts'
import { readDate } from './dates.ts'
import type { Diagnostics } from './diagnostics.ts'
import { fits } from './fits.ts'
import { misspelt } from './known-headers.ts'
import { figureOfPlatform } from './platform-figures.ts'
import { valuesOf, type WaitingRow } from './waiting-rows.ts'

/** So many unused headers are compared with those known: each costs a search. */
const MOST = 200

/** The columns whose header is a letter or two off one that vet knows, and which so are not used, with the field of that. */
export function nearHeaders({ kind, headers, at, unused, preset, why, figuresOf }: Columns): (readonly [index: number, field: string])[] {
  if (preset) return []
  return unused.slice(0, MOST).flatMap(index => {
    // what names another platform is of other accounts
    const elsewhere = figuresOf !== null && ![undefined, figuresOf].includes(figureOfPlatform(headers[index]!)?.platform)
    const field = why.has(index) || elsewhere ? null : misspelt(headers[index]!, kind)
    return field === null || at.has(field as Field) || !Object.hasOwn(FIELDS[kind], field) ? [] : [[index, field] as const]
  })
}

/** An engagement so small is a rate: no average of engagements has decimals under a hundred in every row. */
const RATES_UNDER = 100

/** The field that values show where the header alone is near another: “Engagement” of 1.51 is a rate in percent. */
function byValues(field: string, values: readonly string[]): string {
  if (field !== 'engagementsPerPost' || values.length === 0) return field
  const rates = values.every(
    value => value.endsWith('%') || (/^\d{1,2}(?:[.,]\d+)?$/.test(value) && Number(value.replace(',', '.')) < RATES_UNDER),
  )
  return rates && values.some(value => /[.,%]/.test(value)) ? 'engagementRatePct' : field
}

/** Whether most values are such as the field has: days are no prices. */
function mayHold(field: Field, kind: Kind, values: readonly string[]): boolean {
  const type = (FIELDS[kind] as Partial<Record<Field, FieldType>>)[field]
  const fitting = values.filter(value =>
    type === 'money' ? /\d/.test(value) && readDate(value).is === 'bad' : type === undefined || fits(field, type, value) !== false,
  )
  return fitting.length * 2 >= values.length
}

/** @param rows where they are at hand: their values may show that another field is meant */
export function sayNearHeaders(columns: Columns, path: string, diagnostics: Diagnostics, rows: readonly WaitingRow[] = []): void {
  for (const [index, near] of nearHeaders(columns)) {
    const values = valuesOf(index, rows)
    const field = byValues(near, values)
    if (columns.at.has(field as Field) || !mayHold(field as Field, columns.kind, values)) continue
    const header = columns.headers[index]!.trim()
    diagnostics.add({
      code: 'near-header',
      severity: 'warning',
      message: `“${header.slice(0, 40)}” is near ${field}, and is not used. If it is that, say so with --map ${field}="${header.slice(0, 40)}".`,
      file: path, line: 1, column: index + 1, field, value: header,
    }) // biome-ignore format: the place of a value in one row
  }
}
