import { aCount, anAmount, aShare, aText, checkedOptions, checkReport, oneOfThese, orNull } from '../config/arguments.ts'
import { significant } from '../metrics/statistics.ts'
import type { AccountReport, Report } from '../model/report.ts'
import { exactMoney } from '../text/money.ts'
import { count as plain, plural } from '../text/numbers.ts'
import { byPrice, type Candidate, type OutReason, whoFits } from './candidates.ts'
import { askedCurrency, currencyFor } from './currency.ts'
import { choose, type Item } from './knapsack.ts'
import { narrowly } from './narrowly.ts'
import { notesOn } from './notes.ts'
import { AIM_WORDS, AIMS, RISKS, type ShortlistOptions, USUAL, USUAL_COUNT } from './options.ts'
import { figuresOf, whyTaken } from './reasons.ts'
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
const RANKED = 'ranked'

/**
 * The best set of accounts of a report under a budget, a number and a risk.
 * @param wanted what is left out is as on the command line
 */
export function shortlist(report: Report, wanted: Partial<ShortlistOptions> = {}): Shortlist {
  checkReport(report, ['settings', 'summary'])
  const asked = checkedOptions(wanted, USUAL, CHECKS)
  const options = { ...asked, currency: askedCurrency(asked.currency, report) }
  const { rates } = report.settings.money
  const { fit, out: unfit } = whoFits(report, options)
  const { currency, notes: ofCurrency } = currencyFor(
    fit.map(({ account }) => account),
    report.settings.money,
    options.currency,
  )
  const unpriced = fit.every(({ account }) => account.price === null)
  // a price is held against a budget; without either, worth alone decides
  const free = options.budget === null || unpriced
  const sorted = byPrice(fit, currency, rates, free)
  const out = [...unfit, ...sorted.out].map(({ account, reason, why }): Considered => ({ ...named(account), reason, why }))

  const budget = free ? Number.MAX_SAFE_INTEGER : Math.floor(options.budget! * 100 + 1e-6)
  const places = options.count ?? (free ? USUAL_COUNT : sorted.candidates.length)
  const most = free || options.maxShare === null ? budget : Math.floor(budget * options.maxShare + 1e-6)
  const cents = ({ cost }: Candidate) => (free ? 0 : Math.round(cost! * 100))
  const able = sorted.candidates.filter(candidate => cents(candidate) <= most)
  for (const candidate of sorted.candidates) {
    const costs = `It costs ${exactMoney(candidate.cost, currency)}, more than`
    if (cents(candidate) > budget) out.push({ ...named(candidate.account), reason: 'over-budget', why: `${costs} the whole budget.` })
    else if (cents(candidate) > most)
      out.push({ ...named(candidate.account), reason: 'share', why: `${costs} ${plain(options.maxShare! * 100)} % of the budget.` })
  }

  const items = able.map((candidate): Item => ({ cost: cents(candidate), value: Math.round(candidate.worth * WHOLE) }))
  const choice = choose(
    items,
    Math.min(
      budget,
      items.reduce((sum, { cost }) => sum + cost, 0),
    ),
    places,
  )
  const selected = choice.taken
    .map(i => able[i]!)
    .sort((a, b) => b.worth - a.worth)
    .map(
      (candidate): Chosen => ({
        ...candidate.account,
        cost: candidate.cost,
        worth: significant(candidate.worth),
        why: whyTaken(candidate, free ? null : able, currency, options),
      }),
    )
  const taken = new Set(choice.taken)
  const near = narrowly(items, choice, budget, places)
  const worthWords = AIM_WORDS[options.optimise]
  const nearestFirst = [...able.keys()].sort((a, b) => (near.get(a) ?? Number.MAX_VALUE) - (near.get(b) ?? Number.MAX_VALUE))
  const left = nearestFirst.flatMap((i): Considered[] => {
    if (taken.has(i)) return []
    const candidate = able[i]!
    const [fewer, figures] = [near.get(i), figuresOf(candidate, currency, options.optimise)]
    const elsewhere = free ? 'fewer than those taken' : 'what it costs brings more elsewhere'
    if (fewer === undefined) return [{ ...named(candidate.account), reason: 'not-chosen', why: `${figures}: ${elsewhere}.` }]
    const why =
      fewer < WHOLE / 2 ? 'as good as the list chosen' : `with it, the best list would bring ${plain(fewer / WHOLE)} ${worthWords} fewer`
    return [{ ...named(candidate.account), reason: 'narrowly', why: `${figures}: ${why}.` }]
  })
  const proven = choice.bound === choice.value ? 'proven best' : 'the best found, not proven best'
  return {
    schemaVersion: 1,
    settings: { ...options, currency, rates },
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
    totals: totalsOf(selected, unpriced ? null : currency, free ? null : options.budget),
    method: free
      ? `${RANKED} by ${worthWords}: no ${unpriced ? 'prices' : 'budget'}`
      : `${EXACT}; ${proven} of ${plural(able.length, 'account')}`,
    bound: choice.bound / WHOLE,
    gap: choice.bound === 0 ? 0 : (choice.bound - choice.value) / choice.bound,
    notes: notesOn(report, options, { ...sorted, free, unpriced, currency, ofCurrency, selected }),
  }
}

/** Whether price played no part: what was worth most was taken. */
export const isRanked = ({ method }: Shortlist): boolean => method.startsWith(RANKED)

function named({ handle, platform }: AccountReport): { readonly handle: string; readonly platform: string } {
  return { handle, platform }
}
