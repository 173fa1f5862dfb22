import type { AccountReport } from '../model/report.ts'

type Cell = string | number | boolean | null
type Column = readonly [header: string, cell: (account: AccountReport) => Cell]

/** Names that say whose they are where they stand beside all others. */
export const CHOOSING_COLUMNS: readonly Column[] = [
  ['priceLow', ({ money }) => money?.priceLow ?? null],
  ['offer', ({ money }) => money?.offer ?? null],
  ['engagementsPerPost', ({ money }) => money?.engagementsPerPost ?? null],
  ['engagementsPerPostLow', ({ money }) => money?.engagementsPerPostRange?.[0] ?? null],
  ['engagementsPerPostHigh', ({ money }) => money?.engagementsPerPostRange?.[1] ?? null],
  ['costPerThousandViews', ({ money }) => money?.costPerThousandViews ?? null],
  ['costPerCredibleEngagement', ({ money }) => money?.costPerCredibleEngagement ?? null],
  ['costPerThousandCredibleFollowers', ({ money }) => money?.costPerThousandCredibleFollowers ?? null],
  ['earnedMediaValue', ({ money }) => money?.earnedMediaValue ?? null],
  ['expectedPriceLow', ({ money }) => money?.expectedPriceRange?.[0] ?? null],
  ['expectedPriceHigh', ({ money }) => money?.expectedPriceRange?.[1] ?? null],
  ['priceStanding', ({ money }) => money?.priceStanding ?? null],
  ['costPerClick', ({ money }) => money?.costPerClick ?? null],
  ['costPerConversion', ({ money }) => money?.costPerConversion ?? null],
  ['returnOnInvestmentPct', ({ money }) => money?.returnOnInvestmentPct ?? null],
  ['postsSponsored', ({ sponsorship }) => sponsorship?.postsSponsored ?? null],
  ['postsSponsoredKnown', ({ sponsorship }) => sponsorship?.postsKnown ?? null],
  ['sponsoredShareLowPct', ({ sponsorship }) => sponsorship?.sharePctRange[0] ?? null],
  ['sponsoredShareHighPct', ({ sponsorship }) => sponsorship?.sharePctRange[1] ?? null],
  ['sponsoredShareTrend', ({ sponsorship }) => sponsorship?.shareTrend ?? null],
  ['sponsoredEngagementRatioLow', ({ sponsorship }) => sponsorship?.engagementRatioRange?.[0] ?? null],
  ['sponsoredEngagementRatioHigh', ({ sponsorship }) => sponsorship?.engagementRatioRange?.[1] ?? null],
  ['lastPost', ({ trend }) => trend?.lastPost ?? null],
  ['daysSinceLastPost', ({ trend }) => trend?.daysSinceLastPost ?? null],
  ['dormant', ({ trend }) => trend?.dormant ?? null],
  ['postsPerWeek', ({ trend }) => trend?.postsPerWeek ?? null],
  ['engagementTrend', ({ trend }) => trend?.engagement ?? null],
  ['engagementChangePctPerMonth', ({ trend }) => trend?.engagementChangePctPerMonth ?? null],
  ['bestFormat', ({ trend }) => trend?.formats[0]?.type ?? null],
]
