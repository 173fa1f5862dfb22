import { describe, expect, it } from 'vitest'
import { BENFORD, benfordNull, deviationFromBenford, firstDigit, firstDigits } from '../../src/followers/benford.ts'
import { distance, largestGap, profiledPeers, profileOf, type SampleProfile, standing } from '../../src/followers/profile.ts'
import { quantile } from '../../src/metrics/statistics.ts'
import { sampleOf } from './sample.ts'

describe('first digits', () => {
  it('are read off counts', () => {
    expect([1, 9, 10, 99, 7_499, 1_000_000].map(firstDigit)).toEqual([1, 9, 1, 9, 7, 1])
    const { digits, n } = firstDigits(Float64Array.of(0, Number.NaN, 12, 17, 250))
    expect([[...digits], n]).toEqual([[2, 1, 0, 0, 0, 0, 0, 0, 0], 3])
  })

  it('deviate from Benford by the mean of nine gaps', () => {
    // all ones: |1 − 0.30103| for the first digit, and as much again for the other eight together
    expect(deviationFromBenford([40, 0, 0, 0, 0, 0, 0, 0, 0])).toBeCloseTo((2 * (1 - Math.log10(2))) / 9, 12)
    expect(deviationFromBenford(BENFORD.map(share => share * 1_000))).toBeCloseTo(0, 12)
    expect(BENFORD.reduce((a, b) => a + b)).toBeCloseTo(1, 12)
  })

  it('deviate by chance as the normal approximation says', () => {
    // E|x̄ − p| of one share is √(2·p(1 − p)/(π·n))
    const expected = BENFORD.reduce((sum, p) => sum + Math.sqrt((2 * p * (1 - p)) / (Math.PI * 200)), 0) / 9
    const byChance = benfordNull(200)
    const mean = byChance.reduce((a, b) => a + b) / byChance.length
    expect(Math.abs(mean / expected - 1)).toBeLessThan(0.02)
    expect(benfordNull(200)).toBe(byChance)
    expect(quantile(benfordNull(800), 0.5) / quantile(byChance, 0.5)).toBeCloseTo(0.5, 1)
  })

  it('are told with the spread of the counts', () => {
    // ln 10 and ln 1000 lie ln 100 apart: standard deviation ln 100 / √2
    expect(firstDigits(Float64Array.of(10, 1_000)).lnSpread).toBeCloseTo(Math.log(100) / Math.SQRT2, 12)
  })
})

describe('samples compared', () => {
  it('lie apart by the largest gap between their distributions', () => {
    expect(largestGap([1, 2, 3], [1, 2, 3])).toBe(0)
    expect(largestGap([1, 2, 3], [4, 5])).toBe(1)
    // after 2: 2/4 against 0; after 3: 3/4 against 1/2; ties move both at once
    expect(largestGap([1, 2, 3, 4], [3, 5])).toBe(0.5)
    expect(largestGap([1, 1, 1, 2], [1, 2, 2, 2])).toBe(0.5)
  })

  const profile = (followers: number, following: number): SampleProfile =>
    profileOf(sampleOf(Array.from({ length: 120 }, (_, i) => ({ followers: followers + i, following: following + i }))))!

  it('are told by at most 200 followers, and not by fewer than 30', () => {
    expect(profileOf(sampleOf(Array.from({ length: 29 }, () => ({ followers: 1, following: 1 }))))).toBeNull()
    const large = profileOf(sampleOf(Array.from({ length: 900 }, (_, i) => ({ followers: i, following: 899 - i }))))!
    expect([large.n, large.lnFollowers.length, large.lnRatio]).toEqual([900, 200, expect.closeTo(0, 1)])
    expect(distance(profile(100, 100), profile(100, 1_000))).toBe(1)
  })

  it('are ranked among the distances between peers, without the account itself', () => {
    const peers = profiledPeers(Array.from({ length: 12 }, (_, p) => ({ handle: `peer${p}`, profile: profile(100 + p, 100 + p) })))
    const far = standing('example', profile(20, 900), peers)!
    expect([far.peers, far.distance, far.towardsFakes]).toEqual([12, 1, true])
    // no pair of the 66 lies as far apart
    expect(far.rank).toBeCloseTo(1 / 67, 12)
    const one = standing('peer5', peers.profiles[5]!, peers)!
    expect(one.peers).toBe(11)
    expect(one.rank).toBeGreaterThan(0.3)
    expect(standing('example', profile(900, 20), peers)!.towardsFakes).toBe(false)
    expect(standing('peer0', profile(1, 1), profiledPeers([{ handle: 'peer0', profile: profile(1, 1) }]))).toBeNull()
  })
})
