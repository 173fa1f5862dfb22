import { expectedRange } from '../peers/residual.ts'
import { count, times } from '../text/numbers.ts'
import { CURVE_SOURCES, ENGAGEMENT_CURVE, engagementLikelihoodRatio, shiftedRatios } from './curves.ts'
import { defineSignal, type Example, outcomeOf, unknown } from './signal.ts'

const ELSEWHERE = unknown('a platform that shows lifetime totals (TikTok or YouTube)')

const HEADER = 'handle,platform,followers,posts,lifetimeLikes'

export const lifetimeYield = defineSignal({
  id: 'lifetime-yield',
  title: 'Likes or views over the account’s life',
  group: 'engagement',
  needs: ['facts', 'peers', 'followers', 'postCount'],
  unit: 'likes or views per video',
  limits: { fewestVideos: 20, ...ENGAGEMENT_CURVE },
  source: { fewestVideos: 'TIDES 2024: below it, the fit on about 4,750 accounts says nothing', ...CURVE_SOURCES },
  docs: {
    what: 'All likes a TikTok account ever received (or all views of a YouTube channel), per video, against accounts with as many followers and videos.',
    why: 'An audience that grew by being watched leaves likes and views behind; one that was bought leaves none.',
    innocent: ['Old videos were deleted or made private', 'The followers came from another platform or from television'],
    next: 'Look at the newest posts: export them, so that recent engagement can be compared.',
  },
  get examples(): readonly Example[] {
    return [
      { name: 'fired', accounts: `${HEADER}\nexample,tiktok,100000,200,240000`, outcome: 'fired', likelihoodRatio: 2.9 },
      { name: 'clear', accounts: `${HEADER}\nexample,tiktok,100000,200,1500000`, outcome: 'clear', likelihoodRatio: 0.73 },
      { name: 'at the limit', accounts: `${HEADER}\nexample,tiktok,100000,20,6000`, outcome: 'fired', likelihoodRatio: 4 },
      { name: 'unknown', accounts: `${HEADER}\nexample,tiktok,100000,19,6000`, outcome: 'unknown', likelihoodRatio: null },
    ]
  },
  elsewhere: platform => (platform === 'tiktok' || platform === 'youtube' ? null : ELSEWHERE),
  check({ facts: { account }, peers, followers, postCount }, limits) {
    const { platform, lifetimeLikes, lifetimeViews, likes, views, postsSampled } = account
    const tiktok = platform === 'tiktok'
    const lifetime = (tiktok ? lifetimeLikes : lifetimeViews) ?? wholeTotal(tiktok ? likes : views, postsSampled, postCount)
    if (lifetime === null) return unknown(tiktok ? 'lifetimeLikes' : 'lifetimeViews')
    if (postCount < limits.fewestVideos) return unknown(`${limits.fewestVideos} videos`)
    const expectation = peers.expectationOf(account, lifetime / postCount)
    if (!expectation) return unknown('200 followers or more')
    const z = expectation.residual / expectation.sd
    const likelihoodRatio = engagementLikelihoodRatio(z, limits)
    const [low, high] = expectedRange(expectation)
    return {
      outcome: outcomeOf(likelihoodRatio),
      observed: expectation.observed,
      expected: Math.exp(expectation.lnExpectedRate) * followers,
      expectedRange: [low * followers, high * followers],
      n: postCount,
      likelihoodRatio,
      shifted: shiftedRatios(z, expectation.sd, limits),
    }
  },
  sentence: ({ observed, expected, n }) =>
    `Over its life it had ${count(observed)} a video (${count(n)} videos) where ${count(expected)} are expected (${times(observed / (expected ?? 1))}).`,
})

/** A total over all posts is the account's lifetime total. */
function wholeTotal(total: number | null, sampled: number | null, posts: number): number | null {
  return total !== null && sampled !== null && sampled === posts ? total : null
}
