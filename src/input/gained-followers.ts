import { withoutWrappers } from './aliases.ts'
import { type Columns, without } from './columns.ts'
import type { Diagnostics } from './diagnostics.ts'
import { unitInHeader } from './header-units.ts'
import { readNumber } from './values.ts'
import type { WaitingRow } from './waiting-rows.ts'

/** Fewer posts than this show nothing. */
const FEWEST = 3

/** Headers that say whose followers they are: a post that went far has more likes than its author followers. */
const OF_ACCOUNT = /author|account|owner|profile|channel|creator|user/i

/**
 * Posts whose “followers” are fewer than their likes, in most rows, tell of the followers that each post gained. Taken for
 * the size of the account, they would make an engagement rate that nobody has.
 */
export function withoutGained(columns: Columns, rows: readonly WaitingRow[], path: string, diagnostics: Diagnostics): Columns {
  const { kind, at, preset, why, headers } = columns
  const likes = at.get('likes')
  if (kind !== 'posts' || preset || likes === undefined) return columns
  // the other field of followers, followersAtPosting, is known by headers alone that say of when they are
  const field = 'authorFollowers'
  const index = at.get(field)
  const header = headers[index ?? -1]?.trim() ?? ''
  // counts in thousands are compared with likes in full
  if (
    index === undefined ||
    unitInHeader(header) !== null ||
    why.get(index) === 'named by hand' ||
    withoutWrappers(header).ofAccount ||
    OF_ACCOUNT.test(header)
  )
    return columns
  const both = rows.flatMap(({ cells, line }) => {
    const [followers, liked] = [count(cells[index]), count(cells[likes])]
    return followers === null || liked === null ? [] : [{ fewer: followers < liked, line, value: String(cells[index]) }]
  })
  const fewer = both.filter(row => row.fewer)
  if (fewer.length < FEWEST || fewer.length * 2 <= both.length) return columns
  diagnostics.add({
    code: 'gained-followers',
    severity: 'warning',
    message: `“${header}” is less than the likes of the same post in ${fewer.length} of ${both.length} rows, as where it counts the followers that a post gained; it is not used as the size of the account. If it is that, say so with --map ${field}="${header.slice(0, 40)}".`,
    file: path, line: fewer[0]!.line, column: index + 1, field, value: fewer[0]!.value,
  }) // biome-ignore format: the place of a value in one row
  return without(columns, field, 'its values are below the likes of the same posts, as followers gained by a post are')
}

function count(cell: WaitingRow['cells'][number] | undefined): number | null {
  const reading = readNumber(typeof cell === 'number' ? cell : String(cell ?? ''), true)
  return reading.is === 'number' && !reading.percent && reading.value >= 0 ? reading.value : null
}
