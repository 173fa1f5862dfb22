import type { FollowerColumns, FollowerField, HistoryColumns, HistoryRow, PostColumns, PostCount } from '../model/records.ts'
import type { GroupedRows } from './store.ts'

/** Ordered rows as the columns of one account; views, not copies. */

export function postsOf(rows: GroupedRows<'date' | 'flags' | 'type' | PostCount>, account: number, types: readonly string[]): PostColumns {
  return {
    length: rows.count(account),
    date: rows.column('date', account),
    flags: rows.column('flags', account),
    type: rows.column('type', account),
    types,
    likes: rows.column('likes', account),
    comments: rows.column('comments', account),
    shares: rows.column('shares', account),
    saves: rows.column('saves', account),
    views: rows.column('views', account),
    reach: rows.column('reach', account),
    impressions: rows.column('impressions', account),
    followersAtPosting: rows.column('followersAtPosting', account),
  }
}

export function historyOf(rows: GroupedRows<keyof HistoryRow>, account: number): HistoryColumns {
  return {
    length: rows.count(account),
    date: rows.column('date', account),
    followers: rows.column('followers', account),
    following: rows.column('following', account),
    posts: rows.column('posts', account),
    likesPerPost: rows.column('likesPerPost', account),
    commentsPerPost: rows.column('commentsPerPost', account),
    viewsPerPost: rows.column('viewsPerPost', account),
  }
}

export function sampleOf(rows: GroupedRows<FollowerField>, account: number): FollowerColumns {
  return {
    length: rows.count(account),
    followers: rows.column('followers', account),
    following: rows.column('following', account),
    posts: rows.column('posts', account),
    nameDigits: rows.column('nameDigits', account),
    hasPicture: rows.column('hasPicture', account),
    hasBio: rows.column('hasBio', account),
    private: rows.column('private', account),
    verified: rows.column('verified', account),
  }
}
