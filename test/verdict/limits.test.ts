import { describe, expect, it } from 'vitest'
import { ENGAGEMENT_LIMITS } from '../../src/verdict/engagement.ts'
import { LABEL_LIMITS } from '../../src/verdict/label.ts'
import { GROUP_LIMITS } from '../../src/verdict/ledger.ts'
import { VERDICT_DEFAULTS, verdictLimits } from '../../src/verdict/limits.ts'

describe('the limits of the verdict', () => {
  it('are the built-in ones where the config says nothing', () => {
    expect(verdictLimits({})).toEqual({ groups: GROUP_LIMITS, labels: LABEL_LIMITS, engagement: ENGAGEMENT_LIMITS })
  })

  it('have one name each', () => {
    expect(VERDICT_DEFAULTS).toMatchObject({ likely: 0.7, sampleHigh: 3.4, linkDamping: 0, engagementLow: -0.6, engagementStrongSign: 2 })
    expect(Object.keys(VERDICT_DEFAULTS)).toHaveLength(9 + 5 * 3 + 3)
  })

  it('change one by one, and 0 is a value like any other', () => {
    const { groups, labels, engagement } = verdictLimits({ possible: 0.5, sampleHigh: 2, shapeDamping: 0, engagementClearChecks: 3 })
    expect(groups).toEqual({
      ...GROUP_LIMITS,
      sample: { ...GROUP_LIMITS.sample, high: 2 },
      shape: { ...GROUP_LIMITS.shape, damping: 0 },
    })
    expect(labels).toEqual({ ...LABEL_LIMITS, possible: 0.5 })
    expect(engagement).toEqual({ ...ENGAGEMENT_LIMITS, clearChecks: 3 })
  })

  it('may meet, but not cross', () => {
    expect(verdictLimits({ linkLow: 1.1 }).groups.link).toEqual({ low: 1.1, high: 1.1, damping: 0 })
    expect(verdictLimits({ linkDamping: 1 }).groups.link.damping).toBe(1)
    for (const crossed of [{ linkLow: 1.11 }, { linkHigh: -0.51 }, { linkDamping: -0.01 }, { linkDamping: 1.01 }])
      expect(() => verdictLimits(crossed), JSON.stringify(crossed)).toThrow('The limits of the group link do not fit together')
  })

  it.each([{ likely: 0.3 }, { possible: 0.71 }, { possible: 0 }, { likely: 1 }])('of the words have an order within 0 and 1: %o', crossed =>
    expect(() => verdictLimits(crossed)).toThrow('The limits of the verdict do not fit together'),
  )

  it('of the words are not negative', () => {
    expect(() => verdictLimits({ singleSign: -1 })).toThrow('The limit “singleSign” of the verdict is -1.')
    expect(verdictLimits({ singleSign: 0 }).labels.singleSign).toBe(0)
  })

  it('that do not exist are refused with the nearest that does, or with all', () => {
    expect(() => verdictLimits({ likly: 1 })).toThrow('There is no limit “likly” of the verdict.')
    const hint = (name: string) => {
      try {
        verdictLimits({ [name]: 1 })
      } catch (error) {
        return (error as { hint: string }).hint
      }
      return null
    }
    expect(hint('likly')).toBe('Did you mean “likely”?')
    expect(hint('xyzzyxyzzy')).toMatch(/^Known: likely, possible, .*, sampleLow, .*, engagementClearChecks\.$/)
    // a name that every object has is no limit
    expect(hint('constructor')).not.toBeNull()
  })
})
