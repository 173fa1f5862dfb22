import { judged } from '../metrics/metrics.ts'
import type { Facts } from '../peers/expectation.ts'
import { FEWEST_VIDEOS, type NormFormula } from '../peers/norms.ts'
import { expectedRange, spreadOf, standardised } from '../peers/residual.ts'
import { percent, times } from '../text/numbers.ts'
import { CURVE_SOURCES, ENGAGEMENT_CURVE, engagementLikelihoodRatio, shiftedRatios } from './curves.ts'
import { defineSignal, type Example, exampleRows, outcomeOf, unknown } from './signal.ts'

const HEADER = 'handle,platform,followers,likesPerPost,commentsPerPost'

export const engagementResidual = defineSignal({
  id: 'engagement-residual',
  title: 'Engagement against what is expected',
  group: 'engagement',
  needs: ['facts', 'peers', 'followers'],
  unit: 'percent of followers per post',
  limits: { fewestPosts: 5, varianceBetweenAccounts: 0.72, varianceBetweenPosts: 0.16, averagesSd: 0.2, ...ENGAGEMENT_CURVE },
  source: {
    fewestPosts: 'judgement (2026)',
    varianceBetweenAccounts: 'computed from 973 Instagram accounts of 2017',
    varianceBetweenPosts: 'computed from the posts of 461 Instagram accounts (2017 and 2018)',
    averagesSd: 'judgement (2026): nobody says which posts an average is of',
    ...CURVE_SOURCES,
  },
  docs: {
    what: 'Median engagement per post over followers, against accounts of the same platform and size, on YouTube also by the number of videos (column posts, from twenty on): those in your own file where there are twenty, else a published norm. On TikTok two are published, by size and by size and number of videos; the lower is taken, since exports give the videos of a period as well, and few videos would ask more of each. A count that is below the dated posts read is not used.',
    why: 'Purchased followers do not like, share or comment, so engagement per follower falls. Half an audience bought halves it; honest accounts differ by more than that among themselves, so this sign is weak alone.',
    innocent: [
      'Old or large accounts keep followers who have left the platform',
      'Some niches and countries watch, like and comment far less than others',
      'The account changed its subject, or has posted little lately',
      'Videos were taken down, or the count is of a period: the fewer an account has, the more is expected of each',
      'One post went far and brought most of its followers, who came for that alone',
    ],
    next: 'Compare within its niche (twenty accounts or more in one file), or export a sample of its followers.',
  },
  get examples(): readonly Example[] {
    return [
      { name: 'fired', accounts: `${HEADER}\nexample,instagram,50000,40,1`, outcome: 'fired', likelihoodRatio: 3.28 },
      { name: 'clear', accounts: `${HEADER}\nexample,instagram,50000,700,25`, outcome: 'clear', likelihoodRatio: 0.69 },
      {
        name: 'at the limit',
        accounts: 'handle,platform,followers\nexample,instagram,22000',
        posts: exampleRows('handle,platform,likes,comments', 5, () => ['example', 'instagram', 22, 0]),
        outcome: 'fired',
        likelihoodRatio: 3.77,
      },
      {
        name: 'unknown',
        accounts: 'handle,platform,followers\nexample,instagram,22000',
        posts: exampleRows('handle,platform,likes,comments', 4, () => ['example', 'instagram', 22, 0]),
        outcome: 'unknown',
        likelihoodRatio: null,
      },
    ]
  },
  check({ facts, peers, followers }, limits) {
    const expectation = peers.expectation(facts)
    if (!expectation) return unknown(...missingFor(facts, peers.formula(facts.account.platform), followers))
    const z = standardised(expectation, facts.metrics, limits)
    if (z === null) return unknown(`${limits.fewestPosts} posts with likes, or averages in the account row`)
    const likelihoodRatio = engagementLikelihoodRatio(z, limits)
    const [low, high] = expectedRange(expectation)
    const { counted, postsSampled } = judged(facts.metrics)
    return {
      outcome: outcomeOf(likelihoodRatio),
      observed: (expectation.observed / followers) * 100,
      expected: Math.exp(expectation.lnExpectedRate) * 100,
      expectedRange: [low * 100, high * 100],
      n: counted === null ? postsSampled : counted[expectation.formula],
      likelihoodRatio,
      shifted: shiftedRatios(z, spreadOf(expectation, facts.metrics, limits), limits),
    }
  },
  fitting({ facts, peers, followers }) {
    const { niche, country } = peers.expectation(facts)?.among ?? { niche: false, country: false }
    const {
      account: { platform },
      postCount: posts,
    } = facts
    const byVideos = platform === 'youtube' && posts !== null && posts >= FEWEST_VIDEOS
    return [followers >= LARGE || null, !(niche && country), null, byVideos && (posts < FEW_VIDEOS || null), null]
  },
  sentence: ({ observed, expected, formula }) =>
    `${COUNTED[formula ?? 'engagements']} ${percent(observed)} of followers a post where ${percent(expected)} is expected (${times(observed / (expected ?? 1))}).`,
})

/** In words: what people read beside it, the engagement rate, may count more than the norm does. */
const COUNTED: Readonly<Record<NormFormula | 'engagements', string>> = {
  'likes+comments': 'Likes and comments are',
  'likes+comments+shares': 'Likes, comments and shares are',
  likes: 'Likes are',
  views: 'Views are',
  engagements: 'Engagement is',
}

/** Of an account with fewer videos, more have commonly been taken down than are left (judgement, 2026). */
const FEW_VIDEOS = 100

/** From here on, accounts are commonly old enough to have lost much of their audience to time. */
const LARGE = 250_000

/** Only what the account lacks, in the words of the columns that bring it. */
function missingFor({ account, metrics, postCount }: Facts, formula: NormFormula, followers: number): string[] {
  if (followers < 200) return ['200 followers or more']
  const { likesPerPost, commentsPerPost, viewsPerPost } = judged(metrics)
  const without = (value: number | null, what: string): string[] => (value === null ? [what] : [])
  if (formula === 'views') {
    const videos = (postCount ?? 0) < FEWEST_VIDEOS ? [`the number of videos (column posts, ${FEWEST_VIDEOS} or more)`] : []
    return [...without(viewsPerPost, 'views per post'), ...videos]
  }
  if (formula === 'likes') return ['likes per post']
  if (formula === 'likes+comments+shares') {
    const missing = [...without(likesPerPost, 'likes per post'), ...without(commentsPerPost, 'comments per post')]
    return [...missing, ...(followers < 1_000 ? ['1,000 followers or more'] : [])]
  }
  const lacking = [...without(likesPerPost, 'likes per post'), ...without(commentsPerPost, 'comments per post')]
  const counts = lacking.length === 2 ? ['likes and comments per post'] : lacking
  if (account.platform === 'instagram') return counts.length > 0 ? counts : ['likes and comments per post']
  return [...counts, account.platform === 'unknown' ? 'the platform' : '20 peers of this platform']
}
