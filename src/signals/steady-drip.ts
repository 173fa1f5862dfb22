import { steadiest } from '../growth/drip.ts'
import { percent } from '../text/numbers.ts'
import { exampleHistory } from './history-examples.ts'
import { defineSignal, type Example, outcomeOf, unknown } from './signal.ts'

/** How much evener a stretch has to be in a longer history, as a power of its length: else chance finds one (simulated, 2026). */
const EVENER = 0.09

/** Thirty days of gains that alternate about 400. */
const around = (spread: number) => Array.from({ length: 30 }, (_, i) => 400 + (i % 2 === 0 ? spread : -spread))

export const steadyDrip = defineSignal({
  id: 'steady-drip',
  title: 'Growth as even as a tap',
  group: 'history',
  needs: ['growth'],
  unit: 'percent (standard deviation over mean of the daily gains)',
  limits: { fewestIntervals: 28, stretch: 14, longestDays: 8, gainPerDay: 50, variation: 10, likelihoodRatio: 4 },
  source:
    'Ikram et al. 2017 for the pattern of delivery; how the limit falls with the length of the history from simulation (gains that vary by a fifth, 2026); the likelihood ratio is judgement, 2026',
  docs: {
    what: 'Whether gains hardly vary over fourteen intervals in a row, at fifty followers a day or more, in counts that are neither rounded nor filled in. In a long history, which has an even stretch somewhere by chance, and where an interval is of several days, which even out, they have to vary less.',
    why: 'Subscriptions deliver so many followers a day; people come in weekends, after posts, in waves.',
    innocent: ['Advertising with a fixed budget a day', 'The export filled missing days in with an average'],
    next: 'Ask whether followers were advertised for, and look whether the gains follow the posts.',
  },
  get examples(): readonly Example[] {
    return [
      { name: 'fired', history: exampleHistory(20_000, 1, around(20)), outcome: 'fired', likelihoodRatio: 4 },
      { name: 'clear', history: exampleHistory(20_000, 1, around(203)), outcome: 'clear', likelihoodRatio: 1 },
      { name: 'at the limit', history: exampleHistory(20_000, 1, around(39)), outcome: 'clear', likelihoodRatio: 1 },
      { name: 'unknown', history: exampleHistory(20_000, 1, around(20).slice(0, 27)), outcome: 'unknown', likelihoodRatio: null },
    ]
  },
  check({ growth }, limits) {
    if (growth.rounded) return unknown('exact counts of followers (these are rounded)')
    if (growth.intervals < limits.fewestIntervals) return unknown(`${limits.fewestIntervals} intervals of history that are not filled in`)
    const { stretch } = limits
    const drip = steadiest(growth.points, { intervals: stretch, longestDays: limits.longestDays, gainPerDay: limits.gainPerDay })
    if (drip === null)
      return unknown(`${stretch} intervals of ${limits.longestDays} days at most, with ${limits.gainPerDay} new followers a day`)
    const fired =
      drip.variation * 100 <
      (limits.variation * (limits.fewestIntervals / growth.intervals) ** EVENER) / Math.sqrt(Math.max(1, drip.daysAnInterval))
    const likelihoodRatio = fired ? limits.likelihoodRatio : 1
    return {
      outcome: outcomeOf(likelihoodRatio),
      observed: drip.variation * 100,
      expected: null,
      expectedRange: null,
      n: growth.intervals,
      likelihoodRatio,
    }
  },
  sentence: ({ outcome, observed }) =>
    outcome === 'fired'
      ? `For two weeks of counts or more its daily gains varied by only ${percent(observed)}.`
      : 'Its gains vary from day to day, as people come.',
})
