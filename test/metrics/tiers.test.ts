import { describe, expect, it } from 'vitest'
import { boundsFor, TIER_PRESETS, type TierRules, tierOf } from '../../src/metrics/tiers.ts'

const EDGES = {
  classic: [2_000, 100_000, 1_000_000],
  imh: [1_000, 40_000, 1_000_000],
  stim: [10_000, 50_000, 1_000_000],
  fame: [2_000, 100_000, 5_000_000],
} as const

describe.each(Object.entries(EDGES))('the preset %s', (name, [micro, macro, celebrity]) => {
  const tier = (followers: number | null) => tierOf(followers, TIER_PRESETS[name as keyof typeof EDGES])

  it('begins each tier at its bound', () => {
    expect([micro - 1, micro, macro - 1, macro, celebrity - 1, celebrity].map(tier)).toEqual([
      ...['nano', 'micro', 'micro', 'macro', 'macro', 'celebrity'],
    ])
  })

  it('says 0 is nano, and unknown is unknown', () => {
    expect([tier(0), tier(null)]).toEqual(['nano', null])
  })
})

describe('bounds of their own', () => {
  const bounds = (micro: number) => ({ micro, macro: 100_000, celebrity: 1_000_000 })
  const rules: TierRules = {
    name: 'config',
    all: bounds(1),
    byPlatform: { tiktok: bounds(2) },
    byNiche: { cheese: bounds(3), 'tiktok/cheese': bounds(4) },
  }

  it.each([
    ['tiktok', 'Cheese', 4],
    ['x', 'cheese', 3],
    ['tiktok', 'music', 2],
    ['tiktok', null, 2],
    ['x', null, 1],
    // names that every object has are no rules
    ['constructor', 'toString', 1],
  ])('on %s in %s', (platform, niche, micro) => {
    expect(boundsFor(rules, platform, niche).micro).toBe(micro)
  })
})
