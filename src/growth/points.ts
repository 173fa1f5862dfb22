import { median } from '../metrics/statistics.ts'
import type { Bundle } from '../model/records.ts'

export const DAY_MS = 86_400_000

/** Follower counts of one account, oldest first, at most one a day (UTC). Dates are epoch milliseconds. */
export interface Points {
  readonly length: number
  readonly date: Float64Array
  readonly followers: Float64Array
}

interface Point {
  readonly date: number
  readonly followers: number
}

/**
 * Everything the input says about an account's followers over time, in one line: its history, counts at posting
 * before and after it, and the account row itself where that is later. Null under two days.
 */
export function followerPoints({ account, posts, history }: Pick<Bundle, 'account' | 'posts' | 'history'>): Points | null {
  const points: Point[] = []
  for (let i = 0; history && i < history.length; i++) add(points, history.date[i]!, history.followers[i]!)
  const first = points[0]?.date ?? Number.POSITIVE_INFINITY
  const last = points.at(-1)?.date ?? Number.NEGATIVE_INFINITY
  // two sources of one period differ by hours and by rounding, which would look like gains: the history goes first
  for (let i = 0; posts && i < posts.length; i++) {
    const date = posts.date[i]!
    if (date < first - DAY_MS || date > last + DAY_MS) add(points, date, posts.followersAtPosting[i]!)
  }
  points.sort((a, b) => a.date - b.date)
  const daily = onePerDay(points)
  const latest = daily.at(-1)
  if (latest && account.date !== null && account.followers !== null && comesNext(account.date, account.followers, daily))
    daily.push({ date: account.date, followers: account.followers })
  if (daily.length < 2) return null
  return {
    length: daily.length,
    date: Float64Array.from(daily, point => point.date),
    followers: Float64Array.from(daily, point => point.followers),
  }
}

function add(points: Point[], date: number, followers: number): void {
  if (!Number.isNaN(date) && followers >= 0) points.push({ date, followers })
}

/** The last point of each day. */
function onePerDay(points: readonly Point[]): Point[] {
  const days: Point[] = []
  for (const point of points) {
    const before = days.at(-1)
    if (before && Math.floor(before.date / DAY_MS) === Math.floor(point.date / DAY_MS)) days[days.length - 1] = point
    else days.push(point)
  }
  return days
}

/** Whether the account row continues the points: at least half of their usual distance later, and not rounded where they are exact. */
function comesNext(date: number, followers: number, points: readonly Point[]): boolean {
  const distances = points.slice(1).map((point, i) => point.date - points[i]!.date)
  const usual = distances.length > 0 ? median(distances) : DAY_MS
  const exact = points.some(point => significantDigits(point.followers) > 3)
  return (
    date - points.at(-1)!.date >= Math.max(usual / 2, DAY_MS / 2) && !(exact && followers >= 10_000 && significantDigits(followers) <= 3)
  )
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
