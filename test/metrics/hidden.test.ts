import { expect, test } from 'vitest'
import { vet } from '../../src/index.ts'

const ACCOUNTS = 'handle,platform,followers\nhid,instagram,20000\nquiet,instagram,20000\nopen,instagram,20000'
const POSTS = 'handle,platform,postId,date,likes,comments'
const rows = (handle: string, likes: (i: number) => number, comments: (i: number) => number) =>
  Array.from(
    { length: 15 },
    (_, i) => `${handle},instagram,${handle}${i},2026-09-${String(i + 1).padStart(2, '0')},${likes(i)},${comments(i)}`,
  )

const run = async (posts: readonly string[]) => {
  const report = await vet([
    { path: 'accounts.csv', content: ACCOUNTS },
    { path: 'posts.csv', content: [POSTS, ...posts].join('\n') },
  ])
  const account = (handle: string) => report.accounts.find(account => account.handle === handle)!
  return { account, said: report.diagnostics.map(({ code, message }) => `${code}: ${message}`) }
}

test('likes of 0 under posts that people commented on are hidden ones, and accuse nobody', async () => {
  // ten posts of fifteen say 0; the five others have 310, 320 … 350 likes and 5 comments: 335 / 20,000 = 1.675 %
  const { account, said } = await run([
    ...rows('hid', i => (i < 10 ? 0 : 310 + (i - 10) * 10), i => (i < 9 ? 5 : i === 9 ? 0 : 5)), // biome-ignore format: a table
    ...rows('open', i => 299 + (i % 3), () => 6), // biome-ignore format: a table
  ])
  expect(account('hid')).toMatchObject({ engagementRatePct: 1.675, likesPerPost: 330, purchasedFollowers: 'no-sign' })
  expect(account('open').engagementRatePct).toBe(1.53)
  expect(said).toEqual([
    'zero-likes: 10 posts of hid have 0 likes where that cannot be: there are comments, or no post has a like. Their likes are taken for hidden, and count as unknown.',
  ])
})

test('an account without a single like beside others that have some is unknown, not at 0 %', async () => {
  const { account } = await run([...rows('quiet', () => 0, () => 0), ...rows('open', () => 300, () => 6)]) // biome-ignore format: a table
  expect(account('quiet')).toMatchObject({ engagementRatePct: null, purchasedFollowers: 'insufficient' })
})

test('a post that nobody liked or commented on counts as it is', async () => {
  const { account, said } = await run(rows('open', i => (i === 3 ? 0 : 2), () => 1)) // biome-ignore format: a table
  // fourteen posts of 3 and one of 1: the median is 3 / 20,000
  expect(account('open')).toMatchObject({ engagementRatePct: 0.015, purchasedFollowers: 'possible' })
  expect(said).toEqual([])
})

test('what is hidden of one account is not of another with as many posts', async () => {
  const history = ['handle,platform,date,followers', ...Array.from({ length: 21 }, (_, i) => `open,instagram,2026-09-${String(i + 1).padStart(2, '0')},${10_000 + i * 1000}`)].join('\n') // biome-ignore format: one list
  const alone = rows('open', i => 300 + i, () => 6) // biome-ignore format: one list
  const zeros = rows('hid', i => (i % 2 ? 0 : 310), () => 5) // biome-ignore format: one list
  const growth = async (posts: readonly string[]) => {
    const report = await vet([
      { path: 'accounts.csv', content: ACCOUNTS },
      { path: 'history.csv', content: history },
      { path: 'posts.csv', content: [POSTS, ...posts].join('\n') },
    ])
    return report.accounts.find(({ handle }) => handle === 'open')!.evidence.find(({ signal }) => signal === 'decoupled-growth')
  }
  const expected = await growth(alone)
  expect(expected).toMatchObject({ n: 14 })
  expect(await growth([...zeros, ...alone])).toEqual(expected)
  expect(await growth(alone)).toEqual(expected)
})
