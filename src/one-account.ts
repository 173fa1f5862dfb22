import type { IgnoreEntry } from './config/policy.ts'
import { profileOf } from './followers/profile.ts'
import { growthOf } from './growth/growth.ts'
import { withLatestCounts } from './growth/latest.ts'
import { measure } from './metrics/metrics.ts'
import { postCountOf } from './metrics/post-count.ts'
import { significant } from './metrics/statistics.ts'
import { boundsFor, tierOf } from './metrics/tiers.ts'
import type { Bundle } from './model/records.ts'
import type { AccountReport } from './model/report.ts'
import { costsOf } from './money/cost.ts'
import { engagementsOf } from './money/engagements.ts'
import { type Market, marketOf, type Priced, type Prices } from './money/market.ts'
import { type Facts, type Peers, type PeersData, peersFrom } from './peers/expectation.ts'
import { normsWith } from './peers/overrides.ts'
import { ignoredBy } from './policy/ignore.ts'
import { chartsOf } from './report/charts.ts'
import { describe } from './report/describe.ts'
import type { JudgeSettings } from './settings.ts'
import { sponsorshipOf } from './sponsorship/sponsorship.ts'
import { trendOf } from './trend/trend.ts'
import { judge } from './verdict/judge.ts'

/** What all accounts of a run together say of each. */
export interface Among {
  readonly peers: Peers
  readonly market: Market
  readonly ignore: readonly IgnoreEntry[]
  /** The day of the data, in epoch milliseconds. */
  readonly today: number | null
}

/** The same as plain data, so that another thread can be told. */
export interface AmongData extends Pick<Among, 'ignore' | 'today'> {
  readonly peers: PeersData
  readonly prices: Prices
}

export function amongFrom({ peers, prices, ignore, today }: AmongData, { normOverrides, money }: JudgeSettings): Among {
  return { peers: peersFrom(peers, normsWith(normOverrides)), market: marketOf(prices, money), ignore, today }
}

/** One account, measured, compared, judged and priced. */
export function reportOn(facts: Facts, bundle: Bundle, { peers, market, ignore, today }: Among, settings: JudgeSettings): AccountReport {
  const { platform, handle, niche, followers } = facts.account
  const tier = tierOf(followers, boundsFor(settings.tiers, platform, niche))
  const judgement = judge(facts, bundle, peers, settings)
  const engagements = engagementsOf(facts.account, facts.metrics, settings.basis, bundle.posts)
  const viewsPerPost = significant(facts.metrics.viewsPerPost)
  const { suspiciousFollowerSharePct } = judgement
  return describe(facts, judgement, settings.evidence, {
    tier,
    basis: settings.basis,
    costs: costsOf(facts.account, engagements, { viewsPerPost, suspiciousFollowerSharePct }, market(facts.account, tier), settings.money),
    sponsorship: sponsorshipOf(bundle.posts),
    trend: trendOf(bundle.posts, facts.metrics.snapshot, today),
    charts: settings.charts ? chartsOf(facts, bundle.posts, peers.purges(platform)) : null,
    ignored: ignore.length === 0 ? null : ignoredBy({ platform, handle, ...judgement }, ignore),
  })
}

/** What an account tells of the prices of its list. */
export function pricedOf(gathered: Bundle, { tiers }: JudgeSettings): Priced {
  const { handle, platform, niche, followers, price, currency } = withLatestCounts(gathered).account
  return { handle, platform, followers, price, currency, tier: tierOf(followers, boundsFor(tiers, platform, niche)) }
}

/** What is known of one account before it is compared with others. */
export function factsOf(gathered: Bundle, settings: JudgeSettings): Facts {
  const bundle = withLatestCounts(gathered)
  return {
    account: bundle.account,
    metrics: measure(bundle, settings),
    growth: growthOf(bundle, settings.asOf),
    profile: bundle.sample && profileOf(bundle.sample),
    postCount: postCountOf(bundle),
  }
}
