import { describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

const DAY = 86_400_000
const START = Date.parse('2026-03-02T12:00:00Z')
const post = (days: number, likes: number, type = 'image') =>
  `brie,instagram,p${days}-${type},${new Date(START + days * DAY).toISOString()},${type},${likes},0`
const trendOf = async (posts: readonly string[], asOf?: string) => {
  const inputs = [
    { path: 'accounts.csv', content: 'handle,platform,followers\nbrie,instagram,20000\n' },
    { path: 'posts.csv', content: ['handle,platform,postId,date,type,likes,comments', ...posts].join('\n') },
  ]
  return (await vet(inputs, asOf === undefined ? {} : { asOf })).accounts[0]!.trend!
}

/** One post a week, each with this many likes. */
const weekly = (likes: readonly number[]) => likes.map((count, week) => post(7 * week, count))
const growing = Array.from({ length: 12 }, (_, week) => Math.round(10_000 * 1.1 ** week))

describe('the trend of an account', () => {
  it('says whether engagement rises or falls, and by how much a month', async () => {
    const rising = await trendOf(weekly(growing))
    expect(rising.engagement).toBe('rising')
    // a tenth a week: 1.1^(30.44/7) − 1 = 51.36 %
    expect(rising.engagementChangePctPerMonth).toBeCloseTo(51.36, 0)
    const falling = await trendOf(weekly([...growing].reverse()))
    expect(falling.engagement).toBe('falling')
    // 1/1.5136 − 1
    expect(falling.engagementChangePctPerMonth).toBeCloseTo(-33.93, 0)
  })

  it('calls level what chance would do as much', async () => {
    expect((await trendOf(weekly([100, 120, 90, 130, 95, 110, 105, 125, 92, 118, 101, 115]))).engagement).toBe('level')
    expect((await trendOf(weekly(new Array<number>(12).fill(100)))).engagement).toBe('level')
  })

  it('names no direction of too few posts or too short a time', async () => {
    expect((await trendOf(weekly(growing.slice(0, 9)))).engagement).toBeNull()
    expect((await trendOf(growing.map((likes, i) => post(2 * i, likes)))).engagement).toBeNull()
  })

  it('takes a change of formats for no trend', async () => {
    // images bring 100, reels 1,000, and the newer half is reels
    const posts = Array.from({ length: 16 }, (_, i) => (i < 8 ? post(4 * i, 100) : post(4 * i, 1000, 'reel')))
    expect((await trendOf(posts)).engagement).toBe('level')
  })

  it('counts posts a week and days since the last', async () => {
    // eleven intervals of seven days
    const trend = await trendOf(weekly(growing), '2026-06-01')
    expect(trend).toMatchObject({
      posts: 12,
      firstPost: '2026-03-02',
      lastPost: '2026-05-18',
      postsPerWeek: 1,
      daysSinceLastPost: 14,
      dormant: false,
    })
    expect(await trendOf(weekly(growing), '2026-07-18')).toMatchObject({ daysSinceLastPost: 61, dormant: true })
    expect(await trendOf(weekly(growing), '2026-07-17')).toMatchObject({ daysSinceLastPost: 60, dormant: false })
    expect((await trendOf(weekly(growing))).daysSinceLastPost).toBe(0)
  })

  it('leaves posts that are still growing out of the direction', async () => {
    const fresh = [...weekly(growing.slice(0, 10)), post(64, 3)]
    expect((await trendOf(fresh, '2026-05-07')).engagementChangePctPerMonth).toBeCloseTo(51.36, 0)
  })

  it('ranks formats against what is usual', async () => {
    const posts = [0, 1, 2].flatMap(i => [post(i, 100), post(i, 300, 'reel')]).concat(post(9, 5000, 'carousel'))
    // medians 100 and 300 of a median of 200; one carousel is no format yet
    expect((await trendOf(posts)).formats).toEqual([
      { type: 'reel', posts: 3, engagementToUsual: 1.5 },
      { type: 'image', posts: 3, engagementToUsual: 0.5 },
    ])
    expect((await trendOf(weekly(growing))).formats).toEqual([])
  })

  it('is unknown without dated posts', async () => {
    const { accounts } = await vet([{ path: 'accounts.csv', content: 'handle,platform,followers\nbrie,instagram,20000\n' }])
    expect(accounts[0]!.trend).toBeNull()
  })
})
