import type { Group } from '../model/report.ts'
import { byText, sortFew } from '../text/order.ts'
import type { VerdictLimits } from './limits.ts'

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

type Bounds = VerdictLimits['groups']

export interface Entry {
  readonly signal: string
  readonly group: Group
  readonly likelihoodRatio: number
  /** The ratio were the norm lower or higher; null where no norm decides. */
  readonly shifted: readonly [lower: number, higher: number] | null
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

interface Sign {
  readonly signal: string
  ln: number
}

/** Adds evidence up: the strongest sign of a group whole, each further one less; signs for and against are ranked apart, so one more sign of purchase never lowers the odds. */
export function weigh(entries: readonly Entry[], prior: number, limits: Bounds): Ledger {
  const logOdds = new Map<string, number>()
  const groups = new Map<Group, number>()
  let total = 0
  for (const group of groupsOf(entries)) {
    const signs = damped(limits[group], entries, group)
    let sum = 0
    for (const { ln } of signs) sum += ln
    const clipped = clip(limits[group], sum)
    const scale = sum === 0 ? 1 : clipped / sum
    for (const { signal, ln } of signs) logOdds.set(signal, ln * scale)
    groups.set(group, Math.exp(clipped))
    total += clipped
  }
  return { logOdds, groups, probability: probabilityOf(logit(prior) + total), likelihoodRatio: Math.exp(total) }
}

/** What the groups in which a norm decides add to the log-odds, with the norm as it is, lower and higher. Run for every account. */
export function shiftedLogOdds(
  entries: readonly Entry[],
  limits: Bounds,
): { readonly asIs: number; readonly lower: number; readonly higher: number } {
  const sums = { asIs: 0, lower: 0, higher: 0 }
  const done: Group[] = []
  for (const { group, shifted } of entries) {
    if (shifted === null || done.includes(group)) continue
    done.push(group)
    const [asIs, lower, higher]: [number[], number[], number[]] = [[], [], []]
    for (const entry of entries) {
      if (entry.group !== group) continue
      const ln = Math.log(entry.likelihoodRatio)
      asIs.push(ln)
      lower.push(entry.shifted ? Math.log(entry.shifted[0]) : ln)
      higher.push(entry.shifted ? Math.log(entry.shifted[1]) : ln)
    }
    sums.asIs += clippedSum(limits[group], asIs)
    sums.lower += clippedSum(limits[group], lower)
    sums.higher += clippedSum(limits[group], higher)
  }
  return sums
}

/** As the ledger's sum, where only the sum is asked for. */
function clippedSum({ low, high, damping }: Bounds[Group], lns: number[]): number {
  sortFew(lns, (a, b) => Math.abs(b) - Math.abs(a))
  let forIt = 1
  let against = 1
  let sum = 0
  for (const ln of lns) {
    sum += ln * (ln >= 0 ? forIt : against)
    if (ln >= 0) forIt *= 1 - damping
    else against *= 1 - damping
  }
  return Math.min(Math.max(sum, low), high)
}

/** The signs of a group, for and against each ranked by size, the i-th weighted (1 − d)^(i − 1). */
function damped({ damping }: Bounds[Group], entries: readonly Entry[], group: Group): Sign[] {
  const signs: Sign[] = []
  for (const entry of entries) if (entry.group === group) signs.push({ signal: entry.signal, ln: Math.log(entry.likelihoodRatio) })
  sortFew(signs, (a, b) => Math.abs(b.ln) - Math.abs(a.ln) || byText(a.signal, b.signal))
  let forIt = 1
  let against = 1
  for (const sign of signs) {
    const supports = sign.ln >= 0
    sign.ln *= supports ? forIt : against
    if (supports) forIt *= 1 - damping
    else against *= 1 - damping
  }
  return signs
}

function clip({ low, high }: Bounds[Group], sum: number): number {
  return Math.min(Math.max(sum, low), high)
}

/** In the order in which they come. */
function groupsOf(entries: readonly Entry[]): Group[] {
  const groups: Group[] = []
  for (const { group } of entries) if (!groups.includes(group)) groups.push(group)
  return groups
}

export function logit(probability: number): number {
  return Math.log(probability / (1 - probability))
}

export function probabilityOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}
