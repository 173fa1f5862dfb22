import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GROUPS } from '../../src/model/names.ts'
import { type Entry, GROUP_LIMITS, type Ledger, logit, probabilityOf, shiftedLogOdds, weigh as weighBy } from '../../src/verdict/ledger.ts'
import { probabilityRange as rangeBy } from '../../src/verdict/range.ts'
import { cases } from '../runs.ts'

const weigh = (entries: readonly Entry[], prior: number) => weighBy(entries, prior, GROUP_LIMITS)
const probabilityRange = (entries: readonly Entry[], ledger: Ledger, prior: number) => rangeBy(entries, ledger, prior, GROUP_LIMITS)

const entry = (signal: string, group: Entry['group'], likelihoodRatio: number, shifted: Entry['shifted'] = null): Entry => ({
  signal,
  group,
  likelihoodRatio,
  shifted,
})
const E = Math.E

describe('the ledger', () => {
  it('counts the strongest sign of a group whole and each further one less', () => {
    // sample: d = 0.3, so 1 + 0.7·0.5 + 0.49·0.25 = 1.4725
    const { logOdds, groups, probability, likelihoodRatio } = weigh(
      [entry('a', 'sample', E ** 0.25), entry('b', 'sample', E), entry('c', 'sample', E ** 0.5)],
      0.2,
    )
    expect(logOdds.get('b')).toBeCloseTo(1, 12)
    expect(logOdds.get('c')).toBeCloseTo(0.35, 12)
    expect(logOdds.get('a')).toBeCloseTo(0.1225, 12)
    expect(Math.log(groups.get('sample')!)).toBeCloseTo(1.4725, 12)
    // odds of 1 to 4, times e^1.4725 = 4.36011
    expect(likelihoodRatio).toBeCloseTo(4.36011, 4)
    expect(probability).toBeCloseTo(4.36011 / 8.36011, 5)
  })

  it('ranks signs for and signs against apart', () => {
    // engagement: d = 0.7; for: 0.6 + 0.3·0.4 = 0.72; against: −0.5 − 0.3·0.2 = −0.56
    const { logOdds, groups } = weigh(
      [
        entry('up', 'engagement', E ** 0.6),
        entry('up2', 'engagement', E ** 0.4),
        entry('down', 'engagement', E ** -0.5),
        entry('down2', 'engagement', E ** -0.2),
      ],
      0.2,
    )
    expect([...logOdds].map(([signal, ln]) => [signal, Number(ln.toFixed(12))]).sort()).toEqual([
      ['down', -0.5],
      ['down2', -0.06],
      ['up', 0.6],
      ['up2', 0.12],
    ])
    expect(Math.log(groups.get('engagement')!)).toBeCloseTo(0.16, 12)
  })

  it.each([
    ['sample', 3.4, -2],
    ['history', 2.5, -0.55],
    ['link', 1.1, -0.5],
    ['engagement', 1.4, -0.6],
    ['shape', 0.7, -0.2],
  ] as const)('clips %s to +%f and %f', (group, high, low) => {
    expect(Math.log(weigh([entry('a', group, E ** 5)], 0.2).groups.get(group)!)).toBeCloseTo(high, 12)
    expect(Math.log(weigh([entry('a', group, E ** -5)], 0.2).groups.get(group)!)).toBeCloseTo(low, 12)
  })

  it('scales the signs of a clipped group, so that the ledger adds up', () => {
    // shape: d = 0.4; 0.8 + 0.6·0.5 = 1.1, clipped to 0.7
    const { logOdds } = weigh([entry('a', 'shape', E ** 0.8), entry('b', 'shape', E ** 0.5)], 0.2)
    expect(logOdds.get('a')).toBeCloseTo((0.8 * 0.7) / 1.1, 12)
    expect(logOdds.get('b')).toBeCloseTo((0.3 * 0.7) / 1.1, 12)
  })
})

const anyEntry = fc.record({
  signal: fc.string({ minLength: 1, maxLength: 6 }),
  group: fc.constantFrom(...GROUPS),
  likelihoodRatio: fc.double({ min: 0.01, max: 100, noNaN: true }),
  shifted: fc.option(fc.tuple(fc.double({ min: 0.1, max: 10, noNaN: true }), fc.double({ min: 0.1, max: 10, noNaN: true }))),
})
const anyEntries = fc.uniqueArray(anyEntry, { minLength: 1, maxLength: 16, selector: ({ signal }) => signal })
const anyPrior = fc.double({ min: 0.01, max: 0.99, noNaN: true })

describe('whatever the evidence', () => {
  it('log-odds and prior add up to the log-odds of the probability', () => {
    fc.assert(
      fc.property(anyEntries, anyPrior, (entries, prior) => {
        const { logOdds, probability, likelihoodRatio } = weigh(entries, prior)
        const sum = [...logOdds.values()].reduce((all, ln) => all + ln, 0)
        expect(logit(prior) + sum).toBeCloseTo(logit(probability), 6)
        expect(Math.log(likelihoodRatio)).toBeCloseTo(sum, 8)
      }),
      cases(100),
    )
  })

  it('one more sign of purchase never lowers the odds, and one more against never raises them', () => {
    fc.assert(
      fc.property(anyEntries, anyPrior, anyEntry, (entries, prior, more) => {
        const before = weigh(entries, prior).probability
        const after = weigh([...entries, { ...more, signal: 'one more' }], prior).probability
        if (more.likelihoodRatio >= 1) expect(after).toBeGreaterThanOrEqual(before - 1e-12)
        else expect(after).toBeLessThanOrEqual(before + 1e-12)
      }),
      cases(100),
    )
  })

  it('a stronger sign of purchase never lowers the odds', () => {
    fc.assert(
      fc.property(anyEntries, anyPrior, fc.nat(), fc.double({ min: 1, max: 50, noNaN: true }), (entries, prior, which, times) => {
        const at = which % entries.length
        const stronger = entries.map((item, i) => (i === at ? { ...item, likelihoodRatio: item.likelihoodRatio * times } : item))
        expect(weigh(stronger, prior).probability).toBeGreaterThanOrEqual(weigh(entries, prior).probability - 1e-12)
      }),
      cases(100),
    )
  })

  it('the range holds the probability, and does not depend on the order of the evidence', () => {
    fc.assert(
      fc.property(anyEntries, anyPrior, (entries, prior) => {
        const ledger = weigh(entries, prior)
        const [low, high] = probabilityRange(entries, ledger, prior)
        expect(low).toBeLessThanOrEqual(ledger.probability)
        expect(high).toBeGreaterThanOrEqual(ledger.probability)
        const turned = entries.slice().reverse()
        const [lowTurned, highTurned] = probabilityRange(turned, weigh(turned, prior), prior)
        expect(lowTurned).toBeCloseTo(low, 9)
        expect(highTurned).toBeCloseTo(high, 9)
      }),
      cases(100),
    )
  })
})

describe('the range', () => {
  const range = (entries: readonly Entry[], prior: number) => probabilityRange(entries, weigh(entries, prior), prior)

  it('follows the prior alone where nothing else is uncertain', () => {
    // odds of 1 to 4 times 0.44 and 2.15, since the outer thirds weigh a quarter each
    const [low, high] = range([entry('a', 'history', 1)], 0.2)
    expect(low).toBeCloseTo(0.11 / 1.11, 12)
    expect(high).toBeCloseTo(0.5375 / 1.5375, 12)
  })

  it('takes a follower sample as uncertain by 0.8 either way', () => {
    // nine sums with weights of 1 2 1 · 1 2 1 sixteenths; ln 0.44 = −0.821, ln 2.15 = 0.765.
    // from below: −1.621 (1), −0.821 (2), −0.8 (2): a tenth of 16 is 1.6, reached at −0.821.
    // from above: 1.565 (1), 0.8 (2), 0.765 (2): nine tenths is 14.4, reached at 0.8.
    const [low, high] = range([entry('a', 'sample', 4)], 0.2)
    expect(logit(low)).toBeCloseTo(Math.log(0.44), 9)
    expect(logit(high)).toBeCloseTo(0.8, 9)
  })

  it('lets the norm move the engagement group within its clip', () => {
    // as it is 0.3; with a lower norm −0.6 at the clip, with a higher one 1.4 at the clip: shifts of −0.9 and +1.1.
    // With the prior's steps: −1.721 (1), −0.9 (2), −0.821 (2) …: a tenth at −0.9; 1.865 (1), 1.1 (2): nine tenths at 1.1.
    const [low, high] = range([entry('a', 'engagement', E ** 0.3, [E ** -2, E ** 2])], 0.5)
    expect(logit(low)).toBeCloseTo(0.3 - 0.9, 9)
    expect(logit(high)).toBeCloseTo(0.3 + 1.1, 9)
  })
})

describe('what a norm moves', () => {
  const shifted = (entries: readonly Entry[]) => shiftedLogOdds(entries, GROUP_LIMITS)

  it('is the sum of the groups in which a norm decides, each once', () => {
    // engagement: 1 + 0.3·0.5 as it is; lower 0.4 + 0.3·0.5 → the larger first: 0.5 + 0.3·0.4; higher 1.2 + 0.3·0.5
    const engagement = [entry('a', 'engagement', E ** 1, [E ** 0.4, E ** 1.2]), entry('b', 'engagement', E ** 0.5)]
    const { asIs, lower, higher } = shifted(engagement)
    expect(asIs).toBeCloseTo(1.15, 12)
    expect(lower).toBeCloseTo(0.62, 12)
    expect(higher).toBeCloseTo(1.35, 12)
    // two members with a norm are one group still, and other groups are left out
    const both = [entry('c', 'engagement', E ** 1, [E ** 0.4, E ** 1.2]), { ...engagement[1]!, shifted: [E ** 0.5, E ** 0.5] as const }]
    expect(shifted([...both, entry('d', 'sample', 9)]).asIs).toBeCloseTo(1.15, 12)
    expect(shifted([entry('d', 'sample', 9)])).toEqual({ asIs: 0, lower: 0, higher: 0 })
  })

  it('ranks for and against apart, and is clipped, as the ledger is', () => {
    const mixed = [
      entry('a', 'engagement', E ** 0.6, [1, 1]),
      entry('b', 'engagement', E ** 0.4),
      entry('c', 'engagement', E ** -0.5),
      entry('d', 'engagement', E ** -0.2),
    ]
    expect(shifted(mixed).asIs).toBeCloseTo(Math.log(weigh(mixed, 0.2).groups.get('engagement')!), 12)
    expect(shifted([entry('a', 'engagement', 1, [E ** -3, E ** 3])])).toEqual({ asIs: 0, lower: -0.6, higher: 1.4 })
  })

  it('adds two groups up', () => {
    const { lower, higher } = shifted([entry('a', 'engagement', 1, [E ** -0.3, E ** 0.5]), entry('b', 'history', 1, [E ** -0.2, E ** 0.7])])
    expect(lower).toBeCloseTo(-0.5, 12)
    expect(higher).toBeCloseTo(1.2, 12)
  })
})

describe('log-odds and probabilities', () => {
  it('are each other’s inverse', () => {
    expect([logit(0.5), logit(0.2)]).toEqual([0, Math.log(0.25)])
    expect([probabilityOf(0), probabilityOf(Math.log(0.25))]).toEqual([0.5, expect.closeTo(0.2, 12)])
  })

  it('of no weight at all leave a group at 1', () => {
    const { logOdds, groups, probability } = weigh([entry('a', 'shape', 1), entry('b', 'shape', 1)], 0.3)
    expect([...logOdds.values()]).toEqual([0, 0])
    expect([groups.get('shape'), probability]).toEqual([1, expect.closeTo(0.3, 12)])
  })

  it('of two signs that weigh alike go to the one first by name, in any order', () => {
    for (const entries of [
      [entry('b', 'sample', E), entry('a', 'sample', E)],
      [entry('a', 'sample', E), entry('b', 'sample', E)],
    ]) {
      const { logOdds } = weigh(entries, 0.2)
      expect([logOdds.get('a'), logOdds.get('b')]).toEqual([expect.closeTo(1, 12), expect.closeTo(0.7, 12)])
    }
  })
})
