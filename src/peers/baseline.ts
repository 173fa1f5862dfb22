import { isDeepStrictEqual } from 'node:util'
import { VetError } from '../errors.ts'
import { MOST_PROFILED } from '../followers/profile.ts'
import type { Stretch } from '../growth/growth.ts'
import type { TierRules } from '../metrics/tiers.ts'
import type { MoneySettings } from '../model/choosing.ts'
import { isByRates, type PriceLine, type PriceLines, type Prices } from '../money/market.ts'
import type { PeersBefore, PeersData, PlatformPeers } from './expectation.ts'
import type { Norm, Norms } from './norms.ts'

/** What the accounts of one platform came to, with the norm that they were compared with. */
export interface BaselinePlatform {
  readonly norm: BaselineNorm | null
  readonly fit: {
    readonly peers: number
    readonly shift: number
    readonly slope: number
    readonly sd: number
    readonly niches: Readonly<Record<string, { readonly peers: number; readonly shift: number }>>
    readonly countries: Readonly<Record<string, { readonly peers: number; readonly shift: number }>>
  } | null
  readonly viewsPerFollower: PlatformPeers['viewsPerFollower']
  readonly commentsPerLike: PlatformPeers['commentsPerLike']
  readonly followersPerPostP99: PlatformPeers['followersPerPostP99']
  /** Stretches of time in which many of its accounts lost followers together, from and to in epoch milliseconds. */
  readonly purges: readonly Stretch[]
  /** How the followers in samples of some of its accounts are spread: ln(1 + count), sorted; nobody is named. */
  readonly samples: readonly {
    readonly n: number
    readonly lnFollowers: readonly number[]
    readonly lnFollowing: readonly number[]
    readonly lnRatio: number
  }[]
}

/** Enough of a norm to tell whether it is still the same: its log rates at three sizes, with a hundred posts. */
interface BaselineNorm {
  readonly formula: string
  readonly year: number | null
  readonly lnRates: readonly number[]
}

/** Peers fitted on one set of files, to judge others by: what `vet baseline` writes. It holds no account, only what they came to. */
export interface Baseline {
  readonly kind: 'vet-baseline'
  readonly schemaVersion: 1
  readonly tool: { readonly name: 'vet'; readonly version: string }
  readonly accounts: number
  /** The newest day in the files it was made of, as 2026-09-01. */
  readonly newestDate: string | null
  readonly platforms: Readonly<Record<string, BaselinePlatform>>
  /** What accounts asked for a post by whom, under these rates and tiers; null where too few had a price. */
  readonly prices: {
    readonly rates: MoneySettings['rates']
    readonly tiers: Tiers
    readonly lines: Readonly<Record<string, PriceLine>>
  } | null
}

type Tiers = Omit<TierRules, 'name'>

const SIZES = [3_000, 22_000, 1_000_000] as const

function fingerprint(norm: Norm): BaselineNorm {
  return { formula: norm.formula, year: norm.year, lnRates: SIZES.map(size => norm.expect(size, 100)?.lnRate ?? 0) }
}

/** So many digits tell a number of single precision from every other. */
const kept = (values: Float32Array) => Array.from(values, value => Number(value.toPrecision(9)))

/** @param fewest followers in a sample that others are compared with */
export function platformsOf({ platforms, purges, samples }: PeersData, norms: Norms, fewest: number): Baseline['platforms'] {
  return Object.fromEntries(
    [...platforms].map(([platform, { fit, ...ratios }]): [string, BaselinePlatform] => {
      const norm = norms.get(platform)
      return [
        platform,
        {
          norm: norm ? fingerprint(norm) : null,
          fit: fit && { ...fit, niches: Object.fromEntries(fit.niches), countries: Object.fromEntries(fit.countries) },
          ...ratios,
          purges: purges.get(platform) ?? [],
          samples: (samples.get(platform) ?? [])
            .filter(({ profile }) => profile.n >= fewest)
            .slice(0, MOST_PROFILED)
            .map(({ profile: { lnFollowers, lnFollowing, ...others } }) => ({
              ...others,
              lnFollowers: kept(lnFollowers),
              lnFollowing: kept(lnFollowing),
            })),
        },
      ]
    }),
  )
}

export function pricesKept(lines: PriceLines, { rates }: MoneySettings, { name: _, ...tiers }: TierRules): Baseline['prices'] {
  return lines.size === 0 ? null : { rates, tiers, lines: Object.fromEntries(lines) }
}

/**
 * The prices that a baseline holds; null where it holds none, or none that this run could use and needs.
 * @throws VetError where they are needed, and its tiers, or the rates that they were compared by, are not this run's: its lines would mean something else
 */
export function pricesOf({ prices }: Baseline, { rates }: MoneySettings, { name: _, ...tiers }: TierRules, needed: boolean): Prices | null {
  if (!prices) return null
  const lines = new Map(Object.entries(prices.lines))
  const other = !isDeepStrictEqual(prices.tiers, tiers)
    ? 'other tiers'
    : !isDeepStrictEqual(prices.rates, rates) && [...lines.keys()].some(isByRates)
      ? 'other exchange rates'
      : null
  if (other !== null && !needed) return null
  if (other !== null)
    throw new VetError(
      'bad-baseline',
      `The prices of the baseline were compared by ${other} than this run has.`,
      'Write it again with vet baseline, or set them in the config as they were then.',
    )
  return { lines, within: 'the baseline' }
}

/**
 * The peers that a baseline holds, by platform.
 * @throws VetError where it was made against other norms than this run's: its residuals would mean something else
 */
export function peersOf({ platforms }: Baseline, norms: Norms): ReadonlyMap<string, PeersBefore> {
  return new Map(
    Object.entries(platforms).map(([platform, { norm, fit, samples, ...others }]): [string, PeersBefore] => {
      const own = norms.get(platform)
      if (!sameNorm(norm, own ? fingerprint(own) : null))
        throw new VetError(
          'bad-baseline',
          `The baseline was made against another norm for ${platform} than this run has.`,
          'Write it again with vet baseline, or set the norms in the config as they were then.',
        )
      const fitted = fit && { ...fit, niches: new Map(Object.entries(fit.niches)), countries: new Map(Object.entries(fit.countries)) }
      const profiles = samples.map(({ lnFollowers, lnFollowing, ...sample }) => ({
        ...sample,
        lnFollowers: Float32Array.from(lnFollowers),
        lnFollowing: Float32Array.from(lnFollowing),
      }))
      return [platform, { fit: fitted, samples: profiles, ...others }]
    }),
  )
}

function sameNorm(a: BaselineNorm | null, b: BaselineNorm | null): boolean {
  if (a === null || b === null) return a === b
  return a.formula === b.formula && a.lnRates.every((rate, i) => Math.abs(rate - b.lnRates[i]!) < 1e-6)
}
