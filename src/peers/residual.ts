import type { Metrics } from '../metrics/metrics.ts'
import type { Expectation } from './expectation.ts'

/** Fewest posts whose median says something about an account. */
export const FEWEST_POSTS = 5

/** Variance of ln engagement between accounts, and between the posts of one (Instagram 2017 and TIDES 2024). */
const BETWEEN_ACCOUNTS = 0.72
const BETWEEN_POSTS = 0.16

/** What averages of unknown span add to the spread. */
const AVERAGES_SD = 0.2

/** How many standard deviations engagement lies from what is expected: shrunk by the posts it rests on, or with a wider spread for an account row's averages. */
export function standardised(expectation: Expectation, metrics: Metrics): number | null {
  if (!metrics.fromPosts) return expectation.residual / (expectation.sd + AVERAGES_SD)
  const n = metrics.window.length
  if (n < FEWEST_POSTS) return null
  return (expectation.residual * (BETWEEN_ACCOUNTS / (BETWEEN_ACCOUNTS + BETWEEN_POSTS / n))) / expectation.sd
}

/** 10th to 90th percentile of peers, as fractions of followers. */
export function expectedRange(expectation: Expectation): readonly [number, number] {
  const half = 1.2816 * expectation.sd
  return [Math.exp(expectation.lnExpectedRate - half), Math.exp(expectation.lnExpectedRate + half)]
}
