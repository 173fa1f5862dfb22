import { expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

const read = async (content: unknown) => {
  const { accounts, inputs, diagnostics } = await vet(
    [{ path: 'export.json', content: typeof content === 'string' ? content : JSON.stringify(content) }],
    { sort: 'followers' },
  )
  return {
    accounts: accounts.map(({ handle, platform, followers, likesPerPost }) => [handle, platform, followers, likesPerPost]),
    kinds: inputs.map(({ kind, accepted }) => [kind, accepted]),
    codes: diagnostics.map(({ code }) => code),
  }
}

it('records under the handles of their accounts are theirs', async () => {
  const [brie, feta] = [
    { platform: 'instagram', followers: 20_000, likesPerPost: 300 },
    { platform: 'instagram', followers: 3000, likesPerPost: 90 },
  ]
  const accounts = [
    ['brie.b', 'instagram', 20_000, 300],
    ['feta.f', 'instagram', 3000, 90],
  ]
  expect(await read({ 'brie.b': brie, 'feta.f': feta })).toEqual({ accounts, kinds: [['accounts', 2]], codes: ['keys-as-handles'] })
  // numbers before records that name themselves are no names
  expect((await read({ 1: { handle: 'brie.b', ...brie }, 2: { handle: 'feta.f', ...feta } })).accounts).toEqual(accounts)
})

it('so are the posts in them', async () => {
  const posts = (likes: number) =>
    Array.from({ length: 6 }, (_, i) => ({ id: `p${i}`, date: `2026-08-0${i + 1}`, likes: likes + i, comments: 3 }))
  const { accounts, kinds } = await read({
    'brie.b': { platform: 'instagram', followers: 20_000, posts: posts(300) },
    'feta.f': { platform: 'instagram', followers: 3000, posts: posts(90) },
  })
  expect(kinds).toEqual([['accounts', 2], ['posts', 12]]) // biome-ignore format: one glance
  expect(accounts).toEqual([
    ['brie.b', 'instagram', 20_000, 302.5],
    ['feta.f', 'instagram', 3000, 92.5],
  ])
})

it('also where the first of them has thousands', async () => {
  const posts = (name: string, n: number) => Array.from({ length: n }, (_, i) => ({ id: `${name}${i}`, date: '2026-08-01', likes: 300 }))
  const { kinds, accounts } = await read({
    'brie.b': { followers: 20_000, platform: 'instagram', posts: posts('a', 5200) },
    'feta.f': { followers: 3000, platform: 'instagram', posts: posts('b', 30) },
  })
  expect(kinds).toEqual([['accounts', 2], ['posts', 5230]]) // biome-ignore format: one glance
  expect(accounts[0]).toEqual(['brie.b', 'instagram', 20_000, 300])
})

it('of two handles that begin alike, the longer has its own', async () => {
  const posts = (likes: number) => Array.from({ length: 6 }, (_, i) => ({ id: `p${likes}.${i}`, date: `2026-08-0${i + 1}`, likes }))
  const of = (followers: number, likes: number) => ({ platform: 'instagram', followers, posts: posts(likes) })
  expect((await read({ brie: of(100_000, 3000), 'brie.b': of(1000, 40) })).accounts).toEqual([['brie', 'instagram', 100_000, 3000], ['brie.b', 'instagram', 1000, 40]]) // biome-ignore format: one glance
})

it('records and lists under platforms are of these', async () => {
  const [brie, feta] = [
    { handle: 'brie.b', followers: 20_000, likesPerPost: 300 },
    { handle: 'brie.b', followers: 3000, likesPerPost: 90 },
  ]
  const accounts = [
    ['brie.b', 'instagram', 20_000, 300],
    ['brie.b', 'tiktok', 3000, 90],
  ]
  expect((await read({ instagram: brie, tiktok: feta })).accounts).toEqual(accounts)
  expect((await read({ instagram: [brie], TikTok: [feta] })).accounts).toEqual(accounts)
  // what a record says itself is surer
  expect((await read({ instagram: [{ ...brie, platform: 'threads' }] })).accounts).toEqual([['brie.b', 'threads', 20_000, 300]])
})

it('parts of one record are no accounts', async () => {
  const record = { account: { username: 'brie.b', followers: 20_000 }, metrics: { likesPerPost: 300, commentsPerPost: 4 } }
  expect((await read(record)).accounts).toMatchObject([['brie.b', 'unknown', 20_000, 300]])
})

it('places in a list, kinds of posts and days are no accounts', async () => {
  const [one, other] = [
    { followers: 20_000, likesPerPost: 300 },
    { followers: 19_000, likesPerPost: 280 },
  ]
  await expect(read({ 0: one, 1: other })).rejects.toThrow('no header that vet knows')
  await expect(read({ posts: { count: 12, likes: 300 }, reels: { count: 5, likes: 900 } })).rejects.toThrow('no column of handles')
  await expect(read({ reels: one, stories: other })).rejects.toThrow('no header that vet knows')
  const [recent, former] = [{ followers: 20_000, avgLikes: 3 }, { followers: 20_000, avgLikes: 300 }] // biome-ignore format: one glance
  await expect(read({ last_7_days: recent, last_30_days: former })).rejects.toThrow('no header that vet knows')
  await expect(read({ male: recent, female: former })).rejects.toThrow('no header that vet knows')
  const days = { '2026-08': { handle: 'brie.b', ...one }, '2026-07': { handle: 'brie.b', ...other } }
  expect((await read(days)).accounts).toEqual([['brie.b', 'unknown', 20_000, 300]])
  const { inputs } = await vet([{ path: 'brie.csv', content: 'handle,platform,followers\nbrie.b,instagram,20000' }, { path: 'history.json', content: JSON.stringify({ '2026-08-01': { followers: 19_000 }, '2026-08-02': { followers: 20_000 } }) }]) // biome-ignore format: two files
  expect(inputs[1]).toMatchObject({ kind: 'history', rows: 2, accepted: 2 })
})

it('within one key, with others that have more keys or nothing in them, they are read all the same', async () => {
  const [brie, feta] = [{ handle: 'brie.b', followers: 20_000 }, { handle: 'feta.f', followers: 3000, a: 1, b: 2, c: 3, d: 4 }] // biome-ignore format: one glance
  for (const content of [
    { total: 2, creators: { brie, feta } },
    { brie, gouda: null, feta },
    { feta, brie },
  ])
    expect((await read(content)).kinds).toEqual([['accounts', 2]])
})

it('what tells of the export may stand beside them, and its day is theirs', async () => {
  const [brie, feta] = [
    { platform: 'instagram', followers: 20_000, posts: [{ id: 'p1', date: '2026-08-01', likes: 300, comments: 3 }] },
    { platform: 'instagram', followers: 3000 },
  ]
  const { accounts } = await vet([{ path: 'export.json', content: JSON.stringify({ meta: { version: 2, total: 2 }, tool: 'cheese', exported_at: '2026-08-20', 'brie.b': brie, 'feta.f': feta }) }]) // biome-ignore format: one object
  expect(accounts.map(({ handle, followers, snapshotDate, postsSampled }) => [handle, followers, snapshotDate, postsSampled])).toEqual([['brie.b', 20_000, '2026-08-20', 1], ['feta.f', 3000, '2026-08-20', null]]) // biome-ignore format: a table
  // figures beside them are those of one account
  expect(
    (await read({ username: 'brie.b', followers: 20_000, photos: { likesPerPost: 300 }, clips: { likesPerPost: 900 } })).accounts,
  ).toHaveLength(1)
})

it('thousands of them are read as few are, whether or not their keys tell whose they are', async () => {
  const posts = (i: number) => [0, 1].map(k => ({ id: `p${i}.${k}`, date: '2026-08-01', likes: 300, comments: 3 }))
  const of = (name: (i: number) => string) => Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [name(i), { followers: 5000 + i, posts: posts(i) }])) // biome-ignore format: one thought
  const { kinds } = await read(of(i => `brie.${i}`))
  expect(kinds).toEqual([['accounts', 3000], ['posts', 6000]]) // biome-ignore format: one glance
  await expect(read({ ...of(i => `brie ${i}`) })).rejects.toThrow('None of the 6000 rows could be used.')
})

it('of keyed records that break off, the last is left', async () => {
  const text =
    '{"brie.b":{"platform":"instagram","followers":20000},"feta.f":{"platform":"instagram","followers":3000},"gouda":{"platform":"instagram","followers":1'
  expect(await read(text)).toMatchObject({ accounts: [['brie.b', 'instagram', 20_000, null], ['feta.f', 'instagram', 3000, null]], codes: ['broken-json'] }) // biome-ignore format: one glance
})

it('NaN is said to be none of JSON', async () => {
  const records = [
    { handle: 'brie.b', platform: 'instagram', followers: 20_000 },
    { handle: 'feta.f', followers: 0 },
  ]
  const { diagnostics } = await vet([{ path: 'export.json', content: JSON.stringify(records).replace(':0}', ':NaN}') }])
  expect(diagnostics[0]!.message).toMatch(/“N” is unexpected\. .*If NaN or Infinity stands there, write null for it/)
})
