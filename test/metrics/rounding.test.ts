import { describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'
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

describe('a rounded follower count that no account row tells', () => {
  const codes = async (content: string, path = 'own.csv') => {
    const { diagnostics } = await vet([{ path, content }])
    return diagnostics.filter(({ code }) => code === 'rounded-at-bound').map(({ message }) => message)
  }
  const posts = (followers: string) =>
    `handle,platform,date,likes,comments,followers at posting\nbrie,instagram,2026-02-01,20,1,1900\nbrie,instagram,2026-02-02,20,1,${followers}\n`

  it('but its posts, is said', async () => {
    expect(await codes(posts('2K'))).toEqual([
      'The followers of brie are rounded: from 1,500 to 2,499 are possible, so the tier may be nano as well as micro. Export the exact count.',
    ])
    expect(await codes(posts('2000'))).toEqual([])
    // the newest post counts
    expect(await codes(posts('2.9K').replace('1900', '2K'))).toEqual([])
  })

  it('but its history, is said once', async () => {
    const history = 'handle,platform,date,followers\nbrie,instagram,2026-02-01,98K\nbrie,instagram,2026-02-02,100K\n'
    const both = `${history}feta,instagram,2026-02-02,100K\n`
    expect(await codes(history)).toEqual([expect.stringMatching(/^The followers of brie .* from 99,500 to 100,499/)])
    expect(await codes(both)).toEqual([expect.stringMatching(/^The followers of brie .* So it is with 1 more\.$/)])
  })

  it('but the author of its posts, is said', async () => {
    const video = (fans: string, i: number) => ({
      id: `v${i}`, text: 'Rind', createTimeISO: `2026-02-0${i + 1}T10:00:00.000Z`, diggCount: 90, shareCount: 1, playCount: 900, commentCount: 2,
      'authorMeta.name': 'brie', 'authorMeta.fans': fans,
    }) // biome-ignore format: one glance
    expect(await codes(JSON.stringify([video('98.1K', 0), video('100K', 1)]), 'videos.json')).toHaveLength(1)
    expect(await codes(JSON.stringify([video('100K', 0), video('98.1K', 1)]), 'videos.json')).toEqual([])
  })
})
