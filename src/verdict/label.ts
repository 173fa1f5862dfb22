import type { Evidence, Verdict } from '../model/report.ts'
import type { Ledger } from './ledger.ts'
import type { VerdictLimits } from './limits.ts'

/** Thresholds of the labels; from simulation and judgement, 2026. */
export const LABEL_LIMITS = {
  likely: 0.7,
  possible: 0.4,
  strongSample: 10,
  strongSampleFollowers: 50,
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
  // one sign of the sample alone, such as the cap, is no look at the followers
  const look = seen.find(({ signal }) => signal === 'suspicious-followers')
  const manySeen = (look?.n ?? 0) >= limits.strongSampleFollowers
  // a prior is said of all accounts alike: nobody is flagged by it whose own evidence speaks for them
  const against = ledger.likelihoodRatio > 1
  if (against && ledger.probability >= limits.likely) {
    // what other signs of the sample see is no ground for so much, unless a look at its followers bears it out: less data is never worse
    const sample = look?.outcome === 'fired' ? (ledger.groups.get('sample') ?? 1) : 1
    const history = ledger.groups.get('history') ?? 1
    let strongGroups = 0
    for (const [group, ratio] of ledger.groups) if ((group === 'sample' ? sample : ratio) >= limits.secondGroup) strongGroups++
    const bySample = sample >= limits.strongSample && manySeen
    const byTwo = strongGroups >= 2 && (sample >= limits.sampleWithSecond || history >= limits.historyWithSecond)
    if (bySample || byTwo) return 'likely'
  }
  if (against && ledger.probability >= limits.possible) return 'possible'
  const looked = manySeen || seen.some(({ signal }) => signal === 'engagement-residual')
  const calm = seen.every(({ likelihoodRatio }) => (likelihoodRatio ?? 1) < limits.singleSign)
  const clean = suspiciousSharePct === null || suspiciousSharePct < limits.cleanShare
  return !against && calm && clean && looked ? 'no-sign' : 'insufficient'
}
