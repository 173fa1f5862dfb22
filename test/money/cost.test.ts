import { describe, expect, it } from 'vitest'
import { type Config, type VetOptions, vet } from '../../src/index.ts'

const vetted = async (content: string, config: Config = {}, options: VetOptions = {}) =>
  await vet([{ path: 'accounts.csv', content }], { ...options, config })
const one = async (content: string, config: Config = {}) => (await vetted(content, config)).accounts[0]!

describe('what an account costs for what it brings', () => {
  it('divides the price by engagements, followers and views', async () => {
    const account = await one(
      'handle,platform,followers,likesPerPost,commentsPerPost,viewsPerPost,price,currency\nbrie,instagram,20000,380,20,8000,100,EUR\n',
    )
    // 100 / (380 + 20); 100 / 20; 100 / 8; 8 × 6.50
    expect(account).toMatchObject({ price: 100, currency: 'EUR', costPerEngagement: 0.25, costPerThousandFollowers: 5 })
    expect(account.money).toMatchObject({
      engagementsPerPost: 400,
      costPerThousandViews: 12.5,
      earnedMediaValue: 52,
      currencyFrom: 'column',
    })
  })

  it('counts earned media at the rate of the config', async () => {
    const config = { earnedMedia: { perThousandViews: 10, currency: 'EUR' } }
    const { accounts, settings } = await vetted('handle,platform,followers,viewsPerPost\nbrie,instagram,20000,8000\n', config)
    expect(accounts[0]!.money!.earnedMediaValue).toBe(80)
    expect(settings.money).toMatchObject({ earnedMediaPerThousandViews: 10, earnedMediaCurrency: 'EUR' })
  })

  it('takes the suspicious share off followers and engagements', async () => {
    const followers = Array.from({ length: 100 }, (_, i) => `brie,instagram,f${i},${i < 50 ? '0,4000,0,false' : '300,310,50,true'}`).join(
      '\n',
    )
    const { accounts } = await vet([
      {
        path: 'accounts.csv',
        content: 'handle,platform,followers,likesPerPost,commentsPerPost,price,currency\nbrie,instagram,20000,380,20,100,EUR\n',
      },
      { path: 'followers.csv', content: `handle,platform,follower,followers,following,posts,hasPicture\n${followers}\n` },
    ])
    const { suspiciousFollowerSharePct, money } = accounts[0]!
    expect(suspiciousFollowerSharePct).toBeGreaterThan(10)
    const credible = 1 - suspiciousFollowerSharePct! / 100
    expect(money!.costPerThousandCredibleFollowers).toBeCloseTo(100 / (20 * credible), 3)
    expect(money!.costPerCredibleEngagement).toBeCloseTo(100 / (400 * credible), 5)
  })

  it('reads the results of a campaign', async () => {
    const account = await one(
      'handle,platform,followers,price,currency,clicks,conversions,revenue\nbrie,instagram,20000,200,EUR,400,8,"1.200 €"\n',
    )
    expect(account.money).toMatchObject({ costPerClick: 0.5, costPerConversion: 25, returnOnInvestmentPct: 500 })
  })

  it('leaves everything unknown where there is no price, and divides by nothing that is zero', async () => {
    const account = await one('handle,platform,followers,likesPerPost,commentsPerPost,price,clicks\nbrie,instagram,20000,0,0,100,0\n')
    expect(account.costPerEngagement).toBeNull()
    expect(account.money!.costPerClick).toBeNull()
    expect((await one('handle,platform,followers\nbrie,instagram,20000\n')).costPerThousandFollowers).toBeNull()
  })

  it('gives the range of a post out of its own posts, or out of the usual spread', async () => {
    const posts = Array.from(
      { length: 11 },
      (_, i) => `brie,instagram,p${i},2026-08-${String(i + 1).padStart(2, '0')},${100 + i * 10},0`,
    ).join('\n')
    const { accounts } = await vet([
      { path: 'accounts.csv', content: 'handle,platform,followers\nbrie,instagram,20000\n' },
      { path: 'posts.csv', content: `handle,platform,postId,date,likes,comments\n${posts}\n` },
    ])
    // 100, 110 … 200: the median is 150, the 10th percentile 110 and the 90th 190
    expect(accounts[0]!.money).toMatchObject({
      engagementsPerPost: 150,
      engagementsPerPostRange: [110, 190],
      engagementsRangeFrom: 'posts',
    })
    const averages = await one('handle,platform,followers,likesPerPost,commentsPerPost\nbrie,instagram,20000,390,10\n')
    // 400 · e^(∓1.2816·√(0.16 + 0.04))
    expect(averages.money!.engagementsPerPostRange![0]).toBeCloseTo(225.48, 1)
    expect(averages.money!.engagementsPerPostRange![1]).toBeCloseTo(709.54, 1)
  })
})

describe('currencies', () => {
  const read = async (cell: string, config: Config = {}) => {
    const { accounts, diagnostics } = await vetted(`handle,platform,followers,price\nbrie,instagram,20000,"${cell}"\n`, config)
    return { ...accounts[0]!, codes: diagnostics.map(({ code }) => code) }
  }

  it('takes $ for USD and says by what', async () => {
    expect(await read('$1,200')).toMatchObject({ price: 1200, currency: 'USD', money: { currencyFrom: 'sign', currencySign: '$' } })
    expect(await read('$1,200', { currencySymbols: { $: 'CAD' } })).toMatchObject({ currency: 'CAD' })
    expect(await read('1200', { currency: 'GBP' })).toMatchObject({ currency: 'GBP', money: { currencyFrom: 'config' } })
  })

  it('lets a column beat the sign', async () => {
    const { currency, money } = await one('handle,platform,followers,price,currency\nbrie,instagram,20000,$90,cad\n')
    expect([currency, money!.currencyFrom]).toEqual(['CAD', 'column'])
  })

  it.each([
    ['-50', 'bad-price'],
    ['call me', 'bad-price'],
    ['0', 'zero-price'],
    ['900 kr', 'ambiguous-currency'],
    ['ab 900 €', 'price-from'],
    ['900 € + MwSt.', 'price-tax'],
    ['900 € per month', 'bad-price'],
    ['900 € + 10%', 'price-percent'],
  ])('says what is wrong with a price of %s', async (cell, code) => {
    expect((await read(cell)).codes).toEqual([code])
  })

  it('says what of a price is not known where it is only the currency', async () => {
    const { diagnostics } = await vetted('handle,platform,followers,price\nbrie,instagram,20000,500 XYZ\n')
    expect(diagnostics.map(({ message }) => message)).toEqual([
      '“500 XYZ” is no price that can be read; it counts as unknown. “XYZ” is no currency code that is known: write EUR, USD, GBP and so on.',
    ])
  })

  it('says what a price is for that is not one of a post', async () => {
    const { diagnostics, accounts } = await vetted('handle,platform,followers,price\nbrie,instagram,20000,300 EUR per month\n')
    expect(accounts[0]).toMatchObject({ price: null })
    expect(diagnostics.map(({ message }) => message)).toEqual([
      '“300 EUR per month” is an amount “per month”, which is no price of a post; it counts as unknown. Write what one post costs, as 1200 or 1200 EUR.',
    ])
  })

  it('says a currency that is none', async () => {
    const { diagnostics, accounts } = await vetted('handle,platform,followers,price,currency\nbrie,instagram,20000,90,Taler\n')
    expect(diagnostics).toMatchObject([{ code: 'unknown-currency', line: 2, column: 5, value: 'Taler' }])
    expect(accounts[0]).toMatchObject({ price: 90, currency: 'TALER' })
  })

  it('says that amounts of several currencies are put in order as plain numbers', async () => {
    const codes = async (sort: 'price' | 'followers', second: string) =>
      (
        await vetted(`handle,platform,followers,price\nbrie,instagram,20000,90 EUR\nfeta,instagram,20000,${second}\n`, {}, { sort })
      ).diagnostics.map(({ code, message }) => [code, message])
    expect(await codes('price', '9000 JPY')).toEqual([
      ['sorted-amounts', '--sort price puts amounts in EUR and JPY in order as plain numbers. Compare them only within one currency.'],
    ])
    expect(await codes('price', '80 EUR')).toEqual([])
    expect((await codes('price', '80'))[0]![1]).toMatch(/amounts in EUR and no currency that is named in order/)
    const shown = await vetted(
      'handle,platform,followers,price\nbrie,instagram,20000,90 EUR\nfeta,instagram,900000,80 USD\n',
      {},
      { sort: 'price', filters: { tier: 'micro' } },
    )
    expect(shown.diagnostics).toEqual([])
    expect(await codes('followers', '9000 JPY')).toEqual([])
  })

  it('keeps the lower end of a range and what is offered', async () => {
    expect(await read('20-30 €')).toMatchObject({ price: 30, currency: 'EUR', money: { priceLow: 20, offer: null } })
    expect(await read('free product')).toMatchObject({ price: null, money: { offer: 'product' }, codes: [] })
  })
})

describe('what such accounts ask for in this list', () => {
  /** Prices are followers / 100, times e^±0.1 in turn: around a line of slope 1 with a MAD of 0.1, so an sd of 0.14826. */
  const list = (extra: string) =>
    `handle,platform,followers,price,currency\n${Array.from({ length: 20 }, (_, i) => {
      const followers = 10_000 + 2_000 * Math.floor(i / 2)
      return `a${i},instagram,${followers},${((followers / 100) * Math.exp(i % 2 ? 0.1 : -0.1)).toFixed(4)},EUR`
    }).join('\n')}\n${extra}`

  it('says above, within and below', async () => {
    const { accounts } = await vetted(list('dear,instagram,20000,900,EUR\ncheap,instagram,20000,90,EUR\nplain,instagram,20000,205,EUR\n'))
    const named = (handle: string) => accounts.find(account => account.handle === handle)!.money!
    expect([named('dear'), named('plain'), named('cheap')].map(({ priceStanding }) => priceStanding)).toEqual(['above', 'within', 'below'])
    expect(named('plain').pricePeers).toBe('instagram · micro · 23 priced accounts in this file')
    const [low, high] = named('plain').expectedPriceRange!
    expect(Math.sqrt(low * high)).toBeGreaterThan(190)
    expect(Math.sqrt(low * high)).toBeLessThan(210)
  })

  it('says nothing of fewer than twenty, or of another currency without a rate', async () => {
    const few = await vetted(list('').split('\n').slice(0, 20).join('\n'))
    expect(few.accounts.every(({ money }) => money!.expectedPriceRange === null)).toBe(true)
    const foreign = (await vetted(list('usd,instagram,20000,900,USD\n'))).accounts.find(({ handle }) => handle === 'usd')!
    expect(foreign.money!.priceStanding).toBeNull()
    const rated = (await vetted(list('usd,instagram,20000,900,USD\n'), { rates: { EUR: 1, USD: 0.9 } })).accounts.find(
      ({ handle }) => handle === 'usd',
    )!
    expect(rated.money!.priceStanding).toBe('above')
  })
})
