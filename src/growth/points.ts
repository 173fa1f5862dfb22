import { anyKnown, median } from '../metrics/statistics.ts'
import type { Bundle, PostColumns } from '../model/records.ts'

export const DAY_MS = 86_400_000
/** A row of so few days before or after a count is of the same time (judgement, 2026). */
export const SAME_TIME_MS = 3 * DAY_MS

/** Follower counts of one account, oldest first, at most one a day (UTC). Dates are epoch milliseconds. */
export interface Points {
  readonly length: number
  readonly date: Float64Array
  readonly followers: Float64Array
  readonly contradicted?: Contradicted | null
}

/** A count that the account row of its day contradicts. */
export interface Contradicted {
  readonly at: number
  readonly followers: number
}

/**
 * Everything the input says about an account's followers over time, in one line: its history, counts at posting
 * before and after it, and the account row itself where that is later. Null under two days.
 */
export function followerPoints({ account, posts, history }: Pick<Bundle, 'account' | 'posts' | 'history'>): Points | null {
  const atPosting = posts !== null && anyKnown(posts.followersAtPosting)
  if (history === null && !atPosting) return null
  const room = (history?.length ?? 0) + (posts?.length ?? 0) + 1
  const points = { length: 0, date: new Float64Array(room), followers: new Float64Array(room) }
  for (let i = 0; history && i < history.length; i++) add(points, history.date[i]!, history.followers[i]!)
  if (posts && atPosting) addAtPosting(points, posts)
  const { date, followers } = account
  let contradicted: Contradicted | null = null
  if (points.length > 0 && date !== null && followers !== null) {
    const last = points.length - 1
    const [at, newest] = [points.date[last]!, points.followers[last]!]
    // of two counts of one time that are far apart, nobody knows which is right
    if (Math.abs(date - at) < DAY_MS && isFarFrom(followers, newest)) {
      contradicted = { at, followers: newest }
      points.length--
    } else if (comesNext(date, followers, points)) add(points, date, followers)
  }
  const { length } = points
  return length < 2 ? null : { length, date: points.date.slice(0, length), followers: points.followers.slice(0, length), contradicted }
}

type Growing = { length: number; readonly date: Float64Array; readonly followers: Float64Array }

/** Adds a point that is not before the last one; the later one of a day stays. */
function add(points: Growing, date: number, followers: number): void {
  if (Number.isNaN(date) || !(followers >= 0)) return
  const sameDay = points.length > 0 && dayOf(points.date[points.length - 1]!) === dayOf(date)
  const at = sameDay ? points.length - 1 : points.length++
  points.date[at] = date
  points.followers[at] = followers
}

/** Two sources of one period differ by hours and by rounding, which would look like gains: the history goes first, posts before and after it. */
function addAtPosting(points: Growing, posts: PostColumns): void {
  const first = points.length > 0 ? points.date[0]! : Number.POSITIVE_INFINITY
  const last = points.length > 0 ? points.date[points.length - 1]! : Number.NEGATIVE_INFINITY
  const all = Array.from({ length: points.length }, (_, i): readonly [number, number] => [points.date[i]!, points.followers[i]!])
  for (let i = 0; i < posts.length; i++) {
    const date = posts.date[i]!
    if (date < first - DAY_MS || date > last + DAY_MS) all.push([date, posts.followersAtPosting[i]!])
  }
  points.length = 0
  for (const [date, followers] of all.sort((a, b) => a[0] - b[0])) add(points, date, followers)
}

/** Counts further apart than a day or two, or rounding, make them (judgement, 2026). */
export function isFarFrom(followers: number, other: number): boolean {
  return Math.max(followers, other) > 1.1 * Math.max(1, Math.min(followers, other))
}

function dayOf(date: number): number {
  return Math.floor(date / DAY_MS)
}

/** Whether the account row continues the points: at least half of their usual distance later, and not rounded where they are exact. */
function comesNext(date: number, followers: number, { length, ...points }: Growing): boolean {
  const since = date - points.date[length - 1]!
  if (since < DAY_MS / 2) return false
  const distances = new Float64Array(length - 1)
  for (let i = 1; i < length; i++) distances[i - 1] = points.date[i]! - points.date[i - 1]!
  if (length > 1 && since < median(distances) / 2) return false
  return followers < 10_000 || significantDigits(followers) > 3 || !points.followers.some(count => significantDigits(count) > 3)
}

/** Digits of a whole number without its trailing zeros: 48,200 shows three. */
export function significantDigits(value: number): number {
  let rest = Math.abs(Math.round(value))
  while (rest > 0 && rest % 10 === 0) rest /= 10
  return rest === 0 ? 1 : Math.floor(Math.log10(rest)) + 1
}

/** Followers at a moment, straight between two points; null outside of them by more than a fortnight. */
export function followersAt({ length, date, followers }: Points, at: number): number | null {
  const last = length - 1
  if (at <= date[0]!) return date[0]! - at <= 14 * DAY_MS ? followers[0]! : null
  if (at >= date[last]!) return at - date[last]! <= 14 * DAY_MS ? followers[last]! : null
  let low = 0
  let high = last
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (date[middle]! <= at) low = middle
    else high = middle
  }
  const part = (at - date[low]!) / (date[high]! - date[low]!)
  return followers[low]! + part * (followers[high]! - followers[low]!)
}
