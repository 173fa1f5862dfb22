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
type TextField = Extract<AccountField, 'name' | 'creator' | 'niche' | 'country' | 'website' | 'channelId' | 'currency' | 'offer'>

/** One account row as read. Counts are whole, averages per post, the rate in percent, `date` in epoch milliseconds (UTC); unknown is null. */
export type AccountRow = {
  handle: string
  platform: string
  date: number | null
  /** How far the follower count may be from the true one: 50,000 where it was written as 1.2M, 0 where nothing was rounded. */
  followersRoundedBy: number
  verified: boolean | null
  private: boolean | null
  /** Lower end of a price given as a range, and the sign that told the currency where no column did. */
  priceLow: number | null
  currencySign: string | null
  currencyFrom: 'column' | 'sign' | 'config' | null
  source: Source
} & { [F in NumberField]: number | null } & { [F in TextField]: string | null }

/** The count columns of a post, in the order the engines keep them. */
export const POST_COUNTS = ['likes', 'comments', 'shares', 'saves', 'views', 'reach', 'impressions', 'followersAtPosting'] as const
export type PostCount = (typeof POST_COUNTS)[number]

/** What is known of a post besides its counts, as bits. */
export const POST_FLAG = {
  pinned: 1,
  /** A column says that it is, or is not, sponsored. */
  sponsored: 2,
  organic: 4,
  hiddenLikes: 8,
  /** Another account's: a collaboration that stands on its page, or a repost. */
  foreignOwner: 16,
  /** Its caption has a word or tag that marks advertising, or one that announces a giveaway. */
  sponsoredWords: 32,
  giveaway: 64,
  /** It has a caption at all, so that the absence of such words means something. */
  captioned: 128,
  /** A column says that it answers somebody, or its caption begins with a handle, as answers do on X. */
  reply: 256,
  addressed: 512,
} as const

/**
 * The posts of one account, newest first, undated ones after in file order: one typed array a column, all of one length.
 * Unknown counts are NaN. `date` is epoch milliseconds (UTC), NaN where undated. `type` indexes `types`.
 */
export type PostColumns = {
  readonly length: number
  readonly date: Float64Array
  readonly flags: Float64Array | Uint8Array
  readonly type: Float64Array | Uint8Array | Uint16Array | Uint32Array
  readonly types: readonly string[]
  /** How many replies, reposts and stories were taken out of them; absent before that is done. */
  readonly otherKinds?: number
  /** When these were, and what their captions say: a giveaway may be announced in a story. */
  readonly others?: { readonly date: Float64Array; readonly flags: Float64Array }
} & { readonly [C in PostCount]: Float64Array }

/** One point of an account's history as read. `date` is epoch milliseconds (UTC); unknown counts are NaN. */
export interface HistoryRow {
  date: number
  followers: number
  following: number
  posts: number
  /** Averages a post at that time, where an account row told them. */
  likesPerPost: number
  commentsPerPost: number
  viewsPerPost: number
}

/** The columns of history, in the order the engines keep them. */
export const HISTORY_FIELDS = [
  'date',
  'followers',
  'following',
  'posts',
  'likesPerPost',
  'commentsPerPost',
  'viewsPerPost',
] as const satisfies readonly (keyof HistoryRow)[]

/** The history of one account, oldest first, one point a date: typed arrays of one length, unknown counts NaN. */
export type HistoryColumns = { readonly length: number } & { readonly [F in keyof HistoryRow]: Float64Array }

/** What is told of one follower as a number: counts, and flags as 1 or 0; unknown is NaN. */
export const FOLLOWER_FIELDS = ['followers', 'following', 'posts', 'nameDigits', 'hasPicture', 'hasBio', 'private', 'verified'] as const
export type FollowerField = (typeof FOLLOWER_FIELDS)[number]

/** One follower of a sample as read; `key` is a hash of its name, 0 where it has none. */
export type FollowerRow = { key: number } & { [F in FollowerField]: number }

/** A sample of one account's followers, in file order, each follower once: typed arrays of one length. */
export type FollowerColumns = { readonly length: number } & { readonly [F in FollowerField]: Float64Array }

/** Everything an engine gathered about one account; null where the input has none of a kind. */
export interface Bundle {
  readonly account: AccountRow
  readonly posts: PostColumns | null
  readonly history: HistoryColumns | null
  readonly sample: FollowerColumns | null
}
