import { describe, expect, it } from 'vitest'
import type { Evidence } from '../../src/model/report.ts'
import { reasonsOf, sentenceOf } from '../../src/verdict/reasons.ts'
import { evidence } from '../report/sample.ts'

const item = (changes: Partial<Evidence>): Evidence => ({ ...evidence, ...changes })
const flat = (logOdds: number | null, changes: Partial<Evidence> = {}) =>
  item({ signal: 'flat-likes', group: 'shape', observed: 4, expected: 32, n: 20, logOdds, ...changes })
const low = (logOdds: number | null, changes: Partial<Evidence> = {}) => item({ logOdds, n: 12, ...changes })
const FLAT = 'Likes vary by only 4.00 % over 20 posts; 32 % is usual.'
const LOW = sentenceOf(low(1), 'likes+comments')!

describe('reasons', () => {
  it('stand strongest first, whichever way they point', () => {
    expect(reasonsOf([flat(0.3), low(0.9)], 'possible', 'likes+comments')).toEqual([LOW, FLAT])
    expect(reasonsOf([low(0.3), flat(0.9)], 'possible', 'likes+comments')).toEqual([FLAT, LOW])
    // and say so where they speak for an account that is flagged
    expect(reasonsOf([flat(0.3), low(-0.9)], 'possible', 'likes+comments')).toEqual([`In its favour: ${LOW}`, FLAT])
    expect(reasonsOf([flat(0.3), low(-0.9)], 'no-sign', 'likes+comments')).toEqual([LOW, FLAT])
  })

  it('leave out what moved nothing: 0.005 and less', () => {
    expect(reasonsOf([flat(0.005), low(0.9)], 'possible', 'likes+comments')).toEqual([LOW])
    expect(reasonsOf([flat(-0.005), low(0.9)], 'possible', 'likes+comments')).toEqual([LOW])
    expect(reasonsOf([flat(0.0051), low(0.9)], 'possible', 'likes+comments')).toEqual([LOW, FLAT])
    expect(reasonsOf([flat(-0.0051), low(0.9)], 'possible', 'likes+comments')).toEqual([LOW, `In its favour: ${FLAT}`])
  })

  it('are what was looked at where nothing moved the odds, unless it was too little', () => {
    expect(reasonsOf([flat(0), low(0)], 'no-sign', 'likes+comments')).toEqual([FLAT, LOW])
    expect(reasonsOf([flat(0), low(null)], 'insufficient', 'likes+comments')).toEqual([
      'Not enough data to tell: what could be checked is too little.',
    ])
  })

  it('are never of a check that could not run or broke', () => {
    const unknown = flat(null, { outcome: 'unknown', missing: ['posts'] })
    expect(reasonsOf([unknown, low(0.9), flat(0.8, { outcome: 'error' })], 'possible', 'likes+comments')).toEqual([LOW])
    expect(sentenceOf(unknown, null)).toBeNull()
    expect(sentenceOf(flat(1, { outcome: 'error' }), null)).toBeNull()
    expect(sentenceOf(flat(1, { observed: null }), null)).toBeNull()
    expect(sentenceOf(flat(1, { signal: 'another-tool' }), null)).toBeNull()
    expect(sentenceOf(flat(1, { outcome: 'clear' }), null)).toBe('Likes vary by 4.00 % over 20 posts; 32 % is usual.')
    expect(sentenceOf(flat(0, { signal: 'engagement-blocks', outcome: 'clear' }), null)).toMatch(/^Likes fall into no two heaps/)
  })
})

describe('where there is not enough data', () => {
  const first = (...items: Evidence[]) => reasonsOf(items, 'insufficient', 'likes+comments')[0]

  it('what engagement lacks is said before all else', () => {
    expect(first(flat(0.5), low(null, { outcome: 'unknown', missing: ['followers', 'likes per post'] }))).toBe(
      'Not enough data to tell: followers, likes per post missing.',
    )
  })

  it('signs that point both ways, or one way too weakly, are told apart', () => {
    const bothWays = 'Not enough data to tell: what there is points both ways.'
    const tooWeak = 'Not enough data to tell: the only signs are too weak to go by.'
    const tooLittle = 'Not enough data to tell: what could be checked is too little.'
    expect(first(flat(0.1), low(-0.1))).toBe(bothWays)
    expect(first(flat(0.1), low(0.1))).toBe(tooWeak)
    expect(first(flat(0.1), low(-0.005))).toBe(tooWeak)
    expect(first(flat(0.005), low(-0.1))).toBe(tooLittle)
    expect(first(flat(-0.1), low(null))).toBe(tooLittle)
    expect(first()).toBe(tooLittle)
  })
})
