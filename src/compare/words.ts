import { exactMoney } from '../text/money.ts'
import { count, percent, plural, verdictWords } from '../text/numbers.ts'
import type { Change, Comparison, OneSided } from './compare.ts'

export const FIELD_WORDS: Readonly<Record<Change['field'], string>> = {
  tier: 'tier',
  purchasedFollowers: 'purchased followers?',
  purchasedEngagement: 'purchased engagement?',
  followers: 'followers',
  engagementRatePct: 'engagement rate',
  price: 'price',
}

/** What stood there before and what stands there now. */
export function bothWords({ field, old, new: now, currencies }: Change): readonly [was: string, is: string] {
  return [valueWords(field, old, currencies?.[0] ?? null), valueWords(field, now, currencies?.[1] ?? null)]
}

function valueWords(field: Change['field'], value: Change['old'], currency: string | null): string {
  if (value === null) return '–'
  if (field === 'followers') return count(Number(value))
  if (field === 'price') return exactMoney(Number(value), currency)
  if (field === 'engagementRatePct') return percent(Number(value))
  return field === 'tier' ? String(value) : verdictWords(value as Parameters<typeof verdictWords>[0])
}

export const nameOf = ({ handle, platform }: { readonly handle: string; readonly platform: string }): string =>
  `@${handle}${platform === 'unknown' ? '' : ` · ${platform}`}`

export function sideWords(account: OneSided): string {
  const verdict = account.purchasedFollowers === null ? '' : `, ${verdictWords(account.purchasedFollowers)}`
  return `${nameOf(account)}: ${account.tier ?? 'no tier'}, ${count(account.followers)} followers${verdict}`
}

/** Changes that people want to see: those of tier, verdict and price, what is known on one side only, and moves that are not usual. */
export function shownChanges({ changed }: Comparison): Change[] {
  return changed.filter(
    ({ field, unusual, old, new: now }) =>
      unusual || old === null || now === null || (field !== 'followers' && field !== 'engagementRatePct'),
  )
}

/** So many accounts that broke the policy are named. */
const NAMED = 3

export function comparisonSummary({ added, removed, changed, unchanged, settings, policy }: Comparison): string {
  const accounts = new Set(changed.map(({ handle, platform }) => `${platform}\n${handle}`)).size
  const unusual = new Set(changed.filter(change => change.unusual).map(({ handle, platform }) => `${platform}\n${handle}`)).size
  const broken = [
    ...(policy.failed.length === 0
      ? []
      : [
          `${plural(policy.failed.length, 'account')} came to ${settings.failOn} or worse: ${policy.failed
            .slice(0, NAMED)
            .map(({ handle }) => `@${handle}`)
            .join(', ')}${policy.failed.length > NAMED ? ' …' : ''}`,
        ]),
    ...(policy.unread.length === 0
      ? []
      : [`${plural(policy.unread.length, 'file')} ${policy.unread.length === 1 ? 'was' : 'were'} not read to the end`]),
  ]
  const failed = policy.passed ? '' : ` · policy failed: ${broken.join('; ')}`
  return `${count(added.length)} new, ${count(removed.length)} gone, ${count(accounts)} changed (${count(unusual)} beyond what is usual in ${plural(settings.days, 'day')}), ${count(unchanged)} as before${failed}`
}
