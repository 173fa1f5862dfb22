import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { vet as runVet } from '../report/run.ts'

const QUICKSTART = ['fixtures/quickstart/accounts.csv', 'fixtures/quickstart/posts.csv']
const folder = mkdtempSync(join(tmpdir(), 'vet-shortlist-'))
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

const vet = (args: readonly string[], columns = 80) => runVet(args, { columns, cwd: folder })

describe('vet shortlist', () => {
  it('prints the golden table at 80 and 140 columns', async () => {
    for (const columns of [80, 140]) {
      const { code, out } = await vet(['shortlist', ...QUICKSTART, '--budget', '5000 EUR', '--count', '10'], columns)
      expect(code).toBe(0)
      for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(columns)
      await expect(out).toMatchFileSnapshot(`../../fixtures/choosing/shortlist.table-${columns}.txt`)
    }
  })

  it('gives the documented JSON', async () => {
    const { out } = await vet(['shortlist', ...QUICKSTART, '--budget', '1000', '--niche', 'cheese', '--json'])
    const list = JSON.parse(out)
    expect(Object.keys(list)).toEqual(
      expect.arrayContaining(['schemaVersion', 'selected', 'considered', 'withoutPrice', 'totals', 'method', 'bound', 'gap']),
    )
    expect(list.schemaVersion).toBe(1)
    expect(list.selected.map(({ handle }: { handle: string }) => handle).sort()).toEqual([
      'brie.and.beyond',
      'camembert.clips',
      'camembert.corner',
    ])
    expect(list.totals).toMatchObject({ cost: 500, currency: 'EUR', left: 500 })
  })

  it('writes CSV that names every account once, with a mark for Excel', async () => {
    const path = join(folder, 'list.csv')
    const { out } = await vet(['shortlist', ...QUICKSTART, '--budget', '5000 EUR', '-o', path])
    expect(out).toMatch(/^\d+ accounts chosen for [\d.]+ EUR\n$/)
    const rows: Record<string, string>[] = parse(readFileSync(path, 'utf8'), { bom: true, columns: true })
    expect(rows).toHaveLength(30)
    expect(new Set(rows.map(({ handle, platform }) => `${handle} ${platform}`)).size).toBe(30)
    expect(rows.find(({ handle }) => handle === 'camembert.clips')).toMatchObject({
      list: 'selected',
      price: '200',
      cost: '200',
      costCurrency: 'EUR',
      niche: 'cheese',
    })
    expect(rows.filter(({ list }) => list === 'without price').map(({ handle }) => handle)).toEqual(['tidepool.diaries', 'policy.penguin'])
  })

  it('writes a workbook of four sheets', async () => {
    const path = join(folder, 'list.xlsx')
    await vet(['shortlist', ...QUICKSTART, '--budget', '1000 EUR', '--niche', 'cheese', '-o', path])
    const { sheets } = await readXlsx(readFileSync(path))
    expect(sheets.map(({ name }) => name)).toEqual(['Shortlist', 'Not taken', 'Without a price', 'How it was chosen'])
    const [header, ...rows] = sheets[0]!.rows
    expect(header!.slice(0, 2)).toEqual(['Account', 'Platform'])
    expect(header![10]).toBe('Cost (EUR)')
    expect(rows.map(row => [row[0], row[10]])).toEqual([
      ['camembert.clips', 200],
      ['brie.and.beyond', 180],
      ['camembert.corner', 120],
    ])
    expect(sheets[3]!.rows.find(([what]) => what === 'Cost')![1]).toBe(500)
  })

  it('defuses what strangers write', async () => {
    const path = file(
      'odd.csv',
      'handle,platform,followers,likesPerPost,commentsPerPost,price,currency,niche\nevil,instagram,9000,100,5,20,EUR,"=1+1\u001b[31m"\n',
    )
    expect((await vet(['shortlist', path, '-f', 'csv'])).out).toContain(",'=1+1,")
    expect((await vet(['shortlist', path], 200)).out).not.toContain('\u001b')
  })

  it.each([
    [['--budget', '-5'], 'A budget of “-5” is no amount'],
    [['--budget', 'lots'], 'A budget of “lots” is no amount'],
    [['--budget', '20-30'], 'is no amount'],
    [['--count', '0'], 'whole number from 1 up'],
    [['--max-share-per-account', '120%'], 'no share of a budget'],
    [['--optimise', 'fame'], 'Allowed choices'],
    [['-o', 'list.docx'], 'format of list.docx is not clear'],
  ])('ends with 2 on %j', async (args, words) => {
    const { code, err } = await vet(['shortlist', ...QUICKSTART, ...args])
    expect(code).toBe(2)
    expect(err).toContain(words)
  })

  it('prints a budget and what is held against it to the cent', async () => {
    const path = file(
      'cents.csv',
      'handle,platform,followers,likesPerPost,price,currency\na,instagram,9000,100,1000.4,EUR\nb,instagram,9000,100,1000.6,EUR\n',
    )
    const { out } = await vet(['shortlist', path, '--budget', '1,000.50 EUR'])
    expect(out).toContain('1 account for 1,000.40 EUR of 1,000.50 EUR')
    expect((await vet(['shortlist', path, '--budget', '1,000.50 EUR', '-f', 'csv'])).out).toContain(
      'It costs 1,000.60 EUR, more than the whole budget.',
    )
  })

  it('has the cost of one engagement in the currency of the cost', async () => {
    const rates = file('rates.json', '{"rates":{"EUR":1,"USD":0.5}}')
    const path = file('usd.csv', 'handle,platform,followers,likesPerPost,commentsPerPost,price,currency\na,instagram,9000,100,0,40,USD\n')
    const { out } = await vet(['shortlist', path, '--config', rates, '--budget', '50 EUR', '-f', 'csv'])
    expect(parse(out.replace(/^\uFEFF/, ''), { columns: true })).toMatchObject([
      { price: '40', priceCurrency: 'USD', cost: '20', costCurrency: 'EUR', costPerEngagement: '0.2' },
    ])
  })

  it('calls those not taken from a list without prices fewer, not dearer', async () => {
    // three are named as those that narrowly were not
    const rows = ['a', 'b', 'c', 'd', 'e'].map((handle, i) => `${handle},instagram,9000,${100 - i}\n`).join('')
    const path = file('unpriced.csv', `handle,platform,followers,likesPerPost\n${rows}`)
    expect((await vet(['shortlist', path, '--count', '1'])).out).toContain('Not taken: 1 bring less. ')
  })

  it('says beside a list without sentences why nobody is on it', async () => {
    const path = file('euros.csv', 'handle,platform,followers,likesPerPost,price,currency\na,instagram,9000,100,100,EUR\n')
    const { out, err } = await vet(['shortlist', path, '--budget', '500 USD', '-o', join(folder, 'none.csv')])
    expect([out, err]).toEqual(['0 accounts chosen for 0 USD\n', expect.stringContaining('Prices in EUR are not compared with USD')])
  })

  it('ends with 0 and says why, where the budget pays nobody', async () => {
    const { code, out } = await vet(['shortlist', ...QUICKSTART, '--budget', '20 EUR'])
    expect(code).toBe(0)
    expect(out).toContain('The budget of 20 EUR is below the cheapest price')
  })
})
