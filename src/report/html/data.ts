import type { AccountReport, Assertion, Diagnostic, Evidence, InputReport, Report } from '../../model/report.ts'

/**
 * What the page carries, between the reporter that packs it and the page's own code that reads it.
 * Columns rather than objects, since twenty thousand accounts would write every name of a field twenty thousand times.
 */

/** What the overview and the table need of an account: read when the page opens. */
export const OVERVIEW_FIELDS = [
  ...(['handle', 'platform', 'name', 'niche', 'country', 'tier', 'followers', 'engagementRatePct'] as const),
  ...(['engagementToExpected', 'purchasedFollowers', 'flagged', 'probability'] as const),
] as const satisfies readonly (keyof AccountReport)[]

/** What only the page of an account needs: read when the first of them is opened. */
export const DETAIL_FIELDS = [
  ...(['creator', 'website', 'following', 'posts', 'likesPerPost', 'commentsPerPost', 'sharesPerPost', 'savesPerPost'] as const),
  ...(['viewsPerPost', 'postsSampled', 'engagementBasis', 'engagementFormula', 'expectedEngagementRatePct'] as const),
  ...(['expectedEngagementFormula', 'engagementZ', 'peerGroup', 'purchasedEngagement', 'likelihoodRatio'] as const),
  ...(['suspiciousFollowerSharePct', 'unexplainedGrowthPct', 'sponsoredSharePct', 'sponsoredEngagementRatio'] as const),
  ...(['costPerEngagement', 'costPerThousandFollowers', 'price', 'currency'] as const),
] as const satisfies readonly (keyof AccountReport)[]

export type OverviewField = (typeof OVERVIEW_FIELDS)[number]
export type DetailField = (typeof DETAIL_FIELDS)[number]

export type Cell = string | number | boolean | null

/** One value an account; `all` where it is the same for each, `words` with an index for each where few words repeat. */
export type Column = readonly Cell[] | { readonly all: Cell } | { readonly words: readonly Cell[]; readonly at: readonly number[] }

/** Outcomes by their index. */
export const OUTCOMES = ['fired', 'clear', 'unknown', 'error'] as const satisfies readonly Evidence['outcome'][]

/** A piece of evidence: signal, outcome, then what was seen, or for `unknown` the index of what is missing. */
export type PackedEvidence =
  | readonly [signal: number, outcome: 2 | 3, missing: number]
  | readonly [
      signal: number,
      outcome: 0 | 1,
      observed: number | null,
      expected: number | null,
      low: number | null,
      high: number | null,
      likelihoodRatio: number | null,
      logOdds: number | null,
      n: number | null,
      innocent: number,
    ]

/** Bits of a post on a chart. */
export const POST_BIT = { counted: 1, sponsored: 2 } as const

export interface PackedCharts {
  readonly followers: { readonly date: readonly string[]; readonly followers: readonly number[] }
  readonly steps: NonNullable<AccountReport['charts']>['steps']
  readonly posts: {
    readonly date: Column
    readonly type: Column
    readonly engagement: readonly (number | null)[]
    readonly views: Column
    readonly bits: readonly number[]
  }
}

/** What is known of a check, from the signal itself. */
export interface Check {
  readonly id: string
  readonly group: Evidence['group']
  readonly unit: string | null
  readonly title: string
  readonly why: string | null
  readonly next: string | null
}

/** One choice of the plot: accounts whose engagement is stated in one way, so that one band can be drawn for them. */
export interface PlotView {
  readonly key: string
  readonly title: string
  /** What the vertical axis measures. */
  readonly axis: string
  readonly unit: 'percent' | 'times'
  /** Index of each account. */
  readonly accounts: readonly number[]
  /** Engagement of each, in percent of followers or times what is expected. */
  readonly y: readonly number[]
  readonly expected: readonly number[]
  readonly low: readonly number[]
  readonly high: readonly number[]
  /** The band as it is drawn: followers, low, expected and high. */
  readonly band: readonly (readonly [followers: number, low: number, expected: number, high: number])[]
}

/** The costs that the page shows; what is not known is left out, since most accounts have no price. */
export const MONEY_FIELDS = [
  ...(['priceLow', 'offer', 'expectedPriceRange', 'priceStanding', 'pricePeers', 'costPerThousandViews', 'earnedMediaValue'] as const),
  ...(['costPerCredibleEngagement', 'costPerThousandCredibleFollowers', 'costPerClick', 'costPerConversion'] as const),
  'returnOnInvestmentPct',
] as const

export type PackedMoney = Partial<Pick<NonNullable<AccountReport['money']>, (typeof MONEY_FIELDS)[number]>>

/** A person with several accounts, which are named by their index. */
export interface PackedCreator extends Pick<Report['creators'][number], 'name' | 'why' | 'followersSum' | 'followersUnknown' | 'tier'> {
  readonly known: string
  readonly accounts: readonly number[]
  readonly purchasedFollowers: AccountReport['purchasedFollowers']
  readonly price: number | null
  readonly currency: string | null
}

export interface Overview {
  readonly version: string
  readonly count: number
  readonly settings: Report['settings']
  readonly summary: Report['summary']
  readonly passed: boolean
  readonly assertions: readonly Assertion[]
  readonly assertionsCut: number
  readonly creators: readonly PackedCreator[]
  readonly creatorsCut: number
  readonly inputs: readonly InputReport[]
  readonly diagnostics: readonly Diagnostic[]
  readonly diagnosticsCut: number
  readonly columns: { readonly [F in OverviewField]: Column }
  /** Groups of evidence that could run, as bits in the order of the groups. */
  readonly checked: Column
  readonly reason: Column
  readonly innocent: Column
  /** Why the policy passes over an account, in words. */
  readonly ignored: Column
  readonly plot: readonly PlotView[]
  /** Newest and oldest day drawn in any chart; null without one. */
  readonly days: readonly [string, string] | null
  /** How many accounts have charts; `chartsCut` where some were left out to keep the page small. */
  readonly charted: number
  readonly chartsCut: boolean
}

export interface Details {
  readonly columns: { readonly [F in DetailField]: Column }
  readonly probabilityRange: readonly AccountReport['probabilityRange'][]
  readonly shareRange: readonly AccountReport['suspiciousFollowerShareRangePct'][]
  readonly reasons: readonly (readonly string[])[]
  readonly engagementReasons: readonly (readonly string[])[]
  readonly leftOut: readonly (AccountReport['postsLeftOut'] | null)[]
  readonly money: readonly (PackedMoney | null)[]
  /** The rate that is compared, where it is another than the rate shown. */
  readonly compared: readonly (number | null)[]
  readonly trend: readonly (Pick<
    NonNullable<AccountReport['trend']>,
    'postsPerWeek' | 'lastPost' | 'dormant' | 'engagement' | 'engagementChangePctPerMonth'
  > | null)[]
  readonly sponsored: readonly (readonly [sponsored: number, known: number] | null)[]
  readonly evidence: readonly (readonly PackedEvidence[])[]
  readonly checks: readonly Check[]
  readonly missing: readonly (readonly string[])[]
  readonly innocent: readonly (readonly string[])[]
  readonly files: Column
  readonly lines: readonly number[]
  /** By the account's index. */
  readonly charts: { readonly [account: string]: PackedCharts }
}
