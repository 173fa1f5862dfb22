import type { AccountReport, Report } from '../model/report.ts'
import { exactMoney } from '../text/money.ts'
import { nearest } from '../text/nearest.ts'
import { plural } from '../text/numbers.ts'
import { byText } from '../text/order.ts'
import { credibleWords, matches, type Sorted } from './candidates.ts'
import { AIM_WORDS, type ShortlistOptions } from './options.ts'
import type { Chosen } from './shortlist.ts'

interface Choice extends Sorted {
  /** Whether price plays no part. */
  readonly free: boolean
  /** Whether nobody who fits names a price. */
  readonly unpriced: boolean
  readonly currency: string | null
  readonly ofCurrency: readonly string[]
  readonly selected: readonly Chosen[]
}

/** What a reader of the list has to know besides it. */
export function notesOn(report: Report, options: ShortlistOptions, choice: Choice): string[] {
  const { candidates, withoutPrice, free, unpriced, currency, selected } = choice
  const notes = [
    ...noneOf('niche', options.niche, report.accounts),
    ...noneOf('country', options.country, report.accounts),
    ...(free ? notSummed(selected) : choice.ofCurrency),
  ]
  if (candidates.some(({ account }) => account.money?.currencySign === '$'))
    notes.push(
      `“$” is read as ${report.settings.money.currencySymbols.$}; a column currency or currencySymbols in the config says otherwise.`,
    )
  if (options.optimise === 'credible-reach') notes.push(...credibleWords(choice))
  if (candidates.length === 0 && withoutPrice.length > 0) {
    const one = withoutPrice.length === 1
    notes.push(
      `${plural(withoutPrice.length, 'account')} without a price ${one ? 'is' : 'are'} listed apart, and not chosen: nothing says what ${one ? 'it costs' : 'they cost'}.`,
    )
  }
  if (unpriced && candidates.length > 0)
    notes.push(
      `No account that could be chosen names a price${options.budget === null ? '' : ', so the budget has nothing to hold against'}: they are ranked by ${AIM_WORDS[options.optimise]}. ${priceRemedy(report.inputs)}`,
    )
  const cheapest = free ? null : candidates.reduce<(typeof candidates)[number] | null>((a, b) => (a && a.cost! <= b.cost! ? a : b), null)
  if (cheapest && cheapest.cost! > options.budget!)
    notes.push(
      `The budget of ${exactMoney(options.budget, currency)} is below the cheapest price: ${exactMoney(cheapest.cost, currency)} (@${cheapest.account.handle}).`,
    )
  return notes
}

/** How many of the values that a list has are named. */
const NAMED = 6

/** Where no account at all is of the niche or country sought: which there are. */
function noneOf(field: 'niche' | 'country', sought: string | null, accounts: readonly AccountReport[]): string[] {
  if (sought === null || accounts.some(account => matches(account[field], sought))) return []
  const counts = new Map<string, number>()
  for (const { [field]: value } of accounts) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  const found = [...counts].sort((a, b) => b[1] - a[1] || byText(a[0], b[0])).map(([value]) => value)
  if (found.length === 0) return [`No account names a ${field}. Add a column ${field}, or leave out --${field}.`]
  const near = nearest(sought, found)
  const more = found.length > NAMED ? ` and ${found.length - NAMED} more` : ''
  return [
    `No account’s ${field} is “${sought}”. ${near === null ? '' : `Did you mean “${near}”? `}The list has ${found.slice(0, NAMED).join(', ')}${more}.`,
  ]
}

/** Why no sum of costs is told, where price played no part. */
function notSummed(selected: readonly Chosen[]): string[] {
  const currencies = [...new Set(selected.flatMap(({ price, currency }) => (price === null ? [] : [currency ?? 'no named currency'])))]
  if (currencies.length < 2 || !selected.some(({ price, cost }) => price !== null && cost === null)) return []
  return [`Costs are not summed: they are in ${currencies.sort(byText).join(', ')}, and the config names no “rates” between them.`]
}

/** What prices are called in headers that vet does not know, as of a reel or a story. */
const PRICE =
  /price|pricing|cost|(?<!\p{L})(?:fee|fees|charge|rate card)(?!\p{L})|preis|honorar|kosten|precio|tarif|coste|prix|preço|prezzo/iu

/** Where no price was read: the columns that may have them, and how to say so. */
function priceRemedy(inputs: Report['inputs']): string {
  const maybe = [...new Set(inputs.flatMap(({ unusedColumns }) => unusedColumns))].map(header => header.trim()).filter(header => PRICE.test(header)) // biome-ignore format: one thought
  if (maybe.length === 0) return 'Add a column price.'
  const listed = maybe.slice(0, 4).map(header => `“${header.slice(0, 40)}”`).join(', ') // biome-ignore format: one list
  return `Not used ${maybe.length === 1 ? 'is' : 'are'} ${listed}${maybe.length > 4 ? ` and ${maybe.length - 4} more` : ''}: if one is what a post costs, say so with --map price="${maybe[0]!.slice(0, 40)}"; else add a column price.`
}
