import { postsTakenAt } from '../metrics/snapshot.ts'
import type { Bundle } from '../model/records.ts'
import { clean } from './clean.ts'
import { explainer, type StepKind } from './explain.ts'
import { type Halves, halvesOf } from './halves.ts'
import { type Interval, unusualIntervals } from './intervals.ts'
import { DAY_MS, followerPoints, type Points } from './points.ts'

/** A stretch of time, epoch milliseconds. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Gains far out of the usual in one interval, or in several that follow each other. */
export interface Step extends Stretch {
  readonly before: number
  readonly gain: number
  /** Gain beyond the usual. */
  readonly excess: number
  readonly kind: StepKind
}

/** How an account's followers grew: what the signals of the history read. */
export interface Growth {
  readonly points: Points
  /** Intervals between points; 0 or more of them too near the rim of a short history to be judged. */
  readonly intervals: number
  readonly days: number
  /** Counts are shown to three significant digits or fewer. */
  readonly rounded: boolean
  /** Points left out, by why. */
  readonly interpolated: number
  readonly outliers: number
  readonly steps: readonly Step[]
  readonly drops: readonly Stretch[]
  /** Excess gains of unexplained steps over the followers of today, as fractions: what is flat, and what cannot be told. Null where no interval could be judged. */
  readonly unexplained: { readonly flat: number; readonly open: number } | null
  readonly halves: Halves | null
}

/** Null where the input has no two follower counts of different days. Linear in points and posts, but for posts × steps. */
export function growthOf(bundle: Pick<Bundle, 'account' | 'posts' | 'history'>, asOf: number | null): Growth | null {
  const found = followerPoints(bundle)
  if (found === null) return null
  const { account, posts, history } = bundle
  const snapshot = postsTakenAt(account, posts, asOf)
  const halves = halvesOf(account.platform, posts, history, found, snapshot)
  const { points, quanta, interpolated, outliers } = clean(found)
  const unusual = unusualIntervals(points, quanta)
  const explain = explainer(posts, snapshot)
  const steps = merged(unusual.steps).map((run): Step => {
    const first = run[0]!
    const { from, to } = { from: first.from, to: run.at(-1)!.to }
    const kind = explain(from, to)
    const gain = run.reduce((sum, interval) => sum + interval.gain, 0)
    const usual = run.reduce((sum, interval) => sum + interval.usual, 0)
    // over a gap, posts of its first week say nothing of its last
    const undatable = kind === 'flat' && run.some(({ gap }) => gap)
    return { from, to, before: first.before, gain, excess: gain - usual, kind: undatable ? 'open' : kind }
  })
  const today = account.followers ?? points.followers[points.length - 1]!
  const share = (kind: StepKind) => steps.reduce((sum, step) => sum + (step.kind === kind ? step.excess : 0), 0) / Math.max(today, 1)
  return {
    points,
    intervals: points.length - 1,
    days: (points.date[points.length - 1]! - points.date[0]!) / DAY_MS,
    rounded: quanta.some(quantum => quantum > 1),
    interpolated,
    outliers,
    steps,
    drops: unusual.drops.map(({ from, to }) => ({ from, to })),
    unexplained: unusual.judged === 0 ? null : { flat: share('flat'), open: share('open') },
    halves,
  }
}

/** Excess gains that nothing explains, in percent of the followers of today; null where no interval could be judged. */
export function unexplainedPct(growth: Growth | null): number | null {
  return growth?.unexplained ? (growth.unexplained.flat + growth.unexplained.open) * 100 : null
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
