import { describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'
import { currencyInHeader } from '../../src/money/header.ts'

describe('a currency in the header of prices', () => {
  it.each([
    ['Fee (EUR)', 'Fee', 'EUR'],
    ['Price [$]', 'Price', 'USD'],
    ['Preis in Euro', 'Preis', 'EUR'],
    ['price_usd', 'price', 'USD'],
    ['Honorar €', 'Honorar', 'EUR'],
    ['Cost GBP', 'Cost', 'GBP'],
    ['Tarif (en €)', 'Tarif', 'EUR'],
    ['Precio en euros', 'Precio', 'EUR'],
    ['Price in US dollars', 'Price', 'USD'],
  ])('%s', (header, what, currency) => expect(currencyInHeader(header)).toEqual({ what, currency }))

  it.each(['Price', 'Price (net)', 'price all', 'Price top', 'EUR', '(EUR)', ''])('none in “%s”', header =>
    expect(currencyInHeader(header)).toBeNull(),
  )

  const priced = async (header: string, cell: string, more = '') => {
    const content = `handle,platform,followers,${header}${more && ',currency'}\nbrie,instagram,20000,${cell}${more && `,${more}`}\n`
    const { price, currency } = (await vet([{ path: 'accounts.csv', content }], { config: { currency: 'CHF' } })).accounts[0]!
    return [price, currency]
  }

  it.each(['Price/post (EUR)', 'Rate (EUR)', 'Preis pro Beitrag (€)'])('makes “%s” one of prices', async header =>
    expect(await priced(header, '250')).toEqual([250, 'EUR']),
  )

  it('is needed where a rate is meant to be a price', async () => expect(await priced('Rate', '250')).toEqual([null, null]))

  it('is that of its prices, before the config’s, after a sign in the cell and a column of currencies', async () => {
    expect(await priced('Fee (EUR)', '250')).toEqual([250, 'EUR'])
    expect(await priced('Fee (EUR)', '£250')).toEqual([250, 'GBP'])
    expect(await priced('Fee (EUR)', '250', 'USD')).toEqual([250, 'USD'])
    expect(await priced('Fee', '250')).toEqual([250, 'CHF'])
  })
})
