import { describe, expect, it } from 'vitest'
import { peersOf, platformsOf } from '../../src/peers/baseline.ts'
import { gatherPeers } from '../../src/peers/expectation.ts'
import { NORMS } from '../../src/peers/norms.ts'
import { normsWith } from '../../src/peers/overrides.ts'
import { factsOf } from './facts.ts'

const accounts = ['instagram', 'youtube', 'threads'].flatMap(platform =>
  Array.from({ length: 44 }, (_, i) =>
    factsOf({
      ...{ platform, followers: 5_000 + 900 * i, posts: 20 + i, likesPerPost: 60 + 5 * (i % 7), commentsPerPost: i % 3, viewsPerPost: 800 },
      ...{ niche: i % 2 ? 'cheese' : 'music', country: i % 2 ? 'FR' : 'DE' },
    }),
  ),
)
const peers = gatherPeers(accounts, { norms: NORMS, baseline: null })
const kept = (norms = NORMS) => JSON.parse(JSON.stringify({ platforms: platformsOf(peers, norms, 100) }))

describe('what a baseline keeps', () => {
  it('comes back from its file as it was', () => {
    expect(peersOf(kept(), NORMS)).toEqual(
      new Map([...peers.platforms].map(([platform, of]) => [platform, { ...of, purges: [], samples: [] }])),
    )
    expect(peersOf(kept(), NORMS).get('instagram')!.fit!.niches.get('cheese')!.peers).toBe(22)
    expect(peersOf(kept(), NORMS).get('instagram')!.fit!.countries.get('de')!.peers).toBe(22)
  })

  it('of too few accounts has no fit', () => {
    const few = gatherPeers(accounts.slice(0, 5), { norms: NORMS, baseline: null })
    const file = JSON.parse(JSON.stringify({ platforms: platformsOf(few, NORMS, 100) }))
    expect(file.platforms.instagram.fit).toBeNull()
    expect(peersOf(file, NORMS).get('instagram')!.fit).toBeNull()
  })

  it('names the norm by its formula, year and rates at three sizes; none where there is none', () => {
    const { instagram, threads } = kept().platforms
    expect(threads.norm).toBeNull()
    expect(instagram.norm).toMatchObject({ formula: 'likes+comments', year: 2026 })
    // 1.1 % at 22,000, and by e^(−0.05·ln(F/22,000)) less at a million; 3,000 lies below 10,000 as well
    const [small, middle, large] = instagram.norm.lnRates
    expect(middle).toBeCloseTo(Math.log(0.011), 12)
    expect(large).toBeCloseTo(Math.log(0.011) - 0.05 * Math.log(1_000_000 / 22_000), 12)
    expect(small).toBeCloseTo(Math.log(0.011) - 0.05 * Math.log(10 / 22) - 0.5 * Math.log(0.3), 12)
  })
})

describe('a baseline under other norms', () => {
  const rates = (...pct: number[]) => pct.map((each, i): [number, number] => [[3_000, 22_000, 1_000_000][i]!, each])
  const under = (before: ReturnType<typeof normsWith>, after: ReturnType<typeof normsWith>) => () => peersOf(kept(before), after)
  const of = (instagram: Parameters<typeof normsWith>[0][string]) => normsWith({ instagram })

  it('is refused where the formula or a rate at any size is another', () => {
    const before = of({ ratePct: rates(3, 2, 1) })
    expect(under(before, of({ ratePct: rates(3, 2, 1) }))).not.toThrow()
    for (const other of [rates(3.1, 2, 1), rates(3, 2.1, 1), rates(3, 2, 1.1), rates(2.9, 2, 1)])
      expect(under(before, of({ ratePct: other }))).toThrow('The baseline was made against another norm for instagram than this run has.')
    expect(under(before, of({ ratePct: rates(3, 2, 1), formula: 'likes' }))).toThrow('another norm for instagram')
  })

  it('is refused where there was a norm and is none, or the reverse', () => {
    const threads = normsWith({ threads: { ratePct: rates(3, 2, 1) } })
    expect(under(NORMS, threads)).toThrow('another norm for threads')
    expect(under(threads, NORMS)).toThrow('another norm for threads')
  })

  it('is good under another source, year or spread', () => {
    const ratePct = rates(3, 2, 1)
    expect(under(of({ ratePct, year: 2025, source: 'a' }), of({ ratePct, year: 2026, source: 'b', sd: 0.3 }))).not.toThrow()
  })
})
