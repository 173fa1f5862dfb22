import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { signals } from '../../src/signals/index.ts'
import { vet } from '../report/run.ts'
import { readme } from './readme.ts'

const RESULTS = 'test/evaluation/results.json'

it('src/signals/README.md is what `npm run docs` writes', async () => {
  const results = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf8')) : null
  expect(readFileSync('src/signals/README.md', 'utf8'), 'stale: run npm run docs').toBe(await readme(results))
})

describe('vet signals', () => {
  it('lists every signal with its group', async () => {
    const { code, out } = await vet(['signals'], { columns: 80 })
    expect(code).toBe(0)
    for (const { id, group } of signals) expect(out).toMatch(new RegExp(`^${id} +${group} `, 'm'))
  })

  it('tells one signal whole, no wider than the terminal', async () => {
    const { out } = await vet(['signals', 'own-profile'], { columns: 60 })
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(60)
    for (const words of [
      'Why it is a sign',
      'Innocent explanations',
      'What to do next',
      'followingPerFollower',
      'Aggarwal',
      'at the limit: fired',
    ])
      expect(out).toContain(words)
  })

  it.each([40, 60, 80])('cuts nothing that it says at %s columns', async columns => {
    for (const { id, docs } of signals) {
      const { out } = await vet(['signals', id], { columns })
      const words = out.replace(/\s+/g, ' ')
      for (const text of [docs.what, docs.why, docs.next, ...docs.innocent]) expect(words, id).toContain(text)
    }
  })

  it('tells each example by what it comes to', async () => {
    const { out } = await vet(['signals', 'suspicious-followers'], { columns: 100 })
    const words = out.replace(/\s+/g, ' ')
    for (const said of [
      '55 of 100 followers in the sample look suspicious one by one;',
      '8 of 100 followers in the sample look suspicious one by one;',
      '15 of 30 followers in the sample look suspicious one by one;',
      'It takes 30 followers with followers and following, or on most platforms with posts (the sample has 29).',
    ])
      expect(words).toContain(said)
  })

  it('gives the same as JSON', async () => {
    const all = JSON.parse((await vet(['signals', '--json'])).out)
    expect(all.map(({ id }: { id: string }) => id)).toEqual(signals.map(({ id }) => id))
    const one = JSON.parse((await vet(['signals', 'flat-likes', '--json'])).out)
    expect(one.limits.flat).toEqual({ value: 0.1, source: expect.stringContaining('461') })
  })

  it('answers an unknown one with the nearest, and exit code 2', async () => {
    expect(await vet(['signals', 'flat-like'])).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/“flat-likes”/) })
  })
})
