import type { Tier, TierBounds } from '../model/report.ts'

/** Where the tiers begin, in followers, lower bounds inclusive; below micro is nano. Publishers disagree, so each preset names its own. */
export const TIER_PRESETS = {
  /** The usual 2,000 to 100,000 reading of “micro”; “celebrity” from a million, on which nearly all publishers agree. */
  classic: { micro: 2_000, macro: 100_000, celebrity: 1_000_000 },
  /** Influencer Marketing Hub. */
  imh: { micro: 1_000, macro: 40_000, celebrity: 1_000_000 },
  /** Later and Fohr 2021, with macro from where their mid tier begins. */
  stim: { micro: 10_000, macro: 50_000, celebrity: 1_000_000 },
  /** Celebrity only from five million, as afterteam counts. */
  fame: { micro: 2_000, macro: 100_000, celebrity: 5_000_000 },
} as const satisfies Record<string, TierBounds>

export type TierPreset = keyof typeof TIER_PRESETS

/** Bounds for all, with others for a platform or a niche; the most specific wins (platform and niche, niche, platform, all). */
export interface TierRules {
  readonly name: string
  readonly all: TierBounds
  readonly byPlatform: Readonly<Record<string, TierBounds>>
  readonly byNiche: Readonly<Record<string, TierBounds>>
}

export function boundsFor(rules: TierRules, platform: string, niche: string | null): TierBounds {
  const key = niche?.toLowerCase() ?? ''
  return own(rules.byNiche, `${platform}/${key}`) ?? own(rules.byNiche, key) ?? own(rules.byPlatform, platform) ?? rules.all
}

export function tierOf(followers: number | null, bounds: TierBounds): Tier | null {
  if (followers === null) return null
  if (followers >= bounds.celebrity) return 'celebrity'
  if (followers >= bounds.macro) return 'macro'
  return followers >= bounds.micro ? 'micro' : 'nano'
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}
