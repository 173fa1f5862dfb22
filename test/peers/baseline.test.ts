import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { baseline, vet as library } from '../../src/index.ts'
import { newFolder, vet } from '../report/run.ts'

const HEADER = 'handle,platform,niche,country,followers,following,posts,likesPerPost,commentsPerPost,viewsPerPost'
const row = (i: number) =>
  `peer${i},instagram,${i % 2 ? 'cheese' : 'music'},${i % 3 ? 'DE' : 'FR'},${3_000 + 700 * i},${50 + i},${100 + i},${60 + 11 * (i % 17)},${2 + (i % 5)},${900 + 40 * i}`
const small = Array.from({ length: 3 }, (_, i) => row(i)).join('\n')
const big = Array.from({ length: 130 }, (_, i) => row(i)).join('\n')
const asCsv = (rows: string) => ({ path: 'accounts.csv', content: `${HEADER}\n${rows}` })

describe('a baseline', () => {
  it('judges a small list as within the big one', async () => {
    const made = await baseline([asCsv(big)])
    const within = (await library([asCsv(big)])).accounts.filter(({ handle }) => /^peer[012]$/.test(handle))
    const alone = await library([asCsv(small)], { baseline: JSON.parse(JSON.stringify(made)) })
    const sentences = (accounts: typeof within) => accounts.map(account => ({ ...account, peerGroup: null }))
    expect(sentences(alone.accounts)).toEqual(sentences(within))
    expect(alone.accounts.map(({ peerGroup }) => peerGroup).sort()).toEqual([
      'instagram · cheese · DE · 65 peers in the baseline',
      'instagram · music · DE · 65 peers in the baseline',
      'instagram · music · FR · 65 peers in the baseline',
    ])
    expect(alone.settings.baseline).toEqual({ accounts: 130, newestDate: null, platforms: ['instagram'] })
    expect((await library([asCsv(small)])).accounts[0]!.peerGroup).toBe('instagram · published norm of 2026')
  })

  it('holds no account', async () => {
    expect(JSON.stringify(await baseline([asCsv(big)]))).not.toContain('peer1')
  })

  it('leaves a platform that it does not know to the file’s own peers', async () => {
    const made = await baseline([asCsv(big)])
    const { accounts } = await library([asCsv(big.replaceAll('instagram', 'threads'))], { baseline: made })
    expect(accounts[0]!.peerGroup).toMatch(/^threads · \w+ · \w+ · 65 peers in this file$/)
  })

  it('is refused where it was made against another norm', async () => {
    const made = await baseline([asCsv(big)])
    const config = { norms: { instagram: { ratePct: [[10_000, 3] as [number, number]] } } }
    await expect(library([asCsv(small)], { baseline: made, config })).rejects.toMatchObject({ code: 'bad-baseline' })
    const own = await baseline([asCsv(big)], { config })
    expect((await library([asCsv(small)], { baseline: own, config })).accounts[0]!.peerGroup).toContain('in the baseline')
  })
})

describe('the prices of a baseline', () => {
  const priced = (count: number, currency: string) => ({
    path: 'priced.csv',
    content: `${HEADER},price,currency\n${Array.from({ length: count }, (_, i) => `${row(i)},${100 + 7 * i},${currency}`).join('\n')}`,
  })

  it('stand in for those of a small list', async () => {
    const made = JSON.parse(JSON.stringify(await baseline([priced(60, 'EUR')])))
    const within = (await library([priced(60, 'EUR')])).accounts.find(({ handle }) => handle === 'peer1')!
    const alone = (await library([priced(3, 'EUR')], { baseline: made })).accounts.find(({ handle }) => handle === 'peer1')!
    expect(within.money!.expectedPriceRange).not.toBeNull()
    expect(alone.money!.expectedPriceRange).toEqual(within.money!.expectedPriceRange)
    expect(alone.money!.pricePeers).toBe('instagram · micro · 60 priced accounts in the baseline')
    expect((await library([priced(3, 'EUR')])).accounts[0]!.money!.pricePeers).toBeNull()
    // a currency that it does not know is compared with nothing
    expect((await library([priced(30, 'CHF')], { baseline: made })).accounts[0]!.money!.pricePeers).toBeNull()
  })

  it('are the list’s own where it has none', async () => {
    const made = await baseline([asCsv(big)])
    expect(made.prices).toBeNull()
    expect((await library([priced(60, 'EUR')], { baseline: made })).accounts[0]!.money!.pricePeers).toMatch(/ in this file$/)
  })

  it('are refused under other tiers, and under other rates where they rest on rates', async () => {
    const plain = await baseline([priced(60, 'EUR')])
    await expect(library([priced(3, 'EUR')], { baseline: plain, tiers: 'imh' })).rejects.toMatchObject({
      code: 'bad-baseline',
      message: 'The prices of the baseline were compared by other tiers than this run has.',
    })
    // a list without prices has nothing to compare
    expect((await library([asCsv(small)], { baseline: plain, tiers: 'imh' })).accounts[0]!.money?.pricePeers ?? null).toBeNull()
    const rates = { EUR: 1, USD: 0.9 }
    expect((await library([priced(3, 'EUR')], { baseline: plain, config: { rates } })).accounts[0]!.money!.pricePeers).toBeNull()
    const byRates = await baseline([priced(60, 'USD')], { config: { rates } })
    expect((await library([priced(3, 'EUR')], { baseline: byRates, config: { rates: { USD: 0.9, EUR: 1 } } })).accounts[0]!.money!.pricePeers).toMatch(/60 priced accounts in the baseline$/) // biome-ignore format: one sentence
    await expect(library([priced(3, 'EUR')], { baseline: byRates, config: { rates: { EUR: 1, USD: 0.8 } } })).rejects.toThrow(
      'The prices of the baseline were compared by other exchange rates than this run has.',
    )
  })
})

describe('a baseline of the config', () => {
  it('stands beside it wherever the run is, goes after --baseline, and is not used to make another', async () => {
    const folder = newFolder()
    const below = newFolder()
    writeFileSync(join(folder, 'market.json'), JSON.stringify(await baseline([asCsv(big)])))
    writeFileSync(join(folder, 'none.json'), JSON.stringify(await baseline([asCsv(small)])))
    writeFileSync(join(folder, 'vet.config.json'), '{"baseline": "market.json"}')
    writeFileSync(join(below, 'five.csv'), `${HEADER}\n${small}`)
    const said = async (...more: string[]) => {
      const { out } = await vet([join(below, 'five.csv'), '--config', join(folder, 'vet.config.json'), '--json', ...more], { cwd: below })
      return JSON.parse(out).settings.baseline.accounts
    }
    expect(await said()).toBe(130)
    expect(await said('--baseline', join(folder, 'none.json'))).toBe(3)
    const again = await baseline([asCsv(small)], { config: { baseline: join(folder, 'missing.json') } })
    expect(again.accounts).toBe(3)
    await expect(library([asCsv(small)], { config: { baseline: join(folder, 'missing.json') } })).rejects.toMatchObject({
      code: 'bad-baseline',
    })
  })
})

describe('vet baseline', () => {
  const folder = newFolder()
  const path = join(folder, 'accounts.csv')
  const list = join(folder, 'list.csv')
  const file = join(folder, 'baseline.json')
  writeFileSync(path, `${HEADER}\n${big}`)
  writeFileSync(list, `${HEADER}\n${small}`)

  it('writes a file that --baseline reads', async () => {
    const written = await vet(['baseline', path, '-o', file])
    expect(written.code).toBe(0)
    expect(written.out).toBe(`Peers of 130 accounts: instagram 130 peers.\nJudge by it with: vet <files...> --baseline ${file}\n`)
    const { out } = await vet([list, '--baseline', file, '--json'])
    expect(JSON.parse(out).accounts[0].peerGroup).toContain('in the baseline')
    expect((await vet(['explain', 'peer1', list, '--baseline', file])).out).toContain('65 peers in the baseline')
  })

  it('of before it kept prices and purges is read as well', async () => {
    const { prices: _, platforms, ...rest } = JSON.parse((await vet(['baseline', path])).out)
    const { purges: __, ...instagram } = platforms.instagram
    const old = join(folder, 'old.json')
    writeFileSync(old, JSON.stringify({ ...rest, platforms: { instagram } }))
    expect((await vet([list, '--baseline', old, '--json'])).out).toBe((await vet([list, '--baseline', file, '--json'])).out)
  })

  it('goes to standard output without -o', async () => {
    expect(JSON.parse((await vet(['baseline', path])).out)).toMatchObject({ kind: 'vet-baseline', schemaVersion: 1, accounts: 130 })
  })

  it.each([
    ['no such file', join(folder, 'none.json'), null, /could not be read: no such file\./],
    ['no JSON', join(folder, 'a.json'), 'a,b', /is no baseline of vet/],
    ['another JSON', join(folder, 'b.json'), '{"kind":"other"}', /is no baseline of vet \(at kind/],
    ['a newer format', join(folder, 'c.json'), '{"kind":"vet-baseline","schemaVersion":2}', /written by a newer vet/],
  ])('%s is a sentence and exit code 2', async (_, at, text, said) => {
    if (text !== null) writeFileSync(at, text)
    const { code, out, err } = await vet([list, '--baseline', at])
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(said)
  })

  it('does not replace what it reads', async () => {
    expect(await vet(['baseline', path, '-o', path])).toMatchObject({ code: 2, err: expect.stringContaining('would be replaced') })
  })
})

describe('norms in the config', () => {
  const one = {
    path: 'a.csv',
    content: 'handle,platform,followers,likesPerPost,commentsPerPost\nbrie,instagram,10000,95,5\ngouda,facebook,10000,95,5',
  }
  const account = async (norms: object, handle = 'brie') => {
    const report = await library([one], { config: { norms: norms as never } })
    return { ...report.accounts.find(account => account.handle === handle)!, settings: report.settings }
  }

  it('replace the rates by points, straight in logs between', async () => {
    // half way in logs between 4,000 and 25,000 lies 10,000: √(4 · 1) = 2 % expected, 1 % seen
    const found = await account({ instagram: { ratePct: [[4_000, 4], [25_000, 1]], sd: 0.5, year: 2026, source: 'our own list' } }) // biome-ignore format: one glance
    expect(found.expectedEngagementRatePct).toBeCloseTo(2, 5)
    expect(found.engagementZ).toBeCloseTo(Math.log(0.5) / 0.7, 5)
    expect(found.settings.norms.instagram).toEqual({ formula: 'likes+comments', year: 2026, source: 'our own list' })
  })

  it('replace the spread alone', async () => {
    const [before, after] = [await account({}), await account({ Instagram: { sd: 1.95 } })]
    expect(after.expectedEngagementRatePct).toBe(before.expectedEngagementRatePct)
    expect(after.engagementZ! * 2.15).toBeCloseTo(before.engagementZ! * 1.15, 4)
  })

  it('add a platform that has none', async () => {
    expect((await account({}, 'gouda')).peerGroup).toBeNull()
    expect((await account({ facebook: { ratePct: [[10_000, 1]] } }, 'gouda')).peerGroup).toBe('facebook · norm of the config')
  })

  it('say what is wrong with them', async () => {
    await expect(account({ facebook: { sd: 1 } })).rejects.toMatchObject({ code: 'bad-config' })
    await expect(account({ instagram: { sd: 1, formula: 'views' } })).rejects.toMatchObject({ code: 'bad-config' })
    const folder = newFolder()
    const config = join(folder, 'vet.config.json')
    for (const [norms, said] of [
      ['{"instagram":{}}', /a norm needs ratePct or sd/],
      ['{"instagram":{"ratePct":[[1000,2],[500,1]]}}', /followers must rise/],
      ['{"instagram":{"rate":2}}', /no setting “rate”/],
    ] as const) {
      writeFileSync(config, `{"norms":${norms}}`)
      expect(await vet(['fixtures/quickstart/accounts.csv', '--config', config])).toMatchObject({
        code: 2,
        err: expect.stringMatching(said),
      })
    }
  })
})
