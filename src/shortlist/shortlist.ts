import { aCount, anAmount, aShare, aText, checkedOptions, checkReport, oneOfThese, orNull } from '../config/arguments.ts'
import { significant } from '../metrics/statistics.ts'
import type { AccountReport, Report } from '../model/report.ts'
import { exactMoney, money } from '../text/money.ts'
import { count as plain, plural } from '../text/numbers.ts'
import { type Candidate, credibleWords, type OutReason, sortOut } from './candidates.ts'
import { currencyFor } from './currency.ts'
import { choose, type Item } from './knapsack.ts'
import { narrowly } from './narrowly.ts'
import { AIM_WORDS, AIMS, RISKS, type ShortlistOptions, USUAL, USUAL_COUNT } from './options.ts'
import { whyTaken } from './reasons.ts'
import { type Totals, totalsOf } from './totals.ts'

/** An account of the list, with what it costs in the list's currency, what it is worth to the aim, and why it was taken. */
export type Chosen = AccountReport & { readonly cost: number | null; readonly worth: number; readonly why: readonly string[] }

export interface Considered {
  readonly handle: string
  readonly platform: string
  readonly reason: OutReason | 'narrowly' | 'not-chosen'
  readonly why: string
}

export interface Shortlist {
  readonly schemaVersion: 1
  readonly settings: ShortlistOptions & { readonly rates: Readonly<Record<string, number>> }
  readonly selected: readonly Chosen[]
  readonly considered: readonly Considered[]
  readonly withoutPrice: readonly {
    readonly handle: string
    readonly platform: string
    readonly worth: number
    readonly offer: string | null
    readonly why: string
  }[]
  readonly totals: Totals
  readonly method: string
  /** No set within the limits is worth more than this. */
  readonly bound: number
  /** How far the choice may be from the best, as a fraction of the bound; 0 is proven best. */
  readonly gap: number
  readonly notes: readonly string[]
}

const CHECKS = {
  ...{ budget: orNull(anAmount), currency: orNull(aText), count: orNull(aCount), maxShare: orNull(aShare) },
  ...{ maxRisk: oneOfThese(RISKS), niche: orNull(aText), country: orNull(aText), optimise: oneOfThese(AIMS) },
}

/** Worth as a whole number, so that sums are exact: hundredths. */
const WHOLE = 100
const EXACT =
  'exact choice of accounts (0/1 knapsack with a limit on their number, on whole cents): bound of the linear relaxation, reduction, dynamic programming with dominance'

/**
 * The best set of accounts of a report under a budget, a number and a risk.
 * @param wanted what is left out is as on the command line
 */
export function shortlist(report: Report, wanted: Partial<ShortlistOptions> = {}): Shortlist {
  checkReport(report, ['settings', 'summary'])
  const options = checkedOptions(wanted, USUAL, CHECKS)
  const { currency, notes: ofCurrency } = currencyFor(report, options.currency)
  const sorted = sortOut(report, options, currency)
  const notes = [...ofCurrency]
  const sign = [...new Set(sorted.candidates.map(({ account }) => account.money?.currencySign ?? null))].filter(found => found === '$')
  if (sign.length > 0)
    notes.push(
      `“$” is read as ${report.settings.money.currencySymbols.$}; a column currency or currencySymbols in the config says otherwise.`,
    )
  if (options.optimise === 'credible-reach') notes.push(...credibleWords(sorted))
  const head = { schemaVersion: 1, settings: { ...options, currency, rates: report.settings.money.rates } } as const
  const out = sorted.out.map(({ account, reason, why }): Considered => ({ ...named(account), reason, why }))
  const worthWords = AIM_WORDS[options.optimise]

  const incomparable = sorted.out.some(({ reason }) => reason === 'currency' || reason === 'unknown-currency')
  if (sorted.candidates.length === 0 && incomparable && sorted.withoutPrice.length > 0)
    notes.push(
      `${plural(sorted.withoutPrice.length, 'account')} without a price ${sorted.withoutPrice.length === 1 ? 'is' : 'are'} listed apart, and not chosen: nothing says what ${sorted.withoutPrice.length === 1 ? 'it costs' : 'they cost'}.`,
    )
  if (sorted.candidates.length === 0 && !incomparable && sorted.withoutPrice.length > 0) {
    const ranked = [...sorted.withoutPrice].sort((a, b) => b.worth - a.worth)
    const places = options.count ?? USUAL_COUNT
    const selected = ranked.slice(0, places).map(
      ({ account, worth }): Chosen => ({
        ...account,
        cost: null,
        worth: significant(worth),
        why: whyTaken({ account, cost: 0, worth }, [], null, options),
      }),
    )
    notes.push(
      `No account that could be chosen names a price${options.budget === null ? '' : ', so the budget has nothing to hold against'}: they are ranked by ${worthWords}. ${priceRemedy(report.inputs)}`,
    )
    const rest = ranked.slice(places).map(
      ({ account, worth }): Considered => ({
        ...named(account),
        reason: 'not-chosen',
        why: `${plain(worth)} ${worthWords}: fewer than those taken.`,
      }),
    )
    const worth = selected.reduce((sum, chosen) => sum + chosen.worth, 0)
    return {
      ...head,
      selected,
      considered: [...rest, ...out],
      withoutPrice: [],
      totals: totalsOf(selected, null, null),
      method: `ranked by ${worthWords}: no prices`,
      bound: worth,
      gap: 0,
      notes,
    }
  }

  const budget = options.budget === null ? Number.MAX_SAFE_INTEGER : Math.floor(options.budget * 100 + 1e-6)
  const places = options.count ?? (options.budget === null ? USUAL_COUNT : sorted.candidates.length)
  const most = options.maxShare === null ? budget : Math.floor(budget * options.maxShare + 1e-6)
  const cents = ({ cost }: Candidate) => Math.round(cost * 100)
  const able = sorted.candidates.filter(candidate => cents(candidate) <= most)
  for (const candidate of sorted.candidates)
    if (cents(candidate) > budget)
      out.push({
        ...named(candidate.account),
        reason: 'over-budget',
        why: `It costs ${exactMoney(candidate.cost, currency)}, more than the whole budget.`,
      })
    else if (cents(candidate) > most)
      out.push({
        ...named(candidate.account),
        reason: 'share',
        why: `It costs ${exactMoney(candidate.cost, currency)}, more than ${plain(options.maxShare! * 100)} % of the budget.`,
      })
  const cheapest = sorted.candidates.reduce<Candidate | null>(
    (least, next) => (least === null || next.cost < least.cost ? next : least),
    null,
  )
  if (able.length === 0 && cheapest !== null && cents(cheapest) > budget)
    notes.push(
      `The budget of ${exactMoney(options.budget, currency)} is below the cheapest price: ${exactMoney(cheapest.cost, currency)} (@${cheapest.account.handle}).`,
    )

  const items = able.map((candidate): Item => ({ cost: cents(candidate), value: Math.round(candidate.worth * WHOLE) }))
  const choice = choose(
    items,
    Math.min(
      budget,
      items.reduce((sum, { cost }) => sum + cost, 0),
    ),
    places,
  )
  const taken = new Set(choice.taken)
  const near = narrowly(items, choice, budget, places)
  const selected = choice.taken
    .map(i => able[i]!)
    .sort((a, b) => b.worth - a.worth)
    .map(
      (candidate): Chosen => ({
        ...candidate.account,
        cost: candidate.cost,
        worth: significant(candidate.worth),
        why: whyTaken(candidate, able, currency, options),
      }),
    )
  const left = able.flatMap(({ account, worth, cost }, i): Considered[] => {
    if (taken.has(i)) return []
    const fewer = near.get(i)
    const figures = `${plain(worth)} ${worthWords} for ${money(cost, currency)}`
    if (fewer === undefined) return [{ ...named(account), reason: 'not-chosen', why: `${figures}: what it costs brings more elsewhere.` }]
    const why =
      fewer < WHOLE / 2
        ? `${figures}: as good as the list chosen.`
        : `${figures}: with it, the best list would bring ${plain(fewer / WHOLE)} ${worthWords} fewer.`
    return [{ ...named(account), reason: 'narrowly', why }]
  })
  left.sort((a, b) => Number(b.reason === 'narrowly') - Number(a.reason === 'narrowly'))
  return {
    ...head,
    selected,
    considered: [...left, ...out],
    withoutPrice: sorted.withoutPrice.map(({ account, worth }) => ({
      ...named(account),
      worth: significant(worth),
      offer: account.money?.offer ?? null,
      why: account.money?.offer
        ? `No price in money; named in return: ${account.money.offer}.`
        : `No price known; ${plain(worth)} ${worthWords}.`,
    })),
    totals: totalsOf(selected, currency, options.budget),
    method: `${EXACT}; ${choice.bound === choice.value ? 'proven best' : 'the best found, not proven best'} of ${plural(able.length, 'account')}`,
    bound: choice.bound / WHOLE,
    gap: choice.bound === 0 ? 0 : (choice.bound - choice.value) / choice.bound,
    notes,
  }
}

function named({ handle, platform }: AccountReport): { readonly handle: string; readonly platform: string } {
  return { handle, platform }
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
