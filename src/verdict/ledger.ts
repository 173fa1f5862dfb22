import type { Group } from '../model/report.ts'
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
  readonly ln: number
}

/** Adds evidence up: the strongest sign of a group whole, each further one less; signs for and against are ranked apart, so one more sign of purchase never lowers the odds. */
export function weigh(entries: readonly Entry[], prior: number, limits: Bounds): Ledger {
  const logOdds = new Map<string, number>()
  const groups = new Map<Group, number>()
  let total = 0
  for (const [group, members] of byGroup(entries)) {
    const weighted = damped(
      limits[group],
      members.map(({ signal, likelihoodRatio }) => ({ signal, ln: Math.log(likelihoodRatio) })),
    )
    const sum = sumOf(weighted)
    const clipped = clip(limits[group], sum)
    const scale = sum === 0 ? 1 : clipped / sum
    for (const { signal, ln } of weighted) logOdds.set(signal, ln * scale)
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
    const members = entries.filter(entry => entry.group === group)
    sums.asIs += clippedSum(limits[group], members.map(entry => Math.log(entry.likelihoodRatio))) // biome-ignore format: three alike
    sums.lower += clippedSum(limits[group], members.map(entry => Math.log(entry.shifted?.[0] ?? entry.likelihoodRatio))) // biome-ignore format: three alike
    sums.higher += clippedSum(limits[group], members.map(entry => Math.log(entry.shifted?.[1] ?? entry.likelihoodRatio))) // biome-ignore format: three alike
  }
  return sums
}

/** As the ledger's sum, where only the sum is asked for. */
function clippedSum({ low, high, damping }: Bounds[Group], lns: number[]): number {
  lns.sort((a, b) => Math.abs(b) - Math.abs(a))
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

/** Signs for and signs against, each ranked by size, the i-th weighted (1 − d)^(i − 1). */
function damped({ damping }: Bounds[Group], signs: readonly Sign[]): Sign[] {
  const ranked = signs.slice().sort((a, b) => Math.abs(b.ln) - Math.abs(a.ln) || (a.signal < b.signal ? -1 : 1))
  let forIt = 1
  let against = 1
  return ranked.map(({ signal, ln }) => {
    const weight = ln >= 0 ? forIt : against
    if (ln >= 0) forIt *= 1 - damping
    else against *= 1 - damping
    return { signal, ln: ln * weight }
  })
}

function clip({ low, high }: Bounds[Group], sum: number): number {
  return Math.min(Math.max(sum, low), high)
}

function sumOf(signs: readonly Sign[]): number {
  let sum = 0
  for (const { ln } of signs) sum += ln
  return sum
}

function byGroup(entries: readonly Entry[]): Map<Group, Entry[]> {
  const groups = new Map<Group, Entry[]>()
  for (const entry of entries) {
    const members = groups.get(entry.group)
    if (members) members.push(entry)
    else groups.set(entry.group, [entry])
  }
  return groups
}

export function logit(probability: number): number {
  return Math.log(probability / (1 - probability))
}

export function probabilityOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}
