import type { Metrics } from '../metrics/metrics.ts'
import { madScale, median, quantile } from '../metrics/statistics.ts'
import type { AccountRow } from '../model/records.ts'
import { anchored, FEWEST_PEERS, fitPeers, type Peer, type PeerFit } from './fit.ts'
import { type Norm, type NormFormula, normOf, SPREAD_WITHOUT_NORM } from './norms.ts'

/** What is known of one account when all have been read: the row and its metrics, without its posts. */
export interface Facts {
  readonly account: AccountRow
  readonly metrics: Metrics
}

/** Expected engagement of one account, on the norm's own formula and per follower. */
export interface Expectation {
  readonly formula: NormFormula
  readonly observed: number
  /** ln(observed / followers) minus what is expected. */
  readonly residual: number
  readonly lnExpectedRate: number
  readonly sd: number
  readonly peerGroup: string
}

/** What all accounts of a run together say about each of them. */
export interface Peers {
  readonly expectation: (facts: Facts) => Expectation | null
  /** As `expectation`, for another quantity a post (lifetime likes or views). */
  readonly expectationOf: (account: AccountRow, observed: number) => Expectation | null
  /** z of a log ratio around the file's own median on that platform; null under twenty accounts. */
  readonly viewsPerFollower: (platform: string) => { readonly median: number; readonly sd: number; readonly n: number } | null
  readonly commentsPerLike: (platform: string) => { readonly median: number; readonly n: number } | null
  /** 99th percentile of followers per post among a platform's accounts; null under a hundred. */
  readonly followersPerPostP99: (platform: string) => { readonly value: number; readonly n: number } | null
}

export function formulaOf(platform: string): NormFormula {
  return normOf(platform)?.formula ?? 'likes+comments'
}

/** Engagement a post in the terms of a norm. */
export function inTermsOf(formula: NormFormula, metrics: Metrics): number | null {
  if (formula === 'likes+comments') return metrics.likesComments
  if (formula === 'likes') return metrics.likesPerPost
  return formula === 'views' ? metrics.viewsPerPost : metrics.likesCommentsShares
}

/** @param all accounts in a fixed order, so that sums come out alike however the rows were ordered */
export function gatherPeers(all: readonly Facts[]): Peers {
  const platforms = new Map<string, Facts[]>()
  for (const facts of all) {
    const same = platforms.get(facts.account.platform)
    if (same) same.push(facts)
    else platforms.set(facts.account.platform, [facts])
  }
  const perPlatform = <T>(compute: (platform: string, accounts: readonly Facts[]) => T) => {
    const done = new Map<string, T>()
    return (platform: string): T => {
      if (!done.has(platform)) done.set(platform, compute(platform, platforms.get(platform) ?? []))
      return done.get(platform)!
    }
  }

  const fit = perPlatform((platform, accounts): PeerFit | null => {
    const norm = normOf(platform)
    const formula = formulaOf(platform)
    const peers = accounts.flatMap((facts): Peer[] => {
      const observed = inTermsOf(formula, facts.metrics)
      const base = observed === null ? null : normalExpectation(norm, facts.account)
      if (base === null || observed === null || observed <= 0) return []
      const { followers, niche, country } = facts.account
      return [{ lnFollowers: Math.log(followers!), residual: Math.log(observed / followers!) - base.lnRate, niche, country }]
    })
    return fitPeers(peers, norm?.expect(22_000, 100)?.sd ?? SPREAD_WITHOUT_NORM, norm !== null)
  })

  const expectationOf = (account: AccountRow, observed: number, withPeers: boolean): Expectation | null => {
    const norm = normOf(account.platform)
    const base = normalExpectation(norm, account)
    const fitted = withPeers ? fit(account.platform) : null
    if (base === null || (norm === null && fitted === null)) return null
    const niche = fitted?.niches.get(account.niche?.toLowerCase() ?? '')
    const country = fitted?.countries.get(account.country?.toLowerCase() ?? '')
    const shift = fitted ? fitted.shift + fitted.slope * anchored(account.followers!) + (niche?.shift ?? 0) + (country?.shift ?? 0) : 0
    const lnExpectedRate = base.lnRate + shift
    return {
      formula: formulaOf(account.platform),
      observed,
      residual: Math.log(Math.max(observed, 0.5) / account.followers!) - lnExpectedRate,
      lnExpectedRate,
      sd: fitted?.sd ?? base.sd,
      peerGroup: peerGroup(account, norm, fitted, niche?.peers ?? null, country?.peers ?? null),
    }
  }
  return {
    expectation({ account, metrics }) {
      const observed = inTermsOf(formulaOf(account.platform), metrics)
      return observed === null ? null : expectationOf(account, observed, true)
    },
    expectationOf: (account, observed) => expectationOf(account, observed, false),
    viewsPerFollower: perPlatform((_, accounts) => {
      const ratios = accounts.flatMap(({ account, metrics }) =>
        metrics.viewsPerPost !== null && metrics.viewsPerPost > 0 && account.followers !== null && account.followers > 0
          ? [Math.log(metrics.viewsPerPost / account.followers)]
          : [],
      )
      return ratios.length < FEWEST_PEERS ? null : { median: median(ratios), sd: Math.max(0.93, madScale(ratios)), n: ratios.length }
    }),
    commentsPerLike: perPlatform((_, accounts) => {
      const ratios = accounts.flatMap(({ metrics: { likesPerPost, commentsPerPost } }) =>
        likesPerPost !== null && commentsPerPost !== null && likesPerPost >= 50 ? [lnCommentsPerLike(commentsPerPost, likesPerPost)] : [],
      )
      return ratios.length < FEWEST_PEERS ? null : { median: median(ratios), n: ratios.length }
    }),
    followersPerPostP99: perPlatform((_, accounts) => {
      const ratios = accounts.flatMap(({ account: { followers, posts } }) =>
        followers !== null && posts !== null && posts > 0 ? [followers / posts] : [],
      )
      return ratios.length < 100 ? null : { value: quantile(Float64Array.from(ratios).sort(), 0.99), n: ratios.length }
    }),
  }
}

export function lnCommentsPerLike(comments: number, likes: number): number {
  return Math.log((comments + 0.5) / (likes + 0.5))
}

/** The norm's own word on an account; without a norm a flat expectation, which only peers can shift to a real one. */
function normalExpectation(norm: Norm | null, { followers, posts }: AccountRow): { readonly lnRate: number; readonly sd: number } | null {
  if (followers === null || followers < (norm?.fewestFollowers ?? 200)) return null
  return norm ? norm.expect(followers, posts) : { lnRate: 0, sd: SPREAD_WITHOUT_NORM }
}

function peerGroup(account: AccountRow, norm: Norm | null, fitted: PeerFit | null, niche: number | null, country: number | null): string {
  const parts = [account.platform]
  if (niche !== null) parts.push(account.niche!)
  if (country !== null) parts.push(account.country!)
  parts.push(fitted ? `${niche ?? country ?? fitted.peers} peers in this file` : `published norm of ${norm!.year}`)
  return parts.join(' · ')
}
