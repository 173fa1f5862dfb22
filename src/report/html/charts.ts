import type { AccountReport } from '../../model/report.ts'
import { packColumn } from './columns.ts'
import { type PackedCharts, POST_BIT } from './data.ts'
import { shown } from './text.ts'

/** Up to so many accounts all have charts; above, only so many of the worst, or the file outgrows a mail. */
const ALL_UP_TO = 2_000
const WORST = 500

/** Charts by the account's index, of those that have something to draw. */
export function packCharts(accounts: readonly AccountReport[]): { readonly charts: Record<string, PackedCharts>; readonly cut: boolean } {
  const drawn = accounts.flatMap(({ charts }, index) =>
    charts !== null && (charts.followers.length > 0 || charts.posts.length > 0) ? [{ index, charts }] : [],
  )
  // The order of the report is the caller's own; the worst are the flagged ones and the likeliest.
  const badness = (index: number): number => (accounts[index]!.flagged ? 2 : 0) + (accounts[index]!.probability ?? 0)
  const kept = accounts.length <= ALL_UP_TO ? drawn : drawn.toSorted((a, b) => badness(b.index) - badness(a.index)).slice(0, WORST)
  return { charts: Object.fromEntries(kept.map(({ index, charts }) => [index, pack(charts)])), cut: kept.length < drawn.length }
}

function pack({ followers, steps, posts }: NonNullable<AccountReport['charts']>): PackedCharts {
  return {
    followers: { date: followers.map(({ date }) => date), followers: followers.map(point => point.followers) },
    steps,
    posts: {
      date: packColumn(posts.map(({ date }) => date)),
      type: packColumn(posts.map(({ type }) => (type === null ? null : shown(type)))),
      engagement: posts.map(({ engagement }) => engagement),
      views: packColumn(posts.map(({ views }) => views)),
      bits: posts.map(({ counted, sponsored }) => (counted ? POST_BIT.counted : 0) | (sponsored ? POST_BIT.sponsored : 0)),
    },
  }
}

/** First and last day of everything drawn. */
export function daysOf(
  charts: Readonly<Record<string, PackedCharts>>,
  posts: readonly (string | null)[],
): readonly [string, string] | null {
  let first: string | null = null
  let last: string | null = null
  const see = (day: string | null) => {
    if (day === null) return
    if (first === null || day < first) first = day
    if (last === null || day > last) last = day
  }
  for (const { followers } of Object.values(charts)) followers.date.forEach(see)
  posts.forEach(see)
  return first === null || last === null ? null : [first, last]
}
