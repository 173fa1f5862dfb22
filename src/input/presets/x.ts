import type { Preset } from './preset.ts'

const SUM = 'a sum that holds likes, replies and reposts, and clicks besides'

/** X analytics, as it is and as it was when it was Twitter's. The handle stands in each post's link. */
export const X: readonly Preset[] = [
  {
    name: 'x-content',
    title: 'Content from X analytics',
    kind: 'posts',
    platform: 'x',
    required: ['Post id', 'Post Link', 'Impressions'],
    columns: {
      handle: 'Post Link',
      url: 'Post Link',
      postId: 'Post id',
      date: 'Date',
      caption: 'Post text',
      impressions: 'Impressions',
      likes: 'Likes',
      comments: 'Replies',
      shares: 'Reposts',
      saves: 'Bookmarks',
    },
    ignored: { Engagements: SUM, 'New follows': 'followers gained by the post, not the size of the account' },
    dateOrder: 'mdy',
  },
  {
    name: 'x-content-old',
    title: 'Tweet activity from Twitter analytics',
    kind: 'posts',
    platform: 'x',
    required: ['Tweet id', 'Tweet permalink', 'impressions'],
    columns: {
      handle: 'Tweet permalink',
      url: 'Tweet permalink',
      postId: 'Tweet id',
      date: 'time',
      caption: 'Tweet text',
      impressions: 'impressions',
      likes: 'likes',
      comments: 'replies',
      shares: 'retweets',
      views: 'media views',
    },
    ignored: { engagements: SUM, 'engagement rate': 'a fraction of the impressions that counts clicks as well' },
  },
  {
    name: 'x-overview',
    title: 'Account overview from X analytics',
    kind: 'history',
    platform: 'x',
    required: ['Date', 'Impressions', 'New follows', 'Unfollows'],
    columns: { date: 'Date' },
    notUsed: 'These are the account’s totals a day, without its follower count, which no check reads; export the content instead.',
  },
]
