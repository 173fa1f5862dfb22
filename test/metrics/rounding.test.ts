import { describe, expect, it } from 'vitest'
import { collectDiagnostics } from '../../src/input/diagnostics.ts'
import { sayRoundedAtBound } from '../../src/metrics/rounding.ts'
import { TIER_PRESETS } from '../../src/metrics/tiers.ts'
import { newAccount, withFields } from '../../src/model/account-row.ts'

const TIERS = { name: 'classic', all: TIER_PRESETS.classic, byPlatform: {}, byNiche: {} }

/** What is said of a follower count that may be off by so much. */
function said(followers: number | null, followersRoundedBy: number, tiers = TIERS) {
  const diagnostics = collectDiagnostics()
  const row = withFields(newAccount('brie', 'instagram', { file: 'accounts.csv', line: 7 }), { followers, followersRoundedBy })
  sayRoundedAtBound(row, tiers, diagnostics)
  return diagnostics.list()
}

describe('a rounded follower count', () => {
  it('that may lie on either side of a bound is said, with what is possible', () => {
    expect(said(100_000, 500)).toMatchObject([
      {
        code: 'rounded-at-bound',
        severity: 'warning',
        message:
          'The followers of brie are rounded: from 99,500 to 100,499 are possible, so the tier may be micro as well as macro. Export the exact count.',
        ...{ file: 'accounts.csv', line: 7, field: 'followers', value: '100000' },
      },
    ])
    // below a bound that it may reach: up to 1,000,000 and not 999,999
    expect(said(999_600, 401)).toHaveLength(1)
  })

  it('that stays on one side is not', () => {
    expect(said(100_500, 500)).toEqual([])
    expect(said(99_500, 500)).toEqual([])
    expect(said(99_500, 501)).toHaveLength(1)
    expect(said(100_499, 500)).toHaveLength(1)
    expect(said(150_000, 500)).toEqual([])
  })

  it('that is exact, or unknown, is not, even at a bound', () => {
    expect(said(100_000, 0)).toEqual([])
    expect(said(null, 500)).toEqual([])
  })

  it('is held against the bounds of its own platform', () => {
    const own = { ...TIERS, byPlatform: { instagram: { micro: 1, macro: 50_000, celebrity: 1_000_000 } } }
    expect(said(50_000, 500, own)).toHaveLength(1)
    expect(said(100_000, 500, own)).toEqual([])
  })
})
