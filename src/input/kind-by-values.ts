import { type Columns, columnsAs } from './columns.ts'
import type { Diagnostics } from './diagnostics.ts'
import { readHandle } from './handles.ts'
import type { HeaderOptions } from './kinds.ts'
import { isMissing, isNoName, readNumber } from './values.ts'
import type { WaitingRow } from './waiting-rows.ts'

/** Fewer rows tell nothing by whose they are. */
const FEWEST = 6
/** A sample names each of its accounts so many times or more, where there are several. */
const TIMES = 10

/**
 * Rows of the kind that their values show, where their headers fit two: a sample of followers that names its account in every
 * row, and no follower, is no list of accounts, and one whose followers are numbers is; a list with each account once, some of them without a date or a count, is no history.
 * @param whole whether these are all rows of the file
 */
export function kindByValues(
  columns: Columns,
  rows: readonly WaitingRow[],
  whole: boolean,
  { kind, map, platform }: HeaderOptions,
  path: string,
  diagnostics: Diagnostics,
): Columns {
  const { at, headers } = columns
  const mayBeFollowers = columns.kind === 'accounts' && [...at.keys()].every(field => OF_BOTH.has(field))
  const mayBeAccounts = columns.kind === 'history' && whole && (at.has('following') || at.has('posts'))
  const texts = (index: number | undefined) => rows.map(({ cells }) => String(cells[index ?? -1] ?? '').trim())
  if (kind !== null || columns.preset) return columns
  if (columns.kind === 'followers') {
    // “Follower” is one of them, and in German all of them
    const accounts = columnsAs('accounts', headers, map, null, platform)
    const values = accounts.at.get('followers') === at.get('follower') ? texts(at.get('follower')).filter(text => !isMissing(text)) : []
    return values.length > 0 && values.every(text => readNumber(text, true).is === 'number') ? accounts : columns
  }
  if (!(mayBeFollowers || mayBeAccounts)) return columns
  const platforms = texts(at.get('platform'))
  const handles = texts(at.get('handle')).flatMap((text, i) => (isNoName(text) ? [] : [`${platforms[i]!.toLowerCase()} ${readHandle(text).handle}`])) // biome-ignore format: one thought
  const distinct = new Set(handles).size
  if (mayBeFollowers && handles.length >= FEWEST && (distinct === 1 || distinct * TIMES <= handles.length)) {
    const followers = columnsAs('followers', headers, map, null)
    const ofFollowers = (['hasPicture', 'hasBio', 'nameDigits', 'private', 'verified'] as const).some(field => followers.at.has(field))
    if (!ofFollowers || !followers.at.has('handle')) return columns
    diagnostics.add({
      code: 'followers-not-accounts',
      severity: 'warning',
      message: `These rows name ${distinct === 1 ? 'one account' : `${distinct} accounts`} again and again, so that they are read as a sample of followers. If they are accounts, say --accounts before the file.`,
      file: path,
      line: rows[0]!.line,
    })
    return followers
  }
  if (mayBeAccounts && handles.length > 1 && distinct === handles.length && handles.length === rows.length) {
    const lacks = (field: 'date' | 'followers') => texts(at.get(field)).some(isNoName)
    if (lacks('date') || lacks('followers')) return columnsAs('accounts', headers, map, null, platform)
  }
  return columns
}

/** Fields that a row may have of an account and of a follower. */
const OF_BOTH: ReadonlySet<string> = new Set(['handle', 'platform', 'followers', 'following', 'posts', 'private', 'verified'])
