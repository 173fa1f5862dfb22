import { describe, expect, it } from 'vitest'
import type { AccountRow } from '../../src/model/records.ts'
import { gatherPeers, peersFrom } from '../../src/peers/expectation.ts'
import { NORMS } from '../../src/peers/norms.ts'
import { signals } from '../../src/signals/index.ts'
import { limitsOf } from '../../src/signals/limits.ts'
import { judge } from '../../src/verdict/judge.ts'
import { verdictLimits } from '../../src/verdict/limits.ts'
import { sampleOf } from '../followers/sample.ts'
import { factsOf } from '../peers/facts.ts'

const options = { prior: 0.2, limits: limitsOf(signals, {}), verdict: verdictLimits({}) }
const person = (_: unknown, i: number) => ({ followers: 300 + 9 * i, following: 250 + 5 * i, posts: 60 + i, hasPicture: 1 })
const sold = (_: unknown, i: number) => ({ followers: 3 + (i % 9), following: 3_000 + 50 * i, posts: 0, hasPicture: 0 })
const mixed = (people: number, bought: number) =>
  sampleOf([...Array.from({ length: people }, person), ...Array.from({ length: bought }, sold)])
const ORDINARY = { followers: 22_000, likesPerPost: 300, commentsPerPost: 10 }

/** The judgement on an account that is alone. */
function judged(row: Partial<AccountRow>, sample: ReturnType<typeof sampleOf> | null = null, verdict = options.verdict) {
  const facts = factsOf(row)
  const bundle = { account: facts.account, posts: null, history: null, sample }
  return judge(facts, bundle, peersFrom(gatherPeers([facts], { norms: NORMS, baseline: null }), NORMS), { ...options, verdict })
}

describe('the judgement on an account', () => {
  it('at a twentieth of what is expected has all its figures', () => {
    // 22,000 followers on Instagram: 1.1 % of them is 242, and 12.1 is a twentieth
    const found = judged({ followers: 22_000, likesPerPost: 12.1, commentsPerPost: 0 })
    expect(found.expectedEngagementRatePct).toBeCloseTo(1.1, 9)
    expect(found.expectedEngagementFormula).toBe('likes+comments per post/followers')
    expect(found.engagementToExpected).toBeCloseTo(0.05, 9)
    // averages widen the spread of 0.95 by 0.2
    expect(found.engagementZ).toBeCloseTo(Math.log(0.05) / 1.15, 9)
    expect(found.peerGroup).toBe('instagram · published norm of 2026')
    expect(found).toMatchObject({ purchasedFollowers: 'possible', flagged: true, checked: ['engagement'] })
    expect(found.reasons).toHaveLength(1)
    expect([found.suspiciousFollowerSharePct, found.suspiciousFollowerShareRangePct]).toEqual([null, null])
  })

  it('adds up: prior, log-odds of each sign, probability within its range', () => {
    const { evidence, probability, probabilityRange, likelihoodRatio } = judged({
      followers: 22_000,
      likesPerPost: 12.1,
      commentsPerPost: 0,
    })
    const sum = evidence.reduce((all, { logOdds }) => all + (logOdds ?? 0), 0)
    expect(sum).toBeGreaterThan(0.5)
    expect(likelihoodRatio).toBeCloseTo(Math.exp(sum), 4)
    expect(probability).toBeCloseTo(1 / (1 + 4 * Math.exp(-sum)), 5)
    expect(probabilityRange![0]).toBeLessThan(probability!)
    expect(probabilityRange![1]).toBeGreaterThan(probability!)
    for (const { logOdds, likelihoodRatio: ratio } of evidence) {
      expect(logOdds === null).toBe(ratio === null)
      if (logOdds) expect(Number(logOdds.toPrecision(6))).toBe(logOdds)
    }
  })

  it('of which nothing is known is that nothing is known, in every figure', () => {
    const found = judged({ followers: null })
    expect(found).toMatchObject({
      ...{
        expectedEngagementRatePct: null,
        expectedEngagementFormula: null,
        engagementToExpected: null,
        engagementZ: null,
        peerGroup: null,
      },
      ...{ probability: null, probabilityRange: null, likelihoodRatio: null, checked: [] },
      ...{ purchasedFollowers: 'insufficient', purchasedEngagement: 'insufficient', flagged: false },
    })
    expect(found.evidence.map(({ logOdds }) => logOdds)).toEqual(found.evidence.map(() => null))
  })

  it('as expected is no sign, and flagged by nothing', () => {
    expect(judged(ORDINARY)).toMatchObject({ purchasedFollowers: 'no-sign', flagged: false })
  })

  it('with a sample has its suspicious share in per cent, with a range', () => {
    const [honest, bought] = [judged(ORDINARY, mixed(60, 0)), judged(ORDINARY, mixed(0, 60))]
    expect(honest.purchasedFollowers).toBe('no-sign')
    expect(honest.suspiciousFollowerSharePct).toBeLessThan(5)
    expect(bought.suspiciousFollowerSharePct).toBeGreaterThan(80)
    expect(bought.suspiciousFollowerShareRangePct![0]).toBeGreaterThan(50)
    expect(bought.suspiciousFollowerShareRangePct![1]).toBe(100)
    expect(bought.checked).toEqual(expect.arrayContaining(['sample', 'engagement']))
    expect(bought.flagged).toBe(true)
  })

  it('is kept from no sign by a suspicious share alone', () => {
    // six of sixty: about a tenth
    const share = judged(ORDINARY, mixed(54, 6)).suspiciousFollowerSharePct!
    expect(share).toBeGreaterThan(5)
    expect(share).toBeLessThan(20)
    const label = (cleanShare: number) => judged(ORDINARY, mixed(54, 6), verdictLimits({ cleanShare })).purchasedFollowers
    expect([label(share + 1), label(share - 1)]).toEqual(['no-sign', 'insufficient'])
  })
})
