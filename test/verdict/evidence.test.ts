import { describe, expect, it } from 'vitest'
import type { AccountRow, Bundle, PostColumns } from '../../src/model/records.ts'
import { gatherPeers, peersFrom } from '../../src/peers/expectation.ts'
import { NORMS } from '../../src/peers/norms.ts'
import { signals } from '../../src/signals/index.ts'
import { limitsOf } from '../../src/signals/limits.ts'
import { gatherEvidence } from '../../src/verdict/evidence.ts'
import { factsOf } from '../peers/facts.ts'

/** The evidence on an account that is alone, by signal. */
function gather(row: Partial<AccountRow>, bundle: Partial<Bundle> = {}, limits = limitsOf(signals, {})) {
  const facts = factsOf(row)
  const whole: Bundle = { account: facts.account, posts: null, history: null, sample: null, ...bundle }
  const all = gatherEvidence(facts, whole, peersFrom(gatherPeers([facts], { norms: NORMS, baseline: null }), NORMS), limits)
  return (signal: string) => all.find(({ item }) => item.signal === signal)!
}

describe('a check that lacks something', () => {
  it('is unknown and says what, in the words of the columns', () => {
    const of = gather({ followers: null })
    expect(of('own-profile').item).toMatchObject({ outcome: 'unknown', likelihoodRatio: null, missing: ['followers', 'following'] })
    expect(of('flat-likes').item.missing).toEqual(['posts'])
    expect(of('steady-drip').item.missing).toContain('a history of follower counts')
    expect(of('suspicious-followers').item.missing).toEqual(['a sample of followers'])
    expect(of('own-profile').shifted).toBeNull()
  })

  it('lacks followers where they are 0, and one follower is enough', () => {
    expect(gather({ followers: 0, following: 5 })('own-profile').item.missing).toEqual(['followers'])
    expect(gather({ followers: 1, following: 5 })('own-profile').item).toMatchObject({ outcome: 'fired', observed: 5, missing: [] })
  })

  it('lacks a number of posts where that is 0', () => {
    const row = { platform: 'tiktok', lifetimeLikes: 1_000, likesPerPost: 5 }
    const missing = (posts: number | null) => gather({ ...row, posts })('lifetime-yield').item.missing
    expect([missing(0), missing(null)]).toEqual([['posts (count)'], ['posts (count)']])
    // one is a number, though too few to judge by
    expect(missing(1)).toEqual(['20 videos'])
    expect(missing(20)).toEqual([])
  })

  it('asks for nothing that could not let it run: of another platform, or without peers', () => {
    const missing = (platform: string, signal: string) => gather({ platform, followers: null })(signal).item.missing
    expect(missing('instagram', 'lifetime-yield')).toEqual(['a platform that shows lifetime totals (TikTok or YouTube)'])
    expect(missing('tiktok', 'lifetime-yield')).toEqual(['followers', 'posts (count)'])
    for (const platform of ['tiktok', 'youtube'])
      expect(missing(platform, 'following-cap')).toEqual(['a platform that limits following at 7,500 (Instagram)'])
    expect(missing('instagram', 'following-cap')).toEqual(['a sample of followers'])
    expect(missing('youtube', 'views-per-follower')).toEqual(['another platform (on YouTube, engagement is views already)'])
    const alone = gather({ platform: 'instagram', followers: 9_000 })('views-per-follower').item.missing
    expect(alone).toEqual(['views per post', '20 accounts of this platform with views'])
  })

  it('does not lack what is 0 and may be: accounts followed', () => {
    expect(gather({ following: 0 })('own-profile').item).toMatchObject({ outcome: 'clear', observed: 0 })
  })

  it('lacks the same as any other account that does', () => {
    expect(gather({})('flat-likes').item).toEqual(gather({ handle: 'gouda' })('flat-likes').item)
    // and another account lacks its own
    expect(gather({ following: 5 })('own-profile').item.missing).toEqual([])
    expect(gather({})('own-profile').item.missing).toEqual(['following'])
  })
})

describe('innocent explanations', () => {
  const all = signals.find(({ id }) => id === 'own-profile')!.docs.innocent

  it('that fit come first, those that cannot be told next, and what the figures contradict not at all', () => {
    // a small account that follows as many as follow it: a private person, or old posts deleted
    expect(gather({ followers: 3_000, following: 3_000 })('own-profile').item.innocent).toEqual([all[0], all[2]])
    // a large one is no private person
    expect(gather({ followers: 30_000, following: 30_000 })('own-profile').item.innocent).toEqual([all[2]])
  })

  it('of few comments are those of few, whatever the account’s own list says', () => {
    const { innocent } = signals.find(({ id }) => id === 'comment-like-ratio')!.docs
    // 2 comments for 900 likes where 18 are usual: the list of one is no usual
    const few = gather({ followers: 30_000, likesPerPost: 900, commentsPerPost: 2 })('comment-like-ratio').item
    expect([few.outcome, few.innocent]).toEqual(['fired', innocent.slice(0, 2)])
    const none = gather({ followers: 30_000, likesPerPost: 900, commentsPerPost: 0 })('comment-like-ratio').item
    // none at all are switched off, or were not collected
    expect(none.outcome).toBe('unknown')
    const many = gather({ followers: 30_000, likesPerPost: 900, commentsPerPost: 300 })('comment-like-ratio').item
    expect([many.outcome, many.innocent]).toEqual(['fired', innocent.slice(2)])
  })

  it('are all given where nothing tells which fit', () => {
    const { docs, fitting } = signals.find(({ id }) => id === 'lifetime-yield')!
    expect(fitting).toBeUndefined()
    // 1,000 likes in all from 2,000,000 followers over 100 videos
    const { item } = gather({ platform: 'tiktok', followers: 2_000_000, posts: 100, lifetimeLikes: 1_000 })('lifetime-yield')
    expect([item.outcome, item.innocent]).toEqual(['fired', docs.innocent])
  })
})

describe('a check that ran', () => {
  it('has its figures, rounded to six digits, and what fits of its innocent explanations', () => {
    const { item } = gather({ followers: 3_000, following: 10_000, posts: 7 })('own-profile')
    expect(item).toMatchObject({
      outcome: 'fired',
      observed: 3.33333,
      expected: null,
      expectedRange: null,
      likelihoodRatio: 1.3,
      logOdds: null,
      n: 1,
    })
    const clear = gather({ followers: 30_000, following: 100, posts: 7 })('own-profile').item
    expect([clear.outcome, clear.likelihoodRatio, clear.innocent]).toEqual(['clear', 1, []])
  })

  it('against a norm has its range in six digits, and the ratios were the norm another', () => {
    // 22,000 followers on Instagram: 1.1 % expected, 0.95 in logs apart
    const { item, shifted } = gather({ followers: 22_000, likesPerPost: 11, commentsPerPost: 0 })('engagement-residual')
    expect(item).toMatchObject({ outcome: 'fired', observed: 0.05, expected: 1.1 })
    const half = 1.2816 * 0.95
    expect(item.expectedRange![0]).toBeCloseTo(1.1 * Math.exp(-half), 5)
    expect(item.expectedRange![1]).toBeCloseTo(1.1 * Math.exp(half), 4)
    for (const end of item.expectedRange!) expect(Number(end.toPrecision(6))).toBe(end)
    expect(shifted![0]).toBeLessThan(item.likelihoodRatio!)
    expect(shifted![1]).toBeGreaterThanOrEqual(item.likelihoodRatio!)
  })

  it('and broke is an error of its own, without figures', () => {
    // posts that are none: whatever reads them throws
    const broken = { get length() { throw new Error('no posts') } } as unknown as PostColumns // biome-ignore format: one glance
    const of = gather({ following: 5 }, { posts: broken })
    expect(of('flat-likes').item).toMatchObject({
      outcome: 'error',
      observed: null,
      expected: null,
      expectedRange: null,
      n: null,
      count: null,
    })
    expect(of('flat-likes').item).toMatchObject({ likelihoodRatio: null, missing: [], innocent: [] })
    expect(of('own-profile').item.outcome).toBe('clear')
  })

  it('to a ratio that is none is an error as well', () => {
    for (const likelihoodRatio of [0, -1, Number.NaN, Infinity]) {
      const limits = limitsOf(signals, { 'own-profile': { likelihoodRatio } })
      expect(gather({ following: 20_000 }, {}, limits)('own-profile').item).toMatchObject({ outcome: 'error', likelihoodRatio: null })
    }
  })
})
