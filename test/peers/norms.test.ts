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
    // by videos 1.349 − 0.024·ln 22,361 − 0.705·ln 20 = −1.00335, 36.7 %, which is more than by size alone
    ['tiktok', 22_361, 20, 6.3],
    // 1.349 − 0.024·ln 22,361 − 0.705·ln 900 = −3.68705
    ['tiktok', 22_361, 900, 2.50459],
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

  it('ask no more of a TikTok account for a small number of videos, which may be those of a period', async () => {
    const [few, none, many] = [
      await expected('tiktok', 40_000, 25),
      await expected('tiktok', 40_000),
      await expected('tiktok', 40_000, 900),
    ]
    expect([few.engagementToExpected, few.engagementZ]).toEqual([none.engagementToExpected, none.engagementZ])
    expect(many.engagementToExpected).toBeGreaterThan(none.engagementToExpected!)
  })

  it.each(['tiktok', 'youtube'])('do not go by a number of posts that is below the dated posts read (%s)', async platform => {
    const posts = ['handle,platform,date,likes,comments,views', ...Array.from({ length: 41 }, (_, i) => `brie,${platform},2026-0${1 + Math.floor(i / 18)}-${10 + (i % 18)},${590 + (i % 21)},9,9000`)].join('\n') // biome-ignore format: one file
    const judged = async (count: number | string) =>
      await vet([
        { path: 'a.csv', content: `handle,platform,followers,posts\nbrie,${platform},22361,${count}` },
        { path: 'p.csv', content: posts },
      ])
    const [stale, blank, whole] = [await judged(40), await judged(''), await judged(900)]
    const said = ({ accounts: [account] }: typeof stale) => [account!.expectedEngagementRatePct, account!.engagementZ]
    expect(said(stale)).toEqual(said(blank))
    expect(said(stale)).not.toEqual(said(whole))
    expect(stale.diagnostics).toMatchObject([
      {
        code: 'posts-outnumber-count',
        message:
          'brie has 40 posts by its row, and 41 dated ones were read: that count is of a period, or old, and counts as unknown in what is expected. Give the number of all posts.',
        file: 'a.csv',
        line: 2,
      },
    ])
    expect(whole.diagnostics).toEqual([])
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
