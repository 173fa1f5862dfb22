import type { Preset } from './preset.ts'

const VENDOR = 'the vendor’s own judgement; it is not scored'
const SECOND = 'only the first category is used'

/** Ranking lists that circulate as data sets: HypeAuditor's layout (its headers are renamed each month) and Top Instagram. */
export const RANKINGS: readonly Preset[] = [
  {
    name: 'hypeauditor-instagram-ranking',
    title: 'Instagram ranking in the HypeAuditor layout',
    kind: 'accounts',
    platform: 'instagram',
    required: ['instagram name', 'followers'],
    columns: {
      handle: ['Influencer insta name', 'name', 'instagram name', 'influencer name'],
      niche: ['category_1', 'Category', 'Category-1'],
      followers: ['Followers', 'Subscribers'],
      country: ['Audience country(mostly)', 'Audience Country', 'country'],
      engagementsPerPost: ['Engagement avg', 'Eng. (Avg.)', 'Engagement average'],
    },
    ignored: {
      'Authentic engagement': VENDOR,
      'Eng. (Auth.)': VENDOR,
      'Engagement authentic': VENDOR,
      category_2: SECOND,
      Rank: 'a place in a list',
    },
    zeroIsMissing: ['followers', 'engagementsPerPost'],
  },
  {
    name: 'hypeauditor-tiktok-ranking',
    title: 'TikTok ranking in the HypeAuditor layout',
    kind: 'accounts',
    platform: 'tiktok',
    required: ['Tiktoker name', 'Tiktok name'],
    columns: {
      handle: ['Tiktok name', 'Tiktoker name'],
      followers: ['Followers', 'Subscribers count', 'Subscribers'],
      viewsPerPost: ['Views avg.', 'Views (Avg.)'],
      likesPerPost: ['Likes avg', 'Likes (Avg.)'],
      commentsPerPost: ['Comments avg.', 'Comments (Avg.)'],
      sharesPerPost: ['Shares avg', 'Shares (Avg.)'],
    },
    ignored: { 'row-cell': 'a place in a list', Rank: 'a place in a list' },
    zeroIsMissing: ['followers', 'viewsPerPost', 'likesPerPost', 'commentsPerPost', 'sharesPerPost'],
    together: ['viewsPerPost', 'likesPerPost', 'commentsPerPost', 'sharesPerPost'],
  },
  {
    name: 'hypeauditor-youtube-ranking',
    title: 'YouTube ranking in the HypeAuditor layout',
    kind: 'accounts',
    platform: 'youtube',
    required: ['youtuber name', 'channel name', 'Subscribers'],
    columns: {
      handle: ['youtuber name', 'channel name'],
      niche: ['Category', 'category_1'],
      followers: ['Subscribers', 'Followers'],
      country: ['Audience Country', 'country'],
      viewsPerPost: ['avg views', 'views avg.'],
      likesPerPost: ['avg likes', 'likes avg'],
      commentsPerPost: ['avg comments', 'comments avg.'],
    },
    ignored: { category_2: SECOND },
    zeroIsMissing: ['followers', 'viewsPerPost', 'likesPerPost', 'commentsPerPost'],
    handleMayHaveBlanks: true,
  },
  {
    name: 'top-instagram',
    title: 'Top Instagram influencers',
    kind: 'accounts',
    platform: 'instagram',
    required: ['channel_info', 'influence_score', 'followers'],
    columns: {
      handle: 'channel_info',
      followers: 'followers',
      posts: 'posts',
      likesPerPost: 'avg_likes',
      engagementRatePct: '60_day_eng_rate',
      lifetimeLikes: 'total_likes',
      country: 'country',
    },
    ignored: { influence_score: VENDOR, new_post_avg_like: 'the average of all posts is used', rank: 'a place in a list' },
    ratesAre: 'percent',
  },
]
