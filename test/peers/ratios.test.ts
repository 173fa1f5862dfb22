import { describe, expect, it } from 'vitest'
import { commentsPerLike, followersPerPostP99, lnCommentsPerLike, viewsPerFollower } from '../../src/peers/ratios.ts'
import { factsOf } from './facts.ts'

describe('views per follower', () => {
  it('have a middle in logs, with their spread', () => {
    // ln 0.1, ln 0.2, ln 0.8: the middle is ln 0.2, the distances ln 2, 0 and ln 4
    const found = viewsPerFollower([1_000, 2_000, 8_000].map(viewsPerPost => factsOf({ viewsPerPost })))!
    expect(found.median).toBeCloseTo(Math.log(0.2), 12)
    expect(found.scale).toBeCloseTo(1.4826 * Math.log(2), 12)
    expect(found.n).toBe(3)
  })

  it('leave out accounts without views or followers', () => {
    const known = factsOf({ followers: 1, viewsPerPost: 1 })
    const others = [{ viewsPerPost: 0 }, { viewsPerPost: null }, { followers: 0, viewsPerPost: 5 }, { followers: null, viewsPerPost: 5 }]
    expect(viewsPerFollower([known, ...others.map(factsOf)])).toMatchObject({ median: 0, n: 1 })
    expect(viewsPerFollower(others.map(factsOf))).toBeNull()
  })
})

describe('comments per like', () => {
  it('count half a comment and half a like more, so that none is not minus infinity', () => {
    expect(lnCommentsPerLike(0, 49.5)).toBeCloseTo(Math.log(0.01), 12)
    expect(lnCommentsPerLike(4.5, 49.5)).toBeCloseTo(Math.log(0.1), 12)
  })

  it('are of accounts with fifty likes or more whose comments are known', () => {
    const rows = [
      { likesPerPost: 50, commentsPerPost: 0 },
      { likesPerPost: 49.9, commentsPerPost: 9 },
      { likesPerPost: 500, commentsPerPost: null },
      { likesPerPost: null, commentsPerPost: 9 },
    ]
    const found = commentsPerLike(rows.map(factsOf))!
    expect(found.n).toBe(1)
    expect(found.median).toBeCloseTo(Math.log(0.5 / 50.5), 12)
    expect(commentsPerLike(rows.slice(1).map(factsOf))).toBeNull()
  })
})

describe('followers per post', () => {
  it('end where a hundredth of the accounts have more', () => {
    // 1 to 101 in any order: the 99th percentile is the 100th
    const rows = Array.from({ length: 101 }, (_, i) => factsOf({ followers: 2 * (((i * 37) % 101) + 1), posts: 2 }))
    expect(followersPerPostP99(rows)).toEqual({ value: 100, n: 101 })
  })

  it('are unknown without posts or followers', () => {
    const known = factsOf({ followers: 0, posts: 1 })
    const others = [{ posts: 0 }, { posts: null }, { followers: null, posts: 3 }].map(factsOf)
    expect(followersPerPostP99([known, ...others])).toEqual({ value: 0, n: 1 })
    expect(followersPerPostP99(others)).toBeNull()
  })
})
