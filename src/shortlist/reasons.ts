import { checkedWords } from '../report/words.ts'
import { money } from '../text/money.ts'
import { count, percent, plural, verdictWords } from '../text/numbers.ts'
import type { Candidate } from './candidates.ts'
import { AIM_UNITS, AIM_WORDS, type Aim, type ShortlistOptions } from './options.ts'

/** Share of sponsored posts from which it is worth a note: over 30 % of recent posts, as Favikon counts (2025). */
const MUCH_SPONSORED_PCT = 30

/** What it costs: in the list's currency where that compares, else as its own price says. */
export function costOf({ account, cost }: Pick<Candidate, 'account' | 'cost'>, currency: string | null): Cost {
  return cost === null ? { amount: account.price, currency: account.currency } : { amount: cost, currency }
}

interface Cost {
  readonly amount: number | null
  readonly currency: string | null
}

/** What it brings, and for how much. */
export function figuresOf(candidate: Candidate, currency: string | null, aim: Aim): string {
  const cost = costOf(candidate, currency)
  return `${count(candidate.worth)} ${AIM_WORDS[aim]}${cost.amount === null ? '' : ` for ${money(cost.amount, cost.currency)}`}`
}

/** How its cost for one of what is sought stands among all that could have been chosen. */
function standing(dearer: number, able: number): string {
  if (able === 1) return 'the only one that could be chosen'
  if (dearer === 0) return 'none of those that could be chosen is dearer'
  // counts, since a percentage of three says more than it knows
  return `cheaper than ${count(dearer)} of ${plural(able - 1, 'other')} that could be chosen`
}

/** Why an account is on the list, in plain sentences. @param able all that could have been chosen; null where price played no part */
export function whyTaken(
  candidate: Candidate,
  able: readonly Candidate[] | null,
  currency: string | null,
  options: ShortlistOptions,
): string[] {
  const { account, worth } = candidate
  const cost = costOf(candidate, currency)
  const each = cost.amount === null ? '' : `: ${money(cost.amount / worth, cost.currency)} ${AIM_UNITS[options.optimise]}`
  const among =
    able === null ? '' : `, ${standing(able.filter(one => one.cost! / one.worth > candidate.cost! / worth).length, able.length)}`
  const figures = `${figuresOf(candidate, currency, options.optimise)}${each}${among}.`
  const checked = checkedWords(account)
  const reasons = [figures]
  if (options.niche !== null) reasons.push(`Its niche is ${account.niche}, as sought.`)
  if (options.country !== null) reasons.push(`Its country is ${account.country}, as sought.`)
  reasons.push(`Purchased followers: ${verdictWords(account.purchasedFollowers)}${checked === null ? '' : ` (${checked})`}.`)
  if (account.money?.priceStanding === 'above') reasons.push('It asks for more than such accounts of this list.')
  if (account.money?.priceStanding === 'below') reasons.push('It asks for less than such accounts of this list.')
  if (account.money?.priceLow !== null && account.money?.priceLow !== undefined)
    reasons.push(`Its price is a range from ${money(account.money.priceLow, account.currency)}; counted at its upper end.`)
  if (account.money?.offer) reasons.push(`Besides money it names: ${account.money.offer}.`)
  if (account.sponsoredSharePct !== null && account.sponsoredSharePct > MUCH_SPONSORED_PCT)
    reasons.push(`${percent(account.sponsoredSharePct)} of its posts are sponsored.`)
  if (account.trend?.dormant) reasons.push(`Its last post is ${count(account.trend.daysSinceLastPost)} days old.`)
  if (account.trend?.engagement === 'falling') reasons.push('Its engagement is falling.')
  if (account.website !== null) reasons.push(`Its own website: ${account.website}.`)
  return reasons
}
