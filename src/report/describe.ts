import { unexplainedPct } from '../growth/growth.ts'
import { significant } from '../metrics/statistics.ts'
import type { AccountReport, Basis } from '../model/report.ts'
import type { Facts } from '../peers/expectation.ts'
import { dayOf } from '../text/day.ts'
import type { Judgement } from '../verdict/judge.ts'

/** What the other rooms found out about the account. */
export interface Parts extends Pick<AccountReport, 'tier' | 'trend' | 'charts' | 'ignored'> {
  readonly basis: Basis
  readonly costs: Pick<AccountReport, 'costPerEngagement' | 'costPerThousandFollowers' | 'money'>
  readonly sponsorship: Pick<AccountReport, 'sponsoredSharePct' | 'sponsoredEngagementRatio' | 'sponsorship'>
}

/** One account as the report has it: one object that is written at once, since millions are. */
export function describe(
  { account, metrics, growth }: Facts,
  judgement: Judgement,
  evidence: 'all' | 'fired' | 'none',
  { tier, basis, costs, sponsorship, trend, charts, ignored }: Parts,
): AccountReport {
  const { handle, platform, name, creator, niche, country, website, followers, following, posts, price, currency, source } = account
  return {
    handle,
    platform,
    name,
    creator,
    niche,
    country,
    website,
    tier,
    followers,
    following,
    posts,
    engagementRatePct: metrics.engagementRate === null ? null : significant(metrics.engagementRate * 100),
    engagementBasis: metrics.engagementRate === null ? null : basis,
    engagementFormula: metrics.engagementFormula,
    likesPerPost: significant(metrics.likesPerPost),
    commentsPerPost: significant(metrics.commentsPerPost),
    sharesPerPost: significant(metrics.sharesPerPost),
    savesPerPost: significant(metrics.savesPerPost),
    viewsPerPost: significant(metrics.viewsPerPost),
    postsSampled: metrics.postsSampled,
    postsLeftOut: metrics.leftOut,
    expectedEngagementRatePct: significant(judgement.expectedEngagementRatePct),
    expectedEngagementFormula: judgement.expectedEngagementFormula,
    engagementToExpected: significant(judgement.engagementToExpected),
    engagementZ: significant(judgement.engagementZ),
    peerGroup: judgement.peerGroup,
    purchasedFollowers: judgement.purchasedFollowers,
    flagged: judgement.flagged,
    purchasedEngagement: judgement.purchasedEngagement,
    engagementReasons: judgement.engagementReasons,
    probability: significant(judgement.probability),
    probabilityRange: judgement.probabilityRange && [
      significant(judgement.probabilityRange[0]),
      significant(judgement.probabilityRange[1]),
    ],
    likelihoodRatio: significant(judgement.likelihoodRatio),
    suspiciousFollowerSharePct: judgement.suspiciousFollowerSharePct,
    suspiciousFollowerShareRangePct: judgement.suspiciousFollowerShareRangePct,
    checked: judgement.checked,
    reasons: judgement.reasons,
    evidence:
      evidence === 'all' ? judgement.evidence : evidence === 'none' ? [] : judgement.evidence.filter(({ outcome }) => outcome === 'fired'),
    unexplainedGrowthPct: significant(unexplainedPct(growth)),
    sponsoredSharePct: sponsorship.sponsoredSharePct,
    sponsoredEngagementRatio: sponsorship.sponsoredEngagementRatio,
    costPerEngagement: costs.costPerEngagement,
    costPerThousandFollowers: costs.costPerThousandFollowers,
    price,
    currency,
    money: costs.money,
    sponsorship: sponsorship.sponsorship,
    trend,
    charts,
    ignored,
    snapshotDate: account.date === null ? null : dayOf(account.date),
    source,
  }
}
