import { describe, expect, it } from 'vitest'
import { anchored, fitPeers, type Peer } from '../../src/peers/fit.ts'

/** An account `x` beyond 22,000 followers in logs, with its residual to the norm. */
const peer = (x: number, residual: number, niche: string | null = null, country: string | null = null): Peer => ({
  lnFollowers: Math.log(22_000) + x,
  residual,
  niche,
  country,
})
const many = (n: number, of: (i: number) => Peer) => Array.from({ length: n }, (_, i) => of(i))

describe('the peer fit', () => {
  it('needs twenty peers', () => {
    expect(fitPeers(many(19, () => peer(0, 0.5)), 0.95, true)).toBeNull() // biome-ignore format: one glance
    expect(fitPeers(many(20, () => peer(0, 0.5)), 0.95, true)!.peers).toBe(20) // biome-ignore format: one glance
  })

  it('is drawn towards the norm by its priors, and its spread towards the norm’s', () => {
    const { shift, slope, sd } = fitPeers(many(20, () => peer(0, 0.5)), 0.95, true)! // biome-ignore format: one glance
    // no spread, so the least scale of 0.1: weights of 100 each, and 1/0.7² for the prior
    expect(shift).toBeCloseTo((0.5 * 2000) / (2000 + 1 / 0.49), 9)
    expect(slope).toBe(0)
    expect(sd).toBeCloseTo(Math.sqrt((8 * 0.95 ** 2 + 20 * (0.5 - shift) ** 2) / 26), 9)
  })

  it('holds out against a third of bought audiences', () => {
    // scale 0.1; each of the six pulls with 1.345/0.1, the fourteen hold with 100 each, the prior with 1/0.49
    const { shift } = fitPeers(many(20, i => peer(0, i < 6 ? -3 : 0)), 0.95, true)! // biome-ignore format: one glance
    expect(shift).toBeCloseTo((-6 * 13.45) / (1400 + 1 / 0.49), 8)
  })

  it('shrinks the slope by size', () => {
    const weight = 1 / (1.4826 * 0.4) ** 2
    const { shift, slope } = fitPeers(many(20, i => (i % 2 ? peer(1, 0.4) : peer(-1, -0.4))), 0.95, true)! // biome-ignore format: one glance
    expect(shift).toBeCloseTo(0, 9)
    expect(slope).toBeCloseTo((20 * weight * 0.4) / (20 * weight + 1 / 0.15 ** 2), 9)
  })

  it('is free where there is no norm', () => {
    expect(fitPeers(many(20, () => peer(0, -4.2)), 1.3, false)!.shift).toBeCloseTo(-4.2, 9) // biome-ignore format: one glance
  })

  it('states the shift at 22,000 followers', () => {
    expect(anchored(22_000)).toBe(0)
    expect(anchored(22_000 * Math.E)).toBeCloseTo(1, 12)
  })
})

describe('niches and countries', () => {
  const halves = (n: number) => many(2 * n, i => (i < n ? peer(0, 0.3, 'Cheese', 'FR') : peer(0, -0.3, 'music', 'DE')))

  it('add their median residual, shrunk by their size; a country what the niche leaves', () => {
    const { sd, niches, countries } = fitPeers(halves(20), 0.95, true)!
    expect(sd ** 2).toBeCloseTo((8 * 0.95 ** 2 + 40 * 0.09) / 46, 9)
    const shrunk = 20 / (20 + 1.57 * (sd / 0.3) ** 2)
    expect(niches.get('cheese')!.peers).toBe(20)
    expect(niches.get('cheese')!.shift).toBeCloseTo(0.3 * shrunk, 9)
    expect(countries.get('fr')!.shift).toBeCloseTo((0.3 - 0.3 * shrunk) * shrunk, 9)
  })

  it('shrink to their platform under twenty', () => {
    const { niches, countries } = fitPeers(halves(19), 0.95, true)!
    expect([niches.size, countries.size]).toEqual([0, 0])
  })
})

describe('a fit by size', () => {
  const slopePrior = 1 / 0.15 ** 2

  it('solves shift and slope together where sizes lie to one side', () => {
    // ten at x = 0 and ten at x = 2, each as far off as 0.5·x + 1: the priors draw 1 towards 0.5 and 0.5 towards 0
    const { shift, slope, sd } = fitPeers(many(20, i => (i % 2 ? peer(0, 1) : peer(2, 2))), 0.95, true)! // biome-ignore format: one glance
    // scale 1.4826·0.5, so that the weights w satisfy the two normal equations where none lies beyond 1.345
    const w = 1 / (1.4826 * 0.5) ** 2
    const [w0, w1, w2, y0, y1] = [20 * w + 1 / 0.49, 20 * w, 40 * w + slopePrior, 30 * w, 40 * w]
    const det = w0 * w2 - w1 * w1
    expect(shift).toBeCloseTo((w2 * y0 - w1 * y1) / det, 9)
    expect(slope).toBeCloseTo((w0 * y1 - w1 * y0) / det, 9)
    const left = 10 * (1 - shift) ** 2 + 10 * (2 - shift - 2 * slope) ** 2
    expect(sd).toBeCloseTo(Math.sqrt((8 * 0.95 ** 2 + left) / 26), 9)
  })

  it('has no prior on the shift without a norm, and starts from the median', () => {
    // nine in twenty bought: the middle of those at −4 holds, each of the nine pulls with 1.345·0.1 alone
    const { shift } = fitPeers(many(20, i => peer(0, i < 9 ? -7 : -4)), 1.3, false)! // biome-ignore format: one glance
    // eleven weigh 100 each, nine 13.45/(3 + shift + 4): 1100·s = −9·13.45, where s is the shift from −4
    expect(shift + 4).toBeCloseTo((-9 * 13.45) / 1_100, 6)
  })
})

describe('the spread of peers', () => {
  it('is cut at 1.345 spreads of the norm for each of them', () => {
    const { shift, sd } = fitPeers(many(20, i => peer(0, i < 2 ? 9 : 0)), 0.5, true)! // biome-ignore format: one glance
    expect(sd).toBeCloseTo(Math.sqrt((8 * 0.25 + 2 * (1.345 * 0.5) ** 2 + 18 * shift ** 2) / 26), 9)
  })
})

describe('groups of peers', () => {
  it('know one niche in any spelling, and leave out those who name none', () => {
    const { niches, countries } = fitPeers(many(41, i => peer(0, 0, i < 10 ? 'Cheese' : i < 20 ? 'CHEESE' : null, i < 19 ? 'de' : null)), 0.95, true)! // biome-ignore format: one glance
    expect([...niches.keys()]).toEqual(['cheese'])
    expect(niches.get('cheese')).toEqual({ peers: 20, shift: 0 })
    expect(countries.size).toBe(0)
  })

  it('shrink by their own number, not by that of all', () => {
    const { sd, shift, niches } = fitPeers(many(60, i => peer(0, i < 20 ? 0.4 : 0, i < 20 ? 'cheese' : null)), 0.95, true)! // biome-ignore format: one glance
    expect(niches.get('cheese')!.shift).toBeCloseTo(((0.4 - shift) * 20) / (20 + 1.57 * (sd / 0.3) ** 2), 9)
  })
})
