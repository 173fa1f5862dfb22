import { DAY_MS, type Points } from './points.ts'

/** How steadily an account grew in its steadiest stretch. */
export interface Drip {
  /** Standard deviation over mean of the gains a day. */
  readonly variation: number
  readonly gainPerDay: number
  /** Mean days of its intervals. */
  readonly daysAnInterval: number
}

/** The stretch of `intervals` consecutive gains, none longer than `longestDays`, that varies least among those of at least `gainPerDay`; null without one. */
export function steadiest(
  points: Points,
  { intervals, longestDays, gainPerDay }: { readonly intervals: number; readonly longestDays: number; readonly gainPerDay: number },
): Drip | null {
  const n = points.length - 1
  const rate = new Float64Array(Math.max(n, 0))
  let best: Drip | null = null
  let sum = 0
  let squares = 0
  let run = 0
  for (let i = 0; i < n; i++) {
    const days = (points.date[i + 1]! - points.date[i]!) / DAY_MS
    rate[i] = (points.followers[i + 1]! - points.followers[i]!) / days
    if (days > longestDays) {
      sum = squares = run = 0
      continue
    }
    sum += rate[i]!
    squares += rate[i]! ** 2
    run++
    if (run > intervals) {
      sum -= rate[i - intervals]!
      squares -= rate[i - intervals]! ** 2
    }
    if (run < intervals) continue
    const mean = sum / intervals
    const variance = Math.max(0, (squares - intervals * mean * mean) / (intervals - 1))
    const variation = Math.sqrt(variance) / mean
    if (mean >= gainPerDay && (best === null || variation < best.variation))
      best = { variation, gainPerDay: mean, daysAnInterval: (points.date[i + 1]! - points.date[i + 1 - intervals]!) / DAY_MS / intervals }
  }
  return best
}
