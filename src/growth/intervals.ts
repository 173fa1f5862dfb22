import { median } from '../metrics/statistics.ts'
import { DAY_MS, type Points } from './points.ts'

/** What judges a gain; computed on 30 large channels over three years and on simulated accounts, 2026. */
export const STEP_LIMITS = {
  /** Intervals on either side that a gain is held against, and the fewest in all. */
  neighbours: 12,
  fewestNeighbours: 11,
  z: 5,
  /** Times the baseline. */
  gain: 3,
  /** Times the usual gain for each follower: of one that grows by the same part each month, every month gains more than those before. */
  rate: 2,
  /** Fewest intervals on one side that tell a rate. */
  fewestOfSide: 3,
  quanta: 3,
  /** Part of the followers before it. */
  share: 0.02,
  /** A drop is as unusual as a step, and this part of the followers. */
  dropShare: 0.005,
  /** A level that was held so long before is still the account's own (judgement, 2026). */
  restoredDays: 90,
  /** Points before a fall that tell the level: what lies so many times over their median is a peak. */
  held: 6,
  heldWithin: 1.1,
} as const

/** One interval of a history, held against those around it. Gains without `scaled` are of the interval itself. */
export interface Interval {
  readonly from: number
  readonly to: number
  readonly before: number
  readonly gain: number
  /** The same with what only came back. */
  readonly rise: number
  /** The usual gain in a stretch of this length. */
  readonly usual: number
  /** How far the gain scaled to the median interval lies from its baseline, in scales. */
  readonly z: number
  readonly quantum: number
  /** Much longer than the others, so that nobody knows when in it the followers came. */
  readonly gap: boolean
}

/** The intervals far out of the usual, and how many could be judged at all: the others have too few neighbours. */
export interface Unusual {
  readonly judged: number
  readonly steps: readonly Interval[]
  readonly drops: readonly Interval[]
}

/** Holds every gain against the median of up to twelve intervals on either side, without itself. */
export function unusualIntervals(points: Points, quanta: Float64Array): Unusual {
  const n = points.length - 1
  const lengths = new Float64Array(n)
  for (let i = 0; i < n; i++) lengths[i] = points.date[i + 1]! - points.date[i]!
  const medianLength = median(lengths)
  const scaled = new Float64Array(n)
  for (let i = 0; i < n; i++) scaled[i] = ((points.followers[i + 1]! - points.followers[i]!) * medianLength) / lengths[i]!
  const { baseline, mad } = baselines(scaled)
  const rates = scaled.map((gain, i) => gain / Math.max(points.followers[i]!, 1))
  const steps: Interval[] = []
  const drops: Interval[] = []
  let judged = 0
  for (let i = 0; i < n; i++) {
    if (Number.isNaN(baseline[i]!)) continue
    judged++
    const quantum = Math.max(quanta[i]!, quanta[i + 1]!)
    const stretch = lengths[i]! / medianLength
    // rounding of the counts weighs on a short interval's rate as much as it is shorter
    const scale = scaleOf(baseline[i]!, mad[i]!, Math.max(quantum, 1) / Math.min(stretch, 1))
    const z = (scaled[i]! - baseline[i]!) / scale
    if (Math.abs(z) <= STEP_LIMITS.z) continue
    const after = points.followers[i + 1]!
    // a rise that only restores what fell at once is no gain, but an account or a count that came back
    const before = points.followers[i]! + Math.max(0, Math.min(after, levelBefore(points, i)) - points.followers[i]!)
    const gain = after - before
    const usual = baseline[i]! * stretch
    const interval = {
      from: points.date[i]!,
      to: points.date[i + 1]!,
      before,
      gain,
      rise: after - points.followers[i]!,
      usual,
      z,
      quantum,
      gap: stretch > 3,
    }
    if (isStep(interval) && rates[i]! > STEP_LIMITS.rate * usualRate(rates, i)) steps.push(interval)
    else if (isDrop(interval)) drops.push(interval)
  }
  return { judged, steps, drops }
}

/**
 * The level from which the followers fell at once within the months before a point, as far as it had been held: what drained
 * slowly did not come back by itself, and a peak of wrong counts was no level.
 */
function levelBefore({ date, followers }: Points, i: number): number {
  const { restoredDays, held, heldWithin } = STEP_LIMITS
  let level = followers[i]!
  let fall = 0
  for (let k = i - 1; k >= 0 && date[i]! - date[k]! <= restoredDays * DAY_MS; k--) {
    if (followers[k]! - followers[k + 1]! <= fall) continue
    fall = followers[k]! - followers[k + 1]!
    const usual = median(followers.slice(Math.max(0, k + 1 - held), k + 1))
    level = followers[k]! > heldWithin * usual ? usual : followers[k]!
  }
  return Math.min(level, followers[i]! + fall)
}

/**
 * Median and median deviation of the gains around each, without itself; NaN under eleven. The window is kept in order as
 * it moves, so that an interval costs a few dozen comparisons.
 */
export function baselines(gains: Float64Array): { readonly baseline: Float64Array; readonly mad: Float64Array } {
  const { neighbours, fewestNeighbours } = STEP_LIMITS
  const n = gains.length
  const baseline = new Float64Array(n).fill(Number.NaN)
  const mad = new Float64Array(n).fill(Number.NaN)
  const window = new Float64Array(2 * neighbours + 1)
  const others = new Float64Array(2 * neighbours)
  let size = 0
  const insert = (value: number) => {
    let k = size++
    for (; k > 0 && window[k - 1]! > value; k--) window[k] = window[k - 1]!
    window[k] = value
  }
  for (let i = 0; i < Math.min(neighbours, n); i++) insert(gains[i]!)
  for (let i = 0; i < n; i++) {
    if (i > neighbours) {
      let k = window.indexOf(gains[i - neighbours - 1]!)
      for (size--; k < size; k++) window[k] = window[k + 1]!
    }
    if (i + neighbours < n) insert(gains[i + neighbours]!)
    const left = size - 1
    if (left < fewestNeighbours) continue
    const own = window.indexOf(gains[i]!)
    for (let k = 0; k < own; k++) others[k] = window[k]!
    for (let k = own; k < left; k++) others[k] = window[k + 1]!
    const half = left >> 1
    baseline[i] = left % 2 === 1 ? others[half]! : (others[half - 1]! + others[half]!) / 2
    mad[i] = medianDeviation(others, left, baseline[i]!)
  }
  return { baseline, mad }
}

/**
 * The usual rate before an interval or after it, whichever is lower: growth by the same part has it on both sides, and a
 * plateau after a fast start no more. Nothing is usual where neither side tells.
 */
function usualRate(rates: Float64Array, i: number): number {
  const { neighbours, fewestOfSide } = STEP_LIMITS
  const sides = [rates.subarray(Math.max(0, i - neighbours), i), rates.subarray(i + 1, i + 1 + neighbours)]
  const usual = sides.filter(side => side.length >= fewestOfSide).map(side => median(Array.from(side)))
  return usual.length === 0 ? 0 : Math.min(...usual)
}

/** Of sorted values: outwards from the centre the deviations come in order from two sides. */
function medianDeviation(sorted: Float64Array, n: number, centre: number): number {
  let high = 0
  while (high < n && sorted[high]! < centre) high++
  let low = high - 1
  let before = 0
  let last = 0
  for (let taken = 0; taken <= n >> 1; taken++) {
    before = last
    const below = low >= 0 ? centre - sorted[low]! : Number.POSITIVE_INFINITY
    const above = high < n ? sorted[high]! - centre : Number.POSITIVE_INFINITY
    if (below <= above) {
      last = below
      low--
    } else {
      last = above
      high++
    }
  }
  return n % 2 === 1 ? last : (before + last) / 2
}

export function scaleOf(baseline: number, mad: number, quantum: number): number {
  return Math.max(1.4826 * mad, 0.1 * Math.abs(baseline), quantum, 1)
}

/** Far out of the usual, and large for the account. */
function isStep({ gain, before, usual, z, quantum }: Interval): boolean {
  const { z: least, gain: times, quanta, share } = STEP_LIMITS
  return z > least && gain > times * Math.max(usual, 0) && gain > quanta * quantum && gain >= share * Math.max(before, 1)
}

function isDrop({ gain, before, z, quantum }: Interval): boolean {
  const { z: least, quanta, dropShare } = STEP_LIMITS
  return z < -least && -gain > quanta * quantum && -gain >= dropShare * Math.max(before, 1)
}
