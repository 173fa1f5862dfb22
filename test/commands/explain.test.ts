import { describe, expect, it } from 'vitest'
import { reportSchema } from '../../src/model/report.ts'
import { columns } from '../../src/text/lines.ts'
import { columnsOf, labels, scale } from '../../src/text/plots.ts'
import { vet } from '../report/run.ts'

const STEP = ['accounts', 'history', 'posts'].map(kind => `fixtures/growth/bought-step/${kind}.csv`)
const QUICKSTART = ['fixtures/quickstart/accounts.csv', 'fixtures/quickstart/posts.csv']

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

  it('multiplies up to the probability that it states', async () => {
    const { out } = await vet(['explain', 'glow.daily.tips', ...QUICKSTART], { columns: 100 })
    // 1 to 4, times 4.06 and 1.97 at their clips, is 2 to 1
    expect(out).toMatch(/Odds of 1 to 4 before any evidence \(20 %\) become 2 to 1: a probability of 67 %/)
    expect(out).toMatch(/What would settle more\n {2}- a sample of followers: /)
  })

  it('shows every platform of a handle, or the one asked for', async () => {
    const stdin = 'handle,platform,followers\nbrie,instagram,5000\nbrie,tiktok,900\n'
    expect((await vet(['explain', 'brie', '-'], { stdin })).out.match(/^@brie · \w+/gm)).toEqual(['@brie · instagram', '@brie · tiktok'])
    expect((await vet(['explain', 'brie', '-', '--platform', 'TikTok'], { stdin })).out.match(/^@brie · \w+/gm)).toEqual(['@brie · tiktok'])
    const { code, err } = await vet(['explain', 'brie', '-', '--platform', 'youtube'], { stdin })
    expect([code, err]).toEqual([2, expect.stringMatching(/not on youtube.*\n.*instagram, tiktok/)])
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
