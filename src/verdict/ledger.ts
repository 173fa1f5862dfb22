import type { Group } from '../model/report.ts'

/**
 * How far one group of evidence may move the log-odds (natural), and how much each further sign of it counts less (d).
 * Signs of one group overlap: four with a correlation of 0.5, added whole, make “95 %” right three times in four.
 * Bounds and d are from simulation and judgement, 2026.
 */
export const GROUP_LIMITS: Readonly<Record<Group, { readonly low: number; readonly high: number; readonly damping: number }>> = {
  sample: { low: -2, high: 3.4, damping: 0.3 },
  history: { low: -0.55, high: 2.5, damping: 0.4 },
  link: { low: -0.5, high: 1.1, damping: 0 },
  engagement: { low: -0.6, high: 1.4, damping: 0.7 },
  shape: { low: -0.2, high: 0.7, damping: 0.4 },
}

/** The one anchor of the prior: 37 of 115 Swiss influencers had bought (SRF Data 2017); prospect lists are taken to be milder. */
export const DEFAULT_PRIOR = 0.2

export interface Entry {
  readonly signal: string
  readonly group: Group
  readonly likelihoodRatio: number
}

export interface Ledger {
  /** Log-odds of each signal, after weighting and clipping. */
  readonly logOdds: ReadonlyMap<string, number>
  /** Likelihood ratio of each group that could run. */
  readonly groups: ReadonlyMap<Group, number>
  readonly probability: number
  /** Posterior odds over prior odds. */
  readonly likelihoodRatio: number
}

/** Adds evidence up: the strongest sign of a group whole, each further one less; signs for and against are ranked apart, so one more sign of purchase never lowers the odds. */
export function weigh(entries: readonly Entry[], prior: number): Ledger {
  const logOdds = new Map<string, number>()
  const groups = new Map<Group, number>()
  let total = 0
  for (const group of new Set(entries.map(entry => entry.group))) {
    const { low, high, damping } = GROUP_LIMITS[group]
    const members = entries.filter(entry => entry.group === group)
    const weighted = new Map<string, number>()
    for (const side of [1, -1]) {
      const ranked = members
        .map(({ signal, likelihoodRatio }) => ({ signal, ln: Math.log(likelihoodRatio) }))
        .filter(({ ln }) => (side > 0 ? ln >= 0 : ln < 0))
        .sort((a, b) => Math.abs(b.ln) - Math.abs(a.ln) || (a.signal < b.signal ? -1 : 1))
      for (const [i, { signal, ln }] of ranked.entries()) weighted.set(signal, ln * (1 - damping) ** i)
    }
    const sum = [...weighted.values()].reduce((all, value) => all + value, 0)
    const clipped = Math.min(Math.max(sum, low), high)
    const scale = sum === 0 ? 1 : clipped / sum
    for (const [signal, value] of weighted) logOdds.set(signal, value * scale)
    groups.set(group, Math.exp(clipped))
    total += clipped
  }
  return { logOdds, groups, probability: 1 / (1 + Math.exp(-logit(prior) - total)), likelihoodRatio: Math.exp(total) }
}

export function logit(probability: number): number {
  return Math.log(probability / (1 - probability))
}
