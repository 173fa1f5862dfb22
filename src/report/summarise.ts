import { TIERS } from '../model/names.ts'
import type { AccountReport, Report } from '../model/report.ts'

/** Counts of the accounts shown. @param vetted how many were judged before filters @param newestDate in the data, as 2026-09-01 */
export function summarise(accounts: readonly AccountReport[], vetted: number, newestDate: string | null): Report['summary'] {
  const verdicts = (verdict: AccountReport['purchasedFollowers']) =>
    accounts.filter(account => account.purchasedFollowers === verdict).length
  return {
    accounts: accounts.length,
    vetted,
    byTier: {
      ...Object.fromEntries(TIERS.map(tier => [tier, accounts.filter(account => account.tier === tier).length])),
      unknown: accounts.filter(account => account.tier === null).length,
    },
    flagged: accounts.filter(account => account.flagged).length,
    likely: verdicts('likely'),
    possible: verdicts('possible'),
    insufficient: verdicts('insufficient'),
    noSign: verdicts('no-sign'),
    ignored: accounts.filter(({ ignored }) => ignored !== null).length,
    newestDate,
  }
}
