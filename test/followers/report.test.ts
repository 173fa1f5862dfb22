import { describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

const HEADER = 'handle,platform,follower,followers,following,posts,hasPicture'
const letters = (i: number) => `${'abcdefghij'[i % 10]}${'klmnopqrst'[Math.floor(i / 10) % 10]}`
/** Follow thousands, are followed by a handful, hardly post. */
const sold = (i: number) =>
  `loaf.daily,instagram,${letters(i)}2024${letters(i)},${3 + (i % 30)},${1_900 + 95 * i},${i % 4 === 3 ? 2 : 0},${i % 3 ? 'true' : 'false'}`
/** People of all sizes who post. */
const person = (i: number) => `loaf.daily,instagram,person.${letters(i)},${150 + 23 * i},${180 + 11 * i},${12 + 7 * i},true`

const csv = (bought: number, people: number) =>
  [HEADER, ...Array.from({ length: bought }, (_, i) => sold(i)), ...Array.from({ length: people }, (_, i) => person(i))].join('\n')

async function judged(followers: string, accounts = 'handle,platform,followers\nloaf.daily,instagram,52000') {
  const report = await vet([
    { path: 'accounts.csv', content: accounts },
    { kind: 'followers', input: { path: 'followers.csv', content: followers } },
  ])
  const account = report.accounts[0]!
  return { report, account, of: (signal: string) => account.evidence.find(item => item.signal === signal)! }
}

const without = (text: string, columns: readonly number[]) =>
  text
    .split('\n')
    .map(row => row.split(',').filter((_, k) => !columns.includes(k)))
    .join('\n')

describe('a column of a sample that is nothing but 0', () => {
  /** The cells of a column in every row but the header. */
  const all = (text: string, column: number, cell: string) =>
    text
      .split('\n')
      .map((row, i) =>
        i === 0
          ? row
          : row
              .split(',')
              .map((old, k) => (k === column ? cell : old))
              .join(','),
      )
      .join('\n')

  it.each([
    [3, '0', 'a follower'],
    [5, '0', 'a post'],
    [6, 'false', 'a picture'],
  ])('counts as unknown, as if it were empty (column %s)', async (column, zero, words) => {
    const [zeros, empty] = await Promise.all([judged(all(csv(0, 60), column, zero)), judged(all(csv(0, 60), column, ''))])
    expect(zeros.account).toEqual(empty.account)
    expect(zeros.report.diagnostics).toMatchObject([
      {
        code: 'zero-for-missing',
        message: `No follower of 60 in the sample of loaf.daily has ${words}, as exports write it where they did not look; that counts as unknown.`,
      },
    ])
  })

  it('is named with the others', async () => {
    const { report } = await judged(all(all(csv(0, 60), 5, '0'), 6, 'no'))
    expect(report.diagnostics.map(({ message }) => message)).toEqual([
      'No follower of 60 in the sample of loaf.daily has a post or a picture, as exports write it where they did not look; that counts as unknown.',
    ])
  })

  it('stays a sign of fakes that nobody follows and that follow thousands', async () => {
    const rows = Array.from({ length: 400 }, (_, i) => `loaf.daily,instagram,u${letters(i)}${i},0,${1500 + 7 * i},0,no`)
    const { account, report } = await judged([HEADER, ...rows].join('\n'))
    expect(account.flagged).toBe(true)
    expect(report.diagnostics.map(({ code, field }) => [code, field])).toEqual([
      ['zero-for-missing', 'followers'],
      ['zero-throughout', 'posts'],
      ['names-made', 'follower'],
    ])
  })

  it('is what it says where the sample looks bought without it', async () => {
    const sold = await judged(all(csv(60, 0), 5, '0'))
    expect(sold.report.diagnostics).toMatchObject([
      { code: 'zero-throughout', message: expect.stringMatching(/has a post, and they follow so many that it is taken as it stands; /) },
      { code: 'names-made' },
    ])
    expect(sold.account.purchasedFollowers).toBe('likely')
  })

  it('of followers is never believed, however many they follow', async () => {
    const rows = (followers: string) =>
      [
        HEADER,
        ...Array.from({ length: 200 }, (_, i) => `loaf.daily,instagram,v${letters(i)}${letters(i % 7)},${followers},${1000 + 7 * i},,true`),
      ].join('\n')
    expect((await judged(rows('0'))).account).toEqual((await judged(rows(''))).account)
  })

  it('is what it says where one follower differs, or where they are few', async () => {
    const one = all(csv(0, 60), 5, '0').replace(/,0,true$/, ',9,true')
    expect((await judged(one)).report.diagnostics).toEqual([])
    expect((await judged(all(csv(0, 29), 6, 'false'))).report.diagnostics.map(({ code }) => code)).not.toContain('zero-for-missing')
  })
})

describe('a sample of followers', () => {
  it('of which most look bought makes the verdict likely', async () => {
    const { account, of } = await judged(csv(60, 40))
    expect(account.purchasedFollowers).toBe('likely')
    expect(account.flagged).toBe(true)
    expect(account.suspiciousFollowerSharePct).toBeGreaterThan(50)
    expect(account.suspiciousFollowerSharePct).toBeLessThan(70)
    const [low, high] = account.suspiciousFollowerShareRangePct!
    expect(low).toBeLessThan(60)
    expect(high).toBeGreaterThan(60)
    expect(account.checked).toEqual(['sample'])
    const evidence = of('suspicious-followers')
    expect(evidence.outcome).toBe('fired')
    expect([evidence.n, evidence.count]).toEqual([100, 60])
    expect(evidence.likelihoodRatio).toBeGreaterThanOrEqual(10)
    expect(account.reasons[0]).toBe(
      `60 of 100 followers in the sample look suspicious one by one; all together, ${evidence.observed!.toFixed(1)} % are estimated to be fake, and 5–25 % is ordinary. How the sample was drawn is not known.`,
    )
  })

  it('of people is no sign, and weakly at that', async () => {
    const { account, of } = await judged(csv(6, 94))
    expect(account.purchasedFollowers).toBe('no-sign')
    expect(account.suspiciousFollowerSharePct).toBeLessThan(12)
    expect(of('suspicious-followers').outcome).toBe('clear')
    expect(of('suspicious-followers').likelihoodRatio).toBeGreaterThanOrEqual(0.2)
    expect(account.probability).toBeGreaterThan(0.02)
  })

  it('of fewer than thirty is not judged: never a pass', async () => {
    const { account, of } = await judged(csv(14, 15))
    expect(of('suspicious-followers').outcome).toBe('unknown')
    expect(of('suspicious-followers').missing[0]).toContain('30 followers')
    expect([account.suspiciousFollowerSharePct, account.suspiciousFollowerShareRangePct]).toEqual([null, null])
    expect(account.purchasedFollowers).toBe('insufficient')
    expect((await judged(csv(15, 15))).account.suspiciousFollowerSharePct).toBeGreaterThan(30)
  })

  it('with names and nothing to judge by is not judged either', async () => {
    const names = Array.from({ length: 60 }, (_, i) => `loaf.daily,instagram,person${i},false`)
    const { account, of } = await judged(['handle,platform,follower,private', ...names].join('\n'))
    expect(of('suspicious-followers').outcome).toBe('unknown')
    expect(account.suspiciousFollowerSharePct).toBeNull()
  })

  it('works with counts alone', async () => {
    const counts = (text: string) => without(text, [2, 6])
    const bought = await judged(counts(csv(60, 40)))
    expect(bought.account.suspiciousFollowerSharePct).toBeGreaterThan(45)
    expect(bought.account.purchasedFollowers).toBe('likely')
    const clean = await judged(counts(csv(6, 94)))
    expect(clean.account.suspiciousFollowerSharePct).toBeLessThan(15)
  })

  it('that tells little of each follower has a wide range, and weighs less', async () => {
    const whole = await judged(csv(60, 40))
    const little = await judged(without(csv(60, 40), [2, 5, 6]))
    const width = ({ account }: typeof whole) => account.suspiciousFollowerShareRangePct![1] - account.suspiciousFollowerShareRangePct![0]
    expect(width(little)).toBeGreaterThan(width(whole) + 15)
    expect(little.of('suspicious-followers').likelihoodRatio).toBeLessThan(whole.of('suspicious-followers').likelihoodRatio!)
    expect(little.of('suspicious-followers').likelihoodRatio).toBeGreaterThan(1.5)
  })

  it('full of accounts at the cap widens the share upwards, on Instagram only', async () => {
    const row = (platform: string, i: number) =>
      i < 24
        ? `loaf.daily,${platform},${2_600 + i},7450,${60 + i},true`
        : `loaf.daily,${platform},${300 + 5 * i},${250 + 3 * i},${60 + i},true`
    const atCap = (platform: string) =>
      ['handle,platform,followers,following,posts,hasPicture', ...Array.from({ length: 120 }, (_, i) => row(platform, i))].join('\n')
    const instagram = await judged(atCap('instagram'))
    expect(instagram.of('following-cap').likelihoodRatio).toBe(12)
    expect(instagram.of('following-cap').count).toBe(24)
    expect(instagram.account.suspiciousFollowerShareRangePct![1]).toBe(100)
    const tiktok = await judged(atCap('tiktok'), 'handle,platform,followers\nloaf.daily,tiktok,52000')
    expect(tiktok.of('following-cap').outcome).toBe('unknown')
    expect(tiktok.account.suspiciousFollowerShareRangePct![1]).toBeLessThan(60)
  })

  it('in which more than usual stand at the cap has nothing in its favour by that', async () => {
    const capped = (n: number) =>
      ['handle,platform,followers,following,posts,hasPicture', ...Array.from({ length: 100 }, (_, i) => `loaf.daily,instagram,${i < n ? `${2_600 + i},7450` : `${300 + 5 * i},${250 + 3 * i}`},${60 + i},true`)].join('\n') // biome-ignore format: one sample
    const at = async (n: number) => (await judged(capped(n))).of('following-cap').likelihoodRatio!
    expect(await at(2)).toBeLessThan(1)
    expect([await at(3), await at(4)]).toEqual([1, 1])
    expect(await at(9)).toBeGreaterThan(2)
  })

  it('of people who watch and never post is no sign of a purchase where that is ordinary', async () => {
    const watchers = (platform: string) =>
      ['handle,platform,followers,following,posts,hasPicture', ...Array.from({ length: 100 }, (_, i) => `loaf.daily,${platform},${60 + 9 * i},${70 + 11 * i},${i === 99 ? 1 : 0},true`)].join('\n') // biome-ignore format: one sample
    const accounts = (platform: string) => `handle,platform,followers\nloaf.daily,${platform},52000`
    const tiktok = await judged(watchers('tiktok'), accounts('tiktok'))
    const instagram = await judged(watchers('instagram'), accounts('instagram'))
    expect(tiktok.account.suspiciousFollowerSharePct).toBeLessThan(20)
    expect(tiktok.of('suspicious-followers').count).toBe(0)
    expect(tiktok.account.flagged).toBe(false)
    expect([tiktok, instagram].map(({ of }) => of('suspicious-followers').outcome)).toEqual(['clear', 'unknown'])
  })

  it('that tells only what they follow is no pass', async () => {
    const following = Array.from({ length: 150 }, (_, i) => `loaf.daily,instagram,${200 + 3 * i}`)
    const { account, of } = await judged(['handle,platform,following', ...following].join('\n'))
    expect(of('following-cap').outcome).toBe('clear')
    expect(account.suspiciousFollowerSharePct).toBeNull()
    expect(account.purchasedFollowers).toBe('insufficient')
  })

  it('that tells only that many stand at the cap is never likely, since a look at the rest might speak for them', async () => {
    const capped = (columns: string, figures: (i: number) => string) =>
      judged(
        [`handle,platform,${columns}`, ...Array.from({ length: 100 }, (_, i) => `loaf.daily,instagram,${figures(i)}`)].join('\n'),
        'handle,platform,followers,likesPerPost,commentsPerPost\nloaf.daily,instagram,48000,330,7',
      )
    const following = (i: number) => (i < 16 ? 7_400 : 300 + 7 * i)
    const part = await capped('following', i => String(following(i)))
    expect([part.account.probability! > 0.7, part.account.purchasedFollowers]).toEqual([true, 'possible'])
    const full = await capped('followers,following,posts', i => `${400 + 5 * i},${following(i)},${40 + i}`)
    expect(full.account.purchasedFollowers).toBe('insufficient')
  })

  it('counts a follower that stands in it twice once', async () => {
    const { of } = await judged(`${csv(20, 20)}\n${sold(0)}\n${sold(1)}`)
    expect(of('suspicious-followers').n).toBe(40)
  })
})

describe('people who watch, and are followed by hardly anybody', () => {
  /** Followed by a few, follow some hundreds; nothing else is told of them. */
  const watchers = (platform: string) =>
    ['handle,platform,follower,followers,following', ...Array.from({ length: 120 }, (_, i) => `loaf.daily,${platform},viewer${letters(i)},${[0, 1, 3, 8, 15, 40][i % 6]},${[100, 200, 300, 500, 700, 900][(5 * i + Math.floor(i / 6)) % 6]}`)].join('\n') // biome-ignore format: one sample

  it.each(['instagram', 'tiktok', 'twitch'])(
    'are no sign of a purchase on %s, since none of them looks suspicious, and no pass',
    async platform => {
      const { report, account, of } = await judged(watchers(platform), `handle,platform,followers\nloaf.daily,${platform},52000`)
      expect(of('suspicious-followers')).toMatchObject({
        outcome: 'unknown',
        missing: [
          'another hundred followers drawn at random, with posts and pictures (all together these look fake, but one by one 0 of 100)',
        ],
      })
      expect(account.purchasedFollowers).toBe('insufficient')
      expect([account.suspiciousFollowerSharePct, account.suspiciousFollowerShareRangePct]).toEqual([null, null])
      expect(report.diagnostics.map(({ message }) => message)).toContain(
        'All together the followers in the sample of loaf.daily look fake, but one by one 0 of 100: private people who only watch look like that as well. That counts as unknown. Look at twenty of them by hand, or export posts and pictures too.',
      )
    },
  )

  it('are no pass beside engagement that is fine either', async () => {
    const account = 'handle,platform,followers,likesPerPost,commentsPerPost\nloaf.daily,instagram,52000,1400,60'
    expect((await judged(watchers('instagram'), account)).account.purchasedFollowers).toBe('insufficient')
  })

  it('are named first where a sample that looks bought is of private accounts', async () => {
    const kept = (flag: string) =>
      csv(60, 40)
        .split('\n')
        .map((row, i) => `${row},${i === 0 ? 'private' : flag}`)
        .join('\n')
    const [first, open, untold] = await Promise.all([kept('true'), kept('false'), csv(60, 40)].map(text => judged(text)))
    expect(first!.of('suspicious-followers').innocent[0]).toMatch(/^Private people who only watch/)
    expect(open!.of('suspicious-followers').innocent.join()).not.toContain('Private people')
    expect(untold!.of('suspicious-followers').innocent.join()).toContain('Private people')
  })
})
