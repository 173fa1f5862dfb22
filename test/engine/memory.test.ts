import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryEngine } from '../../src/engine/memory.ts'
import { vet } from '../../src/index.ts'
import { collectDiagnostics } from '../../src/input/diagnostics.ts'
import { tableOptions } from '../../src/input/options.ts'
import type { Bundle } from '../../src/model/records.ts'
import { PLAIN_MONEY } from '../../src/money/row.ts'
import { cases } from '../runs.ts'

const DAY = 86_400_000

const accounts = `handle,platform,followers\nbrie.belle,instagram,20000\ncamembert.carl,instagram,30000\n`
const post = (handle: string, id: string, day: number, likes: number) =>
  `${handle},instagram,${id},2026-08-${String(day).padStart(2, '0')},${likes},${Math.round(likes / 40)}`

async function bundlesOf(accountRows: string, postRows: readonly string[]): Promise<Bundle[]> {
  const diagnostics = collectDiagnostics()
  const engine = memoryEngine(null)
  const { readInput } = await import('../../src/input/read.ts')
  const options = { ...tableOptions({}, {}), asOf: null, watch: null, kind: null, money: PLAIN_MONEY }
  await readInput({ path: 'accounts.csv', content: accountRows }, options, null, engine, diagnostics)
  const content = ['handle,platform,postId,date,likes,comments', ...postRows].join('\n')
  await readInput({ path: 'posts.csv', content }, options, null, engine, diagnostics)
  const bundles: Bundle[] = []
  for await (const some of engine.gatherHere(diagnostics).bundles(() => true)) bundles.push(...some)
  return bundles
}

describe('the engine in memory', () => {
  it('hands each account its posts, newest first', async () => {
    const [brie, carl] = await bundlesOf(accounts, [
      post('brie.belle', '1', 3, 100),
      post('camembert.carl', '2', 9, 50),
      post('brie.belle', '3', 5, 200),
      post('brie.belle', '4', 4, 300),
    ])
    expect(Array.from(brie!.posts!.likes)).toEqual([200, 300, 100])
    expect(Array.from(brie!.posts!.date)).toEqual([5, 4, 3].map(day => Date.UTC(2026, 7, day)))
    expect(Array.from(carl!.posts!.likes)).toEqual([50])
  })

  it('counts a post with the same id once, with the figures read last', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => post('brie.belle', `p${i % 30}`, 1 + (i % 30), 100 + i))
    const [brie] = await bundlesOf(accounts, rows)
    expect(brie!.posts!.length).toBe(30)
    // p0 to p9 were read again as 130 to 139
    expect(Array.from(brie!.posts!.likes).sort((a, b) => a - b)).toEqual([
      ...Array.from({ length: 20 }, (_, i) => 110 + i),
      ...Array.from({ length: 10 }, (_, i) => 130 + i),
    ])
  })

  it('leaves undated posts in file order after the dated ones', async () => {
    const [brie] = await bundlesOf(accounts, [
      'brie.belle,instagram,a,,7,1',
      'brie.belle,instagram,b,2026-08-02,8,1',
      'brie.belle,instagram,c,,9,1',
    ])
    expect(Array.from(brie!.posts!.likes)).toEqual([8, 7, 9])
  })

  it('makes a history of two dated rows of one account', async () => {
    const [brie] = await bundlesOf(
      'handle,platform,followers,date,name\nbrie.belle,instagram,20000,2026-08-01,Brie\nbrie.belle,instagram,21000,2026-09-01,Brie\n',
      [],
    )
    expect(Array.from(brie!.history!.followers)).toEqual([20000, 21000])
    expect(brie!.history!.date[1]! - brie!.history!.date[0]!).toBe(31 * DAY)
    expect(brie!.account.followers).toBe(21000)
  })

  it('gives the same report whatever the order of the rows', async () => {
    const rows = Array.from({ length: 24 }, (_, i) =>
      post(i % 2 ? 'brie.belle' : 'camembert.carl', `id${i}`, 1 + (i % 5), 90 + ((i * 37) % 60)),
    )
    const report = async (order: readonly string[]) => {
      const content = ['handle,platform,postId,date,likes,comments', ...order].join('\n')
      return (
        await vet(
          [
            { path: 'accounts.csv', content: accounts },
            { path: 'posts.csv', content },
          ],
          { postsWindow: 7 },
        )
      ).accounts
    }
    const expected = await report(rows)
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async order => {
        expect(await report(order)).toEqual(expected)
      }),
      cases(30),
    )
  })
})
