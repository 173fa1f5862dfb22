import type { Diagnostics } from '../input/diagnostics.ts'
import type { AccountRow } from '../model/records.ts'
import { percent, plural } from '../text/numbers.ts'
import { counted } from './counted.ts'
import type { Metrics } from './metrics.ts'

/** Rates that count shares, or reach in place of followers, differ by less from account to account of one export (judgement, 2026). */
const FACTOR = 2

type Named = Pick<AccountRow, 'handle' | 'platform' | 'source'> & {
  readonly own: number
  readonly computed: number
  readonly fromPosts: boolean
}

/** Counts accounts whose export gives another engagement rate than its own figures come to, and says it: only one of both is shown. */
export function contradictedRates() {
  const { found, join, add } = counted<Named>()
  return {
    add({ handle, platform, source, engagementRatePct: own }: AccountRow, { engagementRate, engagementFormula, fromPosts }: Metrics): void {
      // what is divided by views, or as exported, is no second word on it
      if (own === null || engagementRate === null || !engagementFormula!.endsWith('/followers')) return
      const computed = engagementRate * 100
      if (own > FACTOR * computed || computed > FACTOR * own) add({ handle, platform, source, own, computed, fromPosts })
    },
    found,
    join,
    say(diagnostics: Diagnostics): void {
      const { accounts, first } = found
      if (first === null) return
      const { handle, source, own, computed, fromPosts } = first
      diagnostics.add({
        code: 'rate-contradicts',
        severity: 'warning',
        message: `The export gives ${handle} an engagement rate of ${percent(own)}, and ${fromPosts ? 'its posts come' : 'its averages come'} to ${percent(computed)} of followers${accounts === 1 ? '' : `; so it is with ${plural(accounts - 1, 'other account')}`}: more than a factor of ${FACTOR} apart. The latter is used. Nobody says what the former counts; look which of the columns is wrong.`,
        file: source.file,
        line: source.line,
        field: 'engagementRatePct',
        value: String(own),
      })
    },
  }
}
