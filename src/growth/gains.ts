import type { Diagnostics } from '../input/diagnostics.ts'
import { counted } from '../metrics/counted.ts'
import { median } from '../metrics/statistics.ts'
import type { AccountRow, Bundle } from '../model/records.ts'
import { count } from '../text/numbers.ts'
import { SAME_TIME_MS } from './points.ts'

/**
 * What followers of a day look like where an export means those gained on it (judgement, 2026): from one day to the next they go
 * up and down by a part of themselves, over and over, where a count of followers goes its way by small steps.
 */
const FEWEST = 10
const LEAST_MOVE = 0.1
const LEAST_TURNS = 1 / 3
const TIMES_ITS_RANGE = 4

/** A history that ends with a tenth of what the account has, at about the same time, counts something else (judgement, 2026). */
const TIMES_THE_HISTORY = 10

export interface NoCount {
  readonly handle: string
  readonly platform: string
  readonly source: AccountRow['source']
  readonly newest: number
  /** What the account row says, where it is that which contradicts. */
  readonly followers: number | null
}

/** The bundle without a history whose counts are no follower counts; and what was found of it. */
export function withoutGains(bundle: Bundle): { readonly gains: NoCount | null; readonly bundle: Bundle } {
  const { account, history } = bundle
  // a day with counts that contradict each other has none
  const last = history === null ? -1 : history.followers.findLastIndex(followers => followers >= 0)
  if (history === null || last < 0) return { gains: null, bundle }
  const newest = history.followers[last]!
  const { handle, platform, source, followers, date } = account
  const sameTime = date === null || Math.abs(history.date[last]! - date) <= SAME_TIME_MS
  const contradicts = followers !== null && sameTime && history.length > 1 && newest * TIMES_THE_HISTORY < followers
  if (!contradicts && !turnsLikeGains(history.followers)) return { gains: null, bundle }
  return {
    gains: { handle, platform, source, newest, followers: contradicts ? followers : null },
    bundle: { ...bundle, history: null },
  }
}

function turnsLikeGains(all: Float64Array): boolean {
  const followers = all.filter(value => value >= 0)
  if (followers.length <= FEWEST) return false
  const moves = followers.slice(1).map((value, i) => value - followers[i]!)
  const sizes = moves.map(Math.abs)
  if (median(sizes) < LEAST_MOVE * median(followers)) return false
  let turns = 0
  for (let i = 1; i < moves.length; i++) if (moves[i]! * moves[i - 1]! < 0) turns++
  if (turns < LEAST_TURNS * moves.length) return false
  const range = followers.reduce((most, value) => Math.max(most, value)) - followers.reduce((least, value) => Math.min(least, value))
  return sizes.reduce((sum, size) => sum + size, 0) >= TIMES_ITS_RANGE * range
}

/** Counts accounts with such a history, and says it: it is no evidence, for or against. */
export function dailyGains() {
  const { found, join, add } = counted<NoCount>()
  return {
    add(gains: NoCount | null): void {
      if (gains !== null) add(gains)
    },
    found,
    join,
    say(diagnostics: Diagnostics): void {
      const { accounts, first } = found
      if (first === null) return
      const { handle, source, newest, followers } = first
      const why =
        followers === null
          ? 'goes up and down by large parts of itself, as followers gained on each day do'
          : `ends with ${count(newest)}, where the account has ${count(followers)}`
      diagnostics.add({
        code: 'history-is-no-count',
        severity: 'warning',
        message: `The history of ${handle} ${why}${accounts === 1 ? '' : `; so it is with ${accounts - 1} more`}: it is not taken for a count of followers, and growth is unknown. Export the number of followers on each day, not those gained on it.`,
        file: source.file,
        line: source.line,
        field: 'followers',
        value: String(newest),
      })
    },
  }
}
