import type { Step, Stretch } from './growth.ts'
import { DAY_MS, type Points } from './points.ts'
import { inPurge } from './purges.ts'

/**
 * Net loss in the days after a step, as a fraction of the step; negative where the account grew on. Losses in a purge
 * of the platform do not count. Null where the points end earlier.
 */
export function bleedAfter(step: Pick<Step, 'to' | 'rise'>, points: Points, days: number, purges: readonly Stretch[]): number | null {
  const end = step.to + days * DAY_MS
  const last = points.date[points.length - 1]!
  if (last < end) return null
  let change = 0
  for (let i = 0; i < points.length - 1; i++) {
    const from = points.date[i]!
    const to = points.date[i + 1]!
    if (from < step.to || from >= end) continue
    const gain = points.followers[i + 1]! - points.followers[i]!
    if (gain < 0 && inPurge(from, to, purges)) continue
    // the last interval counts as far as it reaches into the days
    change += gain * Math.min(1, (end - from) / (to - from))
  }
  return Math.min(1, -change / step.rise)
}
