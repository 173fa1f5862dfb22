import { describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'
import { quantaOf, quantumAt, roundingSd } from '../../src/metrics/quantum.ts'

/** What one signal says of posts with these likes and views. */
async function seen(signal: string, counts: readonly (readonly [likes: number | string, views: number | string])[]) {
  const posts = ['handle,platform,likes,comments,views', ...counts.map(([likes, views]) => `brie,tiktok,${likes},9,${views}`)].join('\n')
  const report = await vet([
    { path: 'a.csv', content: 'handle,platform,followers\nbrie,tiktok,600000' },
    { kind: 'posts', input: { path: 'p.csv', content: posts } },
  ])
  return report.accounts[0]!.evidence.find(item => item.signal === signal)!
}

const posts = (n: number, count: (i: number) => readonly [number | string, number | string]) =>
  Array.from({ length: n }, (_, i) => count(i))

describe('the step that counts are rounded to', () => {
  it('is told for thousands and millions apart, and is none where counts are exact', () => {
    expect(quantaOf([1_000, 2_000, 950, 3_000])).toEqual({ thousands: 1_000, millions: 0 })
    expect(quantaOf([1_200, 3_000, 4_500_000, 2_000_000])).toEqual({ thousands: 100, millions: 100_000 })
    expect(quantaOf([1_040, 1_011, 1_950, Number.NaN])).toEqual({ thousands: 0, millions: 0 })
    expect(quantaOf([500, 600])).toEqual({ thousands: 0, millions: 0 })
    expect([999, 1_000, 1_000_000].map(count => quantumAt({ thousands: 100, millions: 100_000 }, count))).toEqual([0, 100, 100_000])
  })

  it('gives a spread by itself', () => {
    expect(roundingSd([1_000, 2_000, 1_000, 3_000])).toBeCloseTo(1_000 / Math.sqrt(12), 9)
    expect(roundingSd([1_041, 2_003])).toBe(0)
  })
})

describe('rounded likes', () => {
  it.each(['1M', '2K'])('that are all alike (%s) do not tell whether they vary', async likes => {
    expect(
      await seen(
        'flat-likes',
        posts(18, i => [i % 6 ? likes : likes.replace('1', '2'), '9M']),
      ),
    ).toMatchObject({
      outcome: 'unknown',
      missing: ['likes that are not rounded so coarsely'],
    })
  })

  it('tell it where they are rounded finely', async () => {
    expect(
      (
        await seen(
          'flat-likes',
          posts(18, i => [`1.${i % 2 ? 3 : 2}M`, '9M']),
        )
      ).outcome,
    ).toBe('fired')
    expect(
      (
        await seen(
          'flat-likes',
          posts(18, i => [500 + (i % 3), 9_000]),
        )
      ).outcome,
    ).toBe('fired')
  })
})

describe('more likes than views', () => {
  it('are none where rounding explains them', async () => {
    expect(
      (
        await seen(
          'impossible-counts',
          posts(15, i => [[1_040, 1_010, 950][i % 3]!, '1K']),
        )
      ).observed,
    ).toBe(0)
    expect(
      (
        await seen(
          'impossible-counts',
          posts(15, i => [`${2 + (i % 2)}K`, 1_711 + (i % 2) * 1_000]),
        )
      ).observed,
    ).toBe(0)
  })

  it('are some beyond that', async () => {
    expect(
      (
        await seen(
          'impossible-counts',
          posts(15, i => [2_041 + i, '1K']),
        )
      ).observed,
    ).toBe(15)
    expect(
      (
        await seen(
          'impossible-counts',
          posts(15, i => [1_041 + i, 1_011 + i]),
        )
      ).observed,
    ).toBe(15)
  })
})
