import { type Quanta, quantaOf, quantumAt } from '../metrics/quantum.ts'
import { count } from '../text/numbers.ts'
import { defineSignal, type Example, exampleRows, unknown } from './signal.ts'

/** Where a like needs a view, so that likes cannot exceed views. */
const VIEWED_FIRST = ['tiktok', 'youtube', 'instagram', 'x', 'unknown']

/** Ten videos of which `impossible` have more likes than views. */
const videos = (impossible: number) =>
  exampleRows('handle,platform,likes,views', 10, i => ['example', 'tiktok', i < impossible ? 900 : 80, i < impossible ? 700 : 1_500])

export const impossibleCounts = defineSignal({
  id: 'impossible-counts',
  title: 'More likes than views',
  group: 'shape',
  needs: ['facts', 'posts'],
  unit: 'posts',
  limits: { fewestPosts: 2, impossiblePosts: 2, likelihoodRatio: 2 },
  source: {
    fewestPosts: 'one post can be a slip of the export',
    impossiblePosts: 'Sen et al. 2018; one post can be a slip of the export',
    likelihoodRatio: 'judgement (2026), after Sen et al. 2018',
  },
  docs: {
    what: 'Posts with more likes than views, on at least two posts. What rounding alone explains (1,040 likes, 1K views) does not count, and 0 views of a post that was liked are unknown.',
    why: 'A like by a person needs a view; likes delivered by a service do not.',
    innocent: [
      'The export counts only views of some seconds, or lacks views for pictures',
      'Likes and views were exported at different times',
    ],
    next: 'Open the posts named and compare the figures on the page.',
  },
  get examples(): readonly Example[] {
    const accounts = 'handle,platform,followers\nexample,tiktok,9000'
    return [
      { name: 'fired', accounts, posts: videos(4), outcome: 'fired', likelihoodRatio: 2 },
      { name: 'clear', accounts, posts: videos(0), outcome: 'clear', likelihoodRatio: 1 },
      { name: 'at the limit', accounts, posts: videos(2), outcome: 'fired', likelihoodRatio: 2 },
      { name: 'at the limit', accounts, posts: videos(1), outcome: 'clear', likelihoodRatio: 1 },
      { name: 'unknown', accounts, posts: 'handle,platform,likes\nexample,tiktok,900', outcome: 'unknown', likelihoodRatio: null },
    ]
  },
  check({ facts: { account }, posts }, limits) {
    if (!VIEWED_FIRST.includes(account.platform)) return unknown('a platform where every like needs a view')
    let quanta: readonly [likes: Quanta, views: Quanta] | null = null
    let both = 0
    let seen = 0
    let impossible = 0
    let type = Number.NaN
    let picture = false
    for (let i = 0; i < posts.length; i++) {
      const views = posts.views[i]!
      const likes = posts.likes[i]!
      if (posts.type[i] !== type) {
        type = posts.type[i]!
        picture = isPicture(posts.types[type]!)
      }
      if (Number.isNaN(views) || Number.isNaN(likes) || picture) continue
      both++
      if (views > 0) seen++
      if (likes <= views) continue
      quanta ??= [quantaOf(posts.likes), quantaOf(posts.views)]
      // 1K views may be up to 2,000 where they are cut off, and 2K likes 1,500 where they are rounded
      if (likes - quantumAt(quanta[0], likes) / 2 > views + quantumAt(quanta[1], views)) impossible++
    }
    // views of 0 throughout are an export that does not know them
    if (both < limits.fewestPosts || seen === 0) return unknown(`${limits.fewestPosts} posts with likes and views`)
    const fired = impossible >= limits.impossiblePosts
    return {
      outcome: fired ? 'fired' : 'clear',
      observed: impossible,
      expected: 0,
      expectedRange: null,
      n: both,
      likelihoodRatio: fired ? limits.likelihoodRatio : 1,
    }
  },
  sentence: ({ observed, n }) => `${count(observed)} of ${count(n)} posts have more likes than views.`,
})

function isPicture(type: string): boolean {
  return /image|photo|picture|carousel|sidecar|album|bild|imagen/.test(type)
}
