import { FEWEST_IN_HALF } from '../growth/halves.ts'
import { percent } from '../text/numbers.ts'
import { exampleHistory, examplePosts } from './history-examples.ts'
import { defineSignal, type Example, outcomeOf, unknown } from './signal.ts'

/** Twenty weeks in which 20,000 followers become about 60,000, evenly in logs. */
const tripled = () => exampleHistory(20_000, 7, Array.from({ length: 20 }, (_, i) => Math.round(20_000 * (1.0565 ** (i + 1) - 1.0565 ** i)))) // biome-ignore format: one glance

/** Likes a week that grow as followers to this power. */
const likes = (elasticity: number) =>
  examplePosts(Array.from({ length: 20 }, (_, i) => Math.round(400 * 1.0565 ** (elasticity * i) + 8 * (i % 5))))

export const decoupledGrowth = defineSignal({
  id: 'decoupled-growth',
  title: 'Engagement that did not grow with the followers',
  group: 'link',
  needs: ['growth'],
  unit: 'percent more engagement for each percent more followers (in logs)',
  limits: {
    fewestPosts: FEWEST_IN_HALF,
    growth: 30,
    inSteps: 50,
    decoupled: 0.1,
    shortfall: 0.7,
    errors: 1.28,
    likelihoodRatio: 3,
    coupled: 0.7,
    coupledRatio: 0.6,
  },
  source: 'Elasticity of about 0.9 to 0.97 from 973 Instagram accounts of 2017 and TIDES 2024; the likelihood ratios are judgement, 2026',
  docs: {
    what: 'The median engagement of the later half of its posts over the earlier half, against how much the followers grew between them (or two account rows of different dates with their averages). Growth of which half or more came in jumps is judged by the history alone.',
    why: 'Ten percent more real followers bring about nine percent more likes. Bought ones bring none.',
    innocent: [
      'The platform showed its posts to fewer people',
      'It changed from pictures to another format',
      'The posts of the later half are still young',
      'Weak posts of the earlier half were deleted or archived',
    ],
    next: 'Export posts over a longer time, or the history of followers with it.',
  },
  get examples(): readonly Example[] {
    return [
      { name: 'fired', history: tripled(), posts: likes(0), outcome: 'fired', likelihoodRatio: 3 },
      { name: 'clear', history: tripled(), posts: likes(1), outcome: 'clear', likelihoodRatio: 0.6 },
      { name: 'at the limit', history: tripled(), posts: likes(0.3), outcome: 'clear', likelihoodRatio: 1 },
      { name: 'unknown', history: exampleHistory(20_000, 7, Array.from({ length: 20 }, () => 50)), posts: likes(0), outcome: 'unknown', likelihoodRatio: null },
    ] // biome-ignore format: a table
  },
  check({ growth: { halves, halvesInSteps } }, limits) {
    if (halves === null) return unknown('dated posts with likes', 'or account rows of two dates with averages')
    if (halves.postsInHalf !== null && halves.postsInHalf < limits.fewestPosts) return unknown(`${2 * limits.fewestPosts} dated posts`)
    const { followersChange, engagementChange, error, postsInHalf } = halves
    if (followersChange < Math.log(1 + limits.growth / 100))
      return unknown(`growth by ${limits.growth} % or more within the time of its posts`)
    // whoever comes at once for one thing seldom likes the rest: the history tells of the step, and this would tell it again
    if (halvesInSteps * 100 >= limits.inSteps) return unknown('growth outside of the jumps of its history, which tells of them already')
    const elasticity = engagementChange / followersChange
    const short = engagementChange + limits.errors * error < limits.shortfall * followersChange
    const likelihoodRatio =
      elasticity <= limits.decoupled && short ? limits.likelihoodRatio : elasticity >= limits.coupled ? limits.coupledRatio : 1
    return {
      outcome: outcomeOf(likelihoodRatio),
      observed: elasticity,
      expected: 0.9,
      expectedRange: null,
      n: postsInHalf === null ? null : 2 * postsInHalf,
      likelihoodRatio,
    }
  },
  sentence: ({ observed }) =>
    observed < 0
      ? 'Engagement per post fell while its followers grew.'
      : `For every 10 % more followers it had ${percent(observed * 10)} more engagement per post; 9 % is usual.`,
})
