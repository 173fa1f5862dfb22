import type { Diagnostics } from '../input/diagnostics.ts'
import type { FollowerColumns } from '../model/records.ts'
import type { AccountReport } from '../model/report.ts'
import { plural } from '../text/numbers.ts'
import { byText } from '../text/order.ts'

type Named = Pick<AccountReport, 'handle' | 'platform'> & { readonly followers: number }

/** How many accounts have a sample of followers that no check could use, and the first of them by name. */
export interface UnusedSamples {
  accounts: number
  first: Named | null
}

/** Counts them, and says it: such a sample is easily taken for one that was found good. */
export function unusedSamples() {
  const found: UnusedSamples = { accounts: 0, first: null }
  const join = ({ accounts, first }: UnusedSamples): void => {
    found.accounts += accounts
    const before = found.first
    // the same one is named whichever was judged first
    if (first !== null && (before === null || (byText(first.handle, before.handle) || byText(first.platform, before.platform)) < 0))
      found.first = first
  }
  return {
    add({ handle, platform, checked }: Pick<AccountReport, 'handle' | 'platform' | 'checked'>, sample: FollowerColumns | null): void {
      if (sample !== null && !checked.includes('sample')) join({ accounts: 1, first: { handle, platform, followers: sample.length } })
    },
    found,
    join,
    /** @param fewest so many followers whose figures are known are needed */
    say(fewest: number, diagnostics: Diagnostics): void {
      const { accounts, first } = found
      if (first === null) return
      diagnostics.add({
        code: 'sample-not-used',
        severity: 'warning',
        message: `The sample of ${first.handle} (${plural(first.followers, 'follower')})${accounts === 1 ? '' : ` and ${plural(accounts - 1, 'other sample')}`} could not be used: ${fewest} followers are needed of whom followers and following, or posts, are known. Nothing is said of these followers.`,
        field: 'follower',
        value: first.handle,
      })
    },
  }
}
