import { describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

const accounts = 'handle,platform,followers\nbrie,instagram,50000\nfeta,instagram,50000\n'

/** Twenty posts of each, with these counts. */
async function of(brie: (i: number) => string, feta: (i: number) => string = i => `${400 + 30 * i},${9 + i}`) {
  const posts = Array.from({ length: 20 }, (_, i) => [`brie,2026-09-${i + 10},${brie(i)}`, `feta,2026-09-${i + 10},${feta(i)}`]).flat()
  const report = await vet([
    { path: 'accounts.csv', content: accounts },
    { path: 'posts.csv', content: `handle,date,likes,comments\n${posts.join('\n')}\n` },
  ])
  const account = report.accounts.find(({ handle }) => handle === 'brie')!
  const outcomes = ['flat-likes', 'engagement-blocks'].map(id => account.evidence.find(({ signal }) => signal === id)!.outcome)
  return { account, outcomes, said: report.diagnostics.filter(({ code }) => code === 'repeated-averages') }
}

describe('posts that all have the same counts', () => {
  it('are averages: of how they differ nothing is known, and it is said', async () => {
    const { account, outcomes, said } = await of(() => '500,12')
    expect(outcomes).toEqual(['unknown', 'unknown'])
    expect(account).toMatchObject({ engagementRatePct: 1.024, purchasedEngagement: 'insufficient' })
    expect(said.map(({ message }) => message)).toEqual([
      'All 20 posts of brie have the same likes, and the same of another count: these look like averages, and are taken as such. How the posts differ is unknown. Export the counts of each post.',
    ])
  })

  it('are counted where there are more of them', async () => {
    const { said } = await of(
      () => '500,12',
      () => '610,4',
    )
    expect(said[0]!.message).toMatch(/^All 20 posts of brie \(and those of 1 other account\) have the same likes/)
  })

  it('are counts where only the likes are the same, which is a sign', async () => {
    const { account, outcomes, said } = await of(i => `500,${3 + i}`)
    expect(outcomes).toEqual(['fired', 'clear'])
    expect(account.purchasedEngagement).toBe('possible')
    expect(said).toEqual([])
  })

  it('are what they say where there is no like and no comment', async () => {
    expect((await of(() => '0,0')).said).toEqual([])
  })
})
