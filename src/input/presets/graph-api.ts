import type { Preset } from './preset.ts'

/** What Meta's own interface answers to programs: an account of Instagram, with its media in the same record. */
export const GRAPH_API: readonly Preset[] = [
  {
    name: 'instagram-graph-profile',
    title: 'Instagram profiles from Meta’s Graph API',
    kind: 'accounts',
    platform: 'instagram',
    required: ['username', 'followers_count', 'follows_count', 'media_count'],
    columns: {
      handle: 'username',
      name: 'name',
      website: 'website',
      followers: 'followers_count',
      following: 'follows_count',
      posts: 'media_count',
    },
  },
]
