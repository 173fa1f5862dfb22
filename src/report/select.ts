import type { AccountReport, Report, Tier } from '../model/report.ts'
import { byName, byText } from '../text/order.ts'

export interface Filters {
  readonly tier: Tier | null
  readonly minFollowers: number | null
  readonly maxFollowers: number | null
  /** Percent. */
  readonly minEr: number | null
  readonly flagged: boolean
  readonly onlyChanged: OnlyChanged | null
}

/** The accounts of whose rows a change has touched any. */
export interface OnlyChanged {
  /** What it is a change against, as it was typed. */
  readonly ref: string
  readonly touches: (account: Pick<AccountReport, 'handle' | 'platform'>) => boolean
}

/** The filters that are set, by name, as the report has them. */
export function filtersSet({ onlyChanged, ...filters }: Filters): Report['settings']['filters'] {
  const set = Object.entries({ ...filters, onlyChanged: onlyChanged?.ref ?? null }).flatMap(([name, value]) =>
    value === null || value === false ? [] : [[name, value] as const],
  )
  return Object.fromEntries(set)
}

export const SORT_FIELDS = [
  'verdict',
  'probability',
  'followers',
  'following',
  'posts',
  'engagementRatePct',
  'expectedEngagementRatePct',
  'engagementToExpected',
  'engagementZ',
  'likesPerPost',
  'commentsPerPost',
  'viewsPerPost',
  'suspiciousFollowerSharePct',
  'unexplainedGrowthPct',
  'price',
  'costPerEngagement',
  'costPerThousandFollowers',
  'handle',
  'platform',
  'tier',
] as const
export type SortField = (typeof SORT_FIELDS)[number]

/** Far enough apart that a probability, or a count of followers, changes nothing between two words. */
const VERDICT_RANK = { likely: 30, possible: 20, insufficient: 10, 'no-sign': 0 } as const
const TIER_RANK = { celebrity: 4, macro: 3, micro: 2, nano: 1 } as const

/** Whether an account is shown. Unknown figures pass no filter on them. */
export function filter({ tier, minFollowers, maxFollowers, minEr, flagged, onlyChanged }: Filters): (account: AccountReport) => boolean {
  return account =>
    (tier === null || account.tier === tier) &&
    (minFollowers === null || (account.followers !== null && account.followers >= minFollowers)) &&
    (maxFollowers === null || (account.followers !== null && account.followers <= maxFollowers)) &&
    (minEr === null || (account.engagementRatePct !== null && account.engagementRatePct >= minEr)) &&
    (!flagged || account.flagged) &&
    (onlyChanged === null || onlyChanged.touches(account))
}

/** What accounts are put in order by, as a figure that falls from the first to the last, or as a text that rises. */
export function sortKey(account: AccountReport, sort: SortField): number | string {
  if (sort === 'verdict') return VERDICT_RANK[account.purchasedFollowers] + (account.probability ?? -1)
  if (sort === 'tier') return account.tier === null ? -1e15 : TIER_RANK[account.tier] * 1e12 + (account.followers ?? -1)
  return account[sort] ?? Number.NEGATIVE_INFINITY
}

/** The order of accounts: the worst, the largest or the first by name on top. Unknown figures come last. */
export function inOrder(sort: SortField): (a: AccountReport, b: AccountReport) => number {
  return (a, b) => compareKeys(sortKey(a, sort), sortKey(b, sort)) || byName(a, b)
}

export function compareKeys(a: number | string, b: number | string): number {
  if (typeof a === 'string' || typeof b === 'string') return byText(String(a), String(b))
  return a === b ? 0 : a > b ? -1 : 1
}
