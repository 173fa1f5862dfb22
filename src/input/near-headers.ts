import { FIELDS, type Field } from '../model/fields.ts'
import type { Columns } from './columns.ts'
import type { Diagnostics } from './diagnostics.ts'
import { misspelt } from './known-headers.ts'
import { valuesOf, type WaitingRow } from './waiting-rows.ts'

/** So many unused headers are compared with those known: each costs a search. */
const MOST = 200

/** The columns whose header is a letter or two off one that vet knows, and which so are not used, with the field of that. */
export function nearHeaders({ kind, headers, at, unused, preset, why }: Columns): (readonly [index: number, field: string])[] {
  if (preset) return []
  return unused.slice(0, MOST).flatMap(index => {
    const field = why.has(index) ? null : misspelt(headers[index]!, kind)
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

/** @param rows where they are at hand: their values may show that another field is meant */
export function sayNearHeaders(columns: Columns, path: string, diagnostics: Diagnostics, rows: readonly WaitingRow[] = []): void {
  for (const [index, near] of nearHeaders(columns)) {
    const field = byValues(near, valuesOf(index, rows))
    if (columns.at.has(field as Field)) continue
    const header = columns.headers[index]!.trim()
    diagnostics.add({
      code: 'near-header',
      severity: 'warning',
      message: `“${header.slice(0, 40)}” is near ${field}, and is not used. If it is that, say so with --map ${field}="${header.slice(0, 40)}".`,
      file: path, line: 1, column: index + 1, field, value: header,
    }) // biome-ignore format: the place of a value in one row
  }
}
