import { describe, expect, it } from 'vitest'
import type { Metrics } from '../../src/metrics/metrics.ts'
import type { Expectation } from '../../src/peers/expectation.ts'
import { expectedRange, spreadOf, standardised } from '../../src/peers/residual.ts'
import { factsOf } from './facts.ts'

const LIMITS = { fewestPosts: 5, varianceBetweenAccounts: 0.8, varianceBetweenPosts: 1.2, averagesSd: 0.2 }
const expectation = { formula: 'likes+comments', residual: -1.5, lnExpectedRate: Math.log(0.02), sd: 1 } as Expectation
const averages = factsOf({ likesPerPost: 50 }).metrics
const ofPosts = (n: number): Metrics => ({
  ...averages,
  fromPosts: true,
  counted: { likes: 99, views: 99, 'likes+comments': n, 'likes+comments+shares': 99 },
})

describe('the spread that a residual is divided by', () => {
  it('is wider for averages of unknown span', () => {
    expect(spreadOf(expectation, averages, LIMITS)).toBeCloseTo(1.2, 12)
    expect(standardised(expectation, averages, LIMITS)).toBeCloseTo(-1.25, 12)
  })

  it('is wider the fewer posts there are', () => {
    // (0.8 + 1.2/6) / 0.8, and (0.8 + 1.2/12) / 0.8
    expect(spreadOf(expectation, ofPosts(6), LIMITS)).toBeCloseTo(1.25, 12)
    expect(spreadOf(expectation, ofPosts(12), LIMITS)).toBeCloseTo(1.125, 12)
    expect(spreadOf({ ...expectation, sd: 2 }, ofPosts(6), LIMITS)).toBeCloseTo(2.5, 12)
    expect(standardised(expectation, ofPosts(6), LIMITS)).toBeCloseTo(-1.2, 12)
  })

  it('is unknown below the fewest posts, and known at them', () => {
    expect(standardised(expectation, ofPosts(4), LIMITS)).toBeNull()
    expect(standardised(expectation, ofPosts(5), LIMITS)).not.toBeNull()
  })

  it('is of the averages where these judge', () => {
    expect(spreadOf(expectation, { ...ofPosts(3), averages }, LIMITS)).toBeCloseTo(1.2, 12)
    expect(standardised(expectation, { ...ofPosts(3), averages }, LIMITS)).toBeCloseTo(-1.25, 12)
  })
})

it('the range of peers goes from a tenth of them to nine tenths', () => {
  const [low, high] = expectedRange({ ...expectation, sd: 0.5 })
  expect(low).toBeCloseTo(0.02 / Math.exp(0.6408), 12)
  expect(high).toBeCloseTo(0.02 * Math.exp(0.6408), 12)
})
