import { describe, expect, it } from 'vitest'
import type { Evidence, Group } from '../../src/model/report.ts'
import { ENGAGEMENT_LIMITS, engagementVerdict as engagementBy } from '../../src/verdict/engagement.ts'
import { LABEL_LIMITS, labelOf as labelBy } from '../../src/verdict/label.ts'
import type { Ledger } from '../../src/verdict/ledger.ts'
import { evidence } from '../report/sample.ts'

const engagementVerdict = (items: readonly Evidence[]) => engagementBy(items, ENGAGEMENT_LIMITS)
const labelOf = (items: readonly Evidence[], of: Ledger | null, share: number | null) => labelBy(items, of, share, LABEL_LIMITS)

const seen = (signal: string, group: Group, likelihoodRatio: number, n: number | null = 12): Evidence => ({
  ...evidence,
  ...{ signal, group, likelihoodRatio, n },
  outcome: likelihoodRatio >= 1.1 ? 'fired' : 'clear',
})
const ledger = (probability: number, likelihoodRatio: number, groups: Partial<Record<Group, number>>): Ledger => ({
  logOdds: new Map(),
  groups: new Map(Object.entries(groups) as [Group, number][]),
  probability,
  likelihoodRatio,
})

const residual = (likelihoodRatio: number) => seen('engagement-residual', 'engagement', likelihoodRatio)
const followers = (likelihoodRatio: number, n: number) => seen('suspicious-followers', 'sample', likelihoodRatio, n)

describe('likely', () => {
  it.each([
    ['a sample of 50 with a ratio of 10 and a probability of 0.7', 0.7, 10, 50, 'likely'],
    ['a sample of 49', 0.7, 10, 49, 'possible'],
    ['a ratio of 9.99', 0.7, 9.99, 50, 'possible'],
    ['a probability of 0.699', 0.699, 10, 50, 'possible'],
  ])('by a sample alone: %s', (_, probability, ratio, n, label) => {
    expect(labelOf([followers(ratio, n)], ledger(probability, ratio, { sample: ratio }), 60)).toBe(label)
  })

  it.each([
    ['sample 4 and engagement 2', { sample: 4, engagement: 2 }, 'likely'],
    ['sample 3.99 and engagement 2', { sample: 3.99, engagement: 2 }, 'possible'],
    ['sample 4 and engagement 1.99', { sample: 4, engagement: 1.99 }, 'possible'],
    ['history 6 and link 2', { history: 6, link: 2 }, 'likely'],
    ['history 5.99 and link 2', { history: 5.99, link: 2 }, 'possible'],
    ['engagement 4 and shape 2, which is statistics alone', { engagement: 4, shape: 2 }, 'possible'],
  ] as const)('by two groups: %s', (_, groups, label) => {
    expect(labelOf([followers(4, 30)], ledger(0.8, 16, groups), 40)).toBe(label)
  })
})

describe('possible, no sign and insufficient', () => {
  it('is possible from 0.40', () => {
    expect(labelOf([residual(2)], ledger(0.4, 2, { engagement: 2 }), null)).toBe('possible')
    expect(labelOf([residual(1.9)], ledger(0.399, 1.9, { engagement: 1.9 }), null)).toBe('insufficient')
  })

  it('takes evidence that speaks against the account, however high the prior', () => {
    const high = (ratio: number) => ledger(0.95, ratio, { sample: ratio, engagement: 1 })
    expect(labelOf([followers(1.2, 100), residual(1)], high(1.001), 20)).toBe('possible')
    expect(labelOf([followers(1, 100), residual(1)], high(1), 20)).toBe('no-sign')
    expect(labelOf([followers(0.5, 100), residual(1)], high(0.5), 20)).toBe('no-sign')
    expect(labelOf([followers(0.5, 100), residual(1)], high(0.5), 30)).toBe('insufficient')
    expect(
      labelOf(
        [seen('history', 'history', 6), followers(0.1, 100), residual(2)],
        ledger(0.9, 0.9, { history: 6, engagement: 2, sample: 0.07 }),
        10,
      ),
    ).toBe('insufficient')
  })

  it('is insufficient where nothing could be measured, whatever the prior', () => {
    const nothing: Evidence = { ...evidence, outcome: 'unknown', likelihoodRatio: null, missing: ['followers'] }
    expect(labelOf([nothing], ledger(0.9, 1, {}), null)).toBe('insufficient')
    expect(labelOf([], null, null)).toBe('insufficient')
  })

  it('takes engagement or 50 followers looked at, and evidence that is for it as a whole, for no sign', () => {
    const calm = ledger(0.15, 1, { engagement: 1 })
    expect(labelOf([residual(0.9)], calm, null)).toBe('no-sign')
    expect(labelOf([seen('own-profile', 'engagement', 0.9)], calm, null)).toBe('insufficient')
    expect(labelOf([followers(0.5, 50)], calm, 10)).toBe('no-sign')
    expect(labelOf([followers(0.5, 49)], calm, 10)).toBe('insufficient')
    expect(labelOf([residual(0.9)], ledger(0.15, 1.001, { engagement: 1 }), null)).toBe('insufficient')
  })

  it('is not no sign with one sign of 2, or a suspicious share of 30 %', () => {
    const calm = ledger(0.15, 0.8, { engagement: 0.8 })
    expect(labelOf([residual(0.5), seen('x', 'shape', 2)], calm, null)).toBe('insufficient')
    expect(labelOf([residual(0.5), seen('x', 'shape', 1.99)], calm, null)).toBe('no-sign')
    expect(labelOf([residual(0.5), followers(0.5, 60)], calm, 30)).toBe('insufficient')
    expect(labelOf([residual(0.5), followers(0.5, 60)], calm, 29.9)).toBe('no-sign')
  })
})

describe('purchased engagement', () => {
  const unknown: Evidence = { ...evidence, signal: 'flat-likes', group: 'shape', outcome: 'unknown', likelihoodRatio: null }
  const verdict = (...items: Evidence[]) => engagementVerdict(items).purchasedEngagement

  it('is possible by one sign of 2, or by two weaker ones', () => {
    expect(verdict(seen('impossible-counts', 'shape', 2), unknown)).toBe('possible')
    expect(verdict(seen('comment-like-ratio', 'shape', 1.5), seen('engagement-blocks', 'shape', 1.5))).toBe('possible')
    expect(verdict(seen('comment-like-ratio', 'shape', 1.5), seen('engagement-blocks', 'shape', 1))).toBe('insufficient')
  })

  it('never takes an unknown check for a clear one, nor evidence of another group', () => {
    expect(verdict(unknown, unknown)).toBe('insufficient')
    expect(verdict(seen('comment-like-ratio', 'shape', 1), unknown)).toBe('insufficient')
    expect(verdict(seen('comment-like-ratio', 'shape', 1), seen('engagement-blocks', 'shape', 1), unknown)).toBe('no-sign')
    expect(verdict(seen('comment-like-ratio', 'shape', 1), residual(4), followers(30, 100))).toBe('insufficient')
  })

  it('gives its own reasons', () => {
    const flat = { ...seen('flat-likes', 'shape', 2), observed: 4, expected: 32, n: 20 }
    expect(engagementVerdict([flat]).engagementReasons).toEqual(['Likes vary by only 4.00 % over 20 posts; 32 % is usual.'])
    expect(engagementVerdict([unknown]).engagementReasons[0]).toMatch(/0 of 1 checks/)
  })
})

describe('a sample', () => {
  it('of which nobody knows the size never makes likely by itself', () => {
    expect(labelOf([seen('suspicious-followers', 'sample', 20, null)], ledger(0.9, 20, { sample: 20 }), 60)).toBe('possible')
  })

  it('is likely by a look at its followers one by one, and only where that could run and bears it out', () => {
    const strong = ledger(0.9, 20, { sample: 20 })
    const cap = seen('following-cap', 'sample', 12, 100)
    const unknown: Evidence = { ...followers(20, 80), outcome: 'unknown', likelihoodRatio: null }
    expect(labelOf([followers(2, 100), cap], strong, 60)).toBe('likely')
    expect(labelOf([followers(2, 49), cap], strong, 60)).toBe('possible')
    expect(labelOf([followers(1, 100), cap], strong, 60)).toBe('possible')
    expect(labelOf([unknown, cap], strong, 60)).toBe('possible')
    // posts are no followers, however many
    expect(labelOf([followers(20, 40), seen('flat-likes', 'shape', 2, 400)], strong, 60)).toBe('possible')
  })

  it('with a history of six is likely from two groups of two on', () => {
    expect(labelOf([followers(2, 30)], ledger(0.7, 12, { history: 6, sample: 2 }), 40)).toBe('likely')
    expect(labelOf([followers(1, 30)], ledger(0.7, 12, { history: 6, sample: 1.99 }), 40)).toBe('possible')
  })

  it('is one of two groups only where a look at its followers bears it out', () => {
    const two = ledger(0.8, 16, { sample: 8, engagement: 2 })
    const cap = seen('following-cap', 'sample', 8, 100)
    expect(labelOf([followers(2, 100), cap, residual(2)], two, 40)).toBe('likely')
    expect(labelOf([followers(1, 100), cap, residual(2)], two, 40)).toBe('possible')
    expect(labelOf([cap, residual(2)], two, null)).toBe('possible')
    expect(labelOf([cap], ledger(0.8, 16, { history: 6, sample: 2 }), null)).toBe('possible')
    expect(labelOf([cap], ledger(0.8, 16, { history: 6, sample: 2, link: 2 }), null)).toBe('likely')
  })

  it('of unknown size is no look at the followers', () => {
    expect(labelOf([seen('suspicious-followers', 'sample', 0.5, null)], ledger(0.1, 0.5, { sample: 0.5 }), 5)).toBe('insufficient')
    expect(labelOf([seen('following-cap', 'sample', 0.5, 200)], ledger(0.1, 0.5, { sample: 0.5 }), 5)).toBe('insufficient')
  })

  it('that broke is no evidence', () => {
    const broken: Evidence = { ...followers(20, 80), outcome: 'error', likelihoodRatio: null }
    expect(labelOf([broken], ledger(0.9, 20, { sample: 20 }), 60)).toBe('insufficient')
  })
})

describe('reasons of purchased engagement', () => {
  const flat = (ratio: number): Evidence => ({ ...seen('flat-likes', 'shape', ratio), observed: 4, expected: 32, n: 20 })
  const cut: Evidence = { ...seen('impossible-counts', 'shape', 2.5), observed: 3, expected: null, n: 20, count: 3 }

  it('stand strongest first', () => {
    const [first] = engagementVerdict([flat(2), cut]).engagementReasons
    expect(engagementVerdict([cut, flat(2)]).engagementReasons[0]).toBe(first)
    expect(first).not.toContain('Likes vary')
    expect(engagementVerdict([flat(3), cut]).engagementReasons[0]).toContain('Likes vary')
  })

  it('say of one weak sign that it is one, and how many checks were clear', () => {
    const found = engagementVerdict([flat(1.5), seen('comment-like-ratio', 'shape', 1), seen('engagement-blocks', 'shape', 1), residual(1)])
    expect(found).toEqual({
      purchasedEngagement: 'insufficient',
      engagementReasons: [
        'One weak sign is not enough to tell: 2 of 3 checks of its likes and comments were clear.',
        'Likes vary by only 4.00 % over 20 posts; 32 % is usual.',
      ],
    })
  })

  it('say of no sign at all nothing, and of too few checks how many ran', () => {
    const clear = (signal: string) => seen(signal, 'shape', 1)
    expect(engagementVerdict([clear('comment-like-ratio'), clear('engagement-blocks')]).engagementReasons).toEqual([])
    expect(engagementVerdict([clear('comment-like-ratio')]).engagementReasons).toEqual([
      'Not enough data to tell: 1 of 1 checks of its likes and comments could run.',
    ])
  })
})
