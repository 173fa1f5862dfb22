import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SCORER } from '../../src/followers/coefficients.ts'
import { pointsOf } from '../../src/followers/points.ts'
import { isCoarse, scoreFollowers } from '../../src/followers/score.ts'
import type { FollowerField } from '../../src/model/records.ts'
import { sampleOf } from './sample.ts'

type Follower = { readonly [F in FollowerField]?: number }

const score = (follower: Follower) => scoreFollowers(sampleOf([follower]), SCORER)[0]!
const points = (follower: Follower) => pointsOf(sampleOf([follower]), 0)

const FAKE = { followers: 8, following: 3_900, posts: 0, hasPicture: 0, nameDigits: 4 }
const REAL = { followers: 640, following: 410, posts: 85, hasPicture: 1, nameDigits: 0 }

describe('the score of one follower', () => {
  it('tells a profile made for sale from a person', () => {
    expect(score(FAKE)).toBe(3)
    expect(score(REAL)).toBe(-3)
  })

  it('is the sum of its terms', () => {
    // a two-term scorer by hand: 0.5·(ln(200/100) − 0.2) − 1·(ln(1 + 1) − 0.4), then 0.1 + 2·sum
    const two = {
      ...SCORER,
      terms: [
        { measure: 'lnRatio', low: -1, high: 4, centre: 0.2, weight: 0.5 },
        { measure: 'lnPosts', low: 0, high: 4, centre: 0.4, weight: -1 },
      ] as const,
      patterns: SCORER.patterns.map(() => ({ base: 0.1, slope: 2 })),
    }
    const sum = 0.5 * (Math.log(2) - 0.2) - (Math.log(2) - 0.4)
    expect(scoreFollowers(sampleOf([{ followers: 99, following: 199, posts: 1 }]), two)[0]).toBeCloseTo(0.1 + 2 * sum, 12)
  })

  it('never falls with more followed, fewer followers, fewer posts, a missing picture or more digits', () => {
    const count = fc.integer({ min: 0, max: 20_000 })
    const flag = fc.constantFrom(0, 1)
    fc.assert(
      fc.property(count, count, count, flag, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 5_000 }), (followers, following, posts, hasPicture, nameDigits, more) => {
        const base = { followers, following, posts, hasPicture, nameDigits }
        const at = score(base)
        expect(score({ ...base, following: following + more })).toBeGreaterThanOrEqual(at)
        expect(score({ ...base, followers: followers + more })).toBeLessThanOrEqual(at)
        expect(score({ ...base, posts: posts + more })).toBeLessThanOrEqual(at)
        expect(score({ ...base, hasPicture: 0 })).toBeGreaterThanOrEqual(at)
        expect(score({ ...base, nameDigits: nameDigits + 1 })).toBeGreaterThanOrEqual(at)
      }),
    ) // biome-ignore format: the property in one piece
  })

  it('works with what is there: an unknown field never reads as the worst of it', () => {
    const { posts: _, ...withoutPosts } = REAL
    const { hasPicture: __, ...withoutPicture } = REAL
    expect(score(withoutPosts)).toBeLessThan(-0.5)
    expect(score(withoutPicture)).toBeLessThan(-2)
    expect(score({ followers: 8, following: 3_900 })).toBeGreaterThan(2)
    expect(score({ posts: 0 })).toBeGreaterThan(1)
    expect(score({ posts: 200 })).toBeLessThan(-1)
  })

  it('is unknown where neither followers with following nor posts are told', () => {
    expect(score({ hasPicture: 0, nameDigits: 5 })).toBeNaN()
    expect(score({ followers: 3, hasPicture: 0 })).toBeNaN()
  })

  it('is coarse where most followers lack one of the two strongest signs', () => {
    const whole = { followers: 1, following: 2, posts: 3 }
    const half = { followers: 1, following: 2 }
    expect(isCoarse(sampleOf([whole, half]))).toBe(false)
    expect(isCoarse(sampleOf([whole, half, { posts: 3 }, { hasPicture: 1 }]))).toBe(true)
  })

  it('never suspects a verified account, and takes no account of private', () => {
    expect(score({ ...FAKE, verified: 1 })).toBe(-3)
    expect(points({ ...FAKE, verified: 1 })).toBe(0)
    const between = { followers: 150, following: 420, posts: 6 }
    expect(score({ ...between, private: 1 })).toBe(score({ ...between, private: 0 }))
  })
})

describe('the points people read', () => {
  it.each([
    [FAKE, 6.5],
    [REAL, -3],
    [{ followers: 99, following: 499, posts: 2 }, 2],
    [{ followers: 99, following: 999, posts: 5 }, 2],
    [{ followers: 10, following: 2_000, posts: 29, hasPicture: 1, hasBio: 0 }, 3],
    [{ posts: 0, hasBio: 1 }, 2],
    [{}, 0],
  ])('%o gets %d', (follower, expected) => {
    expect(points(follower)).toBe(expected)
  })
})
