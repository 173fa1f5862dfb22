import { lnCommentsPerLike } from '../peers/expectation.ts'
import { percent } from '../text/numbers.ts'
import { defineSignal, unknown } from './signal.ts'

/** Comments per like where the file has too few peers to tell: Instagram from 461 accounts of 2017 and 2018; TikTok is judgement. */
const USUAL: Readonly<Record<string, number>> = { instagram: 0.02, tiktok: 0.012 }

const SD = 0.75

export const commentLikeRatio = defineSignal({
  id: 'comment-like-ratio',
  title: 'Comments per like',
  group: 'shape',
  needs: ['facts', 'peers'],
  unit: 'comments per 100 likes',
  limits: { fewestPosts: 8, fewestLikes: 50, sd: SD, few: 1.5, many: 1.3 },
  source: '461 Instagram accounts (2017 and 2018); TikTok’s median is judgement',
  docs: {
    what: 'Comments in proportion to likes, against the accounts of this platform in your file, or a published median.',
    why: 'Likes are sold cheaper than comments, so bought likes leave comments behind; comment pods do the opposite.',
    innocent: ['Comments are limited or switched off', 'A giveaway asks people to comment', 'Some subjects are liked and not discussed'],
    next: 'Read the comments of a few posts.',
  },
  examples: [],
  check({ facts: { account, metrics }, peers }) {
    const { likesPerPost, commentsPerPost } = metrics
    if (likesPerPost === null || commentsPerPost === null) return unknown('likes and comments per post')
    if (metrics.fromPosts && metrics.window.length < 8) return unknown('8 posts')
    if (likesPerPost < 50) return unknown('50 likes per post')
    const own = peers.commentsPerLike(account.platform)
    const usual = USUAL[account.platform]
    const middle = own?.median ?? (usual === undefined ? null : Math.log(usual))
    if (middle === null) return unknown('20 accounts of this platform with likes and comments')
    const z = (lnCommentsPerLike(commentsPerPost, likesPerPost) - middle) / SD
    const likelihoodRatio = z < -2 ? 1.5 : z > 2 ? 1.3 : 1
    return {
      outcome: likelihoodRatio > 1 ? 'fired' : 'clear',
      observed: (commentsPerPost / likesPerPost) * 100,
      expected: Math.exp(middle) * 100,
      expectedRange: [Math.exp(middle - 1.2816 * SD) * 100, Math.exp(middle + 1.2816 * SD) * 100],
      n: metrics.postsSampled,
      likelihoodRatio,
    }
  },
  sentence: ({ observed, expected }) =>
    `There are ${percent(observed).replace(' %', '')} comments for every 100 likes; ${percent(expected).replace(' %', '')} is usual.`,
})
