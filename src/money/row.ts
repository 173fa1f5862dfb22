import type { CellReader } from '../input/cells.ts'
import type { Cell } from '../input/csv.ts'
import type { AccountRow } from '../model/records.ts'
import { readCurrency } from './currencies.ts'
import { currencyInHeader } from './header.ts'
import { priceReader } from './price.ts'

/** How money in the input is to be understood. */
export interface MoneyReading {
  /** Signs that mean another currency than usual, as `{ "$": "CAD" }`. */
  readonly symbols: Readonly<Record<string, string>>
  /** Currency of prices that name none; null where nothing says. */
  readonly currency: string | null
}

export const PLAIN_MONEY: MoneyReading = { symbols: {}, currency: null }

/** Fills price, currency, offer and revenue of an account row. A column of currencies beats a sign in the price, which beats the price's header, which beats the config. */
export function moneyRowReader(
  reader: CellReader,
  money: MoneyReading,
  cellOf: (cells: readonly Cell[], field: 'price' | 'revenue') => Cell,
  priceHeader: string,
) {
  const readPrice = priceReader(money.symbols)
  const ofHeader = currencyInHeader(priceHeader, money.symbols)?.currency ?? null
  const reading = (cells: readonly Cell[], field: 'price' | 'revenue', line: number) => {
    const cell = cellOf(cells, field)
    const raw = String(cell ?? '')
    const price = typeof cell === 'number' ? { ...readPrice(''), amount: cell } : readPrice(raw)
    const say = (code: string, message: string, severity: 'error' | 'warning' = 'error') =>
      reader.bad(field, raw, line, code, message, severity)
    if (price.problem === 'negative' || (price.amount ?? 0) < 0)
      say('bad-price', `${field} cannot be negative (“${raw.slice(0, 40)}”); it counts as unknown.`)
    else if (price.problem === 'not-of-a-post')
      say(
        'bad-price',
        `“${raw.slice(0, 40)}” is an amount “${price.per}”, which is no ${field === 'price' ? 'price of a post' : 'revenue that came in'}; it counts as unknown. Write ${field === 'price' ? 'what one post costs' : 'it in full'}, as 1200 or 1200 EUR.`,
      )
    else if (price.problem === 'unreadable')
      say('bad-price', `“${raw.slice(0, 40)}” is no ${field} that can be read; it counts as unknown. ${remedyFor(raw)}`)
    else if (field === 'price' && price.amount === 0 && /\d/.test(raw))
      say(
        'zero-price',
        `A price of 0 counts as unknown. Write “free” where a post costs nothing, “product” where goods are given.`,
        'warning',
      )
    else {
      if (price.atLeast)
        say(
          'price-from',
          `“${raw.slice(0, 40)}” names only the lowest ${field}; it is taken as that, and what is asked may be more.`,
          'warning',
        )
      if (price.percent !== null && price.amount !== null)
        say(
          'price-percent',
          `“${raw.slice(0, 40)}” asks for ${price.percent} besides, and does not say of what; the ${field} is taken without, and what is asked may be more. Write “commission” behind it where it is one.`,
          'warning',
        )
      if (price.tax !== null)
        say(
          'price-tax',
          `“${raw.slice(0, 40)}” is taken as it is written: nothing is added or taken off for tax (“${price.tax}”).`,
          'warning',
        )
      return price
    }
    return { ...price, amount: null, low: null }
  }
  return (account: AccountRow, cells: readonly Cell[], line: number) => {
    const price = reading(cells, 'price', line)
    account.price = price.amount
    account.priceLow = price.low
    account.revenue = reading(cells, 'revenue', line).amount
    account.offer ??= price.offer
    const column = account.currency
    if (column !== null) {
      account.currencyFrom = 'column'
      account.currency = readCurrency(column, money.symbols)
      if (account.currency === null) {
        account.currency = column.toUpperCase()
        reader.bad(
          'currency',
          column,
          line,
          'unknown-currency',
          `“${column.slice(0, 40)}” is no currency code that is known; its prices are compared only with their like. Write EUR, USD, GBP and so on.`,
        )
      }
    } else if (price.currency !== null) {
      account.currency = price.currency
      account.currencyFrom = 'sign'
      account.currencySign = price.symbol
    } else if (ofHeader !== null && price.amount !== null) {
      account.currency = ofHeader
      account.currencyFrom = 'column'
    } else if (price.problem === 'ambiguous-currency')
      reader.bad(
        'price',
        cellText(cellOf(cells, 'price')),
        line,
        'ambiguous-currency',
        `“${price.symbol}” stands for several currencies. Add a column currency, or say under currencySymbols in the config which it is.`,
      )
    else if (price.amount !== null && money.currency !== null) {
      account.currency = money.currency
      account.currencyFrom = 'config'
    }
  }
}

/** What to write instead: where only the currency is not known, that is said. */
function remedyFor(raw: string): string {
  const text = raw.trim()
  const words = text.match(/\p{L}+/gu) ?? []
  const named = words.length === 1 && words[0]!.length === 3 && /^[\d.,'\s]+$/.test(text.replace(words[0]!, '')) ? words[0] : undefined
  return named === undefined
    ? 'Write it as 1200 or 1200 EUR.'
    : `“${named}” is no currency code that is known: write EUR, USD, GBP and so on.`
}

function cellText(cell: Cell): string {
  return String(cell ?? '')
}
