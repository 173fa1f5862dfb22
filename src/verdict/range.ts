import { type Entry, type Ledger, logit, probabilityOf, shiftedLogOdds } from './ledger.ts'
import type { VerdictLimits } from './limits.ts'

/**
 * Twenty-seven fixed scenarios in place of random draws: what is uncertain is the prior, the norm and how a follower sample
 * carries over from the data it was fitted on. Three steps an axis, weighted ¼ ½ ¼. The steps are judgement, 2026.
 */
const PRIOR_ODDS = [Math.log(0.44), 0, Math.log(2.15)] as const
const SAMPLE = [-0.8, 0, 0.8] as const
const WEIGHTS = [1, 2, 1] as const

/** Shares of all weights that lie below the ends of the range. */
const LOW = 0.1
const HIGH = 0.9

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
  let size = 0
  for (let n = 0; n < WEIGHTS.length; n++) {
    // the norm lower, as it is, higher
    const shift = n === 0 ? lower - asIs : n === 2 ? higher - asIs : 0
    for (let o = 0; o < PRIOR_ODDS.length; o++)
      for (let s = 0; s < SAMPLE.length; s++) {
        // without a sample its axis changes nothing, and one step stands for all
        if (!sampled && s > 0) continue
        insert(
          size++,
          middle + shift + PRIOR_ODDS[o]! + (sampled ? SAMPLE[s]! : 0),
          WEIGHTS[n]! * WEIGHTS[o]! * (sampled ? WEIGHTS[s]! : 4),
        )
      }
  }
  return [
    Math.min(probabilityOf(quantileOf(size, LOW)), ledger.probability),
    Math.max(probabilityOf(quantileOf(size, HIGH)), ledger.probability),
  ]
}

/** The scenarios of one account in rising order, with their weights: one place for all accounts, since it is filled for each. */
const outcomes = new Float64Array(27)
const weights = new Float64Array(27)

function insert(size: number, outcome: number, weight: number): void {
  let i = size
  for (; i > 0 && outcomes[i - 1]! > outcome; i--) {
    outcomes[i] = outcomes[i - 1]!
    weights[i] = weights[i - 1]!
  }
  outcomes[i] = outcome
  weights[i] = weight
}

/** The first outcome at which so large a share of all weights is reached. */
function quantileOf(size: number, share: number): number {
  let reached = 0
  for (let i = 0; i < size; i++) {
    reached += weights[i]!
    if (reached >= share * ALL) return outcomes[i]!
  }
  return outcomes[size - 1]!
}

const ALL = 64
