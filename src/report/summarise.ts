import { addTo } from '../metrics/sums.ts'
import { TIERS } from '../model/names.ts'
import type { AccountReport, Report, Verdict } from '../model/report.ts'

/** How many accounts are shown, in each tier and of each verdict, and how many of them are flagged or ignored. */
export interface AccountCounts {
  readonly byTier: Record<string, number>
  readonly verdicts: Record<Verdict, number>
  readonly of: { accounts: number; flagged: number; ignored: number }
}

/** Counts of the accounts shown, taken one at a time. */
export interface Counts {
  readonly add: (account: AccountReport) => void
  readonly found: AccountCounts
  readonly join: (other: AccountCounts) => void
  /** @param vetted how many were judged before filters @param newestDate in the data, as 2026-09-01 */
  readonly summary: (vetted: number, newestDate: string | null) => Report['summary']
}

export function countAccounts(): Counts {
  const found: AccountCounts = {
    byTier: { ...Object.fromEntries(TIERS.map(tier => [tier, 0])), unknown: 0 },
    verdicts: { likely: 0, possible: 0, insufficient: 0, 'no-sign': 0 },
    of: { accounts: 0, flagged: 0, ignored: 0 },
  }
  const { byTier, verdicts, of: counts } = found
  return {
    add({ tier, purchasedFollowers, flagged, ignored }) {
      counts.accounts++
      byTier[tier ?? 'unknown']!++
      verdicts[purchasedFollowers]++
      if (flagged) counts.flagged++
      if (ignored !== null) counts.ignored++
    },
    found,
    join(other) {
      addTo(byTier, other.byTier)
      addTo(verdicts, other.verdicts)
      addTo(counts, other.of)
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
