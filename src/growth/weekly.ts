import { median } from '../metrics/statistics.ts'
import { type Interval, STEP_LIMITS, unusualIntervals } from './intervals.ts'
import { DAY_MS, type Points } from './points.ts'

/** Counts taken oftener than this are looked at by the week as well: what is delivered over weeks is no step of a day. */
const OFTENER_MS = 3.5 * DAY_MS
/** A week, but for hours between the times of day of two counts. */
const WEEK_MS = 6.5 * DAY_MS

/** Weeks far out of the usual in counts that are taken by the day; none where they are not. */
export function unusualWeeks(points: Points, quanta: Float64Array): readonly Interval[] {
  const { date, followers, length } = points
  const between = Float64Array.from({ length: length - 1 }, (_, i) => date[i + 1]! - date[i]!)
  if (!(median(between) < OFTENER_MS) || date[length - 1]! - date[0]! < STEP_LIMITS.fewestNeighbours * WEEK_MS) return []
  const kept = [0]
  for (let i = 1; i < length; i++) if (date[i]! - date[kept.at(-1)!]! >= WEEK_MS) kept.push(i)
  const of = (values: Float64Array) => Float64Array.from(kept, i => values[i]!)
  return unusualIntervals({ length: kept.length, date: of(date), followers: of(followers) }, of(quanta)).steps
}

/**
 * Steps of days and of weeks, each with the intervals it is made of, none counted twice: a day is dated better than the one
 * week around it, and several weeks in a row are one wave, whatever days stand out of it.
 */
export function byTheWeek(days: readonly Interval[], weeks: readonly Interval[]): Interval[][] {
  const overlap = (some: readonly Interval[], others: readonly Interval[]) =>
    some.some(({ from, to }) => others.some(other => from < other.to && to > other.from))
  const ofDays = merged(days)
  const waves = merged(weeks).filter(run => run.length > 1 || !overlap(run, days))
  return [...ofDays.filter(run => !waves.some(wave => overlap(run, wave))), ...waves]
}

/** Steps that follow each other without a break are one: an order is often delivered over days. */
function merged(steps: readonly Interval[]): Interval[][] {
  const runs: Interval[][] = []
  for (const step of steps) {
    const run = runs.at(-1)
    if (run && run.at(-1)!.to === step.from) run.push(step)
    else runs.push([step])
  }
  return runs
}
