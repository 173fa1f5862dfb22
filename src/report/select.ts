import type { AccountReport, Report, Tier } from '../model/report.ts'

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

const VERDICT_RANK = { likely: 0, possible: 1, insufficient: 2, 'no-sign': 3 } as const
const TIER_RANK = { celebrity: 0, macro: 1, micro: 2, nano: 3 } as const

/** The accounts that a filter leaves, in order: the worst, the largest or the first by name on top. Unknown figures come last and pass no filter on them. */
export function select(accounts: readonly AccountReport[], filters: Filters, sort: SortField): AccountReport[] {
  const { tier, minFollowers, maxFollowers, minEr, flagged, onlyChanged } = filters
  return accounts
    .filter(
      account =>
        (tier === null || account.tier === tier) &&
        (minFollowers === null || (account.followers !== null && account.followers >= minFollowers)) &&
        (maxFollowers === null || (account.followers !== null && account.followers <= maxFollowers)) &&
        (minEr === null || (account.engagementRatePct !== null && account.engagementRatePct >= minEr)) &&
        (!flagged || account.flagged) &&
        (onlyChanged === null || onlyChanged.touches(account)),
    )
    .sort((a, b) => compare(a, b, sort) || byText(a.handle, b.handle) || byText(a.platform, b.platform))
}

function compare(a: AccountReport, b: AccountReport, sort: SortField): number {
  if (sort === 'verdict')
    return VERDICT_RANK[a.purchasedFollowers] - VERDICT_RANK[b.purchasedFollowers] || descending(a.probability, b.probability)
  if (sort === 'tier') return (a.tier ? TIER_RANK[a.tier] : 4) - (b.tier ? TIER_RANK[b.tier] : 4) || descending(a.followers, b.followers)
  if (sort === 'handle' || sort === 'platform') return byText(a[sort], b[sort])
  return descending(a[sort], b[sort])
}

function descending(a: number | null, b: number | null): number {
  if (a === b) return 0
  if (a === null) return 1
  return b === null ? -1 : b - a
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
