import { expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

const judged = async (likes: (i: number) => number | string) => {
  const posts = Array.from({ length: 20 }, (_, i) => `brie,instagram,p${i},2026-06-${String(i + 1).padStart(2, '0')},photo,${likes(i)},8`)
  const { accounts } = await vet([
    { path: 'accounts.csv', content: 'handle,platform,followers,date\nbrie,instagram,9000,2026-08-01\n' },
    { path: 'posts.csv', content: `handle,platform,postId,date,type,likes,comments\n${posts.join('\n')}\n` },
  ])
  const { likelihoodRatio, outcome } = accounts[0]!.evidence.find(({ signal }) => signal === 'flat-likes')!
  return [outcome, likelihoodRatio, accounts[0]!.purchasedEngagement]
}

it('likes that vary less than chance alone makes people’s are a strong sign', async () => {
  // a variance of 16 about a mean of 1,007, where people who like for themselves have one of 1,007 at least
  expect(await judged(i => 1_003 + 2 * (i % 5))).toEqual(['fired', 2, 'possible'])
})

it('flat ones that vary as chance has it are a weak one', async () => {
  expect(await judged(i => 1_003 + 20 * (i % 5))).toEqual(['fired', 1.2, 'insufficient'])
})

it('rounded ones do not tell', async () => {
  expect(await judged(i => (i % 2 ? '1K' : '1.1K'))).toEqual(['fired', 1.2, 'insufficient'])
  expect((await judged(() => '1K'))[0]).toBe('unknown')
})
