import { TIERS } from '../model/names.ts'
import type { AccountReport, Report } from '../model/report.ts'

/** Counts of the accounts shown, taken one at a time. */
export interface Counts {
  readonly add: (account: AccountReport) => void
  /** @param vetted how many were judged before filters @param newestDate in the data, as 2026-09-01 */
  readonly summary: (vetted: number, newestDate: string | null) => Report['summary']
}

export function countAccounts(): Counts {
  const byTier = { ...Object.fromEntries(TIERS.map(tier => [tier, 0])), unknown: 0 } as Record<string, number>
  const verdicts = { likely: 0, possible: 0, insufficient: 0, 'no-sign': 0 }
  const counts = { accounts: 0, flagged: 0, ignored: 0 }
  return {
    add({ tier, purchasedFollowers, flagged, ignored }) {
      counts.accounts++
      byTier[tier ?? 'unknown']!++
      verdicts[purchasedFollowers]++
      if (flagged) counts.flagged++
      if (ignored !== null) counts.ignored++
    },
    summary(vetted, newestDate) {
      const { likely, possible, insufficient, 'no-sign': noSign } = verdicts
      return {
        ...{ accounts: counts.accounts, vetted, byTier: { ...byTier }, flagged: counts.flagged },
        ...{ likely, possible, insufficient, noSign, ignored: counts.ignored, newestDate },
      }
    },
  }
}
