import { median, significant } from '../metrics/statistics.ts'
import type { Trend } from '../model/choosing.ts'
import type { PostColumns } from '../model/records.ts'
import { dayOf } from '../text/day.ts'
import { engagementsOfPosts, ownPosts } from './engagements.ts'

/** Posts looked at, newest first. */
const RECENT = 40
/** Fewest posts, and fewest days that they span, for a direction. */
const FEWEST_POSTS = 10
const SHORTEST_DAYS = 28
/** 97.5th percentile of a standard normal: a direction is named where chance alone would do so once in twenty. */
const Z975 = 1.96
/** Fewest posts of a format, and formats shown. */
const FEWEST_OF_FORMAT = 3
const FORMATS_SHOWN = 4
/** No post for so long is a pause to ask about (judgement, 2026). */
const DORMANT_DAYS = 60
/** Engagement on a post still grows for about two days. */
const SETTLED_MS = 48 * 3_600_000
const DAY = 86_400_000

/**
 * Where an account's engagement is going, how often it posts, and in which formats it does best; null without dated posts.
 * @param snapshot when the figures were taken, in epoch milliseconds; null where nothing says
 * @param today the day of the data, in epoch milliseconds; null where nothing is dated
 */
export function trendOf(posts: PostColumns | null, snapshot: number | null, today: number | null): Trend | null {
  if (!posts) return null
  const rows = ownPosts(posts, RECENT)
  // undated ones come last
  while (rows.length > 0 && Number.isNaN(posts.date[rows.at(-1)!]!)) rows.pop()
  if (rows.length === 0) return null
  const engagements = engagementsOfPosts(posts, rows)
  const first = posts.date[rows.at(-1)!]!
  const last = posts.date[rows[0]!]!
  const days = (last - first) / DAY
  const pause = today === null ? null : Math.max(0, Math.floor((today - Math.floor(last / DAY) * DAY) / DAY))
  return {
    posts: rows.length,
    firstPost: dayOf(first),
    lastPost: dayOf(last),
    postsPerWeek: rows.length > 1 && days >= 1 ? significant((7 * (rows.length - 1)) / days) : null,
    daysSinceLastPost: pause,
    dormant: pause === null ? null : pause > DORMANT_DAYS,
    ...direction(posts, rows, engagements, snapshot === null ? Number.POSITIVE_INFINITY : snapshot - SETTLED_MS),
    formats: formatsOf(posts, rows, engagements),
  }
}

/**
 * Mann and Kendall's test of a monotonic trend, on engagement less what is usual for the post's format;
 * its size is Theil and Sen's slope of ln engagement, the median over all pairs of posts.
 */
function direction(posts: PostColumns, rows: readonly number[], engagements: readonly number[], settled: number) {
  const unknown = { engagement: null, engagementChangePctPerMonth: null }
  let n = 0
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]!
    if (Number.isNaN(engagements[k]!) || posts.date[row]! > settled) continue
    at[n] = posts.date[row]! / DAY
    values[n] = Math.log(engagements[k]! + 0.5)
    types[n++] = posts.type[row]!
  }
  if (n < FEWEST_POSTS || at[0]! - at[n - 1]! < SHORTEST_DAYS) return unknown
  takeUsualAway(n)
  let score = 0
  let pairs = 0
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const elapsed = at[i]! - at[j]!
      if (elapsed === 0) continue
      const rise = values[i]! - values[j]!
      score += rise > 0 ? 1 : rise < 0 ? -1 : 0
      slopes[pairs++] = rise / elapsed
    }
  const z = Math.sign(score) * Math.max(0, Math.abs(score) - 1) * Math.sqrt(18 / (n * (n - 1) * (2 * n + 5)))
  const slope = median(slopes, pairs)
  return {
    engagement: z > Z975 ? ('rising' as const) : z < -Z975 ? ('falling' as const) : ('level' as const),
    engagementChangePctPerMonth: significant(100 * (Math.exp(slope * 30.44) - 1)),
  }
}

/** Of one account, so many posts from the front; one place for all accounts, since it is filled for each. */
const at = new Float64Array(RECENT)
const values = new Float64Array(RECENT)
const types = new Float64Array(RECENT)
const slopes = new Float64Array((RECENT * (RECENT - 1)) / 2)

/** What is usual for each type of post is taken away from its values. */
function takeUsualAway(n: number): void {
  let alike = true
  for (let i = 1; i < n && alike; i++) alike = types[i] === types[0]
  if (alike) {
    const usual = median(values, n)
    for (let i = 0; i < n; i++) values[i]! -= usual
    return
  }
  const usual = new Map<number, number>()
  for (const type of new Set(types.subarray(0, n))) usual.set(type, median(values.subarray(0, n).filter((_, i) => types[i] === type)))
  for (let i = 0; i < n; i++) values[i]! -= usual.get(types[i]!)!
}

/** Formats by their median engagement against that of all posts, the best first; none where there are not two to compare. */
function formatsOf(posts: PostColumns, rows: readonly number[], engagements: readonly number[]): Trend['formats'] {
  // of one type only, as where the export names none, there is nothing to compare
  if (rows.every(row => posts.type[row] === posts.type[rows[0]!])) return []
  const byType = new Map<number, number[]>()
  rows.forEach((i, k) => {
    const type = posts.type[i]!
    if (Number.isNaN(engagements[k]!) || (posts.types[type] ?? '') === '') return
    const group = byType.get(type)
    if (group) group.push(engagements[k]!)
    else byType.set(type, [engagements[k]!])
  })
  const large = [...byType].filter(([, values]) => values.length >= FEWEST_OF_FORMAT)
  const all = median(large.flatMap(([, values]) => values))
  if (large.length < 2 || !(all > 0)) return []
  return large
    .map(([type, values]) => ({ type: posts.types[type]!, posts: values.length, engagementToUsual: significant(median(values) / all) }))
    .sort((a, b) => b.engagementToUsual - a.engagementToUsual || (a.type < b.type ? -1 : 1))
    .slice(0, FORMATS_SHOWN)
}
