import type { AccountReport, Basis, Tier } from '../model/report.ts'
import type { Facts } from '../peers/expectation.ts'
import type { Judgement } from '../verdict/judge.ts'

/** Significant digits of computed figures: more would only show the last bits of floating point. */
const DIGITS = 6

/** One account as the report has it. What no check fills yet stands as null. */
export function describe({ account, metrics }: Facts, tier: Tier | null, basis: Basis, judgement: Judgement): AccountReport {
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
    engagementRatePct: metrics.engagementRate === null ? null : rounded(metrics.engagementRate * 100),
    engagementBasis: metrics.engagementRate === null ? null : basis,
    engagementFormula: metrics.engagementFormula,
    likesPerPost: rounded(metrics.likesPerPost),
    commentsPerPost: rounded(metrics.commentsPerPost),
    sharesPerPost: rounded(metrics.sharesPerPost),
    savesPerPost: rounded(metrics.savesPerPost),
    viewsPerPost: rounded(metrics.viewsPerPost),
    postsSampled: metrics.postsSampled,
    ...judgement,
    expectedEngagementRatePct: rounded(judgement.expectedEngagementRatePct),
    engagementToExpected: rounded(judgement.engagementToExpected),
    engagementZ: rounded(judgement.engagementZ),
    probability: rounded(judgement.probability),
    likelihoodRatio: rounded(judgement.likelihoodRatio),
    evidence: judgement.evidence.map(item => ({
      ...item,
      observed: rounded(item.observed),
      expected: rounded(item.expected),
      expectedRange: item.expectedRange && [rounded(item.expectedRange[0]), rounded(item.expectedRange[1])],
      likelihoodRatio: rounded(item.likelihoodRatio),
      logOdds: rounded(item.logOdds),
    })),
    purchasedEngagement: null,
    probabilityRange: null,
    suspiciousFollowerSharePct: null,
    suspiciousFollowerShareRangePct: null,
    unexplainedGrowthPct: null,
    sponsoredSharePct: null,
    sponsoredEngagementRatio: null,
    costPerEngagement: null,
    costPerThousandFollowers: null,
    price,
    currency,
    source,
  }
}

function rounded<T extends number | null>(value: T): T {
  return (value === null ? null : Number(value.toPrecision(DIGITS)) + 0) as T
}
