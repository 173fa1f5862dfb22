import { describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

const read = async (content: string) => await vet([{ path: 'list.csv', content }])

describe('a list that calls its handles creators', () => {
  it('is read by them, beside a column of platforms', async () => {
    const { accounts, inputs } = await read('Creator,Platform,Followers\n@loaf.lars,Instagram,23400\n@sue.b,TikTok,18400\n')
    expect(accounts.map(({ platform, handle, creator }) => [platform, handle, creator])).toEqual([
      ['instagram', 'loaf.lars', null],
      ['tiktok', 'sue.b', null],
    ])
    expect(inputs[0]!.columns).toMatchObject({ handle: 'Creator', platform: 'Platform' })
  })

  it('is read by them where “Channel”, else a handle, holds platforms', async () => {
    const { accounts } = await read('Creator,Channel,Followers\n@loaf.lars,Instagram,23400\n@sue.b,TikTok,18400\n')
    expect(accounts.map(({ platform, handle }) => `${platform}/${handle}`)).toEqual(['instagram/loaf.lars', 'tiktok/sue.b'])
  })

  it('is refused where they are names of people, with what to do', async () => {
    await expect(read('Creator,Platform,Followers\nLars Loaf,Instagram,23400\nSue Bee,TikTok,18400\n')).rejects.toMatchObject({
      message: 'list.csv has no column of handles: “Creator” holds names of people, who may have several accounts.',
      hint: 'Name the column of handles with --map handle="…"; if the accounts are called by these names, with --map handle="Creator".',
    })
  })

  it('keeps people who have handles of their own', async () => {
    const { accounts } = await read('Creator,Handle,Followers\nLars,loaf.lars,23400\n')
    expect(accounts[0]).toMatchObject({ handle: 'loaf.lars', creator: 'Lars' })
  })
})

it('knows a German list of posts by its headers', async () => {
  const { inputs, accounts, diagnostics } = await vet([
    { path: 'accounts.csv', content: 'handle,platform,followers\nuta.unusual,instagram,35500\n' },
    {
      path: 'posts.csv',
      content:
        'Creator handle;Veröffentlicht am;Gefällt mir;Kommentare;Beitrags-Link\nuta.unusual;13.10.2026 09:00;1.100;3;https://www.instagram.com/p/U3/\nuta.unusual;28.10.2026 09:00;987;21;https://www.instagram.com/p/U2/\nuta.unusual;28.10.2026 09:00;987;21;https://www.instagram.com/p/U2/\n',
    },
  ])
  expect(inputs[1]).toMatchObject({ kind: 'posts', rows: 3, accepted: 3 })
  expect(accounts).toMatchObject([{ handle: 'uta.unusual', postsSampled: 2 }])
  expect(diagnostics).toMatchObject([
    {
      message: '1 post of uta.unusual (instagram) stands in the input more than once (same id or address); the later figures are used.',
      file: null,
    },
  ])
})

it('says why no row could be used, by what befell most of them first', async () => {
  const content = 'handle,followers,price\nAnna Bee,5000,70 €\nbert,6000,80 €\ncarl,7000,90 €\n'
  await expect(vet([{ path: 'list.csv', content }], { map: { followers: 'price' } })).rejects.toMatchObject({
    message: 'None of the 3 rows could be used.',
    hint: '2 rows, as list.csv, line 3: “80 €” is no number that followers can be, so the row was rejected. 1 row, as list.csv, line 2: This is a name rather than a handle (handles have no blanks), so the row was rejected.',
  })
})

it('counts also the rows whose reasons are not listed one by one', async () => {
  const names = Array.from({ length: 150 }, (_, i) => `person.${i},tiktok,many\n`)
  const content = `handle,platform,followers\n${names.join('')},instagram,1000\n`
  await expect(vet([{ path: 'list.csv', content }], { map: { followers: 'followers' } })).rejects.toMatchObject({
    hint: expect.stringMatching(/^150 rows, as list\.csv, line 2: “many” .* 1 row, as list\.csv, line 152: This row names no account/),
  })
})

it('says of history whose days cannot be told that its rows are rejected', async () => {
  await expect(read('Username,Date,Followers\nann,11/3/2026,1000\nann,11/4/2026,1010\n')).rejects.toMatchObject({
    hint: expect.stringContaining('nothing else in “Date” tells, so the row was rejected. Say it with'),
  })
})

it('reads a handle without the pictures that stand behind it', async () => {
  const { accounts } = await read('handle,platform,followers\n@brie.queen 🧀👑,instagram,5000\ngouda 🇳🇱,instagram,6000\n')
  expect(accounts.map(({ handle }) => handle).sort()).toEqual(['brie.queen', 'gouda'])
  await expect(read('handle,platform,followers\nbrie 🧀 queen,instagram,5000\n')).rejects.toThrow('None of the 1 rows')
})

describe('records with keys that only gather others', () => {
  const json = async (value: unknown) => await vet([{ path: 'list.json', content: JSON.stringify(value) }])

  it('are read through them', async () => {
    const { accounts } = await json({
      data: [{ username: 'brie', platform: 'x', public_metrics: { followers_count: 18_422, tweet_count: 812 } }],
    })
    expect(accounts).toMatchObject([{ handle: 'brie', platform: 'x', followers: 18_422, posts: 812 }])
  })

  it('say less than a key outright', async () => {
    const { accounts } = await json([{ handle: 'brie', stats: { followers: 5 }, followers: 18_422 }])
    expect(accounts).toMatchObject([{ followers: 18_422 }])
  })

  it('say nothing where two of them disagree, and both are named', async () => {
    const of = (handle: string, stats: number, insights: number) => ({ handle, platform: 'x', stats: { followers: stats }, insights: { followers: insights } }) // biome-ignore format: one record
    const { accounts, diagnostics, inputs } = await json([of('brie', 5000, 5000), of('feta', 6000, 7000)])
    expect(accounts).toMatchObject([{ followers: null }, { followers: null }])
    expect(inputs[0]!.unusedColumns).toContain('stats.followers')
    expect(diagnostics.find(({ code }) => code === 'columns-disagree')).toMatchObject({
      message: expect.stringMatching(
        /“stats\.followers” and “insights\.followers” both mean followers and disagree, first in line 2; neither is used/,
      ),
    })
    expect((await json([of('brie', 5000, 5000), of('feta', 6000, 6000)])).accounts).toMatchObject([
      { followers: 5000 },
      { followers: 6000 },
    ])
  })

  it('about somebody tell nothing of a post itself', async () => {
    const post = (likes: number) => ({
      id: `p${likes}`,
      like_count: likes,
      text: 'new',
      author: { id: 7, username: 'brie', followers: 900, created_at: '2015-01-01' },
    })
    const { accounts, inputs } = await json([post(1), post(2)])
    expect(inputs).toMatchObject([
      { kind: 'posts', columns: { handle: 'author.username', likes: 'like_count', authorFollowers: 'author.followers' } },
    ])
    expect(inputs[0]!.unusedColumns).toEqual(['author.id', 'author.created_at'])
    expect(accounts).toMatchObject([{ handle: 'brie', followers: 900, postsSampled: 2 }])
  })

  it('are not any key: what grew is no count', async () => {
    const { accounts } = await json([{ handle: 'brie', platform: 'instagram', avgLikes: 3, growth: { followers: 5 } }])
    expect(accounts).toMatchObject([{ followers: null }])
  })

  it('hold posts as well', async () => {
    const latestPosts = [
      { shortcode: 'C1', taken_at_timestamp: 1_793_448_000, edge_liked_by: { count: 129 }, edge_media_to_comment: { count: 3 } },
    ]
    const { accounts } = await json([{ username: 'brie', network: 'instagram', edge_followed_by: { count: 1000 }, latestPosts }])
    expect(accounts).toMatchObject([{ followers: 1000, postsSampled: 1, likesPerPost: 129, commentsPerPost: 3 }])
  })
})

describe('a header that is not enough', () => {
  it('without handles is said to have none, whatever else is known of it', async () => {
    await expect(read('Platform,Followers,Avg. Likes\ninstagram,5000,10\n')).rejects.toMatchObject({
      message: 'list.csv has “Platform”, “Followers”, “Avg. Likes” in its header, and no column of handles.',
      hint: expect.stringContaining('--map handle="Your header"'),
    })
  })

  it('without handles names the column that looks most like them', async () => {
    const content = 'Team,Who,Found at,Platform,Followers\n1,Lars L,@lars,instagram,5000\n2,Sue S,@sue,tiktok,6000\n'
    await expect(read(content)).rejects.toMatchObject({ hint: expect.stringContaining('--map handle="Found at"') })
    await expect(read(content.replaceAll('@', ''))).rejects.toMatchObject({
      hint: expect.stringContaining('--map handle="Found at"'),
    })
  })

  it('without figures is said to have none, with the header that was meant', async () => {
    await expect(read('Handle,Folowers\nbrie,5000\n')).rejects.toMatchObject({
      message: 'list.csv has “Handle” in its header, and no figures that vet knows.',
      hint: expect.stringContaining('“Folowers” is near followers.'),
    })
  })

  it('is near nothing where it is a letter', async () => {
    await expect(read('Dear team\nBest, Ann\n')).rejects.toMatchObject({
      message: 'list.csv has no header that vet knows: it starts with “Dear team”.',
      hint: expect.not.stringContaining('near'),
    })
  })
})

describe('a column of platforms under a header that means a handle', () => {
  it('may hold one that nobody knows', async () => {
    const names = ['ann', 'bert', 'carl', 'dora', 'emil']
    const rows = names.map((name, i) => `@${name}.x,${i === 3 ? 'Lemon8' : 'Instagram & TikTok'},${23_400 + i}\n`)
    const { accounts } = await read(`Creator,Channel,Followers\n${rows.join('')}`)
    expect(accounts.map(({ handle }) => handle).sort()).toEqual(names.map(name => `${name}.x`))
    expect(accounts.find(({ handle }) => handle === 'dora.x')).toMatchObject({ platform: 'lemon8' })
  })

  it('is refused where no other column holds handles', async () => {
    await expect(read('Channel,Followers\nInstagram,23400\nTikTok,18400\n')).rejects.toMatchObject({
      message: 'list.csv has no column of handles: “Channel” holds platforms.',
      hint: 'Name the column of handles with --map handle="…"; if the accounts are called as these platforms are, with --map handle="Channel".',
    })
    await expect(read('Creator,Channel,Followers\nLars Loaf,Instagram,23400\nSue Bee,TikTok,18400\n')).rejects.toMatchObject({
      message: 'list.csv has no column of handles: “Channel” holds platforms, and “Creator” names of people.',
      hint: expect.stringContaining('--map handle="Creator"'),
    })
  })

  it('leaves the platforms’ own accounts what they are', async () => {
    const { accounts } = await read('Username,Followers\ninstagram,672000000\nyoutube,40000000\n')
    expect(accounts.map(({ handle }) => handle).sort()).toEqual(['instagram', 'youtube'])
  })

  it('names the platform of posts, whose handles a creator’s column holds', async () => {
    const { accounts, inputs } = await read('Creator,Channel,Date,Likes\n@loaf.lars,Instagram,2026-10-01,23\n@sue.b,TikTok,2026-10-02,24\n')
    expect(accounts.map(({ platform, handle }) => `${platform}/${handle}`).sort()).toEqual(['instagram/loaf.lars', 'tiktok/sue.b'])
    expect(inputs).toMatchObject([{ kind: 'posts', columns: { handle: 'Creator', platform: 'Channel' }, unusedColumns: [] }])
  })

  it('leaves posts and history to the one account of that platform', async () => {
    const { accounts } = await vet([
      { path: 'accounts.csv', content: 'handle,platform,followers\nloaf.lars,instagram,23400\n' },
      { path: 'posts.csv', content: 'Channel,Date,Likes\nInstagram,2026-10-01,23\nInstagram,2026-10-02,25\n' },
    ])
    expect(accounts).toMatchObject([{ handle: 'loaf.lars', postsSampled: 2 }])
  })
})

it('says that a header with a typing mistake is read as platform', async () => {
  const { accounts, diagnostics } = await read('handle,platfrom,followers\nloaf.lars,instagram,23400\n')
  expect(accounts).toMatchObject([{ handle: 'loaf.lars', platform: 'instagram' }])
  expect(diagnostics).toMatchObject([
    { code: 'near-header', severity: 'warning', column: 2, message: expect.stringContaining('--map platform="platfrom"') },
  ])
})

it('reads posts whose handles stand under “Creator” as posts', async () => {
  const { inputs, accounts } = await read(
    'Creator,Platform,Date,Likes\n@loaf.lars,Instagram,2026-10-01,23\n@loaf.lars,Instagram,2026-10-02,25\n',
  )
  expect(inputs).toMatchObject([{ kind: 'posts', accepted: 2 }])
  expect(accounts).toMatchObject([{ handle: 'loaf.lars', platform: 'instagram', postsSampled: 2 }])
})

it('rejects the one name among creators that are marked as handles', async () => {
  const { inputs, accounts } = await read('Creator,Platform,Followers\n@lars 🍞,Instagram,23400\n@sue,TikTok,18400\nSue Bee,TikTok,18400\n')
  expect(inputs).toMatchObject([{ rows: 3, rejected: 1 }])
  expect(accounts.map(({ handle }) => handle).sort()).toEqual(['lars', 'sue'])
})

it('says that what is named as the handle has blanks, which handles have not', async () => {
  const content = 'Name,platform,followers\nUta U,instagram,5000\nUte U,instagram,6000\n'
  const { accounts, diagnostics } = await vet([{ path: 'list.csv', content }], { map: { handle: 'Name' } })
  expect(accounts).toHaveLength(2)
  expect(diagnostics).toMatchObject([{ code: 'handle-with-blanks', severity: 'warning', line: 2, column: 1, value: 'Uta U' }])
  expect((await vet([{ path: 'list.csv', content: content.replaceAll(' U', '.u') }], { map: { handle: 'Name' } })).diagnostics).toEqual([])
})

it('says which header is a letter off, and reads nothing from it', async () => {
  const { accounts, diagnostics } = await read('handle,platform,folowers,likes per post\nann.a,instagram,1200,40\n')
  expect(accounts).toMatchObject([{ followers: null }])
  expect(diagnostics.filter(({ code }) => code === 'near-header')).toMatchObject([
    {
      column: 3,
      field: 'followers',
      message: '“folowers” is near followers, and is not used. If it is that, say so with --map followers="folowers".',
    },
  ])
})

describe('rows of likes that name an account twice and no followers', () => {
  const content = 'handle;Gefällt mir;Kommentare;Aufrufe\nuta.unusual;1204;33;12801\nuta.unusual;987;21;9700\n'

  it('are said to be posts, most likely', async () => {
    const { diagnostics } = await read(content)
    expect(diagnostics.filter(({ code }) => code === 'maybe-posts')).toMatchObject([
      {
        message: expect.stringMatching(
          /most likely posts: uta\.unusual has several rows, as lines 2 and 3, .* Say so with --posts list\.csv\.$/,
        ),
      },
    ])
  })

  it('are read as such where the user says so', async () => {
    const { accounts } = await vet([{ input: { path: 'list.csv', content }, kind: 'posts' }])
    expect(accounts).toMatchObject([{ handle: 'uta.unusual', postsSampled: 2 }])
  })

  it('may be accounts where each has one', async () => {
    const { diagnostics } = await read(content.replace('\nuta.unusual', '\nuta.two'))
    expect(diagnostics.filter(({ code }) => code === 'maybe-posts')).toEqual([])
  })
})

describe('counts in the unit that their header names', () => {
  const list =
    'Handle,Platform,Followers (K),Avg. Likes (K),Avg. Comments\na.one,instagram,12.4,0.31,22\nb.two,instagram,122,1.9,40\nc.three,instagram,9,200,12\nd.four,instagram,8.1M,,\n'

  it('are read in it, which is said', async () => {
    const { accounts, diagnostics } = await read(list)
    const found = accounts.map(({ handle, followers, likesPerPost }) => [handle, followers, likesPerPost]).sort()
    expect(found).toEqual([['a.one', 12_400, 310], ['b.two', 122_000, 1900], ['c.three', 9000, 200_000], ['d.four', 8_100_000, null]]) // biome-ignore format: one glance
    expect(diagnostics.filter(({ code }) => code === 'unit-in-header')).toMatchObject([
      { column: 3, message: '“Followers (K)” is in thousands, as its header says: 2.5 there is read as 2,500.' },
      { column: 4 },
    ])
  })

  it.each([
    'Followers [in K]',
    'Followers (thousands)',
    'Follower (Tsd.)',
    'Followers (000s)',
    'Followers in thousands',
    'Followers (’000)',
  ])('as in %s', async header => {
    for (const map of [{}, { followers: header }]) {
      const { accounts } = await vet([{ path: 'list.csv', content: list.replace('Followers (K)', header) }], { map })
      expect(accounts.find(({ handle }) => handle === 'b.two')).toMatchObject({ followers: 122_000 })
    }
  })

  it('are unknown where a mark may be either, and where the header may be wrong', async () => {
    const marked = await read('Handle,Platform,Followers (K)\na.one,instagram,"1,500"\nb.two,instagram,12\n')
    expect(marked.accounts.map(({ followers }) => followers).sort()).toEqual([12_000, null])
    expect(marked.diagnostics.map(({ code, line }) => [code, line])).toContainEqual(['undecided-number', 2])
    const full = await read('Handle,Platform,Followers (K)\na.one,instagram,12400\nb.two,instagram,9000\n')
    expect(full.accounts).toMatchObject([{ followers: null }, { followers: null }])
    expect(full.diagnostics).toContainEqual(expect.objectContaining({ code: 'undecided-unit', severity: 'error', column: 3 }))
  })

  it('are refused where some cells have the unit themselves, and unknown where one is far too large', async () => {
    const own = await read('handle,platform,Followers (K)\nanna,instagram,12.4K\nbert,instagram,980\ncarl,instagram,1.2M\n')
    expect(own.accounts.map(({ followers }) => followers)).toEqual([null, null, null])
    const one = await read('handle,platform,Followers (K)\nanna,instagram,12.4\nbert,instagram,18400\ncarl,instagram,150\n')
    expect(one.accounts.map(({ handle, followers }) => [handle, followers]).sort()).toEqual([['anna', 12_400], ['bert', null], ['carl', 150_000]]) // biome-ignore format: one glance
    expect(one.diagnostics).toContainEqual(expect.objectContaining({ code: 'undecided-number', line: 3 }))
    // the exact column beside it agrees
    const both = await read('handle,platform,followers,Followers (K)\nanna,instagram,12400,12.4\nbert,instagram,20100,20.1\n')
    expect(both.accounts.map(({ followers }) => followers).sort()).toEqual([12_400, 20_100])
    expect(both.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('are the same to either engine', async () => {
    const posts = ['handle,platform,post id,date,likes (K),comments', ...[1, 2, 3, 4, 5, 6].map(i => `nora,instagram,p${i},2026-09-0${i},1.${i},9`)].join('\n') // biome-ignore format: one list
    for (const engine of ['memory', 'duckdb'] as const) {
      const { accounts } = await vet([{ path: 'accounts.csv', content: 'handle,platform,followers\nnora,instagram,90000' }, { path: 'posts.csv', content: posts }], { engine }) // biome-ignore format: one list
      expect(accounts).toMatchObject([{ likesPerPost: 1350 }])
    }
  })
})

describe('addresses in a column that is no other’s', () => {
  it.each([
    ['Link', undefined, ['instagram/stella.p', 'tiktok/rocco', 'unknown/no.link']],
    ['profileUrl', undefined, ['instagram/stella.p', 'tiktok/rocco', 'unknown/no.link']],
    // people have one handle everywhere, and a link in the biography leads elsewhere
    ['Link', 'youtube', ['youtube/no.link', 'youtube/rocco', 'youtube/stella.p']],
  ])('tell the platform that nothing else does: %s, --platform %s', async (header, given, found) => {
    const { accounts } = await vet(
      [{ path: 'list.csv', content: `Account,${header},Followers\n@stella.p,https://instagram.com/stella.p,12400\nrocco,https://www.tiktok.com/@rocco,9000\nno.link,,8000\n` }],
      given === undefined ? {} : { platform: given },
    ) // biome-ignore format: one list
    expect(accounts.map(({ platform, handle }) => `${platform}/${handle}`).sort()).toEqual(found)
  })

  it('tell nothing where they lead to somebody else', async () => {
    const { accounts } = await read(
      'Account,Link,Followers\nstella.p,https://instagram.com/pina,12400\nrocco,https://instagram.com/agency,9000\n',
    )
    expect(accounts.map(({ platform }) => platform)).toEqual(['unknown', 'unknown'])
  })

  it.each(['memory', 'duckdb'] as const)('of posts tell the platform of each (%s)', async engine => {
    const row = (url: string, day: number) => `rind,https://${url},2026-09-0${day},40,3`
    const content = ['username,url,date,likes,comments', row('x.com/rind/status/1', 1), row('x.com/rind/status/2', 2), row('www.instagram.com/p/Rind1/', 3)].join('\n') // biome-ignore format: one list
    const { accounts } = await vet([{ path: 'posts.csv', content }], { engine })
    expect(accounts.map(({ platform, postsSampled }) => [platform, postsSampled]).sort()).toEqual([['instagram', 1], ['x', 2]]) // biome-ignore format: one glance
  })
})

it('reads what HypeAuditor estimates a post to cost', async () => {
  const { accounts } = await read('Account;Followers;Est. post price\nstella.p;12400;€ 180 - 320\n')
  expect(accounts).toMatchObject([{ price: 320, currency: 'EUR' }])
})

describe('rows with a handle on each of two platforms', () => {
  const form = (first: string, second: string) =>
    `Full name,${first},How many followers do you have?,Avg likes,${second},TikTok followers\nAnn Lee,annlee.eats,12.4K,340,annlee,200k\nBo B,bo_bakes,9000,210,n/a,n/a\nCy C,@cy.cooks,10k+,1k,,\n`

  it.each([
    ['Instagram handle (without @)', 'TikTok handle'],
    ['IG handle', 'TikTok username'],
    ['Instagram username', 'TikTok URL'],
  ])('are those of the first, and the others are said: %s, %s', async (first, second) => {
    const { accounts, diagnostics } = await read(form(first, second))
    expect(accounts.map(({ platform, handle, followers }) => [platform, handle, followers]).sort()).toEqual([
      ['instagram', 'annlee.eats', 12_400],
      ['instagram', 'bo_bakes', 9000],
      ['instagram', 'cy.cooks', 10_000],
    ])
    const message = `The rows name accounts on several platforms: those of instagram are read, from “${first}”, and those of tiktok (“${second}”, “TikTok followers”) are not. Give each account a row of its own, with a column platform and its own followers; or read the file once more with --map handle="${second}" --map followers="TikTok followers".`
    expect(diagnostics).toMatchObject([{ code: 'several-platforms', severity: 'warning', column: 5, message }])
  })

  it('are those of the other where the user says so', async () => {
    const map = { handle: 'TikTok handle', followers: 'TikTok followers' }
    const { accounts } = await vet([{ path: 'list.csv', content: form('Instagram handle (without @)', 'TikTok handle') }], { map })
    expect(accounts).toMatchObject([{ platform: 'tiktok', handle: 'annlee', followers: 200_000 }])
  })
})
