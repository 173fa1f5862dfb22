import type { Columns } from './columns.ts'
import { areAccounts } from './creator-column.ts'
import type { Diagnostics } from './diagnostics.ts'
import { platformInHeader, platformNamed } from './known-headers.ts'
import { figureOfPlatform } from './platform-figures.ts'
import { valuesOf, type WaitingRow } from './waiting-rows.ts'

/**
 * Rows of people with a handle on each of several platforms: a row is one account, so that the first is read. The others
 * are said, with how to read them, since a person's accounts are as many rows.
 */
export function oneOfPlatforms(columns: Columns, rows: readonly WaitingRow[], path: string, diagnostics: Diagnostics): Columns {
  const { kind, at, headers, preset, why } = columns
  const used = at.get('handle')
  const ofHandles = used === undefined ? null : (platformInHeader(headers[used]!) ?? platformNamed(headers[used]!))
  const platform = used === undefined || preset || kind !== 'accounts' ? null : (ofHandles ?? columns.figuresOf)
  const followers = at.get('followers')
  const ofFollowers = followers === undefined ? null : (figureOfPlatform(headers[followers]!)?.platform ?? null)
  if (ofHandles !== null && ofFollowers !== null && ofHandles !== ofFollowers)
    diagnostics.add({
      code: 'mixed-platforms',
      severity: 'error',
      message: `“${headers[followers!]!.trim().slice(0, 40)}” are followers on ${ofFollowers}, and “${headers[used!]!.trim().slice(0, 40)}” names accounts on ${ofHandles}: what comes of both is true of neither. Name both columns of one platform with --map.`,
      file: path, line: 1, column: followers! + 1, field: 'followers', value: headers[followers!]!.trim().slice(0, 40),
    }) // biome-ignore format: the place of a value in one row
  if (used === undefined || platform === null || [used, at.get('followers')].some(index => why.get(index ?? -1) === 'named by hand'))
    return columns
  const others = headers.flatMap((header, index) => {
    const named = platformNamed(header)
    const handles = platformInHeader(header) ?? (named !== null && areAccounts(index, header, rows) ? named : null)
    const other = handles ?? figureOfPlatform(header)?.platform ?? null
    return index === used || other === null || other === platform || valuesOf(index, rows).length === 0
      ? []
      : [{ index, header: `“${header.trim().slice(0, 40)}”`, other, handles: handles !== null }]
  })
  const from = headers[ofHandles === null ? (at.get('followers') ?? used) : used]!.trim().slice(0, 40)
  const [first] = others
  if (first === undefined) return columns
  const left = [...new Set(others.map(({ other }) => other))].map(
    other =>
      `those of ${other} (${others
        .filter(one => one.other === other)
        .map(({ header }) => header)
        .join(', ')})`,
  )
  const next = others.filter(({ other }) => other === first.other)
  const mapped = (handles: boolean) => next.find(one => one.handles === handles)?.header.replace(/^.|.$/g, '"')
  const again = [
    ...(mapped(true) === undefined ? [] : [`--map handle=${mapped(true)}`]),
    `--map followers=${mapped(false) ?? `"…" (its column of ${first.other} followers)`}`,
  ]
  diagnostics.add({
    code: 'several-platforms',
    severity: 'warning',
    message: `The rows name accounts on several platforms: those of ${platform} are read, from “${from}”, and ${left.join(' and ')} are not. Give each account a row of its own, with a column platform and its own followers; or read the file once more with ${again.join(' ')}.`,
    file: path, line: 1, column: first.index + 1, field: first.handles ? 'handle' : 'followers', value: headers[first.index]!.trim().slice(0, 40),
  }) // biome-ignore format: the place of a value in one row
  const said = new Set(others.map(({ index }) => index))
  const unread = columns.repeated.flatMap(([index]) => (said.has(index) ? [index] : []))
  return {
    ...columns,
    repeated: columns.repeated.filter(([index]) => !said.has(index)),
    unused: [...columns.unused, ...unread].sort((a, b) => a - b),
    why: new Map([
      ...why,
      ...others.map(({ index }) => [index, `the accounts of ${platform} are read, and a row is one account`] as const),
    ]),
  }
}
