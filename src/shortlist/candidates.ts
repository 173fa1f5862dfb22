import type { AccountReport, Report } from '../model/report.ts'
import { convert } from '../money/settings.ts'
import { upToCents } from '../text/money.ts'
import { plural, verdictWords } from '../text/numbers.ts'
import { byText } from '../text/order.ts'
import { whyIncomparable } from './currency.ts'
import { type Aim, RISKS, type ShortlistOptions } from './options.ts'

/** Why an account is not up for choice. */
export type OutReason = 'niche' | 'country' | 'risk' | 'too-little-data' | 'currency' | 'unknown-currency' | 'share' | 'over-budget'

/** An account that may be chosen, with its price in the list's currency, to the cent, and what it is worth to the aim. */
export interface Candidate {
  readonly account: AccountReport
  /** Null where no price is named or none that compares, which is taken only where price plays no part. */
  readonly cost: number | null
  readonly worth: number
}

export interface Out {
  readonly account: AccountReport
  readonly reason: OutReason
  readonly why: string
}

type Fit = Omit<Candidate, 'cost'>

export interface Sorted {
  readonly candidates: readonly Candidate[]
  readonly out: readonly Out[]
  readonly withoutPrice: readonly Fit[]
}

/** Whose figures are as sought, whatever they cost; and who is out, and why. */
export function whoFits(report: Report, options: ShortlistOptions): { readonly fit: readonly Fit[]; readonly out: readonly Out[] } {
  const fit: Fit[] = []
  const out: Out[] = []
  const accounts = [...report.accounts].sort((a, b) => byText(a.platform, b.platform) || byText(a.handle, b.handle))
  for (const account of accounts) {
    const unfit = whyUnfit(account, options)
    const worth = worthOf(account, options.optimise)
    if (unfit) out.push({ account, ...unfit })
    else if (worth === null) out.push({ account, reason: 'too-little-data', why: tooLittle(options.optimise) })
    else fit.push({ account, worth })
  }
  return { fit, out }
}

/**
 * Who is up for choice, who is not for the price, and who names none.
 * @param free whether price plays no part, so that everybody is up for choice
 */
export function byPrice(fit: readonly Fit[], currency: string | null, rates: Readonly<Record<string, number>>, free: boolean): Sorted {
  const candidates: Candidate[] = []
  const out: Out[] = []
  const withoutPrice: Fit[] = []
  for (const { account, worth } of fit) {
    const converted = account.price === null ? null : convert(account.price, account.currency, currency, rates)
    const cost = converted === null ? null : upToCents(converted)
    if (free || cost !== null) candidates.push({ account, cost, worth })
    else if (account.price === null) withoutPrice.push({ account, worth })
    else out.push({ account, ...whyIncomparable(account.currency, currency) })
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
