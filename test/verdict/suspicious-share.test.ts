import { describe, expect, it } from 'vitest'
import { newAccount } from '../../src/model/account-row.ts'
import type { Bundle } from '../../src/model/records.ts'
import { signals } from '../../src/signals/index.ts'
import { limitsOf } from '../../src/signals/limits.ts'
import { suspiciousShare } from '../../src/verdict/suspicious-share.ts'
import { sampleOf } from '../followers/sample.ts'

/** People who post, so many of them at the cap of 7,500 accounts followed. */
const people = (n: number, atCap: number) =>
  sampleOf(
    Array.from(
      { length: n },
      (_, i) =>
      i < atCap ? { followers: 2_600 + i, following: 7_450, posts: 60 + i, hasPicture: 1 } : { followers: 300 + 5 * i, following: 250 + 3 * i, posts: 60 + i, hasPicture: 1 }, // biome-ignore format: one glance
    ),
  )
const share = (sample: Bundle['sample'], platform = 'instagram', overrides = {}) => {
  const account = newAccount('brie', platform, { file: 'a.csv', line: 2 })
  return suspiciousShare({ account, posts: null, history: null, sample }, limitsOf(signals, overrides))
}

describe('the share of suspicious followers', () => {
  it('is unknown without a sample, and under the fewest followers', () => {
    expect(share(null)).toBeNull()
    expect(share(people(29, 0))).toBeNull()
    expect(share(people(30, 0))).not.toBeNull()
    expect(share(people(30, 0), 'instagram', { 'suspicious-followers': { fewestFollowers: 31 } })).toBeNull()
  })

  it('reaches further up where many stand at the cap, and not lower down', () => {
    const [few, many] = [share(people(120, 2))!, share(people(120, 24))!]
    const plain = share(people(120, 24), 'facebook')!
    expect(few.range[1]).toBeLessThan(0.4)
    expect(many.share).toBe(plain.share)
    expect(many.range[0]).toBe(plain.range[0])
    expect(plain.range[1]).toBeLessThan(0.9)
    // 24 of 120 are 20 %, and the upper end of it 24.7 %: (0.247 − 0.025) / 0.175 is beyond 1
    expect(many.range[1]).toBe(1)
  })

  it('is widened from where the cap makes a purchase twice as likely', () => {
    // of 120, eight make it 1.7 times as likely and nine 2.4 times; these allow up to 46.2 %
    expect(share(people(120, 8))!.range).toEqual(share(people(120, 8), 'facebook')!.range)
    expect(share(people(120, 9))!.range[1]).toBeCloseTo(0.462, 3)
    expect(share(people(120, 9), 'facebook')!.range[1]).toBeLessThan(0.4)
  })

  it('is not widened by the cap where too few tell whom they follow', () => {
    const fewestFollowers = signals.find(({ id }) => id === 'following-cap')!.limits.fewestFollowers!
    const told = (fewest: number) => share(people(120, 24), 'instagram', { 'following-cap': { fewestFollowers: fewest } })!.range[1]
    expect(fewestFollowers).toBeLessThanOrEqual(120)
    expect(told(120)).toBe(1)
    expect(told(121)).toBe(share(people(120, 24), 'facebook')!.range[1])
  })

  it('is of those at the cap as the limits have it', () => {
    const told = (nearCap: number) => share(people(120, 24), 'instagram', { 'following-cap': { nearCap } })!.range[1]
    expect(told(7_450)).toBe(1)
    expect(told(7_451)).toBeLessThan(0.9)
  })
})
