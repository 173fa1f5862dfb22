import type { Preset } from './preset.ts'

/** YouTube Studio, advanced mode: the table of one channel's videos, with columns as its user chose them. */
export const YOUTUBE: readonly Preset[] = [
  {
    name: 'youtube-studio-table',
    title: 'Table data from YouTube Studio',
    kind: 'posts',
    platform: 'youtube',
    required: ['Content', 'Video title', 'Video publish time'],
    columns: {
      postId: 'Content',
      caption: 'Video title',
      date: 'Video publish time',
      views: 'Views',
      likes: 'Likes',
      comments: 'Comments added',
      shares: 'Shares',
      impressions: 'Impressions',
    },
    ignored: {
      Subscribers: 'subscribers gained by the video, not the size of the channel',
      'Subscribers gained': 'subscribers gained by the video, not the size of the channel',
      Duration: 'seconds',
      'Watch time (hours)': 'no check reads watch time',
    },
  },
]
