import type { AccountField } from './fields.ts'

/** Where a record stands: the file as typed, and the line its row starts on (from 1). */
export interface Source {
  readonly file: string
  readonly line: number
}

type NumberField = Extract<
  AccountField,
  | 'followers'
  | 'following'
  | 'posts'
  | 'likesPerPost'
  | 'commentsPerPost'
  | 'sharesPerPost'
  | 'savesPerPost'
  | 'viewsPerPost'
  | 'engagementsPerPost'
  | 'likes'
  | 'comments'
  | 'shares'
  | 'saves'
  | 'views'
  | 'postsSampled'
  | 'lifetimeLikes'
  | 'lifetimeViews'
  | 'engagementRatePct'
  | 'price'
  | 'clicks'
  | 'conversions'
  | 'revenue'
>
type TextField = Extract<AccountField, 'name' | 'creator' | 'niche' | 'country' | 'website' | 'currency'>

/** One account row as read. Counts are whole, averages per post, the rate in percent, `date` in epoch milliseconds (UTC); unknown is null. */
export type AccountRow = {
  handle: string
  platform: string
  date: number | null
  verified: boolean | null
  private: boolean | null
  source: Source
} & { [F in NumberField]: number | null } & { [F in TextField]: string | null }

/** The count columns of a post, in the order the engines keep them. */
export const POST_COUNTS = ['likes', 'comments', 'shares', 'saves', 'views', 'reach', 'impressions', 'followersAtPosting'] as const
export type PostCount = (typeof POST_COUNTS)[number]

/** What is known of a post besides its counts, as bits. */
export const POST_FLAG = { pinned: 1, sponsored: 2, organic: 4, hiddenLikes: 8, foreignOwner: 16 } as const

/**
 * The posts of one account, newest first, undated ones after in file order: one typed array a column, all of one length.
 * Unknown counts are NaN. `date` is epoch milliseconds (UTC), NaN where undated. `type` indexes `types`.
 */
export type PostColumns = {
  readonly length: number
  readonly date: Float64Array
  readonly flags: Uint8Array
  readonly type: Uint16Array
  readonly types: readonly string[]
} & { readonly [C in PostCount]: Float64Array }

/** Everything an engine gathered about one account. */
export interface Bundle {
  readonly account: AccountRow
  readonly posts: PostColumns | null
}
