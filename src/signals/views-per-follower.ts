import { interpolate } from '../metrics/statistics.ts'
import { percent } from '../text/numbers.ts'
import { defineSignal, outcomeOf, unknown } from './signal.ts'

/** Between the two published points the log likelihood ratio runs straight. */
const CURVE = [
  [-2, Math.log(2)],
  [0, Math.log(0.8)],
] as const

export const viewsPerFollower = defineSignal({
  id: 'views-per-follower',
  title: 'Views per follower against the file’s own median',
  group: 'engagement',
  needs: ['facts', 'peers', 'followers'],
  unit: 'percent of followers per post',
  limits: { fewestPosts: 5, fewestPeers: 20, smallestSd: 0.93 },
  source: 'Spread of log views per follower between accounts of one platform, TIDES 2024',
  docs: {
    what: 'Views per post over followers, against the median of the accounts of this platform in your file.',
    why: 'Purchased followers do not watch.',
    innocent: ['Few of its posts are videos', 'Its followers watch elsewhere', 'The platform showed it to fewer people for a while'],
    next: 'Export reach from the creator’s own statistics.',
  },
  examples: [],
  check({ facts: { account, metrics }, peers, followers }) {
    if (account.platform === 'youtube') return unknown('another platform (on YouTube, engagement is views already)')
    if (metrics.viewsPerPost === null || followers <= 0) return unknown('views per post')
    if (metrics.fromPosts && metrics.window.length < 5) return unknown('5 posts with views')
    const own = peers.viewsPerFollower(account.platform)
    if (!own) return unknown('20 accounts of this platform with views')
    const z = (Math.log(Math.max(metrics.viewsPerPost, 0.5) / followers) - own.median) / own.sd
    const likelihoodRatio = Math.exp(interpolate(CURVE, z))
    const half = 1.2816 * own.sd
    return {
      outcome: outcomeOf(likelihoodRatio),
      observed: (metrics.viewsPerPost / followers) * 100,
      expected: Math.exp(own.median) * 100,
      expectedRange: [Math.exp(own.median - half) * 100, Math.exp(own.median + half) * 100],
      n: metrics.postsSampled,
      likelihoodRatio,
    }
  },
  sentence: ({ observed, expected }) =>
    `Posts are viewed by ${percent(observed)} of followers; the median of this platform in the file is ${percent(expected)}.`,
})
