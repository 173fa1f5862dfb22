import { VetError } from '../errors.ts'
import type { PeersData, PlatformPeers } from './expectation.ts'
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
}

const SIZES = [3_000, 22_000, 1_000_000] as const

function fingerprint(norm: Norm): BaselineNorm {
  return { formula: norm.formula, year: norm.year, lnRates: SIZES.map(size => norm.expect(size, 100)?.lnRate ?? 0) }
}

export function platformsOf({ platforms }: PeersData, norms: Norms): Baseline['platforms'] {
  return Object.fromEntries(
    [...platforms].map(([platform, { fit, ...ratios }]): [string, BaselinePlatform] => {
      const norm = norms.get(platform)
      return [
        platform,
        {
          norm: norm ? fingerprint(norm) : null,
          fit: fit && { ...fit, niches: Object.fromEntries(fit.niches), countries: Object.fromEntries(fit.countries) },
          ...ratios,
        },
      ]
    }),
  )
}

/**
 * The peers that a baseline holds, by platform.
 * @throws VetError where it was made against other norms than this run's: its residuals would mean something else
 */
export function peersOf({ platforms }: Baseline, norms: Norms): ReadonlyMap<string, PlatformPeers> {
  return new Map(
    Object.entries(platforms).map(([platform, { norm, fit, ...ratios }]): [string, PlatformPeers] => {
      const own = norms.get(platform)
      if (!sameNorm(norm, own ? fingerprint(own) : null))
        throw new VetError(
          'bad-baseline',
          `The baseline was made against another norm for ${platform} than this run has.`,
          'Write it again with vet baseline, or set the norms in the config as they were then.',
        )
      const fitted = fit && { ...fit, niches: new Map(Object.entries(fit.niches)), countries: new Map(Object.entries(fit.countries)) }
      return [platform, { fit: fitted, ...ratios }]
    }),
  )
}

function sameNorm(a: BaselineNorm | null, b: BaselineNorm | null): boolean {
  if (a === null || b === null) return a === b
  return a.formula === b.formula && a.lnRates.every((rate, i) => Math.abs(rate - b.lnRates[i]!) < 1e-6)
}
