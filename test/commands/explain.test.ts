import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reportSchema } from '../../src/model/report.ts'
import { quantity } from '../../src/report/explain/quantity.ts'
import { columns } from '../../src/text/lines.ts'
import { columnsOf, labels, scale } from '../../src/text/plots.ts'
import { vet } from '../report/run.ts'

const STEP = ['accounts', 'history', 'posts'].map(kind => `fixtures/growth/bought-step/${kind}.csv`)
const QUICKSTART = ['fixtures/quickstart/accounts.csv', 'fixtures/quickstart/posts.csv']

it.each([
  [0.00328, 'accounts followed per follower', '0.0033'],
  [-0.1586, 'percent more engagement for each percent more followers (in logs)', '−0.16'],
  [0.42, 'comments per 100 likes', '0.42'],
  [12.34, 'comments per 100 likes', '12.3'],
  [0, 'posts', '0'],
])('%d %s is said as %s with no digit lost that tells', (value, unit, said) => {
  expect(quantity(value, unit)).toBe(said)
})

describe('vet explain', () => {
  it.each([80, 100])('prints the account’s page, no wider than %i columns', async width => {
    const { code, out } = await vet(['explain', 'glow.by.mina', ...STEP], { columns: width })
    expect(code).toBe(0)
    for (const line of out.split('\n')) expect(columns(line)).toBeLessThanOrEqual(width)
    await expect(out).toMatchFileSnapshot(`./explain-${width}.txt`)
  })

  it('finds the account however its handle is written', async () => {
    const { out } = await vet(['explain', 'https://www.instagram.com/Glow.By.Mina/', ...STEP])
    expect(out).toMatch(/^@glow\.by\.mina · instagram/)
    expect((await vet(['explain', '@GLOW.BY.MINA', ...STEP])).out).toBe(out)
  })

  it('gives the report on the one account as JSON, with charts and all evidence', async () => {
    const { out } = await vet(['explain', 'glow.by.mina', ...STEP, '--json'])
    const { accounts, summary } = reportSchema.parse(JSON.parse(out))
    expect(accounts).toHaveLength(1)
    expect(summary.accounts).toBe(1)
    expect(accounts[0]!.charts!.steps.map(({ kind }) => kind)).toEqual(['flat'])
    expect(accounts[0]!.evidence.length).toBeGreaterThan(10)
  })

  it('sees the market and the day of the whole list, as the main command does', async () => {
    const rows = Array.from({ length: 24 }, (_, i) => `one.of.${i},instagram,${(i + 3) * 1000},${(i + 3) * 10},EUR`)
    const accounts = {
      name: 'accounts.csv',
      text: `handle,platform,followers,price,currency\ndear.dora,instagram,10000,300,EUR\n${rows.join('\n')}\n`,
    }
    const posts = {
      name: 'posts.csv',
      text: `handle,platform,postId,date,type,likes,comments,sponsored\none.of.1,instagram,z,2026-06-01,reel,10,1,no\n${Array.from({ length: 6 }, (_, i) => `dear.dora,instagram,p${i},2026-03-${10 + i},reel,100,10,${i < 3 ? 'yes' : 'no'}`).join('\n')}\n`,
    }
    const folder = await mkdtemp(join(tmpdir(), 'vet-'))
    for (const { name, text } of [accounts, posts]) await writeFile(join(folder, name), text)
    const files = [join(folder, 'accounts.csv'), join(folder, 'posts.csv')]
    const whole = reportSchema
      .parse(JSON.parse((await vet([...files, '--json'])).out))
      .accounts.find(({ handle }) => handle === 'dear.dora')!
    const own = reportSchema.parse(JSON.parse((await vet(['explain', 'dear.dora', ...files, '--json'])).out)).accounts[0]!
    expect(whole.money).toMatchObject({ priceStanding: 'above', pricePeers: 'instagram · micro · 25 priced accounts in this file' })
    expect({ ...own, charts: null }).toEqual(whole)
    const { out } = await vet(['explain', 'dear.dora', ...files], { columns: 120 })
    // 300 EUR for 110 engagements and 10 thousand followers
    expect(out).toMatch(/Per engagement +2\.73 EUR\n/)
    expect(out).toMatch(/Per 1,000 followers +30 EUR\n/)
    expect(out).toMatch(/Such accounts ask +9\d\.\d\d EUR to 10\d\.\d\d EUR +it asks more; instagram · micro · 25 priced/)
    expect(out).toMatch(/Per credible follower +not known/)
    // from 15 March to 1 June
    expect(out).toMatch(/Last post +2026-03-15 +78 days before the newest date in these files: dormant/)
    expect(out).toMatch(/Share of posts +50\.0 % +3 of 6, by a column/)
    expect(out).toMatch(/Over 30 % +yes/)
  })

  it('multiplies up to the probability that it states', async () => {
    const { out } = await vet(['explain', 'glow.daily.tips', ...QUICKSTART], { columns: 100 })
    // 1 to 4, times 4.06 and 1.97 at their clips, is 2 to 1
    expect(out).toMatch(/Odds of 1 to 4 before any evidence \(20 %\) become 2 to 1: a probability of 67 %/)
    expect(out).toMatch(/What would settle more\n {2}- a sample of followers: /)
  })

  it('shows the figure that is compared where the rate counts other things, and the unit of each piece of evidence', async () => {
    const stdin =
      'handle,platform,followers,following,likesPerPost,commentsPerPost,sharesPerPost,postsSampled,price,currency\nmia,tiktok,100000,30,6000,240,60,12,90,EUR\n'
    const { out } = await vet(['explain', 'mia', '-'], { stdin, columns: 110 })
    expect(out).toMatch(/Engagement rate +6\.30 % +mean\(likes\+comments\+shares\)\/followers/)
    expect(out).toMatch(/Rate compared +6\.00 % +likes per post\/followers\n +Expected +[\d.]+ % +likes per post\/followers · tiktok/)
    expect(out).toMatch(/The account’s own counts \(engagement\) +0\.00030 .*\n +in accounts followed per follower\n/)
    expect(out).toMatch(/Comments per like \(shape\) +4 .*\n +in comments per 100 likes\n/)
    expect(out).toMatch(/Engagements a post +6,300 +[\d,]+ to [\d,]+ in eight of ten posts, by the usual spread\n/)
    const same = await vet(['explain', 'glow.by.mina', ...STEP])
    expect(same.out).not.toContain('Rate compared')
  })

  it('shows every platform of a handle, or the one asked for', async () => {
    const stdin = 'handle,platform,followers\nbrie,instagram,5000\nbrie,tiktok,900\n'
    expect((await vet(['explain', 'brie', '-'], { stdin })).out.match(/^@brie · \w+/gm)).toEqual(['@brie · instagram', '@brie · tiktok'])
    expect((await vet(['explain', 'brie', '-', '--platform', 'TikTok'], { stdin })).out.match(/^@brie · \w+/gm)).toEqual(['@brie · tiktok'])
    const { code, err } = await vet(['explain', 'brie', '-', '--platform', 'youtube'], { stdin })
    expect([code, err]).toEqual([2, expect.stringMatching(/not on youtube.*\n.*instagram, tiktok/)])
    // a run of the main command with --platform proposes it of an account whose row names another
    const one = await vet(['explain', 'brie', '-', '--platform', 'youtube'], { stdin: 'handle,platform,followers\nbrie,instagram,5000\n' })
    expect([one.code, one.out]).toEqual([0, expect.stringContaining('@brie · instagram')])
    expect(one.err).toContain('warning: brie is on instagram in these files, not on youtube; --platform is for rows that name none.\n')
  })

  it('answers an unknown handle with the nearest, and exit code 2', async () => {
    const { code, out, err } = await vet(['explain', 'glow.by.nina', ...STEP])
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/glow\.by\.nina.*\n.*@glow\.by\.mina/)
  })
})

describe('text charts', () => {
  it('draws heights in eighths, the lowest still seen, and what is unknown left empty', () => {
    expect(columnsOf([0, 4, 8, null, 16], { height: 2, floor: 0, top: 16 })).toEqual(['    █', '▁▄█ █'])
    expect(columnsOf([5, 5], { height: 1, floor: 5, top: 5 })).toEqual(['▁▁'])
  })

  it('puts marks on a scale in logs', () => {
    expect(scale(9, { low: 1, high: 100_000_000, from: 100, middle: 10_000, to: 1_000_000, observed: 10 })).toBe('─●▒▒┃▒▒──')
    expect(scale(3, { low: 1, high: 100, from: 1, middle: 10, to: 100, observed: 1_000 })).toBe('▒┃●')
  })

  it('leaves out a label that would lie over another', () => {
    expect(labels(12, [{ at: 2, text: 'abc' }, { at: 4, text: 'def' }, { at: 11, text: 'ghi' }])).toBe(' abc     ghi') // biome-ignore format: one glance
  })
})
