import { describe, expect, it } from 'vitest'
import { priceReader } from '../../src/money/price.ts'

const read = (cell: string, symbols: Record<string, string> = {}) => {
  const { amount, low, currency, offer, problem } = priceReader(symbols)(cell)
  return [amount, low, currency, offer, problem]
}

describe('prices as people write them', () => {
  it.each([
    ['180', 180, null, null],
    ['$1,200', 1200, null, 'USD'],
    ['1.200 €', 1200, null, 'EUR'],
    ['1.200,50 €', 1200.5, null, 'EUR'],
    ['£1,234.56', 1234.56, null, 'GBP'],
    ['EUR 350', 350, null, 'EUR'],
    ['350 eur per post', 350, null, 'EUR'],
    ['200 euros', 200, null, 'EUR'],
    ['500,-', 500, null, null],
    ['1.5k', 1500, null, null],
    ['2 500 zł', 2500, null, 'PLN'],
    ['US$90/post', 90, null, 'USD'],
    ['ab 250 €', 250, null, 'EUR'],
    ['20-30', 30, 20, null],
    ['20 – 30 €', 30, 20, 'EUR'],
    ['€20 to €30', 30, 20, 'EUR'],
    ['1-2k', 2000, 1000, null],
    ['$1,000 - $1,500', 1500, 1000, 'USD'],
    ['$1,500 USD', 1500, null, 'USD'],
    ['$1,500 CAD', 1500, null, 'CAD'],
    ['Fr. 350.-', 350, null, 'CHF'],
    ["SFr. 1'350.--", 1350, null, 'CHF'],
    ['350 zł.', 350, null, 'PLN'],
    ['bis 500 €', 500, null, 'EUR'],
    ['up to $1,500', 1500, null, 'USD'],
    ['free', 0, null, null],
  ])('%s', (cell, amount, low, currency) => {
    expect(read(cell)).toEqual([amount, low, currency, null, null])
  })

  it.each([
    ['free product', null, 'product', null],
    ['200 + product', 200, 'product', null],
    ['$150 and free products', 150, 'product', 'USD'],
    ['10 % commission', null, 'commission', null],
    ['discount code', null, 'discount', null],
    ['early access', null, 'early access', null],
    ['product + discount', null, 'product + discount', null],
    ['auf Anfrage', null, 'on request', null],
  ])('reads what is given in return: %s', (cell, amount, offer, currency) => {
    expect(read(cell)).toEqual([amount, null, currency, offer, null])
  })

  it.each([
    ['-50', 'negative'],
    ['-$50', 'negative'],
    ['-50-20', 'negative'],
    ['ask Tim', 'unreadable'],
    ['30-20', 'unreadable'],
    ['12 bananas', 'unreadable'],
  ])('says what is wrong with %s', (cell, problem) => {
    const reading = priceReader({})(cell)
    expect([reading.amount, reading.problem]).toEqual([null, problem])
  })

  it.each([
    ['ab 250 €', 250],
    ['from £90', 90],
    ['starting at $1,200', 1200],
    ['à partir de 300 €', 300],
    ['250+', 250],
    ['min. 400 EUR', 400],
    ['over 250', 250],
    ['mais de 250', 250],
    ['1k+', 1000],
    ['$1.5k+', 1500],
  ])('%s is the lowest price', (cell, amount) => {
    expect(priceReader({})(cell)).toMatchObject({ amount, low: null, atLeast: true, tax: null, problem: null })
  })

  it.each([
    ['ca. 250 €', 250],
    ['200 + product', 200],
    ['200 + 10%', 200],
    ['20-30 €', 30],
  ])('%s is not only the lowest', (cell, amount) => {
    expect(priceReader({})(cell)).toMatchObject({ amount, atLeast: false })
  })

  it.each([
    ['250 € + MwSt.', 250, '+ MwSt.'],
    ['250 € zzgl. 19% MwSt', 250, 'zzgl. 19% MwSt'],
    ['£300 + VAT', 300, '+ VAT'],
    ['300 € HT', 300, 'HT'],
    ['€1.200 netto pro Post', 1200, 'netto'],
    ['350 euros + IVA', 350, '+ IVA'],
    ['450 incl. VAT', 450, 'incl. VAT'],
    ['300 € + VAT + product', 300, '+ VAT'],
    ['ab 500 € netto', 500, 'netto'],
    ['incl. VAT 500 €', 500, 'incl. VAT'],
    ['TVA 20% 600€', 600, 'TVA'],
  ])('%s is the amount, and says what it says of tax', (cell, amount, tax) => {
    expect(priceReader({})(cell)).toMatchObject({ amount, low: null, tax, problem: null })
  })

  it('takes no other word for one of tax', () => {
    for (const cell of ['300 HTML', '300 nets', 'net', 'VAT 19', '3 videos', '1k views'])
      expect(priceReader({})(cell)).toMatchObject({ amount: null, problem: 'unreadable' })
  })

  it('takes nothing from a cell that says nothing', () => {
    for (const cell of ['', '-', 'n/a']) expect(read(cell)).toEqual([null, null, null, null, null])
  })

  it('follows the config on what a sign means, and names a sign that means several currencies', () => {
    expect(read('$100', { $: 'CAD' })).toEqual([100, null, 'CAD', null, null])
    expect(read('1000 kr')).toEqual([1000, null, null, null, 'ambiguous-currency'])
    expect(read('1000 kr', { kr: 'SEK' })).toEqual([1000, null, 'SEK', null, null])
    expect(read('¥9,000', { '¥': 'JPY' })).toEqual([9000, null, 'JPY', null, null])
  })
})

describe('amounts that are for something else than a post', () => {
  it.each([
    ['300 EUR per month', 'per month'],
    ['€300/month', '/month'],
    ['300 €/Monat', '/Monat'],
    ['300 € pro Woche', 'pro Woche'],
    ['300€ par mois', 'par mois'],
    ['300 € al mese', 'al mese'],
    ['300 € al mes', 'al mes'],
    ['$2,000 per campaign', 'per campaign'],
    ['1.000 € por paquete', 'por paquete'],
    ['$50 an hour', 'an hour'],
    ['£80 per story', 'per story'],
    ['R$ 300 mensal', 'mensal'],
    ['$50 CPM', 'CPM'],
  ])('are no price of one: %s', (cell, per) => {
    expect(priceReader({})(cell)).toMatchObject({ amount: null, problem: 'not-of-a-post', per })
  })

  it.each(['300 per post', '300/reel', '300 € pro Beitrag', '300 per campaign post', '300 each', '300 per video'])(
    'are one where they are for a post or what is posted: %s',
    cell => {
      expect(priceReader({})(cell)).toMatchObject({ amount: 300, problem: null, per: null })
    },
  )
})

it('tells of a percentage besides, unless it is a commission or a tax', () => {
  expect(priceReader({})('€200 + 10%')).toMatchObject({ amount: 200, percent: '10%', offer: null })
  expect(priceReader({})('€200 + 10% commission')).toMatchObject({ amount: 200, percent: null, offer: 'commission' })
  expect(priceReader({})('€200 + 19 % MwSt')).toMatchObject({ amount: 200, percent: null, tax: '+ 19 % MwSt' })
})
