import type { Diagnostics } from '../input/diagnostics.ts'
import { type Counted, counted } from '../metrics/counted.ts'
import type { FollowerColumns } from '../model/records.ts'
import type { AccountReport } from '../model/report.ts'
import { plural } from '../text/numbers.ts'

type Named = Pick<AccountReport, 'handle' | 'platform'> & { readonly followers: number }

export type UnusedSamples = Counted<Named>

/** Counts accounts with a sample of followers that no check could use, and says it: it is easily taken for one that was found good. */
export function unusedSamples() {
  const { found, join, add } = counted<Named>()
  return {
    add({ handle, platform, checked }: Pick<AccountReport, 'handle' | 'platform' | 'checked'>, sample: FollowerColumns | null): void {
      if (sample !== null && !checked.includes('sample')) add({ handle, platform, followers: sample.length })
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
