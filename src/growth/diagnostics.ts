import type { Diagnostics } from '../input/diagnostics.ts'
import type { AccountRow } from '../model/records.ts'
import type { PeerOptions, PeersData } from '../peers/expectation.ts'
import { dayOf } from '../text/day.ts'
import { count, plural } from '../text/numbers.ts'
import { byName } from '../text/order.ts'
import type { Growth } from './growth.ts'
import { DAY_MS, isFarFrom, SAME_TIME_MS } from './points.ts'
import { isKnown } from './purges.ts'

type Named = Pick<AccountRow, 'handle' | 'platform' | 'source'>

/** An account whose row has another count than its history ends with. */
interface Apart extends Named {
  readonly followers: number
  readonly newest: number
  readonly day: string
}

/** Whose history has days that were filled in, whose has slips, and the platforms of all that have a history. */
export interface GrowthNotes {
  readonly filled: Named[]
  readonly slips: Named[]
  readonly apart: Apart[]
  readonly platforms: Set<string>
}

/** Notes what was recognised in histories, one line for all accounts: a list of each would bury the rest. */
export function growthNotes() {
  const found: GrowthNotes = { filled: [], slips: [], apart: [], platforms: new Set() }
  const { filled, slips, apart, platforms } = found
  return {
    add({ handle, platform, source, followers, date }: AccountRow, growth: Growth | null): void {
      if (growth === null) return
      platforms.add(platform)
      if (growth.interpolated > 0) filled.push({ handle, platform, source })
      if (growth.outliers > 0) slips.push({ handle, platform, source })
      const { length, date: dates, followers: counts } = growth.points
      const { at, followers: newest } = growth.contradicted ?? { at: dates[length - 1]!, followers: counts[length - 1]! }
      if (followers === null || !isFarFrom(followers, newest)) return
      // a row of an unknown day may well be newer, and have more
      if (date === null ? followers < newest : Math.abs(date - at) < SAME_TIME_MS)
        apart.push({ handle, platform, source, followers, newest, day: dayOf(at) })
    },
    found,
    join(other: GrowthNotes): void {
      for (const account of other.filled) filled.push(account)
      for (const account of other.slips) slips.push(account)
      for (const account of other.apart) apart.push(account)
      for (const platform of other.platforms) platforms.add(platform)
    },
    /** @param before purges by platform that a baseline brought along */
    say(diagnostics: Diagnostics, { purges, baseline: before }: Pick<PeersData, 'purges'> & Pick<PeerOptions, 'baseline'>): void {
      const add = (code: string, message: string, { source }: Pick<AccountRow, 'source'>) =>
        diagnostics.add({ code, severity: 'warning', message, file: source.file, line: source.line, field: 'followers' })
      // the same ones are named whichever were judged first
      filled.sort(byName)
      slips.sort(byName)
      apart.sort(byName)
      if (filled.length > 0)
        add(
          'filled-in-history',
          `The history of ${named(filled)} has days that lie on a straight line between others: the export filled them in, so only the days it counted are used.`,
          filled[0]!,
        )
      if (slips.length > 0)
        add(
          'slip-in-history',
          `The history of ${named(slips)} has single counts far off both their neighbours; they were taken for slips and left out.`,
          slips[0]!,
        )
      if (apart.length > 0) {
        const [{ handle, followers, newest, day }] = apart as [Apart]
        const more = apart.length === 1 ? '' : `; so it is with ${plural(apart.length - 1, 'more account')}`
        add(
          'followers-contradict-history',
          `The row of ${handle} has ${count(followers)} followers, and its history ends with ${count(newest)} on ${day}${more}: the rate is over the row’s count, and growth is of the history’s. Correct whichever is wrong, or give the row its date.`,
          apart[0]!,
        )
      }
      for (const platform of [...platforms].sort())
        for (const { from, to } of purges.get(platform) ?? []) {
          const within = isKnown({ from, to }, before?.get(platform)?.purges ?? []) ? 'the baseline' : 'the input'
          diagnostics.add({
            code: 'platform-purge',
            severity: 'warning',
            message: `Many ${platform} accounts in ${within} lost followers together ${days(from, to)}: the platform cleaned up or miscounted, so the loss is held against none of them.`,
          })
        }
    },
  }
}

function named(accounts: readonly Named[]): string {
  const first = accounts.slice(0, 3).map(({ handle }) => handle)
  const more = accounts.length - first.length
  return more > 0 ? `${first.join(', ')} and ${plural(more, 'more account')}` : first.join(', ')
}

function days(from: number, to: number): string {
  const [first, last] = [dayOf(from), dayOf(to - DAY_MS)]
  return first === last ? `on ${first}` : `between ${first} and ${last}`
}
