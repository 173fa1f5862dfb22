import type { Kind } from './report.ts'

/**
 * What a field holds, which decides how its cells are read:
 * `count` a whole number (three digits after a mark are thousands), `average` a number per post, `rate` a percentage,
 * `money` a price, `date` a moment, `flag` yes or no, `text` words, `handle` an account's name.
 */
export type FieldType = 'count' | 'average' | 'rate' | 'money' | 'date' | 'flag' | 'text' | 'handle'

/** Every field of the four kinds of row, by its fixed name. */
export const FIELDS = {
  accounts: {
    handle: 'handle',
    platform: 'text',
    name: 'text',
    creator: 'text',
    niche: 'text',
    country: 'text',
    website: 'text',
    followers: 'count',
    following: 'count',
    posts: 'count',
    likesPerPost: 'average',
    commentsPerPost: 'average',
    sharesPerPost: 'average',
    savesPerPost: 'average',
    viewsPerPost: 'average',
    engagementsPerPost: 'average',
    likes: 'count',
    comments: 'count',
    shares: 'count',
    saves: 'count',
    views: 'count',
    postsSampled: 'count',
    lifetimeLikes: 'count',
    lifetimeViews: 'count',
    engagementRatePct: 'rate',
    price: 'money',
    currency: 'text',
    offer: 'text',
    clicks: 'count',
    conversions: 'count',
    revenue: 'money',
    verified: 'flag',
    private: 'flag',
    date: 'date',
  },
  posts: {
    handle: 'handle',
    platform: 'text',
    postId: 'text',
    url: 'text',
    date: 'date',
    type: 'text',
    likes: 'count',
    comments: 'count',
    shares: 'count',
    saves: 'count',
    views: 'count',
    reach: 'count',
    impressions: 'count',
    caption: 'text',
    sponsored: 'flag',
    pinned: 'flag',
    hidden: 'flag',
    owner: 'handle',
    followersAtPosting: 'count',
    authorName: 'text',
    authorFollowers: 'count',
    authorFollowing: 'count',
    authorPosts: 'count',
    authorLikes: 'count',
    authorVerified: 'flag',
  },
  history: { handle: 'handle', platform: 'text', date: 'date', followers: 'count', following: 'count', posts: 'count' },
  followers: {
    handle: 'handle',
    platform: 'text',
    follower: 'handle',
    followers: 'count',
    following: 'count',
    posts: 'count',
    hasPicture: 'flag',
    hasBio: 'flag',
    private: 'flag',
    verified: 'flag',
    nameDigits: 'count',
    date: 'date',
  },
} as const satisfies Record<Kind, Record<string, FieldType>>

export type AccountField = keyof typeof FIELDS.accounts
export type PostField = keyof typeof FIELDS.posts
export type Field = AccountField | PostField | keyof typeof FIELDS.history | keyof typeof FIELDS.followers
