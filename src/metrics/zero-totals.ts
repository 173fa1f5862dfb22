import type { Diagnostics } from '../input/diagnostics.ts'
import { withFields } from '../model/account-row.ts'
import type { AccountRow, Bundle } from '../model/records.ts'
import { plural } from '../text/numbers.ts'
import { counted } from './counted.ts'

/** The lifetime total that each platform shows, in words. */
const TOTALS = {
  tiktok: { field: 'lifetimeLikes', words: 'likes' },
  youtube: { field: 'lifetimeViews', words: 'views' },
} as const
type Shows = keyof typeof TOTALS

export interface ZeroTotal {
  readonly handle: string
  readonly platform: Shows
  readonly source: AccountRow['source']
}

/**
 * The bundle in which a lifetime total of 0 counts as unknown: whoever has posted was watched by somebody, and collectors write 0
 * for a total that they do not have; and whose that was. Without posts it is true.
 */
export function withoutZeroTotal(bundle: Bundle): { readonly zeroTotal: ZeroTotal | null; readonly bundle: Bundle } {
  const { account } = bundle
  const { handle, platform, source, posts } = account
  if (!isShown(platform) || account[TOTALS[platform].field] !== 0 || posts === 0) return { zeroTotal: null, bundle }
  return {
    zeroTotal: { handle, platform, source },
    bundle: { ...bundle, account: withFields(account, { [TOTALS[platform].field]: null }) },
  }
}

function isShown(platform: string): platform is Shows {
  return Object.hasOwn(TOTALS, platform)
}

/** Counts accounts with such a total, and says it. */
export function zeroTotals() {
  const { found, join, add } = counted<ZeroTotal>()
  return {
    add(zeroTotal: ZeroTotal | null): void {
      if (zeroTotal !== null) add(zeroTotal)
    },
    found,
    join,
    say(diagnostics: Diagnostics): void {
      const { accounts, first } = found
      if (first === null) return
      const { handle, platform, source } = first
      const { field, words } = TOTALS[platform]
      diagnostics.add({
        code: 'zero-total',
        severity: 'warning',
        message: `The ${words} of ${handle} over its whole life are 0${accounts === 1 ? '' : ` (so is the total of ${plural(accounts - 1, 'other account')})`}, as exports write a total that they do not have; it counts as unknown.`,
        file: source.file,
        line: source.line,
        field,
        value: '0',
      })
    },
  }
}
