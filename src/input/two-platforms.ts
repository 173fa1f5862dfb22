import type { Columns } from './columns.ts'
import type { Diagnostics } from './diagnostics.ts'
import { valuesOf, type WaitingRow } from './header.ts'
import { platformInHeader } from './known-headers.ts'

/**
 * Rows of people with a handle on each of several platforms: a row is one account, so that the first is read. The others
 * are said, with how to read them, since a person's accounts are as many rows.
 */
export function oneOfPlatforms(columns: Columns, rows: readonly WaitingRow[], path: string, diagnostics: Diagnostics): Columns {
  const { kind, at, headers, preset, why } = columns
  const used = at.get('handle')
  const platform = used === undefined || preset || kind !== 'accounts' ? null : platformInHeader(headers[used]!)
  if (used === undefined || platform === null || why.get(used) === 'named by hand') return columns
  const others = headers.flatMap((header, index) => {
    const other = platformInHeader(header)
    return index === used || other === null || other === platform || valuesOf(index, rows).length === 0
      ? []
      : [{ index, header: header.trim().slice(0, 40), other }]
  })
  const [first] = others
  if (first === undefined) return columns
  const named = headers[used]!.trim().slice(0, 40)
  diagnostics.add({
    code: 'several-platforms',
    severity: 'warning',
    message: `The rows name accounts on several platforms: those of ${platform} are read, from “${named}”, and ${others.map(({ header, other }) => `those of ${other} (“${header}”)`).join(' and ')} are not. Give each account a row of its own, with a column platform and its own followers; or read the file once more with --map handle="${first.header}" --map followers="…" (its column of ${first.other} followers).`,
    file: path, line: 1, column: first.index + 1, field: 'handle', value: first.header,
  }) // biome-ignore format: the place of a value in one row
  const said = new Set(others.map(({ index }) => index))
  const left = columns.repeated.flatMap(([index]) => (said.has(index) ? [index] : []))
  return {
    ...columns,
    repeated: columns.repeated.filter(([index]) => !said.has(index)),
    unused: [...columns.unused, ...left].sort((a, b) => a - b),
    why: new Map([
      ...why,
      ...others.map(({ index }) => [index, `the accounts of ${platform} are read, and a row is one account`] as const),
    ]),
  }
}
