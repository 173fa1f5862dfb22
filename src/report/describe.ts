import { unexplainedPct } from '../growth/growth.ts'
import { significant } from '../metrics/statistics.ts'
import type { AccountReport, Basis, Charts, Tier } from '../model/report.ts'
import type { Facts } from '../peers/expectation.ts'
import type { Judgement } from '../verdict/judge.ts'

/** One account as the report has it. What no check fills yet stands as null. */
export function describe(
  { account, metrics, growth }: Facts,
  tier: Tier | null,
  basis: Basis,
  judgement: Judgement,
  ignored: AccountReport['ignored'],
  evidence: 'all' | 'fired' | 'none',
  charts: Charts | null,
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
    ...judgement,
    evidence:
      evidence === 'all' ? judgement.evidence : evidence === 'none' ? [] : judgement.evidence.filter(({ outcome }) => outcome === 'fired'),
    expectedEngagementRatePct: significant(judgement.expectedEngagementRatePct),
    engagementToExpected: significant(judgement.engagementToExpected),
    engagementZ: significant(judgement.engagementZ),
    probability: significant(judgement.probability),
    likelihoodRatio: significant(judgement.likelihoodRatio),
    probabilityRange: judgement.probabilityRange && [
      significant(judgement.probabilityRange[0]),
      significant(judgement.probabilityRange[1]),
    ],
    unexplainedGrowthPct: significant(unexplainedPct(growth)),
    sponsoredSharePct: null,
    sponsoredEngagementRatio: null,
    costPerEngagement: null,
    costPerThousandFollowers: null,
    price,
    currency,
    money: null,
    sponsorship: null,
    trend: null,
    charts,
    ignored,
    snapshotDate: account.date === null ? null : new Date(account.date).toISOString().slice(0, 10),
    source,
  }
}
