import { bleedAfter } from '../growth/bleed.ts'
import { percent } from '../text/numbers.ts'
import { exampleHistory, ordinary, ordinaryBut } from './history-examples.ts'
import { defineSignal, type Example, outcomeOf, unknown } from './signal.ts'

/** A step of 6,000 in the sixteenth week, then these losses. */
const stepThen = (losses: readonly number[]) =>
  exampleHistory(20_000, 7, ordinaryBut(30, Object.fromEntries([[15, 6_000], ...losses.map((loss, i) => [16 + i, -loss])]))) // biome-ignore format: one glance

export const stepThenBleed = defineSignal({
  id: 'step-then-bleed',
  title: 'Followers leaving after a jump',
  group: 'history',
  needs: ['facts', 'growth', 'peers'],
  unit: 'percent of the step lost again',
  limits: { fewestIntervals: 12, step: 5, days: 60, bled: 10, unexplained: 4, explained: 1.5 },
  source: 'Aggarwal et al. 2018 for the direction; the likelihood ratios are judgement, 2026',
  docs: {
    what: 'Whether an unusual step of 5 % of followers or more was followed by a net loss of a tenth of it within 60 days. Days on which many accounts in the input lost followers together do not count.',
    why: 'Delivered accounts are deleted by the platform or leave by themselves within weeks; people who came for the posts mostly stay.',
    innocent: [
      'People who came for a giveaway or one viral post leave again',
      'It changed its subject',
      'It was in the news for a bad reason',
    ],
    next: 'Continue the history: bought followers go on leaving, or come again.',
  },
  get examples(): readonly Example[] {
    return [
      { name: 'fired', history: stepThen([300, 250, 200, 150, 120, 100, 90, 80, 70]), outcome: 'fired', likelihoodRatio: 4 },
      { name: 'clear', history: exampleHistory(20_000, 7, ordinary(30)), outcome: 'clear', likelihoodRatio: 1 },
      { name: 'at the limit', history: stepThen([100, 100, 100, 100, 50, 50, 50, 25, 25]), outcome: 'clear', likelihoodRatio: 1 },
      {
        name: 'unknown',
        history: exampleHistory(20_000, 7, ordinaryBut(20, { 15: 6_000 })),
        outcome: 'unknown',
        likelihoodRatio: null,
      },
    ]
  },
  check({ facts: { account }, growth, peers }, limits) {
    if (growth.intervals < limits.fewestIntervals || growth.unexplained === null)
      return unknown(`${limits.fewestIntervals} intervals of history`)
    // what chiefly came back was the account's own before
    const large = growth.steps.filter(
      ({ excess, before, gain, rise }) => gain * 2 >= rise && excess >= (limits.step / 100) * Math.max(before, 1),
    )
    const purges = peers.purges(account.platform)
    const seen = large.flatMap(step => {
      const lost = bleedAfter(step, growth.points, limits.days, purges)
      if (lost === null) return []
      const open = step.kind === 'flat' || step.kind === 'open'
      return [{ lost, likelihoodRatio: lost < limits.bled / 100 ? 1 : open ? limits.unexplained : limits.explained }]
    })
    if (large.length > 0 && seen.length === 0) return unknown(`${limits.days} days of history after the step`)
    const worst = seen.reduce(
      (worst, next) => (next.likelihoodRatio > worst.likelihoodRatio || (next.likelihoodRatio === worst.likelihoodRatio && next.lost > worst.lost) ? next : worst),
      { lost: 0, likelihoodRatio: 1 },
    ) // biome-ignore format: one glance
    return {
      outcome: outcomeOf(worst.likelihoodRatio),
      observed: Math.max(0, worst.lost) * 100,
      expected: 0,
      expectedRange: null,
      n: seen.length,
      likelihoodRatio: worst.likelihoodRatio,
    }
  },
  fitting: ({ growth }) => [growth.steps.every(({ kind }) => kind === 'flat') ? false : null, null, null],
  sentence: ({ outcome, observed, n }) =>
    outcome === 'fired'
      ? `${percent(observed)} of the followers that came in a sudden step left within 60 days.`
      : n === 0
        ? 'There was no large step of followers that could bleed away.'
        : 'The followers that came in a sudden step stayed.',
})
