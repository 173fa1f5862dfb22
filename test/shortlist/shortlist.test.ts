import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Config, vet } from '../../src/index.ts'
import type { ShortlistOptions } from '../../src/shortlist/options.ts'
import { shortlist } from '../../src/shortlist/shortlist.ts'

const ANY: ShortlistOptions = {
  budget: null, currency: null, count: null, maxRisk: 'likely', niche: null, country: null, optimise: 'engagements', maxShare: null,
} // biome-ignore format: one glance

const HEADER = 'handle,platform,niche,country,followers,likesPerPost,commentsPerPost,price,currency'
const listOf = async (rows: readonly string[], options: Partial<ShortlistOptions>, config: Config = {}) =>
  shortlist(await vet([{ path: 'accounts.csv', content: [HEADER, ...rows].join('\n') }], { config }), { ...ANY, ...options })
const handles = (accounts: readonly { readonly handle: string }[]) => accounts.map(({ handle }) => handle)

const THREE = ['a,instagram,cheese,DE,9000,120,0,6,EUR', 'b,instagram,cheese,FR,8000,90,0,5,EUR', 'c,instagram,film,DE,7000,90,0,5,EUR']

describe('the shortlist', () => {
  it('takes the best set, not the best rates, and says what it costs, brings and leaves', async () => {
    const list = await listOf(THREE, { budget: 10 })
    expect(handles(list.selected)).toEqual(['b', 'c'])
    expect(list.totals).toMatchObject({ accounts: 2, cost: 10, currency: 'EUR', left: 0, engagements: 180, followers: 15_000 })
    // each 90, from 50.73 to 159.65: 180 − √2·39.27 and 180 + √2·69.65
    expect(list.totals.engagementsRange![0]).toBeCloseTo(124.5, 0)
    expect(list.totals.engagementsRange![1]).toBeCloseTo(278.5, 0)
    expect(list).toMatchObject({ bound: 180, gap: 0, method: expect.stringContaining('proven best') })
  })

  it('says what narrowly was not taken, and by how much', async () => {
    const { considered, selected } = await listOf(THREE, { budget: 10 })
    // with a there is room for nothing else: 120 instead of 180
    expect(considered).toEqual([
      {
        handle: 'a',
        platform: 'instagram',
        reason: 'narrowly',
        why: '120 engagements a post for 6 EUR: with it, the best list would bring 60 engagements a post fewer.',
      },
    ])
    // 5/90 = 0.0556 each; a is 6/120 = 0.05, so of three none is dearer
    expect(selected[0]!.why[0]).toBe(
      '90 engagements a post for 5 EUR: 0.0556 EUR an engagement, none of those that could be chosen is dearer.',
    )
  })

  it('holds the number and the share of one account', async () => {
    expect(handles((await listOf(THREE, { budget: 100, count: 1 })).selected)).toEqual(['a'])
    const shared = await listOf(THREE, { budget: 11, maxShare: 0.5 })
    expect(handles(shared.selected)).toEqual(['b', 'c'])
    expect(shared.considered).toMatchObject([{ handle: 'a', reason: 'share', why: 'It costs 6 EUR, more than 50 % of the budget.' }])
  })

  it('takes only the niche and country sought, so that a small account of the niche comes before a large one of another', async () => {
    const rows = [
      'big,instagram,film,DE,90000,4000,0,5,EUR',
      'small,instagram,"Food; Cheese making",DE,4000,80,0,5,EUR',
      'silent,instagram,,DE,4000,90,0,5,EUR',
    ]
    const list = await listOf(rows, { budget: 100, niche: 'cheese' })
    expect(handles(list.selected)).toEqual(['small'])
    expect(list.considered.map(({ handle, reason }) => [handle, reason])).toEqual([
      ['big', 'niche'],
      ['silent', 'niche'],
    ])
    expect(handles((await listOf(THREE, { budget: 100, country: 'de' })).selected)).toEqual(['a', 'c'])
  })

  it('takes no worse a verdict than asked', async () => {
    const rows = ['fine,instagram,x,DE,9000,200,10,5,EUR', 'bought,instagram,x,DE,190000,100,1,5,EUR']
    const list = await listOf(rows, { budget: 100, maxRisk: 'no-sign' })
    expect(handles(list.selected)).toEqual(['fine'])
    expect(list.considered).toMatchObject([{ handle: 'bought', reason: 'risk' }])
    expect(handles((await listOf(rows, { budget: 100, maxRisk: 'likely' })).selected)).toEqual(['fine', 'bought'])
  })

  it('optimises reach, or reach that is credible', async () => {
    const rows = ['fine,instagram,x,DE,90000,2000,50,5,EUR', 'bought,instagram,x,DE,120000,60,1,5,EUR']
    expect(handles((await listOf(rows, { budget: 5, optimise: 'reach' })).selected)).toEqual(['bought'])
    const credible = await listOf(rows, { budget: 5, optimise: 'credible-reach' })
    expect(handles(credible.selected)).toEqual(['fine'])
    expect(credible.notes.join(' ')).toMatch(/Without a sample of followers \(\d accounts?\) credible followers are an estimate/)
    // without a sample, followers × (1 − probability)
    const { probability, worth } = credible.selected[0]!
    expect(worth).toBeCloseTo(90_000 * (1 - probability!), 0)
  })

  it('lists accounts without a price, and those of which too little is known', async () => {
    const rows = [
      ...THREE,
      'gift,instagram,cheese,DE,5000,60,0,free product,',
      'open,instagram,cheese,DE,5000,70,0,,',
      'blank,instagram,cheese,DE,5000,,,4,EUR',
    ]
    const list = await listOf(rows, { budget: 10 })
    expect(list.withoutPrice).toMatchObject([
      { handle: 'gift', worth: 60, offer: 'product', why: 'No price in money; named in return: product.' },
      { handle: 'open', worth: 70, offer: null },
    ])
    expect(list.considered.find(({ handle }) => handle === 'blank')).toMatchObject({ reason: 'too-little-data' })
    expect(list.selected.length + list.considered.length + list.withoutPrice.length).toBe(rows.length)
  })

  it('ranks by engagements where there is no price at all, and says so', async () => {
    const list = await listOf(['a,instagram,x,DE,9000,120,0,,', 'b,instagram,x,DE,8000,190,0,,', 'c,instagram,x,DE,8000,90,0,,'], {
      budget: 10,
      count: 2,
    })
    expect(handles(list.selected)).toEqual(['b', 'a'])
    expect(list.method).toBe('ranked by engagements a post: no prices')
    expect(list.notes[0]).toContain('so the budget has nothing to hold against')
    expect(list.considered).toMatchObject([{ handle: 'c', reason: 'narrowly' }])
  })

  it('lets price play no part where no budget is given, whatever the currencies', async () => {
    const rows = [
      ...['ann,instagram,x,DE,9000,120,0,10,EUR', 'bob,instagram,x,DE,9000,100,0,10,EUR'],
      ...['cyd,instagram,x,DE,90000,905,0,40,USD', 'dan,instagram,x,DE,9000,110,0,,'],
    ]
    const list = await listOf(rows, { count: 2, maxShare: 0.1 })
    expect(handles(list.selected)).toEqual(['cyd', 'ann'])
    expect(list.selected.map(({ cost, why }) => [cost, why[0]])).toEqual([
      [null, '905 engagements a post for 40 USD: 0.0442 USD an engagement.'],
      [10, '120 engagements a post for 10 EUR: 0.0833 EUR an engagement.'],
    ])
    expect(list.considered.map(({ handle, reason }) => [handle, reason])).toEqual([
      ['dan', 'narrowly'],
      ['bob', 'narrowly'],
    ])
    expect([list.withoutPrice, list.totals.cost, list.method]).toEqual([[], null, 'ranked by engagements a post: no budget'])
    expect(list.notes).toEqual(['Costs are not summed: they are in EUR, USD, and the config names no “rates” between them.'])
    // with rates they are
    expect((await listOf(rows, { count: 2 }, { rates: { EUR: 1, USD: 0.5 } })).totals).toMatchObject({ cost: 30, currency: 'EUR' })
  })

  it('speaks of the currencies of those alone that are as sought', async () => {
    const rows = ['a,instagram,cheese,DE,9000,120,0,10,EUR', 'b,instagram,film,DE,9000,120,0,10,USD']
    expect((await listOf(rows, { budget: 100, niche: 'cheese' })).notes).toEqual([])
  })

  it('says which niches and countries there are where none is as sought', async () => {
    const list = await listOf(THREE, { budget: 100, niche: 'sheese', country: 'Germany' })
    expect(list.notes).toEqual([
      'No account’s niche is “sheese”. Did you mean “cheese”? The list has cheese, film.',
      'No account’s country is “Germany”. The list has DE, FR.',
    ])
    expect((await listOf(['a,instagram,,,9000,120,0,10,EUR'], { niche: 'cheese' })).notes).toEqual([
      'No account names a niche. Add a column niche, or leave out --niche.',
    ])
  })

  it('names what each price is for', async () => {
    const { selected } = await listOf(THREE, { budget: 10, optimise: 'reach' })
    // 5/8000 and 5/7000 a follower; a asks 6/9000
    expect(selected.map(({ why }) => why[0])).toEqual([
      '8,000 followers for 5 EUR: 0.000625 EUR a follower, cheaper than 2 of 2 others that could be chosen.',
      '7,000 followers for 5 EUR: 0.000714 EUR a follower, none of those that could be chosen is dearer.',
    ])
  })

  it('reads a currency as cells are read, and takes none that is unknown', async () => {
    for (const currency of ['eur', '€', 'euro', 'EUR'])
      expect(await listOf(THREE, { budget: 10, currency })).toMatchObject({ settings: { currency: 'EUR' }, totals: { cost: 10 } })
    await expect(listOf(THREE, { budget: 10, currency: 'XYZ' })).rejects.toMatchObject({
      code: 'bad-option',
      message: 'currency cannot be “XYZ”: no currency is called so.',
    })
  })

  it('says that a budget is below the cheapest', async () => {
    const list = await listOf(THREE, { budget: 4 })
    expect(list.selected).toEqual([])
    expect(list.notes).toEqual(['The budget of 4 EUR is below the cheapest price: 5 EUR (@b).'])
    expect(list.considered.every(({ reason }) => reason === 'over-budget')).toBe(true)
  })

  it('adds no currencies without rates, and converts with them', async () => {
    const rows = ['eur,instagram,x,DE,9000,120,0,10,EUR', 'usd,instagram,x,DE,9000,120,0,10,USD']
    const apart = await listOf(rows, { budget: 100, currency: 'EUR' })
    expect(handles(apart.selected)).toEqual(['eur'])
    expect(apart.considered).toMatchObject([{ handle: 'usd', reason: 'currency' }])
    expect(apart.notes[0]).toContain('USD are not compared with EUR')
    const together = await listOf(rows, { budget: 100, currency: 'EUR' }, { rates: { EUR: 1, USD: 0.9 } })
    expect(together.totals).toMatchObject({ accounts: 2, cost: 19, currency: 'EUR', left: 81 })
  })

  it('says that a currency is not known rather than another, and what to do', async () => {
    const rows = ['a,instagram,x,DE,9000,120,0,10,', 'b,instagram,x,DE,9000,120,0,20,', 'c,instagram,x,DE,9000,120,0,20,EUR']
    const unnamed = await listOf(rows.slice(0, 2), { budget: 600, currency: 'EUR' })
    expect(unnamed.considered).toEqual(
      ['a', 'b'].map(handle => ({
        ...{ handle, platform: 'instagram', reason: 'unknown-currency' },
        why: 'The currency of its price is not known, so it is not compared with EUR.',
      })),
    )
    expect(unnamed.notes).toEqual([
      'The currency of 2 prices is not known, so they are not compared with EUR. Add a column currency, name one with --map currency="…", say "currency": "EUR" in vet.config.json, or give the budget without a currency.',
    ])
    // a budget without a currency would be counted in euros
    expect((await listOf(rows, { budget: 600, currency: 'EUR' })).notes[0]).toMatch(/or say "currency": "EUR" in vet\.config\.json\.$/)
    expect(handles((await listOf(rows.slice(0, 2), { budget: 600 })).selected)).toEqual(['a', 'b'])
  })

  it('takes what costs nothing in any currency', async () => {
    const rows = ['gift,instagram,x,DE,9000,120,0,free,', 'paid,instagram,x,DE,9000,120,0,10,USD']
    const list = await listOf(rows, { budget: 10, currency: 'USD' })
    expect([handles(list.selected).sort(), list.considered, list.notes]).toEqual([['gift', 'paid'], [], []])
  })

  it('chooses none without a price where the prices there are cannot be compared', async () => {
    const rows = ['eur,instagram,x,DE,9000,120,0,10,EUR', 'open,instagram,x,DE,9000,90,0,,']
    const list = await listOf(rows, { budget: 1000, currency: 'USD' })
    expect(list.selected).toEqual([])
    expect(handles(list.withoutPrice)).toEqual(['open'])
    expect(list.considered).toMatchObject([{ handle: 'eur', reason: 'currency', why: 'Its price is in EUR, and no rate leads to USD.' }])
    expect(list.notes).toEqual([
      'Prices in EUR are not compared with USD: the config names no rates between them. Say what one of each is worth under “rates” in vet.config.json, as { "rates": { "USD": 1, "EUR": … } }, or write the budget in EUR.',
      '1 account without a price is listed apart, and not chosen: nothing says what it costs.',
    ])
  })

  it('counts sums to the cent', async () => {
    const { totals, selected } = await listOf(['a,instagram,x,DE,9000,120,0,12345.67,EUR'], { budget: 12_345.7, currency: 'EUR' })
    expect([totals.cost, totals.left, selected[0]!.cost]).toEqual([12_345.67, 0.03, 12_345.67])
  })

  it('converts to the next cent, and says the same everywhere', async () => {
    const rows = ['a,instagram,x,DE,9000,120,0,314.25,USD', 'b,instagram,x,DE,8000,100,0,0.015,USD']
    const { totals, selected } = await listOf(rows, { budget: 900, currency: 'EUR', count: 2 }, { rates: { EUR: 1, USD: 0.9 } })
    expect(selected.map(({ cost }) => cost)).toEqual([282.83, 0.02])
    expect(selected.map(({ why }) => why[0])).toEqual([
      '120 engagements a post for 282.83 EUR: 2.36 EUR an engagement, none of those that could be chosen is dearer.',
      '100 engagements a post for 0.0200 EUR: 0.000200 EUR an engagement, cheaper than 1 of 1 other that could be chosen.',
    ])
    expect(totals.cost).toBe(282.85)
  })

  it('tells whole engagements of millions apart', async () => {
    const rows = ['a,instagram,x,DE,9000,1000001,10,100,EUR', 'b,instagram,x,DE,9000,1000004,10,100,EUR']
    const list = await listOf(rows, { budget: 100, count: 1 })
    expect([handles(list.selected), list.totals.worth, list.bound]).toEqual([['b'], 1_000_014, 1_000_014])
  })

  it('says what $ is read as', async () => {
    expect((await listOf(['a,instagram,x,DE,9000,120,0,$5,'], { budget: 100 })).notes[0]).toContain('“$” is read as USD')
  })

  it('is the same in any order of rows', async () => {
    const forward = await listOf(THREE, { budget: 11 })
    const backward = await listOf([...THREE].reverse(), { budget: 11 })
    expect(handles(backward.selected)).toEqual(handles(forward.selected))
  })
})

describe('the quickstart list', () => {
  const files = ['accounts.csv', 'posts.csv'].map(name => ({ path: name, content: readFileSync(`fixtures/quickstart/${name}`, 'utf8') }))

  it('is the best of all sets that could be chosen', async () => {
    const report = await vet(files)
    for (const [budget, count] of [
      [1000, 3],
      [3000, 5],
      [5000, 10],
      [9000, 4],
    ] as const) {
      const list = shortlist(report, { ...ANY, budget, count, currency: 'EUR', maxRisk: 'insufficient' })
      const able = report.accounts.filter(
        ({ price, currency, purchasedFollowers, money }) =>
          price !== null &&
          price <= budget &&
          currency === 'EUR' &&
          money?.engagementsPerPost != null &&
          ['no-sign', 'insufficient'].includes(purchasedFollowers),
      )
      let best = 0
      for (let set = 0; set < 1 << able.length; set++) {
        const some = able.filter((_, i) => set & (1 << i))
        const cost = some.reduce((sum, { price }) => sum + price!, 0)
        if (some.length <= count && cost <= budget)
          best = Math.max(
            best,
            some.reduce((sum, { money }) => sum + money!.engagementsPerPost!, 0),
          )
      }
      expect(able.length).toBeGreaterThan(5)
      expect(list.totals.engagements).toBeCloseTo(best, 1)
      expect(list.gap).toBe(0)
    }
  })
})

it('names the columns that look like prices before it asks for one', async () => {
  const report = await vet([
    { path: 'list.csv', content: 'handle,platform,followers,avg likes,Price reel,Price story\namy,instagram,12400,240,500,80\n' },
  ])
  expect(shortlist(report).notes).toContainEqual(
    expect.stringContaining(
      'Not used are “Price reel”, “Price story”: if one is what a post costs, say so with --map price="Price reel"; else add a column price.',
    ),
  )
})
