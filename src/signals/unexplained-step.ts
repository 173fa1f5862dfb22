import { isUndecided } from '../growth/growth.ts'
import { interpolate } from '../metrics/statistics.ts'
import { percent, plural } from '../text/numbers.ts'
import { exampleHistory, examplePosts, ordinary, ordinaryBut } from './history-examples.ts'
import { defineSignal, type Example, outcomeOf, unknown } from './signal.ts'

type Point = 'share5' | 'share10' | 'share20' | 'share33' | 'share50'

/** ln of the likelihood ratio by the share of today's followers that came in unexplained steps, as a fraction; straight between the points. */
export function lnStepRatio(share: number, limits: Readonly<Record<Point, number>>): number {
  const points = (['share5', 'share10', 'share20', 'share33', 'share50'] as const).map(
    point => [Number(point.slice(5)) / 100, Math.log(limits[point])] as const,
  )
  return interpolate(points, share)
}

export const unexplainedStep = defineSignal({
  id: 'unexplained-step',
  title: 'Jumps of the follower count that no post explains',
  group: 'history',
  needs: ['growth'],
  unit: 'percent of the followers of today',
  limits: {
    fewestIntervals: 12,
    share5: 1,
    share10: 1.6,
    share20: 3.5,
    share33: 8,
    share50: 12,
    open: 0.8,
    calmDays: 360,
    calm: 0.6,
  },
  source:
    'Small shares from 541 real accounts and 30 channels over three years (computed, 2026): gains of a third between snapshots a month or more apart are under 2 %; larger ones from simulation, 2026; the rest is judgement',
  docs: {
    what: 'How many of today’s followers came in steps, far beyond the usual gain, while the posts around them did no better than others, no giveaway was announced. Steps of a like size in the same weeks of three years, and those around which posts did well as they do in any week, are held neither for nor against it. A count that fell at once and comes back within three months is no step.',
    why: 'Delivered orders of followers arrive within days and change nothing else. A jump alone means little: most have a post behind them.',
    innocent: [
      'It was on television, in the press or on another platform',
      'A larger account named it',
      'It ran advertisements for followers',
      'The post or story behind the jump was deleted, or is not in the export',
      'It is sought in a season, of which the history has only one',
      'Another account or page was merged into it, or it took over one under a new name',
    ],
    next: 'Ask what happened on the dates of the steps, and add the posts of those weeks to the input.',
  },
  get examples(): readonly Example[] {
    return [
      {
        name: 'fired',
        history: exampleHistory(20_000, 7, ordinaryBut(30, { 15: 6_000 })),
        posts: examplePosts(Array.from({ length: 30 }, (_, i) => 300 + 10 * (i % 5))),
        outcome: 'fired',
        likelihoodRatio: 3.59,
      },
      { name: 'clear', history: exampleHistory(20_000, 7, ordinary(60)), outcome: 'clear', likelihoodRatio: 0.6 },
      { name: 'at the limit', history: exampleHistory(20_000, 7, ordinaryBut(30, { 15: 1_200 })), outcome: 'clear', likelihoodRatio: 1 },
      { name: 'unknown', history: exampleHistory(20_000, 7, ordinary(11)), outcome: 'unknown', likelihoodRatio: null },
    ]
  },
  check({ growth }, limits) {
    const { unexplained, intervals, days } = growth
    if (intervals < limits.fewestIntervals || unexplained === null) return unknown(`${limits.fewestIntervals} intervals of history`)
    const { flat, open } = unexplained
    const undecided = growth.steps.some(isUndecided)
    if (undecided && flat + open === 0)
      return unknown('a reason for its jumps: its posts do as well in other weeks, or it jumped in the same weeks of other years')
    // months of another level are no sign of a purchase, and not of none; nor are two counts of one day
    const grew = growth.points.followers[growth.points.length - 1]! > growth.points.followers[0]!
    // what only loses followers has shown nothing of how it gains them
    const calm = days >= limits.calmDays && grew && !undecided && !growth.surged && growth.contradicted === null
    const ln =
      flat + open > 0
        ? Math.max(lnStepRatio(flat, limits), limits.open * lnStepRatio(flat + open, limits))
        : calm
          ? Math.log(limits.calm)
          : 0
    const likelihoodRatio = Math.exp(ln)
    return {
      outcome: outcomeOf(likelihoodRatio),
      observed: (flat + open) * 100,
      expected: 0,
      expectedRange: [0, 5],
      n: intervals,
      count: growth.steps.filter(({ kind }) => kind === 'flat').length,
      likelihoodRatio,
    }
  },
  fitting: ({ growth }) => [null, null, null, growth.steps.some(({ kind }) => kind === 'open') ? true : null, null, null],
  sentence: ({ observed, n, count }) =>
    observed > 0
      ? count === 0
        ? `${percent(observed)} of its followers came in steps far beyond its usual growth; no posts around them, of which figures are known, could explain or contradict it.`
        : `${percent(observed)} of its followers came in steps far beyond its usual growth that no post in the input explains.`
      : `None of its gains was an unexplained jump (${plural(n ?? 0, 'interval')}).`,
})
