import type { AccountReport, Report } from '../model/report.ts'
import { convert } from '../money/settings.ts'
import { upToCents } from '../text/money.ts'
import { plural, verdictWords } from '../text/numbers.ts'
import { byText } from '../text/order.ts'
import { whyIncomparable } from './currency.ts'
import { type Aim, RISKS, type ShortlistOptions } from './options.ts'

/** Why an account is not up for choice. */
export type OutReason = 'niche' | 'country' | 'risk' | 'too-little-data' | 'currency' | 'unknown-currency' | 'share' | 'over-budget'

/** An account that may be chosen, with its price in the budget's currency, to the cent, and what it is worth to the aim. */
export interface Candidate {
  readonly account: AccountReport
  readonly cost: number
  readonly worth: number
}

export interface Sorted {
  readonly candidates: readonly Candidate[]
  readonly out: readonly { readonly account: AccountReport; readonly reason: OutReason; readonly why: string }[]
  readonly withoutPrice: readonly { readonly account: AccountReport; readonly worth: number }[]
}

/** Who is up for choice, who is not and why, and who names no price. */
export function sortOut(report: Report, options: ShortlistOptions, currency: string | null): Sorted {
  const candidates: Candidate[] = []
  const out: { account: AccountReport; reason: OutReason; why: string }[] = []
  const withoutPrice: { account: AccountReport; worth: number }[] = []
  const accounts = [...report.accounts].sort((a, b) => byText(a.platform, b.platform) || byText(a.handle, b.handle))
  for (const account of accounts) {
    const unfit = whyUnfit(account, options)
    if (unfit) {
      out.push({ account, ...unfit })
      continue
    }
    const worth = worthOf(account, options.optimise)
    if (worth === null) out.push({ account, reason: 'too-little-data', why: tooLittle(options.optimise) })
    else if (account.price === null) withoutPrice.push({ account, worth })
    else {
      const cost = convert(account.price, account.currency, currency, report.settings.money.rates)
      if (cost === null) out.push({ account, ...whyIncomparable(account.currency, currency) })
      else candidates.push({ account, cost: upToCents(cost), worth })
    }
  }
  return { candidates, out, withoutPrice }
}

function whyUnfit(account: AccountReport, { niche, country, maxRisk }: ShortlistOptions): { reason: OutReason; why: string } | null {
  if (niche !== null && !matches(account.niche, niche))
    return {
      reason: 'niche',
      why: account.niche === null ? `No niche is named; ${niche} is sought.` : `Its niche is ${account.niche}, not ${niche}.`,
    }
  if (country !== null && !matches(account.country, country))
    return {
      reason: 'country',
      why: account.country === null ? `No country is named; ${country} is sought.` : `Its country is ${account.country}, not ${country}.`,
    }
  if (RISKS.indexOf(account.purchasedFollowers) > RISKS.indexOf(maxRisk))
    return {
      reason: 'risk',
      why: `Purchased followers: ${verdictWords(account.purchasedFollowers)}, where at worst “${verdictWords(maxRisk)}” is taken.`,
    }
  return null
}

/** Whether all the words sought stand among the cell's words: `cheese` is found in `food; Cheese making`. */
export function matches(cell: string | null, sought: string): boolean {
  if (cell === null) return false
  const words = wordsOf(cell)
  return wordsOf(sought).every(word => words.includes(word))
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
}

/** What an account is worth to the aim; null where the input does not tell. */
export function worthOf({ money, followers, suspiciousFollowerSharePct, probability }: AccountReport, aim: Aim): number | null {
  if (aim === 'engagements') return money?.engagementsPerPost ?? null
  if (followers === null || aim === 'reach') return followers
  const credible =
    suspiciousFollowerSharePct !== null ? 1 - suspiciousFollowerSharePct / 100 : probability !== null ? 1 - probability : null
  return credible === null ? null : followers * credible
}

/** What credible followers are where no sample of followers was given, and of how many accounts that holds. */
export function credibleWords({ candidates, withoutPrice }: Sorted): string[] {
  const unsampled = [...candidates, ...withoutPrice].filter(({ account }) => account.suspiciousFollowerSharePct === null).length
  if (unsampled === 0) return []
  return [
    `Without a sample of followers (${plural(unsampled, 'account')}) credible followers are an estimate: followers times the chance, by what could be checked, that the audience was not purchased. A sample would count them.`,
  ]
}

function tooLittle(aim: Aim): string {
  if (aim === 'engagements') return 'Too little data: no likes, posts or engagement rate to expect engagements from.'
  return aim === 'reach'
    ? 'Too little data: no follower count.'
    : 'Too little data: neither a sample of followers nor a check of any kind says how many are credible.'
}
