import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/metrics/random.ts'
import { accountFigures, organicFigures, upperBound } from './accounts.ts'
import { areaUnderCurve, brier, ratesAt, reliability, sensitivityAt } from './measures.ts'

const scored = (positives: readonly number[], negatives: readonly number[]) => [
  ...positives.map(score => ({ score, positive: true })),
  ...negatives.map(score => ({ score, positive: false })),
]

describe('measures by hand', () => {
  it('areas under the curve, ties counted half', () => {
    expect(areaUnderCurve(scored([3, 4], [1, 2]))).toBe(1)
    expect(areaUnderCurve(scored([1, 3], [2, 4]))).toBe(0.25)
    expect(areaUnderCurve(scored([2, 2], [2, 2]))).toBe(0.5)
    // of six pairs: 5 > 1, 5 > 2, 5 > 4, 2 > 1 and half for 2 = 2
    expect(areaUnderCurve(scored([5, 2], [1, 2, 4]))).toBeCloseTo(4.5 / 6, 12)
  })

  it('what is found at a number of false positives, and at a cut', () => {
    const cases = scored([9, 7, 5, 3], [8, 6, 4, 2])
    expect([0, 0.25, 0.5, 1].map(most => sensitivityAt(cases, most))).toEqual([0.25, 0.5, 0.75, 1])
    expect(sensitivityAt(scored([5, 5], [5, 1]), 0.4)).toBe(0)
    expect(ratesAt(cases, 6)).toEqual({ sensitivity: 0.5, falsePositives: 0.5 })
  })

  it('probabilities against what came of them', () => {
    const predicted = [
      { probability: 0.9, positive: true, weight: 1 },
      { probability: 0.9, positive: false, weight: 1 },
      { probability: 0.1, positive: false, weight: 2 },
    ]
    expect(brier(predicted)).toBeCloseTo((0.01 + 0.81 + 2 * 0.01) / 4, 12)
    const { expectedError, bins } = reliability(predicted, seededRandom(1))
    expect(expectedError).toBeCloseTo((2 * 0.4 + 2 * 0.1) / 4, 12)
    expect(bins.map(({ n, observed }) => [n, observed])).toEqual([[1, 0], [2, 0.5]]) // biome-ignore format: two bins
    expect(bins[1]!.band).toEqual([0, 1])
  })

  it('a rate that nothing was seen of is under three in n', () => {
    expect(upperBound(0, 600)).toBe(0.005)
    expect(upperBound(0, 2)).toBe(1)
    // Wilson's upper bound for 1 of 100 at z = 1.645
    expect(upperBound(1, 100)).toBeCloseTo(0.0439, 3)
  })
})

describe('labelled accounts', () => {
  const account = (handle: string, purchasedFollowers: 'likely' | 'possible' | 'insufficient' | 'no-sign', probability: number | null) =>
    ({ handle, platform: 'instagram', tier: 'micro', purchasedFollowers, probability }) as const
  const accounts = [
    account('a', 'likely', 0.9),
    account('b', 'likely', 0.8),
    account('c', 'possible', 0.5),
    account('d', 'no-sign', 0.1),
    account('e', 'insufficient', null),
    account('f', 'no-sign', 0.05),
  ]
  const truth = new Map([['a', true], ['b', false], ['c', true], ['d', false], ['e', false]]) // biome-ignore format: one glance

  it('are scored where they are labelled, unmeasured ones last', () => {
    const figures = accountFigures(accounts, truth)
    expect([figures.accounts, figures.bought, figures.unlabelled, figures.unmeasured]).toEqual([5, 2, 1, 1])
    expect(figures.auc).toBeCloseTo(5 / 6, 12)
    expect([figures.likely, figures.likelyPrecision]).toEqual([2, 0.5])
    expect(figures.organic).toMatchObject({ accounts: 3, likely: 1, possible: 0, insufficient: 1, noSign: 1 })
  })

  it('that did not buy are counted by platform and tier', () => {
    const { byGroup, likelyAtMost } = organicFigures(accounts.slice(3))
    expect(byGroup).toEqual([{ group: 'instagram · micro', accounts: 3, likely: 0, possible: 0, insufficient: 1, noSign: 2 }])
    expect(likelyAtMost).toBe(1)
  })
})
