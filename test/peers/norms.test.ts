import { describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

/** What is expected of one account alone in its file, in percent; null where nothing is. */
async function expected(platform: string, followers: number, posts: number | null = null) {
  const content = `handle,platform,followers,posts,likesPerPost,commentsPerPost,viewsPerPost\nbrie,${platform},${followers},${posts ?? ''},60,2,900`
  const { accounts } = await vet([{ path: 'a.csv', content }])
  return accounts[0]!
}

describe('expected engagement by the published norms', () => {
  it.each([
    ['instagram', 2_500, null, 2 * 1.1 * Math.exp(-0.05 * Math.log(10 / 22))],
    ['instagram', 10_000, null, 1.1 * Math.exp(-0.05 * Math.log(10 / 22))],
    ['instagram', 22_000, null, 1.1],
    ['instagram', 1_000_000, null, 0.90889],
    ['tiktok', 3_162, null, 9.4],
    ['tiktok', 22_361, 19, 6.3],
    ['tiktok', Math.round(Math.sqrt(3_162 * 22_361)), null, Math.sqrt(9.4 * 6.3)],
    ['tiktok', 2_236_068, null, 2.4],
    ['tiktok', 30_000_000, null, 2.4],
    // 1.349 − 0.024·ln 22,361 − 0.705·ln 20 = −1.00335
    ['tiktok', 22_361, 20, 36.665],
    // 3.511 − 0.017·ln 100,000 − 0.698·ln 100 = 0.10087
    ['youtube', 100_000, 100, 110.613],
    // with the fewest videos: 3.511 − 0.017·ln 100,000 − 0.698·ln 20 = 1.22426
    ['youtube', 100_000, 20, 340.165],
    ['x', 70_711, null, 0.107],
    ['x', 10_000_000, null, 0.02],
  ] as const)('%s, %i followers, %s posts', async (platform, followers, posts, pct) => {
    const { expectedEngagementRatePct } = await expected(platform, followers, posts)
    expect(expectedEngagementRatePct! / pct).toBeCloseTo(1, 4)
  })

  it.each([
    ['instagram', 199, null],
    ['x', 999, null],
    ['youtube', 100_000, 19],
    ['youtube', 100_000, null],
    ['facebook', 100_000, 100],
  ] as const)('say nothing of %s, %i followers, %s posts', async (platform, followers, posts) => {
    expect(await expected(platform, followers, posts)).toMatchObject({
      expectedEngagementRatePct: null,
      engagementZ: null,
      peerGroup: null,
    })
  })

  it('compare on the norm’s own formula, whatever rate the report shows', async () => {
    // TikTok: 60 likes a video against 6.3 %, though the rate shown counts comments as well
    const { engagementRatePct, engagementToExpected, engagementZ, expectedEngagementFormula } = await expected('tiktok', 22_361)
    expect(engagementRatePct).toBeCloseTo((62 / 22_361) * 100, 6)
    expect(engagementToExpected).toBeCloseTo(60 / 22_361 / 0.063, 4)
    expect(expectedEngagementFormula).toBe('likes per post/followers')
    expect(engagementZ).toBeCloseTo(Math.log(60 / 22_361 / 0.063) / (1.15 + 0.2), 4)
  })
})
