import type { Evidence, Verdict } from '../model/report.ts'
import type { Ledger } from './ledger.ts'
import type { VerdictLimits } from './limits.ts'

/** Thresholds of the labels; from simulation and judgement, 2026. */
export const LABEL_LIMITS = {
  likely: 0.7,
  possible: 0.4,
  strongSample: 10,
  strongSampleFollowers: 50,
  /** Percent of the sample: an estimate that no single follower bears out is no ground for so much by itself (judgement, 2026). */
  strongSampleOneByOne: 10,
  secondGroup: 2,
  sampleWithSecond: 4,
  historyWithSecond: 6,
  singleSign: 2,
  cleanShare: 30,
} as const

/**
 * The word for a ledger. Too little data is never a pass, and mixed evidence is not either.
 * @param suspiciousSharePct share of suspicious followers in per cent, null where no sample was given, infinite where that cannot be told of one
 */
export function labelOf(
  evidence: readonly Evidence[],
  ledger: Ledger | null,
  suspiciousSharePct: number | null,
  limits: VerdictLimits['labels'],
): Verdict {
  const seen = evidence.filter(({ outcome }) => outcome === 'fired' || outcome === 'clear')
  if (!ledger || seen.length === 0) return 'insufficient'
  if (ledger.probability >= limits.likely) {
    const ratio = (group: Evidence['group']) => ledger.groups.get(group) ?? 1
    const sampled = Math.max(0, ...seen.filter(({ group }) => group === 'sample').map(({ n }) => n ?? 0))
    const strongGroups = [...ledger.groups.values()].filter(value => value >= limits.secondGroup).length
    const each = seen.find(({ signal }) => signal === 'suspicious-followers')
    const borneOut = !each || each.count === null || each.count * 100 >= limits.strongSampleOneByOne * (each.n ?? 0)
    const bySample = ratio('sample') >= limits.strongSample && sampled >= limits.strongSampleFollowers && borneOut
    const byTwo = strongGroups >= 2 && (ratio('sample') >= limits.sampleWithSecond || ratio('history') >= limits.historyWithSecond)
    if (bySample || byTwo) return 'likely'
  }
  if (ledger.probability >= limits.possible) return 'possible'
  // one sign of the sample alone, such as the cap, is no look at the followers
  const looked = seen.some(
    ({ signal, n }) => signal === 'engagement-residual' || (signal === 'suspicious-followers' && (n ?? 0) >= limits.strongSampleFollowers),
  )
  const calm = seen.every(({ likelihoodRatio }) => (likelihoodRatio ?? 1) < limits.singleSign)
  const clean = suspiciousSharePct === null || suspiciousSharePct < limits.cleanShare
  return ledger.likelihoodRatio <= 1 && calm && clean && looked ? 'no-sign' : 'insufficient'
}
