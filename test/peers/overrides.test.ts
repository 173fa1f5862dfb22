import { describe, expect, it } from 'vitest'
import { NORMS, normsSaid } from '../../src/peers/norms.ts'
import { normsWith } from '../../src/peers/overrides.ts'

const points: [number, number][] = [[1_000, 4], [100_000, 1]] // biome-ignore format: one glance

describe('norms of the config', () => {
  it('leave the published ones as they are where there are none', () => {
    expect(normsWith({})).toBe(NORMS)
    const norms = normsWith({ facebook: { ratePct: points } })
    for (const platform of NORMS.keys()) expect(norms.get(platform)).toBe(NORMS.get(platform))
    expect(NORMS.has('facebook')).toBe(false)
  })

  it('take over from the published norm what they do not say: formula, spread and the fewest followers', () => {
    const norm = normsWith({ tiktok: { ratePct: points } }).get('tiktok')!
    // TikTok's spread with a hundred videos is that by size alone, 1.15
    expect(norm).toMatchObject({ platform: 'tiktok', formula: 'likes', year: null, source: 'the config', fewestFollowers: 200 })
    expect(norm.expect(1_000, null)).toEqual({ lnRate: Math.log(0.04), sd: 1.15 })
    expect(normsWith({ x: { ratePct: points } }).get('x')!.fewestFollowers).toBe(1_000)
  })

  it('of a platform without one are of likes and comments, as widely spread as an unknown platform', () => {
    const norm = normsWith({ facebook: { ratePct: points } }).get('facebook')!
    expect(norm).toMatchObject({ formula: 'likes+comments', fewestFollowers: 200 })
    expect(norm.expect(10_000, 5)!.sd).toBe(1.3)
    // half way in logs: √(4 · 1) = 2 %
    expect(Math.exp(norm.expect(10_000, 5)!.lnRate)).toBeCloseTo(0.02, 12)
  })

  it('say formula, spread, year and source of their own', () => {
    const own = { ratePct: points, formula: 'views', sd: 0.5, year: 2025, source: 'campaigns' } as const
    const norms = normsWith({ tiktok: own })
    expect(norms.get('tiktok')!.expect(1_000, null)!.sd).toBe(0.5)
    expect(normsSaid(norms).tiktok).toEqual({ formula: 'views', year: 2025, source: 'campaigns' })
  })

  it('may give the published rates another spread, and nothing where there are no rates', () => {
    const youtube = normsWith({ youtube: { sd: 0.4, formula: 'views' } }).get('youtube')!
    const published = NORMS.get('youtube')!
    expect(youtube.expect(10_000, 50)).toEqual({ ...published.expect(10_000, 50), sd: 0.4 })
    expect(youtube.expect(10_000, 19)).toBeNull()
    // a norm that says neither rates nor spread changes nothing
    expect(normsWith({ youtube: {} }).get('youtube')!.expect(10_000, 50)).toEqual(published.expect(10_000, 50))
  })

  it('are refused where a spread has no rates to belong to, or another formula', () => {
    expect(() => normsWith({ facebook: { sd: 1 } })).toThrow('norms.facebook gives no ratePct, and there is no published norm of facebook')
    expect(() => normsWith({ youtube: { sd: 1, formula: 'likes' } })).toThrow(
      'norms.youtube names the formula likes, and the published rates are in views.',
    )
  })
})
