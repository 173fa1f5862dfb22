import type { AccountRow, Source } from './records.ts'

/** What an account row holds that says nothing. */
export const NOTHING_KNOWN: Omit<AccountRow, 'handle' | 'platform' | 'source'> = {
  name: null, creator: null, niche: null, country: null, website: null, channelId: null, currency: null, date: null, verified: null, private: null,
  followers: null, following: null, posts: null, likesPerPost: null, commentsPerPost: null, sharesPerPost: null, savesPerPost: null,
  viewsPerPost: null, engagementsPerPost: null, likes: null, comments: null, shares: null, saves: null, views: null, postsSampled: null,
  lifetimeLikes: null, lifetimeViews: null, engagementRatePct: null, price: null, priceLow: null, currencyFrom: null, currencySign: null, offer: null,
  clicks: null, conversions: null, revenue: null, followersRoundedBy: 0,
} // biome-ignore format: one glance

/** Fields whose difference makes two rows of one account differ. */
export const ACCOUNT_ROW_FIELDS = Object.keys({ ...NOTHING_KNOWN, handle: '', platform: '' }) as (keyof AccountRow)[]

/**
 * Fields that nobody fills stand once for all rows, on their prototype: of some forty, an export fills a dozen, and there are
 * rows by the million. A class, since only what a constructor makes is that small.
 */
class Row {
  declare handle: string
  declare platform: string
  declare source: Source
  constructor(handle: string, platform: string, source: Source) {
    this.handle = handle
    this.platform = platform
    this.source = source
  }
}
Object.assign(Row.prototype, NOTHING_KNOWN)

/** An account row of which nothing is known yet. It cannot be copied by spreading: see `withFields`. */
export function newAccount(handle: string, platform: string, source: Source): AccountRow {
  return new Row(handle, platform, source) as AccountRow
}

/** A copy with some fields other than they are. */
export function withFields(row: AccountRow, fields: Partial<AccountRow>): AccountRow {
  return Object.assign(newAccount(row.handle, row.platform, row.source), row, fields)
}
