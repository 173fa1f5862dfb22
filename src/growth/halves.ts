import { median } from '../metrics/statistics.ts'
import { type HistoryColumns, POST_FLAG, type PostColumns } from '../model/records.ts'
import { DAY_MS, followersAt, type Points } from './points.ts'

export interface Moment {
  readonly at: number
  readonly followers: number
}

/** Engagement and followers at two times of one account, as changes of their logs. */
export interface Halves {
  readonly followersChange: number
  /** Followers at the two times, and when they were. */
  readonly before: Moment
  readonly after: Moment
  readonly engagementChange: number
  /** Standard error of `engagementChange`. */
  readonly error: number
  /** Posts in the smaller half, or null where two account rows with averages tell. */
  readonly postsInHalf: number | null
}

/** Two account rows tell of two times only if they are so many days apart; their averages err by this much (sd of the log, judgement). */
const FEWEST_DAYS = 21
const AVERAGES_SD = 0.2

const LEFT_OUT = POST_FLAG.pinned | POST_FLAG.foreignOwner | POST_FLAG.hiddenLikes

/** Fewest posts in each half that tell (judgement, 2026); account rows with averages tell before fewer. */
export const FEWEST_IN_HALF = 5

/** From the posts in date order cut in two, else from the first and last account row with averages. */
export function halvesOf(
  platform: string,
  posts: PostColumns | null,
  history: HistoryColumns | null,
  points: Points,
  snapshot: number | null,
): Halves | null {
  const ofPosts = posts && fromPosts(platform, posts, points, snapshot)
  if (ofPosts && ofPosts.postsInHalf! >= FEWEST_IN_HALF) return ofPosts
  return (history && fromRows(platform, history)) ?? ofPosts
}

function fromPosts(platform: string, posts: PostColumns, points: Points, snapshot: number | null): Halves | null {
  const main = platform === 'youtube' ? posts.views : posts.likes
  const kept: number[] = []
  for (let i = 0; i < posts.length; i++) {
    const date = posts.date[i]!
    if (Number.isNaN(date) || posts.flags[i]! & LEFT_OUT || (snapshot !== null && date > snapshot - 2 * DAY_MS)) continue
    if (!Number.isNaN(main[i]!)) kept.push(i)
  }
  // what only some posts tell would make one half look better than the other
  const commented = platform !== 'youtube' && kept.every(i => !Number.isNaN(posts.comments[i]!))
  const rows = kept
    .map(i => ({ date: posts.date[i]!, engagement: main[i]! + (commented ? posts.comments[i]! : 0), at: posts.followersAtPosting[i]! }))
    .sort((a, b) => a.date - b.date)
  const half = rows.length >> 1
  if (half < 1) return null
  const [early, late] = [rows.slice(0, half), rows.slice(rows.length - half)]
  const before = followersOf(early, points)
  const after = followersOf(late, points)
  if (before === null || after === null) return null
  const logs = [early, late].map(posts => posts.map(({ engagement }) => Math.log(engagement + 0.5))) as [number[], number[]]
  return {
    followersChange: Math.log(after / before),
    before: { at: median(early.map(({ date }) => date)), followers: before },
    after: { at: median(late.map(({ date }) => date)), followers: after },
    engagementChange: median(logs[1]) - median(logs[0]),
    error: Math.hypot(medianError(logs[0]), medianError(logs[1])),
    postsInHalf: half,
  }
}

/** Followers at the median date, else the median of the counts at posting. */
function followersOf(rows: readonly { readonly date: number; readonly at: number }[], points: Points): number | null {
  const at = followersAt(points, median(rows.map(({ date }) => date)))
  const known = at ?? median(rows.flatMap(row => (row.at > 0 ? [row.at] : [])))
  return known > 0 ? known : null
}

/** Standard error of a median of normal values. */
function medianError(values: readonly number[]): number {
  const n = values.length
  if (n < 2) return Number.POSITIVE_INFINITY
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1)
  return 1.2533 * Math.sqrt(variance / n)
}

function fromRows(platform: string, history: HistoryColumns): Halves | null {
  const measures =
    platform === 'youtube' ? [history.viewsPerPost] : [sums(history.likesPerPost, history.commentsPerPost), history.likesPerPost]
  for (const measure of measures) {
    const known: number[] = []
    for (let i = 0; i < history.length; i++) if (measure[i]! > 0 && history.followers[i]! > 0) known.push(i)
    const first = known[0]
    const last = known.at(-1)
    if (first === undefined || last === undefined || history.date[last]! - history.date[first]! < FEWEST_DAYS * DAY_MS) continue
    return {
      followersChange: Math.log(history.followers[last]! / history.followers[first]!),
      before: { at: history.date[first]!, followers: history.followers[first]! },
      after: { at: history.date[last]!, followers: history.followers[last]! },
      engagementChange: Math.log(measure[last]! / measure[first]!),
      error: Math.hypot(AVERAGES_SD, AVERAGES_SD),
      postsInHalf: null,
    }
  }
  return null
}

function sums(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value + b[i]!)
}
