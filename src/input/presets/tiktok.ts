import type { Preset } from './preset.ts'

/** TikTok Studio: overview, follower history and content of one's own account, which the files do not name. */
export const TIKTOK: readonly Preset[] = [
  {
    name: 'tiktok-studio-followers',
    title: 'Follower history from TikTok Studio',
    kind: 'history',
    platform: 'tiktok',
    required: ['Date', 'Followers', 'Difference in followers from previous day'],
    columns: { date: 'Date', followers: 'Followers' },
    ignored: { 'Difference in followers from previous day': 'can be a row off; differences are computed from the counts' },
  },
  {
    name: 'tiktok-studio-content',
    title: 'Content from TikTok Studio',
    kind: 'posts',
    platform: 'tiktok',
    required: ['Video link', 'Post time', 'Total likes'],
    columns: {
      handle: 'Video link',
      url: 'Video link',
      caption: 'Video title',
      date: 'Post time',
      likes: 'Total likes',
      comments: 'Total comments',
      shares: 'Total shares',
      views: 'Total views',
      saves: 'Add to favorites',
    },
  },
  {
    name: 'tiktok-studio-overview',
    title: 'Overview from TikTok Studio',
    kind: 'history',
    platform: 'tiktok',
    required: ['Date', 'Video Views', 'Profile Views'],
    columns: { date: 'Date' },
    notUsed: 'These are the account’s views and likes a day, which no check reads; export the followers or the content instead.',
  },
]
