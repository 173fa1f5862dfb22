import { median } from '../metrics/statistics.ts'
import type { Points } from './points.ts'

/** What judges a gain; computed on 30 large channels over three years and on simulated accounts, 2026. */
export const STEP_LIMITS = {
  /** Intervals on either side that a gain is held against, and the fewest in all. */
  neighbours: 12,
  fewestNeighbours: 11,
  z: 5,
  /** Times the baseline. */
  gain: 3,
  quanta: 3,
  /** Part of the followers before it. */
  share: 0.02,
  /** A drop is as unusual as a step, and this part of the followers. */
  dropShare: 0.005,
} as const

/** One interval of a history, held against those around it. Gains without `scaled` are of the interval itself. */
export interface Interval {
  readonly from: number
  readonly to: number
  readonly before: number
  readonly after: number
  readonly gain: number
  /** The usual gain in a stretch of this length. */
  readonly usual: number
  /** How far the gain scaled to the median interval lies from its baseline, in scales. */
  readonly z: number
  readonly quantum: number
  /** Much longer than the others, so that nobody knows when in it the followers came. */
  readonly gap: boolean
}

export interface Intervals {
  /** Null in each place where the baseline has too few neighbours. */
  readonly all: readonly (Interval | null)[]
  /** Milliseconds. */
  readonly medianLength: number
}

/** Holds every gain against the median of up to twelve intervals on either side, without itself. */
export function intervalsOf(points: Points, quanta: Float64Array): Intervals {
  const n = points.length - 1
  const lengths = Float64Array.from({ length: n }, (_, i) => points.date[i + 1]! - points.date[i]!)
  const medianLength = median(lengths)
  const scaled = Float64Array.from(
    { length: n },
    (_, i) => ((points.followers[i + 1]! - points.followers[i]!) * medianLength) / lengths[i]!,
  )
  const window = new Float64Array(2 * STEP_LIMITS.neighbours)
  const all = Array.from({ length: n }, (_, i): Interval | null => {
    const around = neighbourhood(scaled, i, window)
    if (around === null) return null
    const quantum = Math.max(quanta[i]!, quanta[i + 1]!)
    const stretch = lengths[i]! / medianLength
    // rounding of the counts weighs on a short interval's rate as much as it is shorter
    const scale = scaleOf(around, Math.max(quantum, 1) / Math.min(stretch, 1))
    const before = points.followers[i]!
    const after = points.followers[i + 1]!
    return {
      from: points.date[i]!,
      to: points.date[i + 1]!,
      before,
      after,
      gain: after - before,
      usual: around.baseline * stretch,
      z: (scaled[i]! - around.baseline) / scale,
      quantum,
      gap: stretch > 3,
    }
  })
  return { all, medianLength }
}

/** Median and MAD of the gains around one, without it; null under eleven. */
export function neighbourhood(
  gains: Float64Array,
  at: number,
  window: Float64Array,
): { readonly baseline: number; readonly mad: number } | null {
  const { neighbours, fewestNeighbours } = STEP_LIMITS
  const first = Math.max(0, at - neighbours)
  const last = Math.min(gains.length - 1, at + neighbours)
  const n = last - first
  if (n < fewestNeighbours) return null
  const values = window.subarray(0, n)
  for (let i = first, k = 0; i <= last; i++) if (i !== at) values[k++] = gains[i]!
  const baseline = middle(values)
  for (let k = 0; k < n; k++) values[k] = Math.abs(values[k]! - baseline)
  return { baseline, mad: middle(values) }
}

export function scaleOf({ baseline, mad }: { readonly baseline: number; readonly mad: number }, quantum: number): number {
  return Math.max(1.4826 * mad, 0.1 * Math.abs(baseline), quantum, 1)
}

/** Median of a few values, which it sorts in place. By insertion: for two dozen, several times as fast as a sort that allocates. */
function middle(values: Float64Array): number {
  const n = values.length
  for (let i = 1; i < n; i++) {
    const value = values[i]!
    let k = i - 1
    while (k >= 0 && values[k]! > value) {
      values[k + 1] = values[k]!
      k--
    }
    values[k + 1] = value
  }
  const half = n >> 1
  return n % 2 === 1 ? values[half]! : (values[half - 1]! + values[half]!) / 2
}

/** Whether a gain is a step: far out of the usual, and large for the account. */
export function isStep({ gain, before, usual, z, quantum }: Interval): boolean {
  const { z: least, gain: times, quanta, share } = STEP_LIMITS
  return z > least && gain > times * Math.max(usual, 0) && gain > quanta * quantum && gain >= share * Math.max(before, 1)
}

export function isDrop({ gain, before, z, quantum }: Interval): boolean {
  const { z: least, quanta, dropShare } = STEP_LIMITS
  return z < -least && -gain > quanta * quantum && -gain >= dropShare * Math.max(before, 1)
}
