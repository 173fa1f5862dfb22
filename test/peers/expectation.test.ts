import { describe, expect, it } from 'vitest'
import type { AccountRow } from '../../src/model/records.ts'
import { gatherPeers, inTermsOf, peersFrom } from '../../src/peers/expectation.ts'
import { anchored } from '../../src/peers/fit.ts'
import { NORMS } from '../../src/peers/norms.ts'
import { normsWith } from '../../src/peers/overrides.ts'
import { factsOf } from './facts.ts'

const gather = (rows: readonly Partial<AccountRow>[], norms = NORMS) => {
  const all = rows.map(factsOf)
  return { all, peers: peersFrom(gatherPeers(all, { norms, baseline: null }), norms) }
}
/** Accounts of 22,000 followers at so many times the 1.1 % that is expected of them. */
const around = (n: number, times: number, row: Partial<AccountRow> = {}): Partial<AccountRow>[] =>
  Array.from({ length: n }, () => ({ followers: 22_000, likesPerPost: 242 * times, commentsPerPost: 0, ...row }))

describe('the terms of a norm', () => {
  const { metrics } = factsOf({ likesPerPost: 90, commentsPerPost: 8, sharesPerPost: 2, viewsPerPost: 700 })
  it.each([
    ['likes+comments', 98],
    ['likes', 90],
    ['views', 700],
    ['likes+comments+shares', 100],
  ] as const)('%s is %f', (formula, value) => {
    expect(inTermsOf(formula, metrics)).toBe(value)
  })

  it('are the platform’s, and likes and comments where there is none', () => {
    const { peers } = gather([])
    expect(['instagram', 'tiktok', 'youtube', 'x', 'facebook'].map(peers.formula)).toEqual([
      ...['likes+comments', 'likes', 'views', 'likes+comments+shares', 'likes+comments'],
    ])
  })
})

describe('what is expected of an account among few', () => {
  it('is the published norm, and the residual what is seen against it', () => {
    const { all, peers } = gather(around(19, 0.5))
    const found = peers.expectation(all[0]!)!
    expect(found).toMatchObject({ observed: 121, sd: 0.95, peerGroup: 'instagram · published norm of 2026' })
    expect(found.among).toEqual({ niche: false, country: false })
    expect(found.lnExpectedRate).toBeCloseTo(Math.log(0.011), 12)
    expect(found.residual).toBeCloseTo(Math.log(0.5), 12)
  })

  it('of whom nobody likes anything is half a like, not minus infinity', () => {
    const { all, peers } = gather(around(1, 0))
    expect(peers.expectation(all[0]!)!.residual).toBeCloseTo(Math.log(0.5 / 22_000) - Math.log(0.011), 12)
  })

  it('is unknown under the fewest followers of the norm, and where likes or followers are', () => {
    const { all, peers } = gather([{ followers: 200 }, { followers: 199 }, { followers: null }].map(row => around(1, 1, row)[0]!))
    expect(all.map(facts => peers.expectation(facts) !== null)).toEqual([true, false, false])
    const unknown = gather([{ likesPerPost: null }])
    expect(unknown.peers.expectation(unknown.all[0]!)).toBeNull()
  })

  it('names the norm of the config, with its year where it has one', () => {
    const ratePct: [number, number][] = [[1_000, 2]] // biome-ignore format: one glance
    const group = (year?: number) => {
      const norms = normsWith({ instagram: { ratePct, source: 'our campaigns', ...(year === undefined ? {} : { year }) } })
      const { all, peers } = gather(around(1, 1), norms)
      return peers.expectation(all[0]!)!.peerGroup
    }
    expect([group(), group(2025)]).toEqual(['instagram · norm of our campaigns', 'instagram · norm of our campaigns (2025)'])
  })
})

describe('what is expected of an account among twenty or more', () => {
  it('is what these have, its own size told apart', () => {
    const sizes = Array.from({ length: 40 }, (_, i) => around(1, 2, { followers: 22_000 * (i % 2 ? 4 : 0.5) })[0]!)
    const { all, peers } = gather(sizes)
    const { fit } = peers.data.platforms.get('instagram')!
    expect(fit!.peers).toBe(40)
    const found = peers.expectation(all[1]!)!
    const norm = NORMS.get('instagram')!.expect(88_000, null)!
    expect(found.lnExpectedRate).toBeCloseTo(norm.lnRate + fit!.shift + fit!.slope * anchored(88_000), 12)
    expect(found.sd).toBe(fit!.sd)
    expect(found.peerGroup).toBe('instagram · 40 peers in this file')
    // 484 a post whatever the size: the larger, the less a follower
    expect(fit!.slope).toBeLessThan(0)
  })

  it('is drawn from the norm to what they have, by their number', () => {
    // all at twice what is expected: weights of 100 each against the prior of 1/0.7²
    const { fit } = gather(around(20, 2)).peers.data.platforms.get('instagram')!
    expect(fit!.shift).toBeCloseTo((Math.log(2) * 2_000) / (2_000 + 1 / 0.49), 9)
  })

  it('adds what its niche and its country have, named in the words of the account', () => {
    const half = (times: number, niche: string, country: string) => around(20, times, { niche, country })
    const { all, peers } = gather([
      ...half(2, 'Cheese', 'DE'),
      ...half(0.5, 'music', 'FR'),
      ...around(1, 1, { niche: 'art', country: 'IT' }),
    ])
    const { fit } = peers.data.platforms.get('instagram')!
    const [cheese, , art] = [all[0]!, all[20]!, all[40]!].map(facts => peers.expectation(facts)!)
    expect(cheese!.peerGroup).toBe('instagram · Cheese · DE · 20 peers in this file')
    expect(cheese!.among).toEqual({ niche: true, country: true })
    expect(cheese!.lnExpectedRate).toBeCloseTo(
      Math.log(0.011) + fit!.shift + fit!.niches.get('cheese')!.shift + fit!.countries.get('de')!.shift,
      12,
    )
    // one account of its niche and country is judged among all
    expect(art!.peerGroup).toBe('instagram · 41 peers in this file')
    expect(art!.among).toEqual({ niche: false, country: false })
    expect(art!.lnExpectedRate).toBeCloseTo(Math.log(0.011) + fit!.shift, 12)
  })

  it('counts the peers of the country where there is no niche', () => {
    const { all, peers } = gather([...around(25, 2, { country: 'DE' }), ...around(15, 0.5)])
    expect(peers.expectation(all[0]!)!.peerGroup).toBe('instagram · DE · 25 peers in this file')
  })

  it('is theirs alone on a platform without a norm, and unknown there among fewer', () => {
    const on = (n: number) => gather(around(n, 1, { platform: 'facebook' }))
    const [enough, few] = [on(20), on(19)]
    const found = enough.peers.expectation(enough.all[0]!)!
    expect(found.formula).toBe('likes+comments')
    expect(found.lnExpectedRate).toBeCloseTo(Math.log(0.011), 9)
    expect(found.residual).toBeCloseTo(0, 9)
    expect(few.peers.expectation(few.all[0]!)).toBeNull()
  })

  it('leaves out peers that nobody likes, and those too small for the norm', () => {
    const { peers } = gather([...around(20, 1), ...around(3, 0), ...around(3, 1, { followers: 199 }), ...around(3, 1, { followers: null })])
    expect(peers.data.platforms.get('instagram')!.fit!.peers).toBe(20)
  })

  it('is of their own platform', () => {
    const { all, peers } = gather([...around(20, 3), ...around(1, 1, { platform: 'tiktok' })])
    expect(peers.expectation(all[20]!)!.peerGroup).toBe('tiktok · published norm of 2024')
    expect([...peers.data.platforms.keys()]).toEqual(['instagram', 'tiktok'])
    // in the order of their names, whichever comes first in the file
    expect([...gather([{ platform: 'x' }, {}]).peers.data.platforms.keys()]).toEqual(['instagram', 'x'])
    expect(peers.viewsPerFollower('threads')).toBeNull()
  })

  it('of another quantity is held against the norm alone', () => {
    const { all, peers } = gather(around(40, 3))
    const found = peers.expectationOf(all[0]!.account, 242)!
    expect(found.residual).toBeCloseTo(0, 12)
    expect(found.peerGroup).toBe('instagram · published norm of 2026')
  })

  it('is asked for one account after the other without mixing them up', () => {
    const { all, peers } = gather([...around(1, 1), ...around(1, 2)])
    const [first, second] = all
    const seen = [first, first, second, first].map(facts => peers.expectation(facts!)!.observed)
    expect(seen).toEqual([242, 242, 484, 242])
  })
})

describe('other things that peers tell', () => {
  it('are of each platform alone', () => {
    const row = { followers: 1_000, posts: 10, likesPerPost: 99.5, commentsPerPost: 9.5, viewsPerPost: 500 }
    const { peers } = gather([row, { ...row, platform: 'tiktok', viewsPerPost: 2_000, commentsPerPost: 0.5, posts: 100 }])
    expect(peers.viewsPerFollower('instagram')).toEqual({ median: Math.log(0.5), scale: 0, n: 1 })
    expect(peers.viewsPerFollower('tiktok')!.median).toBeCloseTo(Math.log(2), 12)
    expect(peers.commentsPerLike('instagram')!.median).toBeCloseTo(Math.log(0.1), 12)
    expect(peers.commentsPerLike('tiktok')!.median).toBeCloseTo(Math.log(0.01), 12)
    expect([peers.followersPerPostP99('instagram')!.value, peers.followersPerPostP99('tiktok')!.value]).toEqual([100, 10])
    expect([peers.commentsPerLike('x'), peers.followersPerPostP99('x'), peers.purges('x')]).toEqual([null, null, []])
  })

  it('of a baseline stand in for those of the file, piece by piece', () => {
    const fit = { peers: 500, shift: 0.7, slope: 0, sd: 0.5, niches: new Map(), countries: new Map() }
    const kept = {
      fit,
      viewsPerFollower: { median: 1, scale: 2, n: 3 },
      commentsPerLike: null,
      followersPerPostP99: { value: 9, n: 500 },
      purges: [],
      samples: [],
    }
    const all = around(30, 1, { commentsPerPost: 3, viewsPerPost: 22_000, posts: 22 }).map(factsOf)
    const peers = peersFrom(gatherPeers(all, { norms: NORMS, baseline: new Map([['instagram', kept]]) }), NORMS)
    const found = peers.expectation(all[0]!)!
    expect(found.peerGroup).toBe('instagram · 500 peers in the baseline')
    expect(found.lnExpectedRate).toBeCloseTo(Math.log(0.011) + 0.7, 12)
    expect(peers.viewsPerFollower('instagram')).toBe(kept.viewsPerFollower)
    expect(peers.followersPerPostP99('instagram')).toBe(kept.followersPerPostP99)
    // what the baseline does not have is the file’s own
    expect(peers.commentsPerLike('instagram')!.n).toBe(30)
  })
})
