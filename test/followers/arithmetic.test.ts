import { describe, expect, it } from 'vitest'
import { capRatio, countAtCap, shareFromCap } from '../../src/followers/following-cap.ts'
import { estimateShare, shareLikelihood } from '../../src/followers/share.ts'
import { suspicionRatio } from '../../src/followers/suspicion.ts'
import { betaBinomial, betaDensity, lnGamma } from '../../src/metrics/distributions.ts'
import { seededRandom } from '../../src/metrics/random.ts'
import { sampleOf } from './sample.ts'

const estimate = (...scores: number[]) => {
  const { lnLikelihood, n } = shareLikelihood(Float64Array.from(scores))
  return estimateShare(lnLikelihood, n, false)
}

describe('distributions', () => {
  it('knows the gamma function', () => {
    expect(lnGamma(5)).toBeCloseTo(Math.log(24), 12)
    expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12)
    expect(lnGamma(101)).toBeCloseTo(363.739375555563, 9)
  })

  it('knows the beta density and the beta-binomial', () => {
    expect(betaDensity(0.5, 2, 2)).toBeCloseTo(1.5, 12)
    expect([betaDensity(0, 3, 17), betaDensity(1, 3, 17)]).toEqual([0, 0])
    // uniform rates make every count alike; 2·B(3, 4)/B(2, 3) = 2·(1/60)/(1/12)
    expect(betaBinomial(3, 10, 1, 1)).toBeCloseTo(1 / 11, 12)
    expect(betaBinomial(1, 2, 2, 3)).toBeCloseTo(0.4, 12)
    expect(Array.from({ length: 51 }, (_, k) => betaBinomial(k, 50, 3, 20)).reduce((a, b) => a + b)).toBeCloseTo(1, 10)
  })

  it('repeats its random numbers for one seed', () => {
    const [a, b, c] = [seededRandom(1), seededRandom(1), seededRandom(2)]
    const first = Array.from({ length: 1_000 }, a)
    expect(Array.from({ length: 1_000 }, b)).toEqual(first)
    expect(c()).not.toBe(first[0])
    expect(first.every(value => value >= 0 && value < 1)).toBe(true)
    expect(first.reduce((x, y) => x + y) / 1_000).toBeCloseTo(0.5, 1)
  })
})

describe('the share of fakes', () => {
  it('is half where one sign for and one against weigh alike', () => {
    // ln(1 + 2π) + ln(1 − 2π/3) is highest where 2/(1 + 2π) = (2/3)/(1 − 2π/3), at π = ½
    expect(estimate(Math.log(3), -Math.log(3)).share).toBe(0.5)
  })

  it('has a range that ends where ln likelihood has fallen by 0.82, widened for transfer', () => {
    // 1 + π(e³ − 1) ≥ e^(3 − 0.82) from π = 0.4111, on the grid 0.415
    const { share, range, n } = estimate(3)
    expect([share, n]).toEqual([1, 1])
    expect(range[0]).toBeCloseTo(0.415 / 1.15 - 0.03, 12)
    expect(range[1]).toBe(1)
  })

  it('is 0 where everything speaks for real followers, and still has a range', () => {
    const { share, range } = estimate(...new Array(40).fill(-2))
    expect([share, range[0]]).toEqual([0, 0])
    // 40·ln(1 − π(1 − e⁻²)) ≥ −0.82 up to π = 0.02347, on the grid 0.02
    expect(range[1]).toBeCloseTo(0.02 / 0.7 + 0.03, 12)
  })

  it('has a wider range where the sample is coarse', () => {
    const { lnLikelihood, n } = shareLikelihood(Float64Array.of(3))
    expect(estimateShare(lnLikelihood, n, true).range).toEqual([expect.closeTo(0.415 / 1.5 - 0.12, 12), 1])
  })

  it('leaves unscored followers out, and takes thousands', () => {
    expect(estimate(2, Number.NaN, -2).n).toBe(2)
    const many = estimate(...Array.from({ length: 3_000 }, (_, i) => (i % 4 === 0 ? 3 : -3)))
    expect(many.share).toBeGreaterThan(0.2)
    expect(many.share).toBeLessThan(0.25)
    expect(many.range[0]).toBeLessThan(many.share)
    expect(many.range[1]).toBeGreaterThan(many.share)
  })

  it('speaks neither way where the sample tells nothing', () => {
    expect(suspicionRatio(shareLikelihood(new Float64Array(100)).lnLikelihood, 0.5)).toBeCloseTo(1, 6)
  })
})

describe('followers at the cap', () => {
  it('counts those whose following is known', () => {
    expect(countAtCap(sampleOf([{ following: 7_000 }, { following: 6_999 }, {}]), 7_000)).toEqual({ n: 2, atCap: 1 })
  })

  it('weighs bought audiences against honest ones', () => {
    // of one follower, none at the cap: (0.6·20/23 + 0.4·60/62)/(78/80)
    expect(capRatio({ n: 1, atCap: 0 })).toBeCloseTo((0.6 * (20 / 23) + 0.4 * (60 / 62)) / (78 / 80), 10)
    expect(capRatio({ n: 100, atCap: 20 })).toBeGreaterThan(100)
  })

  it('says how large a bought share may be', () => {
    // c = 0.1, c⁺ = 0.1 + 1.28·√(0.09/100) = 0.1384
    expect(shareFromCap({ n: 100, atCap: 10 })).toBeCloseTo((0.1384 - 0.025) / 0.175, 10)
    expect(shareFromCap({ n: 100, atCap: 60 })).toBe(1)
  })
})
