import { VetError } from '../errors.ts'
import type { MoneySettings } from '../model/choosing.ts'
import type { AccountReport, Report } from '../model/report.ts'
import { readCurrency } from '../money/currencies.ts'
import { convert } from '../money/settings.ts'
import { count } from '../text/numbers.ts'
import { byText } from '../text/order.ts'

/** Why a price cannot be held against others: it is in another currency, or nothing says in which. */
export function whyIncomparable(
  own: string | null,
  wanted: string | null,
): { readonly reason: 'currency' | 'unknown-currency'; readonly why: string } {
  if (own === null)
    return { reason: 'unknown-currency', why: `The currency of its price is not known, so it is not compared with ${wanted ?? 'others'}.` }
  return { reason: 'currency', why: `Its price is in ${own}, and no rate leads to ${wanted ?? 'one'}.` }
}

/**
 * The code of the currency that is asked for, read as cells are: `eur`, `€`, `euro`.
 * @throws VetError where it is none that is known, nor one of the config's rates or of the list
 */
export function askedCurrency(asked: string | null, { settings, accounts }: Report): string | null {
  const { rates, currencySymbols } = settings.money
  if (asked === null || Object.hasOwn(rates, asked) || accounts.some(({ currency }) => currency === asked)) return asked
  const code = readCurrency(asked, currencySymbols)
  if (code !== null) return code
  throw new VetError(
    'bad-option',
    `currency cannot be “${asked}”: no currency is called so.`,
    'Write its code, such as EUR or USD; or leave it out.',
  )
}

interface Currencies {
  readonly currency: string | null
  /** What is said of prices that are held against a budget. */
  readonly notes: readonly string[]
}

/** The currency that a choice among these accounts is made in: the budget's, the only one of the list, or the most frequent. */
export function currencyFor(among: readonly AccountReport[], { rates, currency: usual }: MoneySettings, asked: string | null): Currencies {
  const priced = new Map<string, number>()
  let unknown = 0
  for (const { price, currency } of among) {
    if (price === null || price === 0) continue
    if (currency === null) unknown++
    else priced.set(currency, (priced.get(currency) ?? 0) + 1)
  }
  const ranked = [...priced].sort((a, b) => b[1] - a[1] || byText(a[0], b[0])).map(([currency]) => currency)
  const currency = asked ?? usual ?? ranked[0] ?? null
  const notes: string[] = []
  if (asked === null && ranked.length > 1)
    notes.push(
      `Costs are counted in ${currency}; write the budget as "5000 ${ranked.find(other => other !== currency)}" for another currency.`,
    )
  const apart = ranked.filter(other => convert(1, other, currency, rates) === null)
  if (apart.length > 0)
    notes.push(
      `Prices in ${apart.join(', ')} are not compared with ${currency}: the config names no rates between them. Say what one of each is worth under “rates” in vet.config.json, as { "rates": { ${ratesOf(currency, apart)} } }, or write the budget in ${apart[0]}.`,
    )
  if (unknown > 0 && currency !== null) notes.push(unknownWords(unknown, currency, ranked.length === 0))
  return { currency, notes }
}

/** What is to be filled in: the rates are nobody's to guess. */
function ratesOf(currency: string | null, apart: readonly string[]): string {
  return [`"${currency}": 1`, ...apart.map(other => `"${other}": …`)].join(', ')
}

/** @param alone whether no price of the list names a currency */
function unknownWords(unknown: number, currency: string, alone: boolean): string {
  const prices =
    unknown === 1 ? 'The currency of 1 price is not known, so it is' : `The currency of ${count(unknown)} prices is not known, so they are`
  const budget = alone ? ', or give the budget without a currency' : ''
  return `${prices} not compared with ${currency}. Add a column currency, name one with --map currency="…"${alone ? ',' : ', or'} say "currency": "${currency}" in vet.config.json${budget}.`
}
