import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

const day = (i: number) => `2026-08-${String(i + 1).padStart(2, '0')}`
const several = (n: number, row: (i: number) => string) => Array.from({ length: n }, (_, i) => row(i)).join('\n')

async function of(platform: string, posts: string) {
  const { accounts, diagnostics } = await vet([
    { path: 'accounts.csv', content: `handle,platform,followers\nbrie.one,${platform},50000\n` },
    { path: 'posts.csv', content: posts },
  ])
  return { accounts, codes: diagnostics.map(({ code }) => code) }
}

it.each([
  [
    'TikTok Studio',
    'tiktok',
    'Video link,Post time,Video title,Total likes,Total comments,Total shares,Total views',
    (i: number, likes: number) => `https://vm.tiktok.com/${likes}${i},${day(i)},t,${likes},50,20,40000`,
  ],
  [
    'X',
    'x',
    'Post id,Date,Post text,Post Link,Impressions,Likes,Reposts,Replies',
    (i: number, likes: number) => `${likes}${i},${day(i)},t,https://x.com/i/status/${likes}${i},90000,${likes},20,50`,
  ],
  [
    'Sprout, as far as its headers go',
    'instagram',
    'Network,Date,Post Type,Likes,Comments,Engagements',
    (i: number, likes: number) => `Instagram,${day(i)},Photo,${likes},50,${likes + 70}`,
  ],
] as const)('a column added to an export of %s says whose its posts are', async (_, platform, header, row) => {
  for (const name of ['handle', 'Account', 'Username']) {
    const posts = `${name},${header}\n${several(5, i => `brie.one,${row(i, 3000)}`)}\n${several(6, i => `feta.two,${row(i, 5)}`)}\n`
    const { accounts, codes } = await of(platform, posts)
    expect(accounts.map(({ handle, likesPerPost, postsSampled }) => [handle, likesPerPost, postsSampled])).toEqual([['brie.one', 3000, 5]])
    expect(codes).toContain('posts-without-account')
    expect(codes).not.toContain('handle-taken')
  }
})

it('says whose a history is that has no column for it by itself', async () => {
  const header = 'Account,Date,Followers,Difference in followers from previous day'
  const { accounts, codes } = await of(
    'tiktok',
    `${header}\n${several(30, i => `feta.two,${day(i)},${30_000 + 3 * i},3`)}\n${several(30, i => `brie.one,${day(i).replace('-08-', '-09-')},${49_600 + 12 * i},12`)}\n`,
  )
  expect(accounts[0]).toMatchObject({ handle: 'brie.one', unexplainedGrowthPct: 0 })
  expect(codes).toContain('posts-without-account')
})

it('is the id of the channel in what YouTube answers for videos', async () => {
  const [channels, videos] = ['channels', 'videos'].map(name => `fixtures/presets/youtube-api-${name}/${name}.json`)
  const { accounts } = await vet([channels!, videos!], { sort: 'handle' })
  expect(
    accounts.map(({ handle, viewsPerPost, likesPerPost, postsSampled }) => [handle, viewsPerPost, likesPerPost, postsSampled]),
  ).toEqual([
    ['curdsandwhey', 42_000, 1600, 3],
    ['rindreport', 1000, 15, 2],
    ['ucc0000000000000000brine', null, null, null],
  ])
  const two = JSON.parse(readFileSync(channels!, 'utf8')) as { items: { id: string }[] }
  two.items[1]!.id = two.items[0]!.id
  const same = await vet([{ path: 'channels.json', content: JSON.stringify(two) }, videos!], { sort: 'handle' })
  expect(same.accounts.map(({ postsSampled }) => postsSampled)).toEqual([null, null, null])
  expect(same.diagnostics.map(({ code }) => code)).toContain('posts-without-account')
})
