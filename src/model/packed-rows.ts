import { NOTHING_KNOWN, newAccount } from './account-row.ts'
import type { AccountRow } from './records.ts'

/**
 * Account rows by column, in plain arrays; a column of one value is that value for all rows. Of objects by the million V8
 * looks at each whenever it clears memory, and another thread would be given a copy of each.
 */
export interface PackedRows {
  readonly columns: Readonly<Record<string, readonly unknown[]>>
  readonly length: number
}

/** A field that is one value; `source` is two columns. */
export type PlainField = Exclude<keyof AccountRow, 'source'>

export function packRows(rows: readonly AccountRow[]): PackedRows {
  const names = new Set<string>()
  for (const row of rows) for (const name of Object.keys(row)) names.add(name)
  names.delete('source')
  const columns: (readonly [string, readonly unknown[]])[] = [
    ...[...names].map(name => [name, rows.map(row => row[name as PlainField])] as const),
    ['file', rows.map(({ source }) => source.file)],
    ['line', rows.map(({ source }) => source.line)],
  ]
  return {
    columns: Object.fromEntries(
      columns.map(([name, values]) => [name, values.every(value => value === values[0]) ? values.slice(0, 1) : values]),
    ),
    length: rows.length,
  }
}

const at = (values: readonly unknown[], row: number): unknown => values[values.length === 1 ? 0 : row]

/** A new object each time. */
export function rowIn({ columns }: PackedRows, index: number): AccountRow {
  const source = { file: at(columns.file!, index) as string, line: at(columns.line!, index) as number }
  const row = newAccount(at(columns.handle!, index) as string, at(columns.platform!, index) as string, source)
  for (const name in columns) if (name !== 'file' && name !== 'line') (row as Record<string, unknown>)[name] = at(columns[name]!, index)
  return row
}

export function valueIn<F extends PlainField>({ columns }: PackedRows, index: number, field: F): AccountRow[F] {
  const values = columns[field]
  return (values === undefined ? NOTHING_KNOWN[field as keyof typeof NOTHING_KNOWN] : at(values, index)) as AccountRow[F]
}
