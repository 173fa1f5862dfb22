import { judged, type Metrics } from '../metrics/metrics.ts'
import type { Expectation } from './expectation.ts'

/** What turns a residual into z; the limits of `engagement-residual`. */
export interface ResidualLimits {
  /** Fewest posts whose median says something about an account. */
  readonly fewestPosts: number
  /** Variance of ln engagement between accounts, and between the posts of one. */
  readonly varianceBetweenAccounts: number
  readonly varianceBetweenPosts: number
  /** What averages of unknown span add to the spread. */
  readonly averagesSd: number
}

/** How many standard deviations engagement lies from what is expected; null where the posts are too few. */
export function standardised(expectation: Expectation, metrics: Metrics, limits: ResidualLimits): number | null {
  const { counted } = judged(metrics)
  return counted !== null && counted[expectation.formula] < limits.fewestPosts
    ? null
    : expectation.residual / spreadOf(expectation, metrics, limits)
}

/** What the residual is divided by: wider the fewer posts it rests on, and wider for an account row's averages. */
export function spreadOf(expectation: Expectation, metrics: Metrics, limits: ResidualLimits): number {
  const { counted } = judged(metrics)
  if (counted === null) return expectation.sd + limits.averagesSd
  const { varianceBetweenAccounts: between, varianceBetweenPosts: within } = limits
  return (expectation.sd * (between + within / counted[expectation.formula])) / between
}

/** 10th to 90th percentile of peers, as fractions of followers. */
export function expectedRange(expectation: Expectation): readonly [number, number] {
  const half = 1.2816 * expectation.sd
  return [Math.exp(expectation.lnExpectedRate - half), Math.exp(expectation.lnExpectedRate + half)]
}
