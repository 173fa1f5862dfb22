import { describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

const DAY = 86_400_000
const START = Date.UTC(2023, 0, 1)
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
const week = (i: number) => dayOf(START + 7 * i * DAY)

/** Weekly gains about 60, no two alike in a row. */
const usual = (i: number) => 50 + ((i * 7) % 21)
const counted = (weeks: number, extra: Readonly<Record<number, number>> = {}, from = 20_000) => {
  let followers = from
  return Array.from({ length: weeks }, (_, i) => {
    followers += usual(i) + (extra[i] ?? 0)
    return followers
  })
}

/** A post a week, with likes about 300 and 10 comments, but for those that are given as whole rows. */
const posts = (weeks: number, other: Readonly<Record<number, string>> = {}, spread = 20) =>
  Array.from({ length: weeks }, (_, i) => other[i] ?? `${week(i)},photo,${300 + spread * ((i * 3) % 5)},10,`)

const read = async (
  counts: readonly number[],
  rows: readonly string[] | null = null,
  account = 'brie,instagram,,,,',
  columns = 'date,type,likes,comments,caption',
) => {
  const history = `handle,platform,date,followers\n${counts.map((followers, i) => `brie,instagram,${week(i)},${followers}\n`).join('')}`
  const inputs = [
    { path: 'accounts.csv', content: `handle,platform,followers,following,likesPerPost,date\n${account}\n` },
    { path: 'history.csv', content: history },
    ...(rows === null ? [] : [{ path: 'posts.csv', content: `handle,platform,postId,${columns}\n${rows.map((row, i) => `brie,instagram,p${i},${row}\n`).join('')}` }]),
  ] // biome-ignore format: three files
  const report = await vet(inputs, { charts: true })
  const [one] = report.accounts
  const evidence = (signal: string) => one!.evidence.find(item => item.signal === signal)!
  return { report, account: one!, steps: one!.charts!.steps.map(({ kind }) => kind), evidence }
}

describe('steps of a follower count', () => {
  it('are none where a count comes back to where it was, however many readings were wrong', async () => {
    for (const wrong of [[20], [20, 21], [20, 21, 22, 23]]) {
      const counts = counted(60).map((count, i) => (wrong.includes(i) ? Math.round(count / 2) : count))
      const { account, steps } = await read(counts)
      expect([wrong.length, account.unexplainedGrowthPct, steps.filter(kind => kind !== 'purge')]).toEqual([wrong.length, 0, []])
    }
  })

  it('are one again where nobody remembers the level, and of what lies over it alone', async () => {
    const level = counted(80)
    // half of all are gone for half a year, and come back in a week
    const long = level.map((count, i) => (i >= 20 && i < 46 ? Math.round(count / 2) : count))
    expect((await read(long)).steps).toContain('open')
    // gone for two weeks, and back with 8,000 more
    const more = level.map((count, i) => (i >= 20 && i < 22 ? Math.round(count / 2) : i >= 22 ? count + 8_000 : count))
    const { account } = await read(more)
    expect(account.unexplainedGrowthPct).toBeGreaterThan(100 * (7_900 / more.at(-1)!))
    expect(account.unexplainedGrowthPct).toBeLessThan(100 * (8_200 / more.at(-1)!))
  })

  it('are steps where what drained slowly is bought again, and after a peak of wrong counts', async () => {
    // 8,000 leave over twelve weeks, and come back in one
    const drained = counted(60).map((count, i) => count - (i >= 20 && i < 32 ? Math.round((8_000 * (i - 19)) / 12) : 0))
    expect((await read(drained)).steps.filter(kind => kind !== 'purge')).toEqual(['open'])
    // two counts far too high, and six weeks later a purchase of as many
    const peaked = counted(60).map((count, i) => count + (i === 20 || i === 21 ? 9_000 : 0) + (i >= 28 ? 9_000 : 0))
    const { account } = await read(peaked)
    expect(account.unexplainedGrowthPct).toBeGreaterThan(100 * (8_900 / peaked.at(-1)!))
  })

  it('are explained by a giveaway in a story, which is no post of its own', async () => {
    const counts = counted(60, { 30: 9_000 })
    const plain = await read(counts, posts(60))
    expect(plain.steps).toEqual(['flat'])
    const told = await read(counts, [...posts(60), `${week(30)},story,4,0,GIVEAWAY! Follow me to win a prize`])
    expect([told.steps, told.account.postsLeftOut!.otherKinds]).toEqual([['giveaway'], 1])
    expect((await read(counts, [...posts(60), `${week(30)},story,4,0,On my balcony`])).steps).toEqual(['flat'])
  })

  it('are neither explained nor held against an account that has a giveaway every few weeks', async () => {
    const counts = counted(60, { 30: 9_000 })
    const every = (weeks: number) => posts(60, Object.fromEntries(Array.from({ length: 60 }, (_, i) => [i, `${week(i)},photo,${300 + 20 * ((i * 3) % 5)},10,${i % weeks === 2 ? 'GIVEAWAY! Tag a friend' : ''}`]))) // biome-ignore format: one row
    const { account, steps, evidence } = await read(counts, every(4))
    expect([steps, account.unexplainedGrowthPct, evidence('unexplained-step').outcome]).toEqual([['chance'], null, 'unknown'])
    // in stories as well
    const stories = Array.from({ length: 15 }, (_, i) => `${week(4 * i + 2)},story,4,0,GIVEAWAY! Tag a friend`)
    expect((await read(counts, [...posts(60), ...stories])).steps).toEqual(['chance'])
    // once in half a year they do explain it
    expect((await read(counts, every(28))).steps).toEqual(['giveaway'])
  })

  it('are not held against an account whose post of that week hides its likes', async () => {
    const counts = counted(60, { 30: 9_000 })
    // forty times as many comments as usual, and then few, and none that are known
    expect((await read(counts, posts(60, { 30: `${week(30)},reel,,400,` }))).steps).toEqual(['viral'])
    expect((await read(counts, posts(60, { 30: `${week(30)},reel,,12,` }))).steps).toEqual(['open'])
    expect((await read(counts, posts(60, { 30: `${week(30)},reel,,,` }))).steps).toEqual(['open'])
  })

  it('are neither explained nor held against an account whose posts go far every other week', async () => {
    const counts = counted(60, { 30: 9_000 })
    const wild = Array.from({ length: 60 }, (_, i) => `${week(i)},reel,${i % 3 === 0 ? 3_000 : 300},10,`)
    const { account, steps, evidence } = await read(counts, wild)
    expect([steps, account.unexplainedGrowthPct]).toEqual([['chance'], null])
    expect(evidence('unexplained-step').outcome).toBe('unknown')
    // one of sixty that goes far, and that week, does explain it
    const once = Array.from({ length: 60 }, (_, i) => `${week(i)},reel,${i === 30 ? 3_000 : 300 + 20 * (i % 5)},10,`)
    expect((await read(counts, once)).steps).toEqual(['viral'])
  })

  it('are of the season where they come in the same weeks of another year', async () => {
    const school = { 34: 4_000, 86: 4_500, 138: 5_000 }
    const { account, steps, evidence } = await read(counted(150, school))
    expect([steps, account.unexplainedGrowthPct]).toEqual([['season', 'season', 'season'], null])
    // neither a sign of a purchase nor of none
    expect(evidence('unexplained-step').outcome).toBe('unknown')
    // half a year apart is no season, nor are two years, nor steps of other sizes, nor such as come all the time
    expect((await read(counted(150, { 34: 4_000, 60: 4_500 }))).steps).toEqual(['open', 'open'])
    expect((await read(counted(150, { 34: 4_000, 86: 4_500 }))).steps).toEqual(['open', 'open'])
    expect((await read(counted(150, { 34: 1_000, 86: 9_000, 138: 70_000 }))).steps).toEqual(['open', 'open', 'open'])
    const often = Object.fromEntries(Array.from({ length: 17 }, (_, i) => [10 + 8 * i, 4_000]))
    expect(new Set((await read(counted(150, often))).steps)).toEqual(new Set(['open']))
  })

  it('are never more than all who follow today', async () => {
    const counts = counted(60, { 20: 20_000, 40: -28_000 })
    expect((await read(counts)).account.unexplainedGrowthPct).toBe(100)
  })

  it('are held against the newest count, where a row of an unknown day has fewer', async () => {
    const counts = counted(60, { 30: 1_800 })
    const { account } = await read(counts, null, 'brie,instagram,5000,,,')
    expect(account.unexplainedGrowthPct).toBeCloseTo((await read(counts)).account.unexplainedGrowthPct!, 6)
  })

  it('says where the row of an account and its history have other counts at one time', async () => {
    const counts = counted(60)
    const newest = counts.at(-1)!
    const codes = async (account: string) =>
      (await read(counts, null, account)).report.diagnostics
        .filter(({ code }) => code === 'followers-contradict-history')
        .map(({ message }) => message)
    expect(await codes('brie,instagram,5000,,,')).toEqual([
      `The row of brie has 5,000 followers, and its history ends with ${newest.toLocaleString('en')} on ${week(59)}: the rate is over the row’s count, and growth is of the history’s. Correct whichever is wrong, or give the row its date.`,
    ])
    expect(await codes(`brie,instagram,${newest + 900},,,`)).toEqual([])
    expect(await codes('brie,instagram,5000,,,2020-01-01')).toEqual([])
    // of one day: neither of the two is a count
    const bought = counted(60, { 59: 8_000 })
    const { account } = await read(bought, null, `brie,instagram,${bought.at(-1)! - 8_000},,,${week(59)}`)
    expect(account.unexplainedGrowthPct).toBe(0)
    const { report, evidence } = await read(bought, null, `brie,instagram,${bought.at(-1)! - 8_000},,,${week(59)}`)
    expect(report.diagnostics.map(({ code }) => code)).toContain('followers-contradict-history')
    expect(evidence('unexplained-step').likelihoodRatio).toBe(1)
  })

  it('speak for an account only where growth was of one level', async () => {
    const calm = await read(counted(60))
    expect(calm.evidence('unexplained-step').likelihoodRatio).toBe(0.6)
    // 20,000 delivered over sixteen weeks, too evenly spread for a step
    const slow = counted(60, Object.fromEntries(Array.from({ length: 16 }, (_, i) => [20 + i, 1_000 + 90 * ((i * 5) % 7)])))
    expect((await read(slow)).evidence('unexplained-step').likelihoodRatio).toBe(1)
  })
})

describe('finer counts', () => {
  const day = (i: number) => dayOf(START + i * DAY)
  /** 500 days of gains about 60, and an order of 9,000 that comes over three weeks of the second year. */
  const daily = () => {
    let followers = 20_000
    return Array.from({ length: 500 }, (_, i) => {
      followers += 50 + ((i * 7) % 21) + (i >= 300 && i < 321 ? 430 : 0)
      return `brie,instagram,${day(i)},${followers}`
    })
  }
  const told = async (rows: readonly string[]) => {
    const { accounts } = await vet([
      { path: 'accounts.csv', content: 'handle,platform,followers\nbrie,instagram,\n' },
      { path: 'history.csv', content: `handle,platform,date,followers\n${rows.join('\n')}\n` },
    ])
    const { outcome, likelihoodRatio } = accounts[0]!.evidence.find(({ signal }) => signal === 'unexplained-step')!
    return { pct: accounts[0]!.unexplainedGrowthPct!, outcome, likelihoodRatio: likelihoodRatio! }
  }

  it('find no less than weekly ones of the same account', async () => {
    const rows = daily()
    const [fine, coarse] = [await told(rows), await told(rows.filter((_, i) => i % 7 === 0))]
    expect(coarse).toMatchObject({ outcome: 'fired', pct: expect.closeTo((100 * 21 * 430) / 59_030, 0) })
    expect(fine).toMatchObject({ outcome: 'fired', pct: expect.closeTo(coarse.pct, 0) })
  })

  it('of an account that only loses followers speak for nobody', async () => {
    const rows = (sign: 1 | -1) =>
      Array.from({ length: 420 }, (_, i) => `brie,instagram,${day(i)},${40_000 + sign * (50 * i + ((i * 7) % 21))}`)
    expect(await told(rows(1))).toMatchObject({ pct: 0, likelihoodRatio: expect.closeTo(0.6, 5) })
    expect(await told(rows(-1))).toMatchObject({ pct: 0, likelihoodRatio: 1 })
  })
})

describe('engagement beside growth', () => {
  it('is not held against growth that came in jumps: the history tells of them, explained or not', async () => {
    const counts = counted(60, { 30: 20_000 })
    const viral = await read(counts, posts(60, { 30: `${week(30)},reel,9000,400,` }))
    expect(viral.steps).toEqual(['viral'])
    expect(viral.evidence('decoupled-growth')).toMatchObject({
      outcome: 'unknown',
      missing: ['growth outside of the jumps of its history, which tells of them already'],
    })
    // one jump and flat posts are one sign, not two independent ones
    const flat = await read(counts, posts(60, {}, 60))
    expect([flat.steps, flat.evidence('unexplained-step').outcome, flat.evidence('decoupled-growth').outcome]).toEqual([
      ['flat'],
      'fired',
      'unknown',
    ])
    expect(flat.account.purchasedFollowers).toBe('possible')
    // as many that came over half a year, and a jump of a third of them
    const slowly = (jump: number) =>
      counted(60, { ...Object.fromEntries(Array.from({ length: 26 }, (_, i) => [20 + i, (20_000 - jump) / 26])), 12: jump })
    expect((await read(slowly(0), posts(60))).evidence('decoupled-growth').outcome).toBe('fired')
    expect((await read(slowly(4_000), posts(60))).evidence('decoupled-growth').outcome).toBe('fired')
  })

  it('is compared with the counts that are left when slips are out', async () => {
    // of half of the posts the followers are read off a slip
    const slip = counted(60).map((count, i) => (i === 15 ? Math.round(count / 10) : count))
    expect((await read(slip, posts(60))).evidence('decoupled-growth')).toEqual(
      (await read(counted(60), posts(60))).evidence('decoupled-growth'),
    )
  })
})
