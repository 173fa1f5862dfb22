import { checkedWords } from '../report/words.ts'
import { money } from '../text/money.ts'
import { count, percent, verdictWords } from '../text/numbers.ts'
import type { Candidate } from './candidates.ts'
import { AIM_WORDS, type ShortlistOptions } from './options.ts'

/** Share of sponsored posts from which it is worth a note: over 30 % of recent posts, as Favikon counts (2025). */
const MUCH_SPONSORED_PCT = 30

/** How its cost for each stands among all that could have been chosen. */
function standing(dearer: number, able: number): string {
  if (able === 1) return 'the only one that could be chosen'
  if (dearer === 0) return 'none of those that could be chosen is dearer'
  return `cheaper than ${count(Math.floor((dearer / able) * 100))} % of those that could be chosen`
}

/** Why an account is on the list, in plain sentences. @param able all that could have been chosen; empty where there are no prices */
export function whyTaken(
  { account, cost, worth }: Candidate,
  able: readonly Candidate[],
  currency: string | null,
  options: ShortlistOptions,
): string[] {
  const each = cost / worth
  const dearer = able.filter(other => other.cost / other.worth > each).length
  const words = AIM_WORDS[options.optimise]
  const figures =
    able.length === 0
      ? `${count(worth)} ${words}.`
      : `${count(worth)} ${words} for ${money(cost, currency)}: ${money(each, currency)} each, ${standing(dearer, able.length)}.`
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
