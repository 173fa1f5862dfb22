import { type Entry, type Ledger, logit, probabilityOf, shiftedLogOdds } from './ledger.ts'
import type { VerdictLimits } from './limits.ts'

/**
 * Twenty-seven fixed scenarios in place of random draws: what is uncertain is the prior, the norm and how a follower sample
 * carries over from the data it was fitted on. Three steps an axis, weighted ¼ ½ ¼. The steps are judgement, 2026.
 */
const PRIOR_ODDS = [Math.log(0.44), 0, Math.log(2.15)] as const
const SAMPLE = [-0.8, 0, 0.8] as const
const WEIGHTS = [1, 2, 1] as const

/** The weights together. Sorted, the 7th of 64 is the first to reach a tenth, the 58th the first to reach nine tenths. */
const ALL = 64
const LOW = 6
const HIGH = 57

/** 10th to 90th percentile of the probability over the scenarios, widened where need be to hold the probability itself. */
export function probabilityRange(
  entries: readonly Entry[],
  ledger: Ledger,
  prior: number,
  limits: VerdictLimits['groups'],
): [number, number] {
  const { asIs, lower, higher } = shiftedLogOdds(entries, limits)
  const middle = logit(prior) + Math.log(ledger.likelihoodRatio)
  const sampled = ledger.groups.has('sample')
  const outcomes = new Float64Array(ALL)
  let size = 0
  for (const [n, norm] of [lower - asIs, 0, higher - asIs].entries())
    for (const [o, odds] of PRIOR_ODDS.entries())
      for (const [s, sample] of SAMPLE.entries()) {
        const logOdds = middle + norm + odds + (sampled ? sample : 0)
        const until = size + WEIGHTS[n]! * WEIGHTS[o]! * WEIGHTS[s]!
        outcomes.fill(logOdds, size, until)
        size = until
      }
  outcomes.sort()
  return [Math.min(probabilityOf(outcomes[LOW]!), ledger.probability), Math.max(probabilityOf(outcomes[HIGH]!), ledger.probability)]
}
