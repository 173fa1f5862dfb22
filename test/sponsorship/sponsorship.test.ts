import { describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

const HEADER = 'handle,platform,postId,date,type,likes,comments,sponsored,caption'
const day = (n: number) => `2026-08-${String(n + 1).padStart(2, '0')}`
const one = async (posts: readonly string[]) => {
  const accounts = { path: 'accounts.csv', content: 'handle,platform,followers\nbrie,instagram,20000\n' }
  return (await vet([accounts, { path: 'posts.csv', content: [HEADER, ...posts].join('\n') }])).accounts[0]!
}
const post = (n: number, likes: number, sponsored: string, { type = 'image', caption = '' } = {}) =>
  `brie,instagram,p${n},${day(n)},${type},${likes},0,${sponsored},${caption}`

describe('sponsored posts', () => {
  it('compares them with organic ones, with an interval', async () => {
    // plus a half: 4.5, 13.5, 40.5 against 13.5, 40.5, 121.5, so a third; within, the spread of ln is ln 3
    const account = await one(
      [4, 13, 40].map((likes, i) => post(i, likes, 'yes')).concat([13, 40, 121].map((likes, i) => post(i + 3, likes, 'no'))),
    )
    expect(account.sponsoredSharePct).toBe(50)
    expect(account.sponsoredEngagementRatio).toBeCloseTo(1 / 3, 5)
    const { engagementRatioRange, sharePctRange, ...rest } = account.sponsorship!
    // s² = 4·ln²3/4, weight 3·3/6, t(4) = 2.132: e^(−ln 3 ∓ 2.132·√(1.20695/1.5))
    expect(engagementRatioRange![0]).toBeCloseTo(0.0492, 3)
    expect(engagementRatioRange![1]).toBeCloseTo(2.2565, 3)
    // Wilson, 3 of 6 at z = 1.6449: 50 ∓ 27.87
    expect(sharePctRange[0]).toBeCloseTo(22.13, 1)
    expect(sharePctRange[1]).toBeCloseTo(77.87, 1)
    expect(rest).toEqual({
      postsKnown: 6,
      postsSponsored: 3,
      knownFrom: 'column',
      much: true,
      shareTrend: null,
      comparedSponsored: 3,
      comparedOrganic: 3,
    })
  })

  it('compares only within a format', async () => {
    // sponsored posts are all reels, which bring ten times what images do: against reels they bring a half
    const reels = [0, 1, 2]
      .map(n => post(n, 500, 'yes', { type: 'reel' }))
      .concat([3, 4, 5].map(n => post(n, 1000, 'no', { type: 'reel' })))
    const images = [6, 7, 8, 9].map(n => post(n, 100, 'no'))
    const { sponsoredEngagementRatio, sponsorship, sponsoredSharePct } = await one([...reels, ...images])
    expect(sponsoredEngagementRatio).toBeCloseTo(500.5 / 1000.5, 5)
    expect(sponsorship).toMatchObject({ comparedSponsored: 3, comparedOrganic: 3, postsKnown: 10 })
    expect(sponsoredSharePct).toBe(30)
    expect(sponsorship!.much).toBe(false)
  })

  it('reads captions where there is no column, and lets a column beat them', async () => {
    const captions = ['#ad New pan', 'Sunday walk', 'Rainy day', 'Cheese again', 'Anzeige | Pfanne']
    const account = await one(captions.map((caption, i) => post(i, 100, '', { caption })))
    expect(account).toMatchObject({
      sponsoredSharePct: 40,
      sponsoredEngagementRatio: null,
      sponsorship: { knownFrom: 'captions', postsSponsored: 2 },
    })
    const told = await one(captions.map((caption, i) => post(i, 100, 'no', { caption })))
    expect(told).toMatchObject({ sponsoredSharePct: 0, sponsorship: { knownFrom: 'column' } })
  })

  it('takes a platform’s missing label for no word against the caption', async () => {
    const rows = ['#ad New pan', 'Sunday walk', 'Rainy day', 'Cheese again', 'Anzeige | Pfanne'].map(
      (caption, i) => `brie,2026-08-0${i + 1},100,false,${caption}`,
    )
    const read = async (header: string, lines = rows) =>
      (
        await vet([
          { path: 'a.csv', content: 'handle,followers\nbrie,9000' },
          { path: 'p.csv', content: [header, ...lines].join('\n') },
        ])
      ).accounts[0]!
    for (const label of ['isSponsored', 'paid partnership', 'is_ad']) {
      const { sponsoredSharePct, sponsorship } = await read(`handle,date,likes,${label},caption`)
      expect([sponsoredSharePct, sponsorship!.knownFrom]).toEqual([40, 'captions'])
    }
    expect((await read('handle,date,likes,sponsored,caption')).sponsoredSharePct).toBe(0)
    // without captions the label is all there is
    expect(
      (
        await read(
          'handle,date,likes,isSponsored',
          rows.map(row => row.split(',').slice(0, 4).join(',')),
        )
      ).sponsoredSharePct,
    ).toBe(0)
  })

  it('is unknown without captions or a column, or of fewer than five posts', async () => {
    for (const posts of [[0, 1, 2, 3, 4, 5].map(n => post(n, 100, '')), [0, 1, 2, 3].map(n => post(n, 100, 'yes'))])
      expect(await one(posts)).toMatchObject({ sponsoredSharePct: null, sponsoredEngagementRatio: null, sponsorship: null })
  })

  it('says whether sponsoring grows', async () => {
    const posts = (paid: (n: number) => boolean) => Array.from({ length: 12 }, (_, n) => post(n, 100, paid(n) ? 'yes' : 'no'))
    const trendOf = async (paid: (n: number) => boolean) => (await one(posts(paid))).sponsorship!.shareTrend
    // all of the newer six and none of the older: z = 1/√(0.25·2/6) = 3.46
    expect(await trendOf(n => n >= 6)).toBe('rising')
    expect(await trendOf(n => n < 6)).toBe('falling')
    // three of six against two: z = 0.59
    expect(await trendOf(n => [1, 3, 6, 8, 10].includes(n))).toBe('level')
  })
})
