import { describe, expect, it } from 'vitest'
import { MOST_PROFILED, profileOf } from '../../src/followers/profile.ts'
import type { Growth } from '../../src/growth/growth.ts'
import { DAY_MS } from '../../src/growth/points.ts'
import { type Facts, gatherPeers, peersFrom } from '../../src/peers/expectation.ts'
import { NORMS } from '../../src/peers/norms.ts'
import { sampleOf } from '../followers/sample.ts'
import { factsOf } from './facts.ts'

const gather = (all: readonly Facts[]) => peersFrom(gatherPeers(all, { norms: NORMS, baseline: null }), NORMS)
const profile = (n: number) => profileOf(sampleOf(Array.from({ length: n }, (_, i) => ({ followers: i, following: 2 * i }))))
const sampled = (handle: string, n: number, platform = 'instagram'): Facts => ({ ...factsOf({ handle, platform }), profile: profile(n) })

describe('accounts of one platform with samples', () => {
  it('are those with as many followers looked at as are asked for', () => {
    const peers = gather([
      sampled('brie', 60),
      sampled('gouda', 59),
      sampled('feta', 80),
      factsOf({ handle: 'none' }),
      sampled('edam', 90, 'x'),
    ])
    expect(peers.profiled('instagram', 60).handles).toEqual(['brie', 'feta'])
    expect(peers.profiled('instagram', 59).handles).toEqual(['brie', 'gouda', 'feta'])
    expect(peers.profiled('x', 60).handles).toEqual(['edam'])
    expect(peers.profiled('threads', 60).handles).toEqual([])
    // asked for again it is the same
    expect(peers.profiled('instagram', 60)).toBe(peers.profiled('instagram', 60))
  })

  it('are so many at most', () => {
    const all = Array.from({ length: MOST_PROFILED + 5 }, (_, i) => sampled(`a${i}`, 60))
    expect(gather(all).profiled('instagram', 60).handles).toHaveLength(MOST_PROFILED)
  })
})

describe('a platform that cleaned up', () => {
  // twelve days, a loss from the tenth to the eleventh
  const date = Float64Array.from({ length: 12 }, (_, i) => i * DAY_MS)
  const losing = (drops: boolean) =>
    ({
      points: { length: 12, date, followers: new Float64Array(12) },
      drops: drops ? [{ from: 9 * DAY_MS, to: 10 * DAY_MS }] : [],
    }) as unknown as Growth
  const on = (platform: string, n: number, drops: boolean): Facts[] =>
    Array.from({ length: n }, (_, i) => ({ ...factsOf({ handle: `${platform}${i}`, platform }), growth: losing(drops) }))

  it('is one on which five of its accounts lost followers together', () => {
    const peers = gather([...on('instagram', 5, true), ...on('x', 4, true), ...on('x', 9, false), factsOf({ handle: 'no-history' })])
    expect(peers.purges('instagram')).toEqual([{ from: 10 * DAY_MS, to: 11 * DAY_MS }])
    expect(peers.purges('x')).toEqual([])
    expect(peers.purges('threads')).toEqual([])
    expect(peers.purges('instagram')).toBe(peers.purges('instagram'))
  })
})
