import { expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

const accounts = { path: 'accounts.csv', content: 'handle,platform,followers\nbrie,instagram,5000\ngouda,instagram,7000' }
const posts = {
  path: 'posts.csv',
  content: [
    'handle,platform,date,type,likes,comments,shares,views,caption,pinned',
    'brie,instagram,2026-08-03,reel,100,5,2,900,Paid partnership with a dairy #ad,no',
    'brie,instagram,2026-08-02,image,80,4,,,A quiet morning,no',
    'brie,instagram,2026-08-01,image,,4,,,Hidden likes,no',
    'brie,instagram,2026-07-31,image,70,3,1,,,yes',
  ].join('\n'),
}

it('draws posts newest first, without those whose likes are unknown, and says which ones count', async () => {
  const report = await vet([accounts, posts], { charts: true, only: '@Brie' })
  expect(report.accounts.map(({ handle }) => handle)).toEqual(['brie'])
  expect(report.accounts[0]!.charts).toEqual({
    followers: [],
    steps: [],
    posts: [
      { date: '2026-08-03', type: 'reel', engagement: 107, views: 900, sponsored: true, counted: true },
      { date: '2026-08-02', type: 'image', engagement: 84, views: null, sponsored: false, counted: false },
      { date: '2026-07-31', type: 'image', engagement: 74, views: null, sponsored: null, counted: false },
    ],
  })
  expect(report.accounts[0]!.postsLeftOut).toEqual({
    pinned: 1,
    foreignOwner: 0,
    hiddenLikes: 1,
    tooYoung: 0,
    incomplete: 1,
    otherKinds: 0,
    tooFew: 0,
  })
})

it('counts the posts that the rate counts, and of each what the rate counts', async () => {
  const rows = (cells: (i: number) => string) => Array.from({ length: 9 }, (_, i) => `brie,instagram,2026-08-0${9 - i},${cells(i)}`)
  const drawn = async (content: string, options = {}) => {
    const {
      accounts: [account],
    } = await vet([accounts, { path: 'posts.csv', content }], { charts: true, only: 'brie', ...options })
    const counted = account!.charts!.posts.filter(post => post.counted).map(({ engagement }) => engagement!)
    return { account: account!, counted, median: counted.sort((a, b) => a - b)[Math.floor(counted.length / 2)]! }
  }
  const header = 'handle,platform,date,likes,comments,shares,saves,views'
  // two lack comments, and shares are told of two only
  const some = await drawn([header, ...rows(i => `${100 + 10 * i},${i < 2 ? '' : 5},${i > 6 ? 40 : ''},9,900`)].join('\n'))
  expect([some.counted.length, some.account.postsSampled, some.account.postsLeftOut.incomplete]).toEqual([7, 7, 2])
  expect((some.median / 5000) * 100).toBeCloseTo(some.account.engagementRatePct!, 6)
  const saved = await drawn([header, ...rows(i => `${100 + 10 * i},5,4,9,900`)].join('\n'), { includeSaves: true })
  expect((saved.median / 5000) * 100).toBeCloseTo(saved.account.engagementRatePct!, 6)
  const seen = await drawn([header, ...rows(i => `${100 + 10 * i},5,4,9,${i < 3 ? '' : 900}`)].join('\n'), { er: 'views' })
  expect([seen.counted.length, seen.account.postsSampled]).toEqual([6, 6])
})

it('carries no charts where no page asks for them', async () => {
  expect((await vet([accounts, posts])).accounts.map(({ charts }) => charts)).toEqual([null, null])
})

it('judges the one account as within the whole file', async () => {
  const peers = Array.from({ length: 25 }, (_, i) => `peer${i},instagram,9000,${100 + 9 * i},5`)
  const file = {
    path: 'a.csv',
    content: ['handle,platform,followers,likesPerPost,commentsPerPost', 'brie,instagram,9000,30,1', ...peers].join('\n'),
  }
  const all = await vet([file])
  const one = await vet([file], { only: 'brie' })
  expect(one.accounts).toEqual(all.accounts.filter(({ handle }) => handle === 'brie'))
  expect(one.accounts[0]!.peerGroup).toBe('instagram · 26 peers in this file')
})

it('names the nearest handles for one that is not there', async () => {
  await expect(vet([accounts], { only: 'bire' })).rejects.toMatchObject({ code: 'no-such-account', hint: 'Did you mean @brie?' })
  await expect(vet([accounts], { only: 'xyzzyx' })).rejects.toMatchObject({ hint: expect.stringContaining('--all') })
})

it('says of an account whose row was rejected, or that is in another part, why it is not there', async () => {
  const list = { path: 'list.csv', content: 'handle,platform,followers\nbrie,instagram,20000\nfeta,instagram,12k?\n' }
  await expect(vet([list], { only: 'feta' })).rejects.toThrow(
    'No account that could be read is called feta; 1 row was rejected: list.csv, line 3: “12k?” is no number that followers can be, so the row was rejected.',
  )
  await expect(vet([list], { only: 'gouda' })).rejects.toThrow(/^No account that could be read is called gouda; 1 row was rejected: /)
  const parts = await Promise.all(
    ['1/2', '2/2'].map(shard => vet([list], { only: 'brie', shard }).catch(error => (error as Error).message)),
  )
  expect(parts.filter(part => typeof part === 'string')).toEqual([expect.stringMatching(/^brie is not in part [12] of 2\.$/)])
})
