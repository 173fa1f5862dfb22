import type { AccountReport, Evidence } from '../model/report.ts'
import { sortFew } from '../text/order.ts'
import type { VerdictLimits } from './limits.ts'
import { sentenceOf } from './reasons.ts'

/** When signs of bought or pooled engagement are said aloud; judgement, 2026. */
export const ENGAGEMENT_LIMITS = {
  /** A single sign of this weight is enough. */
  strongSign: 2,
  /** Of weaker ones it takes two. */
  weakSigns: 2,
  /** So many of the checks must have been clear, and none fired, before there is no sign. */
  clearChecks: 2,
} as const

/**
 * Whether likes and comments themselves look bought or pooled: another fault than bought followers, and judged apart from
 * it by the signs of the shape of engagement. A check that could not run is never taken for a clear one.
 */
export function engagementVerdict(
  evidence: readonly Evidence[],
  limits: VerdictLimits['engagement'],
): Required<Pick<AccountReport, 'purchasedEngagement' | 'engagementReasons'>> {
  const fired: Evidence[] = []
  let [checks, clear] = [0, 0]
  for (const item of evidence) {
    if (item.group !== 'shape') continue
    checks++
    if (item.outcome === 'clear') clear++
    else if (item.outcome === 'fired') fired.push(item)
  }
  sortFew(fired, (a, b) => (b.likelihoodRatio ?? 1) - (a.likelihoodRatio ?? 1))
  const strong = fired.some(({ likelihoodRatio }) => (likelihoodRatio ?? 1) >= limits.strongSign)
  const reasons = fired.flatMap(item => sentenceOf(item, null) ?? [])
  if (strong || fired.length >= limits.weakSigns) return { purchasedEngagement: 'possible', engagementReasons: reasons }
  if (fired.length === 0 && clear >= limits.clearChecks) return { purchasedEngagement: 'no-sign', engagementReasons: [] }
  return {
    purchasedEngagement: 'insufficient',
    engagementReasons: [
      fired.length > 0
        ? `One weak sign is not enough to tell: ${clear} of ${checks} checks of its likes and comments were clear.`
        : `Not enough data to tell: ${clear} of ${checks} checks of its likes and comments could run.`,
      ...reasons,
    ],
  }
}
