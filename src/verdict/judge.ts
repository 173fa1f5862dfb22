import { significant } from '../metrics/statistics.ts'
import type { Bundle } from '../model/records.ts'
import type { AccountReport, Evidence } from '../model/report.ts'
import type { Facts, Peers } from '../peers/expectation.ts'
import { type ResidualLimits, standardised } from '../peers/residual.ts'
import type { Limits } from '../signals/limits.ts'
import { engagementVerdict } from './engagement.ts'
import { gatherEvidence } from './evidence.ts'
import { labelOf } from './label.ts'
import { type Entry, weigh } from './ledger.ts'
import type { VerdictLimits } from './limits.ts'
import { probabilityRange } from './range.ts'
import { reasonsOf } from './reasons.ts'
import { suspiciousShare } from './suspicious-share.ts'

/** The part of an account's report that judges. */
export type Judgement = Pick<
  AccountReport,
  | 'expectedEngagementRatePct'
  | 'expectedEngagementFormula'
  | 'engagementToExpected'
  | 'engagementZ'
  | 'peerGroup'
  | 'purchasedFollowers'
  | 'purchasedEngagement'
  | 'engagementReasons'
  | 'flagged'
  | 'probability'
  | 'probabilityRange'
  | 'likelihoodRatio'
  | 'suspiciousFollowerSharePct'
  | 'suspiciousFollowerShareRangePct'
  | 'checked'
  | 'reasons'
  | 'evidence'
>

/** What changes a judgement. */
export interface JudgeOptions {
  readonly prior: number
  readonly limits: Limits
  readonly verdict: VerdictLimits
}

export function judge(facts: Facts, bundle: Bundle, peers: Peers, { prior, limits, verdict }: JudgeOptions): Judgement {
  const expectation = peers.expectation(facts)
  const gathered = gatherEvidence(facts, bundle, peers, limits)
  const estimated = suspiciousShare(bundle, limits)
  const untold = estimated?.told === false
  const evidence: Evidence[] = []
  const entries: Entry[] = []
  for (const { item, shifted } of gathered) {
    evidence.push(item)
    const { signal, group } = item
    // of a sample that cannot be told, no part speaks for the account
    if (untold && group === 'sample' && item.likelihoodRatio !== null) item.likelihoodRatio = Math.max(item.likelihoodRatio, 1)
    const { likelihoodRatio } = item
    if (likelihoodRatio !== null) entries.push({ signal, group, likelihoodRatio, shifted })
  }
  const ledger = entries.length > 0 ? weigh(entries, prior, verdict.groups) : null
  for (const item of evidence) if (item.likelihoodRatio !== null) item.logOdds = significant(ledger?.logOdds.get(item.signal) ?? null)
  const share = untold ? null : estimated
  const purchasedFollowers = labelOf(evidence, ledger, untold ? Number.POSITIVE_INFINITY : share && share.share * 100, verdict.labels)
  return {
    expectedEngagementRatePct: expectation && Math.exp(expectation.lnExpectedRate) * 100,
    expectedEngagementFormula: expectation && `${expectation.formula} per post/followers`,
    engagementToExpected: expectation && Math.exp(expectation.residual),
    engagementZ: expectation && standardised(expectation, facts.metrics, residualLimits(limits)),
    peerGroup: expectation?.peerGroup ?? null,
    purchasedFollowers,
    flagged: purchasedFollowers === 'possible' || purchasedFollowers === 'likely',
    ...engagementVerdict(evidence, verdict.engagement),
    probability: ledger?.probability ?? null,
    probabilityRange: ledger && probabilityRange(entries, ledger, prior, verdict.groups),
    likelihoodRatio: ledger?.likelihoodRatio ?? null,
    suspiciousFollowerSharePct: share && significant(share.share * 100),
    suspiciousFollowerShareRangePct: share && [significant(share.range[0] * 100), significant(share.range[1] * 100)],
    checked: ledger ? [...ledger.groups.keys()] : [],
    reasons: reasonsOf(evidence, purchasedFollowers, expectation?.formula ?? null),
    evidence,
  }
}

/** The report's z is the one that the signal judges by. */
function residualLimits(limits: Limits): ResidualLimits {
  return limits.get('engagement-residual') as Readonly<Record<keyof ResidualLimits, number>>
}
