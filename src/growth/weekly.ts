import { median } from '../metrics/statistics.ts'
import { type Interval, STEP_LIMITS, type Unusual, unusualIntervals } from './intervals.ts'
import { DAY_MS, type Points } from './points.ts'

/** Counts taken oftener than this are looked at by the week as well: what is delivered over weeks is no step of a day. */
const OFTENER_MS = 3.5 * DAY_MS
/** A week, but for hours between the times of day of two counts. */
const WEEK_MS = 6.5 * DAY_MS

/**
 * Weeks far out of the usual in counts that are taken by the day, without those of which a day is: the finer counts find no
 * less than the same account's weekly ones would.
 */
export function unusualWeeks(points: Points, quanta: Float64Array, { steps }: Unusual): readonly Interval[] {
  const { date, followers, length } = points
  const between = Float64Array.from({ length: length - 1 }, (_, i) => date[i + 1]! - date[i]!)
  if (!(median(between) < OFTENER_MS) || date[length - 1]! - date[0]! < STEP_LIMITS.fewestNeighbours * WEEK_MS) return []
  const kept = [0]
  for (let i = 1; i < length; i++) if (date[i]! - date[kept.at(-1)!]! >= WEEK_MS) kept.push(i)
  const of = (values: Float64Array) => Float64Array.from(kept, i => values[i]!)
  const weeks = unusualIntervals({ length: kept.length, date: of(date), followers: of(followers) }, of(quanta)).steps
  return weeks.filter(week => !steps.some(({ from, to }) => from < week.to && to > week.from))
}
