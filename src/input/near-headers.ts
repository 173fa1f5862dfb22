import { FIELDS, type Field } from '../model/fields.ts'
import type { Columns } from './columns.ts'
import type { Diagnostics } from './diagnostics.ts'
import { misspelt } from './known-headers.ts'

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

export function sayNearHeaders(columns: Columns, path: string, diagnostics: Diagnostics): void {
  for (const [index, field] of nearHeaders(columns)) {
    const header = columns.headers[index]!.trim()
    diagnostics.add({
      code: 'near-header',
      severity: 'warning',
      message: `“${header.slice(0, 40)}” is near ${field}, and is not used. If it is that, say so with --map ${field}="${header.slice(0, 40)}".`,
      file: path, line: 1, column: index + 1, field, value: header,
    }) // biome-ignore format: the place of a value in one row
  }
}
