import { judged } from '../metrics/metrics.ts'
import { lnCommentsPerLike } from '../peers/ratios.ts'
import { percent } from '../text/numbers.ts'
import { defineSignal, type Example, unknown } from './signal.ts'

const HEADER = 'handle,platform,followers,likesPerPost,commentsPerPost'

export const commentLikeRatio = defineSignal({
  id: 'comment-like-ratio',
  title: 'Comments per like',
  group: 'shape',
  needs: ['facts', 'peers'],
  unit: 'comments per 100 likes',
  limits: {
    fewestPosts: 8,
    fewestLikes: 50,
    fewestPeers: 20,
    instagram: 0.02,
    tiktok: 0.012,
    sd: 0.75,
    few: -2,
    atFew: 1.5,
    many: 2,
    atMany: 1.3,
  },
  source: {
    fewestPosts: 'judgement (2026)',
    fewestLikes: 'below it, one comment more or less decides',
    fewestPeers: 'judgement (2026): a median of fewer is not steady',
    instagram: 'comments per like, median of 461 accounts of 2017 and 2018',
    tiktok: 'comments per like, judgement (2026)',
    sd: 'of the log, 461 Instagram accounts of 2017 and 2018',
    few: 'judgement (2026), on the spread of 461 Instagram accounts',
    atFew: 'judgement (2026)',
    many: 'judgement (2026), on the spread of 461 Instagram accounts',
    atMany: 'judgement (2026)',
  },
  docs: {
    what: 'Comments in proportion to likes, against the accounts of this platform in your file, or a published median; unknown where no post has a comment.',
    why: 'Likes are sold cheaper than comments, so bought likes leave comments behind; comment pods do the opposite.',
    innocent: ['Comments are limited or switched off', 'Some subjects are liked and not discussed', 'A giveaway asks people to comment'],
    next: 'Read the comments of a few posts.',
  },
  get examples(): readonly Example[] {
    return [
      { name: 'fired', accounts: `${HEADER}\nexample,instagram,30000,900,2`, outcome: 'fired', likelihoodRatio: 1.5 },
      { name: 'fired', accounts: `${HEADER}\nexample,instagram,30000,900,120`, outcome: 'fired', likelihoodRatio: 1.3 },
      { name: 'clear', accounts: `${HEADER}\nexample,instagram,30000,900,18`, outcome: 'clear', likelihoodRatio: 1 },
      { name: 'at the limit', accounts: `${HEADER}\nexample,instagram,30000,50,1`, outcome: 'clear', likelihoodRatio: 1 },
      { name: 'unknown', accounts: `${HEADER}\nexample,instagram,30000,49,1`, outcome: 'unknown', likelihoodRatio: null },
    ]
  },
  check({ facts: { account, metrics }, peers }, limits) {
    const { likesPerPost, commentsPerPost, commented, counted, postsSampled } = judged(metrics)
    if (likesPerPost === null || commentsPerPost === null) return unknown('likes and comments per post')
    if (counted !== null && counted['likes+comments'] < limits.fewestPosts)
      return unknown(`${limits.fewestPosts} posts with likes and comments`)
    // where nobody ever comments, comments are switched off, or were not collected
    if (!commented) return unknown('a post with comments')
    if (likesPerPost < limits.fewestLikes) return unknown(`${limits.fewestLikes} likes per post`)
    const own = peers.commentsPerLike(account.platform)
    const usual = account.platform === 'instagram' ? limits.instagram : account.platform === 'tiktok' ? limits.tiktok : null
    const middle = own && own.n >= limits.fewestPeers ? own.median : usual && Math.log(usual)
    if (middle === null) return unknown(`${limits.fewestPeers} accounts of this platform with likes and comments`)
    const z = (lnCommentsPerLike(commentsPerPost, likesPerPost) - middle) / limits.sd
    const likelihoodRatio = z < limits.few ? limits.atFew : z > limits.many ? limits.atMany : 1
    const half = 1.2816 * limits.sd
    return {
      outcome: likelihoodRatio > 1 ? 'fired' : 'clear',
      observed: (commentsPerPost / likesPerPost) * 100,
      expected: Math.exp(middle) * 100,
      expectedRange: [Math.exp(middle - half) * 100, Math.exp(middle + half) * 100],
      n: counted === null ? postsSampled : counted['likes+comments'],
      likelihoodRatio,
    }
  },
  fitting(_, { observed, expected }) {
    const few = observed < expected!
    return [few && observed === 0 ? true : few ? null : false, few ? null : false, !few]
  },
  sentence: ({ observed, expected }) =>
    `There are ${percent(observed).replace(' %', '')} comments for every 100 likes; ${percent(expected).replace(' %', '')} is usual.`,
})
