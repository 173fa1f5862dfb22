import { significant } from '../metrics/statistics.ts'
import type { Money, MoneySettings } from '../model/choosing.ts'
import type { AccountRow } from '../model/records.ts'
import type { AccountReport } from '../model/report.ts'
import type { Engagements } from './engagements.ts'
import type { Market } from './market.ts'

type Known = number | null

/** What an account costs for what it brings. */
export function costsOf(
  account: AccountRow,
  engagements: Engagements | null,
  { viewsPerPost, suspiciousFollowerSharePct }: Pick<AccountReport, 'viewsPerPost' | 'suspiciousFollowerSharePct'>,
  market: ReturnType<Market>,
  settings: MoneySettings,
): Pick<AccountReport, 'costPerEngagement' | 'costPerThousandFollowers' | 'money'> {
  const { price, followers, clicks, conversions, revenue } = account
  const per = (base: Known, unit: number): Known => significant(price !== null && base !== null && base > 0 ? (price / base) * unit : null)
  const credible = suspiciousFollowerSharePct === null ? null : 1 - suspiciousFollowerSharePct / 100
  const share = (base: Known): Known => (base === null || credible === null ? null : base * credible)
  const perPost = engagements?.perPost ?? null
  const money: Money = {
    priceLow: account.priceLow,
    currencyFrom: account.currency === null ? null : account.currencyFrom,
    currencySign: account.currencySign,
    offer: account.offer,
    engagementsPerPost: significant(perPost),
    engagementsPerPostRange: engagements && [significant(engagements.range[0]), significant(engagements.range[1])],
    engagementsRangeFrom: engagements?.from ?? null,
    costPerThousandViews: per(viewsPerPost, 1000),
    costPerCredibleEngagement: per(share(perPost), 1),
    costPerThousandCredibleFollowers: per(share(followers), 1000),
    earnedMediaValue: significant(viewsPerPost === null ? null : (viewsPerPost / 1000) * settings.earnedMediaPerThousandViews),
    expectedPriceRange: market?.expectedPriceRange ?? null,
    priceStanding: market?.priceStanding ?? null,
    pricePeers: market?.pricePeers ?? null,
    costPerClick: per(clicks, 1),
    costPerConversion: per(conversions, 1),
    returnOnInvestmentPct: significant(price !== null && price > 0 && revenue !== null ? ((revenue - price) / price) * 100 : null),
  }
  return { costPerEngagement: per(perPost, 1), costPerThousandFollowers: per(followers, 1000), money }
}
