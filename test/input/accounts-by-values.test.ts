import { describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

const read = (...lines: readonly string[]) => vet([{ path: 'list.csv', content: lines.join('\n') }], { sort: 'followers' })
const named = async (...lines: readonly string[]) =>
  (await read(...lines)).accounts.map(({ handle, platform, followers }) => [handle, platform, followers])

it.each([
  ['Name,Instagram,Followers', 'Brie B,@brie.b,20000', 'Feta F,feta.f,3000'],
  ['Name,IG,Followers', 'Brie B,https://instagram.com/brie.b,20000', 'Feta F,@feta.f,3000'],
  ['Influencer,Instagram,Followers', 'Brie B,brie.b,20000', 'Feta F,feta.f,3000'],
  ['Creator,Instagram,Followers', 'Brie B,brie.b,20000', 'Feta F,feta.f,3000'],
  ['Name,Link,Followers', 'Brie B,https://www.instagram.com/brie.b/,20000', 'Feta F,instagram.com/feta.f?hl=de,3000'],
  ['Handle,Instagram Followers', 'brie.b,20000', 'feta.f,3000'],
  ['Handle,Followers (Instagram)', 'brie.b,20000', 'feta.f,3000'],
  ['Name,Instagram Handle,Insta Followers', 'Brie B,brie.b,20000', 'Feta F,feta.f,3000'],
])('“%s” names accounts of Instagram', async (...lines) => {
  expect(await named(...lines)).toEqual([
    ['brie.b', 'instagram', 20_000],
    ['feta.f', 'instagram', 3000],
  ])
})

it.each([
  ['counts', 'Name,Instagram,TikTok,Followers', 'Brie B,20000,300,20300', 'Feta F,3000,400,3400', '“Instagram” holds values such as “20000”'],
  ['yes and no', 'Name,Instagram,TikTok,Followers', 'Brie B,yes,no,20300', 'Feta F,yes,yes,3400', '“Instagram” holds values such as “yes”'],
  ['other pages', 'Name,Link,Followers', 'Brie B,https://brie.example,20300', 'Feta F,https://feta.example,3400', '“Link” holds values such as “https://brie.example”'],
])('a column of %s names nobody', async (_, header, one, other, said) => {
  await expect(read(header, one, other)).rejects.toThrow(`no column of handles: ${said}`)
}) // biome-ignore format: a table

it('figures of another platform than that of the handles are not theirs, and are said', async () => {
  const { accounts, diagnostics } = await read('Handle,Followers (Instagram),Followers (TikTok)', 'brie.b,20000,90', 'feta.f,3000,80')
  expect(accounts.map(({ followers }) => followers)).toEqual([20_000, 3000])
  expect(diagnostics.map(({ code, message }) => [code, message.slice(-45)])).toEqual([
    ['several-platforms', 'once more with --map followers="Followers (TikTok)".'.slice(-45)],
  ])
})

it('a column that tells the platform is surer than the header of a figure', async () => {
  await expect(read('Handle,Platform,TikTok Followers', 'brie.b,instagram,20000')).rejects.toThrow('no figures')
})

it('what a form asks for is what it is called', async () => {
  const { accounts, inputs } = await read(
    'Timestamp,"What\u2019s your Instagram handle?",How many followers do you have?,Your rate per post (EUR)',
    '10/3/2026 14:22:10,@brie.b,48k,350',
    '10/4/2026 09:12:01,https://instagram.com/feta.f?igshid=1,12k,120',
  )
  expect(accounts).toMatchObject([{ handle: 'brie.b', platform: 'instagram', price: 350, currency: 'EUR' }, { handle: 'feta.f' }])
  expect(inputs[0]!.unusedColumns).toEqual(['Timestamp'])
})

it('columns of months are said, as those of days are', async () => {
  const { diagnostics } = await read(
    'influencer,platform,followers_2026_06,followers_2026_07,followers_2026_08,avg_likes',
    'brie,x,1,2,3,4',
  )
  expect(diagnostics).toMatchObject([{ code: 'days-as-columns', value: 'followers_2026_06' }])
  expect(diagnostics[0]!.message).toContain('One alone can be read with --map followers="followers_2026_08".')
})

it('data without a header line are told from an unknown header', async () => {
  await expect(read('brie.daily,instagram,12400,420,11', 'gouda.life,instagram,9100,300,9')).rejects.toThrow('has no line with the names of its columns: it starts with “brie.daily”, “instagram”, “12400”') // biome-ignore format: one glance
  await expect(read('One,Two', 'brie,x')).rejects.toThrow('has no header that vet knows: it starts with “One”, “Two”')
})

it('medians a post are read, and sums over so many posts are said', async () => {
  const { accounts, diagnostics } = await read(
    'handle,platform,followers,Median Likes,Median Comments,Views (last 30 posts)',
    'brie,instagram,20000,300,12,90000',
  )
  expect(accounts).toMatchObject([{ likesPerPost: 300, commentsPerPost: 12, viewsPerPost: null }])
  expect(diagnostics).toMatchObject([{ code: 'near-header', message: expect.stringContaining('--map views="Views (last 30 posts)"') }])
})

it('rows of several days are told by whatever the day is called', async () => {
  for (const header of ['Snapshot', 'Date of snapshot', 'Recorded at', 'Fetched at']) {
    const { accounts, diagnostics } = await read(
      `handle,platform,followers,${header}`,
      'brie,x,48200,2026-08-01',
      'brie,x,81000,2026-10-01',
    )
    expect([accounts.map(({ followers, source }) => [followers, source.line]), diagnostics]).toEqual([[[81_000, 3]], []])
  }
})

describe('a figure of one platform beside others', () => {
  it('does not make the row’s other figures that platform’s', async () => {
    const { accounts, inputs } = await read('handle,followers,engagement rate,TikTok avg likes', 'brie,67000,3.1%,69', 'feta,90000,2.8%,80')
    expect(accounts).toMatchObject([{ platform: 'unknown', engagementRatePct: 2.8 }, { platform: 'unknown', engagementRatePct: 3.1 }]) // biome-ignore format: one glance
    expect(inputs[0]!.unusedColumns).toEqual(['TikTok avg likes'])
  })

  it('is read of the platform that the user named, else of that whose handles are there', async () => {
    const { accounts, diagnostics } = await vet([{ path: 'list.csv', content: 'Username,TikTok followers,Instagram followers,Avg likes\nbrie,800000,10000,300' }], { platform: 'instagram' }) // biome-ignore format: one call
    expect(accounts).toMatchObject([{ handle: 'brie', platform: 'instagram', followers: 10_000 }])
    expect(diagnostics[0]!.message).toContain(
      'those of instagram are read, from “Instagram followers”, and those of tiktok (“TikTok followers”) are not',
    )
    expect(await named('Instagram,TikTok,TT followers,IG followers', 'brie.b,brie.t,800000,10000')).toEqual([['brie.b', 'instagram', 10_000]]) // biome-ignore format: one glance
  })
})

it.each([
  ['$1,200', '$800'],
  ['60%', '55%'],
  ['250K+', '1.2M'],
  ['active', 'paused'],
  ['feature', 'mention'],
])('“%s” under a platform is no account beside a column of handles', async (...values) => {
  const rows = values.map((value, i) => `brie.${i},${50_000 + i},1500,"${value}"`)
  expect(await named('Creator,Followers,Avg likes,Instagram', ...rows)).toEqual([['brie.1', 'unknown', 50_001], ['brie.0', 'unknown', 50_000]]) // biome-ignore format: one glance
})

it('“Follower” over numbers are those of an account, over names one of a sample', async () => {
  expect(await named('Account;Plattform;Follower;Beiträge;Likes pro Post', 'kaese.kalle;Instagram;48.200;312;1.105', 'brot.bertha;Instagram;12.500;88;390')).toEqual([['kaese.kalle', 'instagram', 48_200], ['brot.bertha', 'instagram', 12_500]]) // biome-ignore format: a table
  expect((await read('Account;Follower;Beiträge', 'kaese.kalle;brot.bertha;12', 'kaese.kalle;rinde.rudi;3')).inputs[0]!.kind).toBe(
    'followers',
  )
})

it('averages in German and what is not told in French are read', async () => {
  const { accounts, diagnostics } = await read('Handle;Plattform;Follower;Beiträge;Likes (Ø);Durchschn. Kommentare;Aufrufe (Durchschnitt)', 'brie;Instagram;12.000;n.c.;300;12;4.000') // biome-ignore format: a table
  expect(accounts).toMatchObject([{ followers: 12_000, likesPerPost: 300, commentsPerPost: 12, viewsPerPost: 4000 }])
  expect(diagnostics.map(({ code }) => code)).toEqual(['missing-value'])
})

it('posts in a record are read by their dates and counts alone, sums of days are not taken for them', async () => {
  const counts = [1, 2, 3].map(day => ({ date: `2026-08-0${day}`, likes: 400, comments: 9 }))
  const of = async (list: string) =>
    (await vet([{ path: 'a.json', content: JSON.stringify([{ handle: 'tofu', platform: 'x', followers: 34_000, [list]: counts }]) }]))
      .accounts[0]
  expect(await of('posts')).toMatchObject({ likesPerPost: 400, postsSampled: 3 })
  const pages = [1, 2].map(page => ({ page, content: [{ handle: `tofu.${page}`, platform: 'x', followers: 9000, likesPerPost: 90 }] }))
  expect((await vet([{ path: 'pages.json', content: JSON.stringify(pages) }])).accounts).toMatchObject([{ followers: 9000, likesPerPost: 90 }, { likesPerPost: 90 }]) // biome-ignore format: one glance
  expect(await of('insights')).toMatchObject({ likesPerPost: null, postsSampled: null })
})
