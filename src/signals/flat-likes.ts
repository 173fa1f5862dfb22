import { median } from '../metrics/statistics.ts'
import { POST_FLAG } from '../model/records.ts'
import { percent } from '../text/numbers.ts'
import { defineSignal, unknown } from './signal.ts'

const WEEK_MS = 7 * 86_400_000

export const flatLikes = defineSignal({
  id: 'flat-likes',
  title: 'Likes that hardly vary',
  group: 'shape',
  needs: ['facts', 'peers', 'posts'],
  unit: 'percent (standard deviation over mean)',
  limits: { fewestPosts: 12, fewestLikes: 50, most: 50, flat: 0.1, nearlyFlat: 0.15 },
  source: 'Instagram accounts of 2017 and 2018: median coefficient of variation 0.32, first percentile 0.086',
  docs: {
    what: 'How much likes differ from post to post, within the type of post that it has most of, on posts older than a week.',
    why: 'Likes ordered by the hundred come out alike; real audiences like one picture and pass over the next.',
    innocent: ['A very regular series with a faithful audience', 'A platform that rounds its counts'],
    next: 'Look at the likes of twenty posts in a row; export more of them.',
  },
  examples: [],
  check({ facts, peers, posts }) {
    const { date } = facts.account
    const settled = new Map<number, number[]>()
    for (let i = 0; i < posts.length; i++) {
      const likes = posts.likes[i]!
      if (Number.isNaN(likes) || posts.flags[i]! & (POST_FLAG.pinned | POST_FLAG.foreignOwner)) continue
      if (date !== null && posts.date[i]! > date - WEEK_MS) continue
      const same = settled.get(posts.type[i]!)
      if (!same) settled.set(posts.type[i]!, [likes])
      else if (same.length < 50) same.push(likes)
    }
    const likes = [...settled.values()].reduce((best, values) => (values.length > best.length ? values : best), [])
    if (likes.length < 12) return unknown('12 posts of one type with likes, older than a week')
    if (median(likes) < 50) return unknown('50 likes per post')
    const mean = likes.reduce((sum, value) => sum + value, 0) / likes.length
    const variation = Math.sqrt(likes.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (likes.length - 1)) / mean
    const below = (peers.expectation(facts)?.residual ?? 0) < 0
    const likelihoodRatio = variation < 0.1 ? (below ? 2 : 1.2) : variation < 0.15 ? 1.2 : 1
    return {
      outcome: likelihoodRatio > 1 ? 'fired' : 'clear',
      observed: variation * 100,
      expected: 32,
      expectedRange: [15, 80],
      n: likes.length,
      likelihoodRatio,
    }
  },
  sentence: ({ observed, n }) => `Likes vary by only ${percent(observed)} over ${n} posts; 32 % is usual.`,
})
