import { judged } from '../metrics/metrics.ts'
import { interpolate } from '../metrics/statistics.ts'
import { percent } from '../text/numbers.ts'
import { defineSignal, type Example, exampleRows, outcomeOf, unknown } from './signal.ts'

const ELSEWHERE = unknown('another platform (on YouTube, engagement is views already)')

/** Nineteen or more accounts that are each viewed by a third of their followers, and the one judged. */
const amongPeers = (peers: number, views: number) =>
  exampleRows('handle,platform,followers,viewsPerPost', peers + 1, i =>
    i === 0 ? ['example', 'tiktok', 30_000, views] : [`peer${i}`, 'tiktok', 30_000, 10_000],
  )

export const viewsPerFollower = defineSignal({
  id: 'views-per-follower',
  title: 'Views per follower against the file’s own median',
  group: 'engagement',
  needs: ['facts', 'peers', 'followers'],
  unit: 'percent of followers per post',
  limits: { fewestPosts: 5, fewestPeers: 20, smallestSd: 0.93, lowZ: -2, atLowZ: 2, highZ: 0, atHighZ: 0.8 },
  source: {
    fewestPosts: 'judgement (2026)',
    fewestPeers: 'judgement (2026): a median of fewer is not steady',
    smallestSd: 'spread of log views per follower between accounts of one platform, TIDES 2024',
    lowZ: 'TIDES 2024, mixed with bought shares as in the Swiss census (SRF Data 2017)',
    atLowZ: 'TIDES 2024, mixed with bought shares as in the Swiss census (SRF Data 2017)',
    highZ: 'TIDES 2024, mixed with bought shares as in the Swiss census (SRF Data 2017)',
    atHighZ: 'TIDES 2024, mixed with bought shares as in the Swiss census (SRF Data 2017)',
  },
  docs: {
    what: 'Views per post over followers, against the median of the accounts of this platform in your file.',
    why: 'Purchased followers do not watch.',
    innocent: ['Few of its posts are videos', 'Its followers watch elsewhere', 'The platform showed it to fewer people for a while'],
    next: 'Export reach from the creator’s own statistics.',
  },
  get examples(): readonly Example[] {
    return [
      { name: 'fired', accounts: amongPeers(20, 1_000), outcome: 'fired', likelihoodRatio: 2 },
      { name: 'clear', accounts: amongPeers(20, 12_000), outcome: 'clear', likelihoodRatio: 0.8 },
      { name: 'at the limit', accounts: amongPeers(19, 5_000), outcome: 'fired', likelihoodRatio: 1.13 },
      { name: 'unknown', accounts: amongPeers(18, 1_000), outcome: 'unknown', likelihoodRatio: null },
    ]
  },
  elsewhere: platform => (platform === 'youtube' ? ELSEWHERE : null),
  check({ facts: { account, metrics }, peers, followers }, limits) {
    const { viewsPerPost, counted, postsSampled } = judged(metrics)
    const own = peers.viewsPerFollower(account.platform)
    const alone = !own || own.n < limits.fewestPeers
    const peersToo = `${limits.fewestPeers} accounts of this platform with views`
    // its own views alone would settle nothing
    if (viewsPerPost === null) return alone ? unknown('views per post', peersToo) : unknown('views per post')
    if (alone) return unknown(peersToo)
    if (counted !== null && counted.views < limits.fewestPosts) return unknown(`${limits.fewestPosts} posts with views`)
    const sd = Math.max(limits.smallestSd, own.scale)
    const z = (Math.log(Math.max(viewsPerPost, 0.5) / followers) - own.median) / sd
    // between the two published points the log likelihood ratio runs straight
    const likelihoodRatio = Math.exp(
      interpolate([[limits.lowZ, Math.log(limits.atLowZ)], [limits.highZ, Math.log(limits.atHighZ)]], z),
    ) // biome-ignore format: two points
    const half = 1.2816 * sd
    return {
      outcome: outcomeOf(likelihoodRatio),
      observed: (viewsPerPost / followers) * 100,
      expected: Math.exp(own.median) * 100,
      expectedRange: [Math.exp(own.median - half) * 100, Math.exp(own.median + half) * 100],
      n: counted === null ? postsSampled : counted.views,
      likelihoodRatio,
    }
  },
  sentence: ({ observed, expected }) =>
    `Posts are viewed by ${percent(observed)} of followers; the median of this platform in the file is ${percent(expected)}.`,
})
