import type { Diagnostics } from '../input/diagnostics.ts'
import type { AccountRow } from '../model/records.ts'
import { count } from '../text/numbers.ts'
import { counted } from './counted.ts'
import { boundsFor, type TierRules, tierOf } from './tiers.ts'

/** A follower count that was rounded (`1M`) may lie on either side of a tier's bound; the tier is then only likely. */
export function sayRoundedAtBound(account: AccountRow, tiers: TierRules, diagnostics: Diagnostics): void {
  const found = atBound(account, tiers)
  if (found !== null) add(found, '', diagnostics)
}

export interface AtBound extends Pick<AccountRow, 'handle' | 'platform' | 'source'> {
  readonly followers: number
  readonly said: string
}

function atBound(account: AccountRow, tiers: TierRules): AtBound | null {
  const { handle, platform, followers, followersRoundedBy: by, source } = account
  if (followers === null || by === 0) return null
  const bounds = boundsFor(tiers, platform, account.niche)
  const low = Math.ceil(followers - by)
  const high = Math.ceil(followers + by) - 1
  const tier = tierOf(followers, bounds)
  const other = [tierOf(low, bounds), tierOf(high, bounds)].find(each => each !== tier)
  if (!other) return null
  const said = `The followers of ${handle} are rounded: from ${count(low)} to ${count(high)} are possible, so the tier may be ${other} as well as ${tier}. Export the exact count.`
  return { handle, platform, followers, said, source }
}

function add({ followers, said, source }: AtBound, more: string, diagnostics: Diagnostics): void {
  diagnostics.add({
    code: 'rounded-at-bound',
    severity: 'warning',
    message: `${said}${more}`,
    file: source.file,
    line: source.line,
    field: 'followers',
    value: String(followers),
  })
}

/** The same of counts that no account row tells, but a history or posts, counted: said of one of these accounts. */
export function roundedAtBound(tiers: TierRules) {
  const { found, join, add: addOne } = counted<AtBound>()
  return {
    /** @param row as it was read, whose followers are then unknown */
    add(row: AccountRow, account: AccountRow): void {
      const at = row.followers === null ? atBound(account, tiers) : null
      if (at !== null) addOne(at)
    },
    found,
    join,
    say(diagnostics: Diagnostics): void {
      const { accounts, first } = found
      if (first !== null) add(first, accounts === 1 ? '' : ` So it is with ${accounts - 1} more.`, diagnostics)
    },
  }
}
