import { postsTakenAt } from '../metrics/snapshot.ts'
import { median } from '../metrics/statistics.ts'
import type { Bundle } from '../model/records.ts'
import { clean } from './clean.ts'
import { explainer, type StepKind } from './explain.ts'
import { type Halves, halvesOf } from './halves.ts'
import { unusualIntervals } from './intervals.ts'
import { type Contradicted, DAY_MS, followerPoints, type Points } from './points.ts'
import { byTheWeek, unusualWeeks } from './weekly.ts'

/** A stretch of time, epoch milliseconds. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Gains far out of the usual in one interval, or in several that follow each other. */
export interface Step extends Stretch {
  readonly before: number
  readonly gain: number
  /** The same with what only came back. */
  readonly rise: number
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
  /** Part of the growth between the halves that came in steps, whatever explains them. */
  readonly halvesInSteps: number
  /** Whether some months brought several times the usual, in so even a way that no interval of them is a step. */
  readonly surged: boolean
  /** The newest count of the history, where the account row of that day has another: neither is among the points. */
  readonly contradicted: Contradicted | null
}

/** Null where the input has no two follower counts of different days. Linear in points and posts, but for posts × steps. */
export function growthOf(bundle: Pick<Bundle, 'account' | 'posts' | 'history'>, asOf: number | null): Growth | null {
  const found = followerPoints(bundle)
  if (found === null) return null
  const { account, posts, history } = bundle
  const snapshot = postsTakenAt(account, posts, asOf)
  const { points, quanta, interpolated, outliers } = clean(found)
  const halves = halvesOf(account.platform, posts, history, points, snapshot)
  const unusual = unusualIntervals(points, quanta)
  const explain = explainer(posts, snapshot)
  const steps = inSeason(
    byTheWeek(unusual.steps, unusualWeeks(points, quanta))
      .sort(([a], [b]) => a!.from - b!.from)
      .map((run): Step => {
        const first = run[0]!
        const { from, to } = { from: first.from, to: run.at(-1)!.to }
        const kind = explain(from, to)
        const gain = run.reduce((sum, interval) => sum + interval.gain, 0)
        const rise = run.reduce((sum, interval) => sum + interval.rise, 0)
        const usual = run.reduce((sum, interval) => sum + interval.usual, 0)
        // over a gap, posts of its first week say nothing of its last
        const undatable = kind === 'flat' && run.some(({ gap }) => gap)
        return { from, to, before: first.before, gain, rise, excess: gain - usual, kind: undatable ? 'open' : kind }
      }),
  )
  const today = followersToday(account.followers, points)
  // what came in steps and left since may be more than all who are there
  const share = (kind: StepKind) => Math.min(1, sumOf(steps.filter(step => step.kind === kind)) / today)
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
    halvesInSteps: halves === null ? 0 : inStepsBetween(halves, steps),
    surged: surged(points),
    contradicted: found.contradicted ?? null,
  }
}

const sumOf = (steps: readonly Step[]): number => steps.reduce((sum, { excess }) => sum + excess, 0)

/** Followers that shares are of: those of the account, or of its newest count where a row of an unknown day has fewer. */
export function followersToday(followers: number | null, { followers: counts, length }: Points): number {
  return Math.max(followers ?? 0, counts[length - 1]!, 1)
}

function inStepsBetween({ before, after }: Halves, steps: readonly Step[]): number {
  const gained = after.followers - before.followers
  const within = steps.filter(({ from, to }) => to > before.at && from < after.at)
  return gained > 0 ? sumOf(within) / gained : 0
}

/** A year later or earlier to within three weeks: school begins, and Christmas comes, in the same weeks each year (judgement, 2026). */
const YEAR_MS = 365.25 * DAY_MS
const SEASON_MS = 21 * DAY_MS
/** Two other years with steps of a like size make a season, where no more than so many steps a year are unexplained: more would meet by chance. */
const OTHER_YEARS = 2
const LIKE_SIZE = 3
const STEPS_A_YEAR = 2

/** Steps that no post explains, and that came in the same weeks of other years as well, are of the season: neither a sign of a purchase nor of none. */
function inSeason(steps: readonly Step[]): Step[] {
  const bare = steps.filter(({ kind }) => kind === 'flat' || kind === 'open')
  const years = bare.length === 0 ? 0 : (bare.at(-1)!.to - bare[0]!.from) / YEAR_MS
  if (bare.length <= OTHER_YEARS || bare.length > STEPS_A_YEAR * (years + 1)) return [...steps]
  const othersOf = (step: Step) =>
    new Set(
      bare.flatMap(other => {
        const apart = Math.round((other.from - step.from) / YEAR_MS)
        const shift = apart * YEAR_MS
        const off = Math.max(0, other.from - shift - step.to, step.from - (other.to - shift))
        const like = Math.max(other.excess, step.excess) <= LIKE_SIZE * Math.min(other.excess, step.excess)
        return apart !== 0 && off <= SEASON_MS && like ? [apart] : []
      }),
    ).size
  return steps.map(step => (bare.includes(step) && othersOf(step) >= OTHER_YEARS ? { ...step, kind: 'season' } : step))
}

/** Times the usual gain over twelve weeks, and the part of all followers that they brought (judgement, 2026). */
const SURGE = 3
const SURGE_SHARE = 0.2
const SURGE_DAYS = 84

/** Growth of another level for months, as of an order that is delivered slowly: no step, and no calm growth either. */
function surged({ length, date, followers }: Points): boolean {
  if (date[length - 1]! - date[0]! < 2 * SURGE_DAYS * DAY_MS) return false
  const perDay = Array.from({ length: length - 1 }, (_, i) => ((followers[i + 1]! - followers[i]!) * DAY_MS) / (date[i + 1]! - date[i]!))
  const usual = Math.max(median(perDay), 0)
  for (let from = 0, to = 1; to < length; to++) {
    while (from < to - 1 && date[to]! - date[from + 1]! >= SURGE_DAYS * DAY_MS) from++
    const days = (date[to]! - date[from]!) / DAY_MS
    const gained = followers[to]! - followers[from]!
    if (days >= SURGE_DAYS / 2 && gained > SURGE * usual * days && gained >= SURGE_SHARE * followers[length - 1]!) return true
  }
  return false
}

/** Excess gains that nothing explains, in percent of the followers of today; null where no interval could be judged, or there are but steps that cannot be. */
export function unexplainedPct(growth: Growth | null): number | null {
  if (growth === null || growth.unexplained === null) return null
  const { flat, open } = growth.unexplained
  return flat + open === 0 && growth.steps.some(isUndecided) ? null : (flat + open) * 100
}

/** Steps that the input neither explains nor contradicts, and that are held neither for nor against an account. */
export const isUndecided = ({ kind }: Pick<Step, 'kind'>): boolean => kind === 'chance' || kind === 'season'
