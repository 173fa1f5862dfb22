import { formulaOf } from '../peers/expectation.ts'
import { expectedRange, standardised } from '../peers/residual.ts'
import { percent, times } from '../text/numbers.ts'
import { engagementLikelihoodRatio } from './curves.ts'
import { defineSignal, outcomeOf, unknown } from './signal.ts'

export const engagementResidual = defineSignal({
  id: 'engagement-residual',
  title: 'Engagement against what is expected',
  group: 'engagement',
  needs: ['facts', 'peers', 'followers'],
  unit: 'percent of followers per post',
  limits: {},
  source:
    'Spread of 973 Instagram accounts over 125,000 followers (2017), TIDES 2024 for TikTok and YouTube; mixture of bought shares after SRF Data 2017',
  docs: {
    what: 'Median engagement per post over followers, against accounts of the same platform and size: those in your own file where there are twenty, else a published norm.',
    why: 'Purchased followers do not like, share or comment, so engagement per follower falls. Half an audience bought halves it; honest accounts differ by more than that among themselves, so this sign is weak alone.',
    innocent: [
      'Old or large accounts keep followers who have left the platform',
      'Some niches and countries like and comment far less than others',
      'The account changed its subject, or has posted little lately',
    ],
    next: 'Compare within its niche (twenty accounts or more in one file), or export a sample of its followers.',
  },
  examples: [],
  check({ facts, peers, followers }) {
    const expectation = peers.expectation(facts)
    if (!expectation) return unknown(...missingFor(facts.account.platform, followers))
    const z = standardised(expectation, facts.metrics)
    if (z === null) return unknown('5 posts with likes')
    const likelihoodRatio = engagementLikelihoodRatio(z)
    const [low, high] = expectedRange(expectation)
    return {
      outcome: outcomeOf(likelihoodRatio),
      observed: (expectation.observed / followers) * 100,
      expected: Math.exp(expectation.lnExpectedRate) * 100,
      expectedRange: [low * 100, high * 100],
      n: facts.metrics.fromPosts ? facts.metrics.window.length : facts.metrics.postsSampled,
      likelihoodRatio,
    }
  },
  sentence: ({ observed, expected }) =>
    `Engagement is ${percent(observed)} of followers a post where ${percent(expected)} is expected (${times(observed / (expected ?? 1))}).`,
})

function missingFor(platform: string, followers: number): string[] {
  if (followers < 200) return ['200 followers or more']
  const formula = formulaOf(platform)
  if (formula === 'likes+comments') return ['likes and comments per post', 'or 20 peers of this platform']
  if (formula === 'views') return ['views per post', 'posts (20 or more)']
  return formula === 'likes' ? ['likes per post'] : ['likes per post', '1,000 followers or more']
}
