import { expectedRange } from '../peers/residual.ts'
import { count, times } from '../text/numbers.ts'
import { engagementLikelihoodRatio } from './curves.ts'
import { defineSignal, outcomeOf, unknown } from './signal.ts'

export const lifetimeYield = defineSignal({
  id: 'lifetime-yield',
  title: 'Likes or views over the account’s life',
  group: 'engagement',
  needs: ['facts', 'peers', 'followers', 'postCount'],
  unit: 'likes or views per video',
  limits: { fewestVideos: 20 },
  source: 'TIDES 2024, about 4,750 TikTok accounts and as many YouTube channels',
  docs: {
    what: 'All likes a TikTok account ever received (or all views of a YouTube channel), per video, against accounts with as many followers and videos.',
    why: 'An audience that grew by being watched leaves likes and views behind; one that was bought leaves none.',
    innocent: ['Old videos were deleted or made private', 'The followers came from another platform or from television'],
    next: 'Look at the newest posts: export them, so that recent engagement can be compared.',
  },
  examples: [],
  check({ facts: { account }, peers, followers, postCount }) {
    const lifetime = account.platform === 'tiktok' ? account.lifetimeLikes ?? wholeTotal(account.likes, account.postsSampled, postCount)
      : account.platform === 'youtube' ? account.lifetimeViews ?? wholeTotal(account.views, account.postsSampled, postCount) : null // biome-ignore format: two cases
    if (lifetime === null)
      return unknown(account.platform === 'youtube' ? 'lifetimeViews' : 'lifetimeLikes (TikTok) or lifetimeViews (YouTube)')
    if (postCount < 20) return unknown('20 videos')
    const expectation = peers.expectationOf(account, lifetime / postCount)
    if (!expectation) return unknown('200 followers or more')
    const likelihoodRatio = engagementLikelihoodRatio(expectation.residual / expectation.sd)
    const [low, high] = expectedRange(expectation)
    return {
      outcome: outcomeOf(likelihoodRatio),
      observed: expectation.observed,
      expected: Math.exp(expectation.lnExpectedRate) * followers,
      expectedRange: [low * followers, high * followers],
      n: postCount,
      likelihoodRatio,
    }
  },
  sentence: ({ observed, expected, n }) =>
    `Over its life it had ${count(observed)} a video (${count(n)} videos) where ${count(expected)} are expected (${times(observed / (expected ?? 1))}).`,
})

/** A total over all posts is the account's lifetime total. */
function wholeTotal(total: number | null, sampled: number | null, posts: number): number | null {
  return total !== null && sampled !== null && sampled === posts ? total : null
}
