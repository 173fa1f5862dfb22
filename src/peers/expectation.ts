import { MOST_PROFILED, type ProfiledPeers, type ProfiledSample, profiledPeers, type SampleProfile } from '../followers/profile.ts'
import type { Growth, Stretch } from '../growth/growth.ts'
import { commonDrops, united } from '../growth/purges.ts'
import { judged, type Metrics } from '../metrics/metrics.ts'
import type { AccountRow } from '../model/records.ts'
import { anchored, fitPeers, type Peer, type PeerFit } from './fit.ts'
import { NORMS, type Norm, type NormFormula, type Norms, SPREAD_WITHOUT_NORM } from './norms.ts'
import { commentsPerLike, followersPerPostP99, type LogRatios, viewsPerFollower } from './ratios.ts'

/** What is known of one account when all have been read: the row and its metrics, without its posts. */
export interface Facts {
  readonly account: AccountRow
  readonly metrics: Metrics
  /** Null where the input tells the followers of one day only. */
  readonly growth: Growth | null
  /** How its sampled followers are spread; null without a sample to tell. */
  readonly profile: SampleProfile | null
  /** How many posts the account has in all, as norms may go by; null where nothing tells, or where more were read. */
  readonly postCount: number | null
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
  /** Whether it was compared within its niche and its country. */
  readonly among: { readonly niche: boolean; readonly country: boolean }
}

/** What the accounts of one platform say of each other; plain data, so that a baseline can keep it. */
export interface PlatformPeers {
  readonly fit: PeerFit | null
  readonly viewsPerFollower: LogRatios | null
  readonly commentsPerLike: LogRatios | null
  readonly followersPerPostP99: { readonly value: number; readonly n: number } | null
}

/** The same out of a baseline, with the purges that its accounts showed, and samples. */
export interface PeersBefore extends PlatformPeers {
  readonly purges: readonly Stretch[]
  /** How the samples of some of its accounts are spread; of nobody by name. */
  readonly samples: readonly SampleProfile[]
}

/** What accounts are compared with: published norms, and peers fitted on other files before. */
export interface PeerOptions {
  readonly norms: Norms
  /** Peers by platform out of a baseline file; they stand in for those of this run, but for purges, which add up. */
  readonly baseline: ReadonlyMap<string, PeersBefore> | null
}

/** What the accounts of a run say of each other; plain data, so that another thread can be told. Platforms without an account are not there. */
export interface PeersData {
  readonly platforms: ReadonlyMap<string, PlatformPeers>
  /** Platforms whose fit is the baseline's. */
  readonly fittedBefore: ReadonlySet<string>
  readonly purges: ReadonlyMap<string, readonly Stretch[]>
  readonly samples: ReadonlyMap<string, readonly ProfiledSample[]>
}

/** What all accounts of a run together say about each of them. */
export interface Peers {
  /** What engagement is compared in on this platform. */
  readonly formula: (platform: string) => NormFormula
  readonly expectation: (facts: Facts) => Expectation | null
  /** As `expectation`, for another quantity a post (lifetime likes or views), against the norm alone. */
  readonly expectationOf: (account: AccountRow, observed: number) => Expectation | null
  readonly viewsPerFollower: (platform: string) => LogRatios | null
  readonly commentsPerLike: (platform: string) => LogRatios | null
  readonly followersPerPostP99: (platform: string) => { readonly value: number; readonly n: number } | null
  /** Stretches in which many accounts of a platform lost followers together: it cleaned up. */
  readonly purges: (platform: string) => readonly Stretch[]
  /** Accounts of a platform with samples of so many followers or more. */
  readonly profiled: (platform: string, fewestFollowers: number) => ProfiledPeers
  /** What all of this is asked of. */
  readonly data: PeersData
}

/** Engagement a post in the terms of a norm. */
export function inTermsOf(formula: NormFormula, metrics: Metrics): number | null {
  const { likesComments, likesPerPost, viewsPerPost, likesCommentsShares } = judged(metrics)
  // without comments it would be less than what the norm counts; shares are few beside them
  if (formula === 'likes+comments+shares' && likesComments === null) return null
  if (formula === 'likes+comments') return likesComments
  if (formula === 'likes') return likesPerPost
  return formula === 'views' ? viewsPerPost : likesCommentsShares
}

/** @param all accounts in a fixed order, so that sums come out alike however the rows were ordered */
export function gatherPeers(all: readonly Facts[], { norms, baseline }: PeerOptions): PeersData {
  const accounts = new Map<string, Facts[]>([...(baseline?.keys() ?? [])].map(platform => [platform, []]))
  for (const facts of all) {
    const same = accounts.get(facts.account.platform)
    if (same) same.push(facts)
    else accounts.set(facts.account.platform, [facts])
  }
  const each = <T>(of: (same: readonly Facts[], platform: string) => T) =>
    new Map([...accounts.keys()].sort().map(platform => [platform, of(accounts.get(platform)!, platform)]))
  return {
    platforms: each((same, platform): PlatformPeers => {
      const kept = baseline?.get(platform)
      const norm = norms.get(platform) ?? null
      return {
        fit: kept?.fit ?? fitPlatform(same, norm, formulaOf(norm)),
        viewsPerFollower: kept?.viewsPerFollower ?? viewsPerFollower(same),
        commentsPerLike: kept?.commentsPerLike ?? commentsPerLike(same),
        followersPerPostP99: kept?.followersPerPostP99 ?? followersPerPostP99(same),
      }
    }),
    fittedBefore: new Set([...(baseline ?? [])].flatMap(([platform, { fit }]) => (fit === null ? [] : [platform]))),
    purges: each((same, platform) =>
      united(baseline?.get(platform)?.purges ?? [], commonDrops(same.flatMap(({ growth }) => growth ?? []))),
    ),
    samples: each((same, platform): ProfiledSample[] => {
      const kept = baseline?.get(platform)?.samples ?? []
      if (kept.length >= ENOUGH_SAMPLES) return kept.map(profile => ({ handle: null, profile }))
      return same.flatMap(({ account: { handle }, profile }) => (profile ? [{ handle, profile }] : []))
    }),
  }
}

/** Ten others are compared with; fewer of a baseline tell nothing, and those of the run stay. */
const ENOUGH_SAMPLES = 11

const formulaOf = (norm: Norm | null): NormFormula => norm?.formula ?? 'likes+comments'

export function peersFrom(data: PeersData, norms: Norms): Peers {
  const { platforms, fittedBefore, purges, samples } = data
  const profiled = new Map<string, ProfiledPeers>()
  const formula = (platform: string): NormFormula => formulaOf(norms.get(platform) ?? null)
  const expectationOf = (account: AccountRow, observed: number, base: Base | null, fitted: PeerFit | null): Expectation | null => {
    const norm = norms.get(account.platform) ?? null
    if (base === null || (norm === null && fitted === null)) return null
    const niche = fitted?.niches.get(account.niche?.toLowerCase() ?? '') ?? null
    const country = fitted?.countries.get(account.country?.toLowerCase() ?? '') ?? null
    const shift = fitted ? fitted.shift + fitted.slope * anchored(account.followers!) + (niche?.shift ?? 0) + (country?.shift ?? 0) : 0
    const lnExpectedRate = base.lnRate + shift
    const parts = [account.platform]
    if (niche) parts.push(account.niche!)
    if (country) parts.push(account.country!)
    const within = fittedBefore.has(account.platform) ? 'the baseline' : 'this file'
    parts.push(fitted ? `${niche?.peers ?? country?.peers ?? fitted.peers} peers in ${within}` : normWords(norm!))
    return {
      formula: formula(account.platform),
      observed,
      residual: Math.log(Math.max(observed, 0.5) / account.followers!) - lnExpectedRate,
      lnExpectedRate,
      sd: fitted?.sd ?? base.sd,
      peerGroup: parts.join(' · '),
      among: { niche: niche !== null, country: country !== null },
    }
  }
  // the report and several signals ask for it one after the other
  let last: { readonly facts: Facts; readonly expectation: Expectation | null } | null = null
  return {
    formula,
    expectation(facts) {
      if (last?.facts === facts) return last.expectation
      const { account, metrics, postCount } = facts
      const { platform } = account
      const observed = inTermsOf(formula(platform), metrics)
      const base = normalExpectation(norms.get(platform) ?? null, account, postCount)
      const expectation = observed === null ? null : expectationOf(account, observed, base, platforms.get(platform)?.fit ?? null)
      last = { facts, expectation }
      return expectation
    },
    expectationOf(account, observed) {
      const norm = norms.get(account.platform) ?? null
      const lifetime = norm?.expectLifetime ? { ...norm, expect: norm.expectLifetime } : norm
      return expectationOf(account, observed, normalExpectation(lifetime, account, account.posts), null)
    },
    viewsPerFollower: platform => platforms.get(platform)?.viewsPerFollower ?? null,
    commentsPerLike: platform => platforms.get(platform)?.commentsPerLike ?? null,
    followersPerPostP99: platform => platforms.get(platform)?.followersPerPostP99 ?? null,
    profiled(platform, fewestFollowers) {
      const key = `${platform}\n${fewestFollowers}`
      let found = profiled.get(key)
      if (!found) {
        const large = (samples.get(platform) ?? []).filter(({ profile }) => profile.n >= fewestFollowers)
        found = profiledPeers(large.slice(0, MOST_PROFILED))
        profiled.set(key, found)
      }
      return found
    },
    purges: platform => purges.get(platform) ?? [],
    data,
  }
}

function normWords({ platform, year, source }: Norm): string {
  if (NORMS.get(platform)?.source === source) return `published norm of ${year}`
  return `norm of ${source}${year === null ? '' : ` (${year})`}`
}

function fitPlatform(accounts: readonly Facts[], norm: Norm | null, formula: NormFormula): PeerFit | null {
  const peers = accounts.flatMap(({ account, metrics, postCount }): Peer[] => {
    const observed = inTermsOf(formula, metrics)
    const base = observed === null ? null : normalExpectation(norm, account, postCount)
    if (base === null || observed === null || observed <= 0) return []
    const { followers, niche, country } = account
    return [{ lnFollowers: Math.log(followers!), residual: Math.log(observed / followers!) - base.lnRate, niche, country }]
  })
  return fitPeers(peers, norm?.expect(22_000, 100)?.sd ?? SPREAD_WITHOUT_NORM, norm !== null)
}

interface Base {
  readonly lnRate: number
  readonly sd: number
}

/** The norm's own word on an account; without a norm a flat expectation, which only peers can shift to a real one. */
function normalExpectation(norm: Norm | null, { followers }: AccountRow, posts: number | null): Base | null {
  if (followers === null || followers < (norm?.fewestFollowers ?? 200)) return null
  return norm ? norm.expect(followers, posts) : { lnRate: 0, sd: SPREAD_WITHOUT_NORM }
}
