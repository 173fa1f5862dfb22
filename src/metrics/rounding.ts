import type { Diagnostics } from '../input/diagnostics.ts'
import type { AccountRow } from '../model/records.ts'
import { count } from '../text/numbers.ts'
import { boundsFor, type TierRules, tierOf } from './tiers.ts'

/** A follower count that was rounded (`1M`) may lie on either side of a tier's bound; the tier is then only likely. */
export function sayRoundedAtBound(account: AccountRow, tiers: TierRules, diagnostics: Diagnostics): void {
  const { followers, followersRoundedBy: by, source } = account
  if (followers === null || by === 0) return
  const bounds = boundsFor(tiers, account.platform, account.niche)
  const low = Math.ceil(followers - by)
  const high = Math.ceil(followers + by) - 1
  const tier = tierOf(followers, bounds)
  const other = [tierOf(low, bounds), tierOf(high, bounds)].find(each => each !== tier)
  if (!other) return
  diagnostics.add({
    code: 'rounded-at-bound',
    severity: 'warning',
    message: `The followers of ${account.handle} are rounded: from ${count(low)} to ${count(high)} are possible, so the tier may be ${other} as well as ${tier}. Export the exact count.`,
    file: source.file,
    line: source.line,
    field: 'followers',
    value: String(followers),
  })
}
