import { describe, expect, it } from 'vitest'
import { type Report, type VetOptions, vet } from '../../src/index.ts'

const ACCOUNTS = { path: 'accounts.csv', content: 'handle,platform,followers\nbrie,instagram,20000\n' }
const POSTS = 'date,likes,comments\n2026-11-01,100,3\n2026-11-02,110,3\n'
const SAMPLE = `follower,followers,following,posts\n${Array.from({ length: 40 }, (_, i) => `fan.${'abcdefgh'[i % 8]}${'klmno'[Math.floor(i / 8)]},${100 + 9 * i},${120 + 7 * i},${3 + i}`).join('\n')}\n`

async function read(
  content: string,
  kind: Report['inputs'][number]['kind'] | null,
  options: VetOptions = {},
  accounts: readonly (typeof ACCOUNTS)[] = [ACCOUNTS],
) {
  const input = { path: 'own.csv', content }
  return await vet([...accounts, kind === null ? input : { kind, input }], options)
}

describe('a file of one account that names none', () => {
  it.each([
    ['posts, by --handle', POSTS, null, { handle: 'brie' }, 'posts'],
    ['posts, by --posts', POSTS, 'posts', {}, 'posts'],
    ['posts, by both', POSTS, 'posts', { handle: '@Brie' }, 'posts'],
    ['a sample, by --handle', SAMPLE, null, { handle: 'brie' }, 'followers'],
    ['a sample, by --followers', SAMPLE, 'followers', {}, 'followers'],
    ['a sample, by both', SAMPLE, 'followers', { handle: 'brie' }, 'followers'],
  ] as const)('is %s', async (_, content, kind, options, read_) => {
    const { inputs, accounts, diagnostics } = await read(content, kind, options)
    expect(inputs[1]).toMatchObject({ kind: read_, rejected: 0 })
    expect(accounts).toHaveLength(1)
    if (read_ === 'posts') expect(accounts[0]!.likesPerPost).toBe(105)
    else expect(accounts[0]!.checked).toContain('sample')
    // that nobody said whose it is, is said
    expect(diagnostics.map(({ code }) => code)).toEqual('handle' in options ? [] : [expect.stringMatching(/handle/)])
  })

  it('is its profile, by --accounts and --handle', async () => {
    const { accounts } = await read('followers,likesPerPost,commentsPerPost\n30000,400,10\n', 'accounts', { handle: 'feta', platform: 'instagram' }, []) // biome-ignore format: one call
    expect(accounts).toMatchObject([{ handle: 'feta', followers: 30_000, engagementRatePct: 1.36667 }])
  })

  it('is a history where it has the subscribers and views of each day, and no post', async () => {
    const days = Array.from({ length: 6 }, (_, i) => `2026-11-0${i + 1},${20_000 + 10 * i},${310_000 + 40 * i}`)
    const { inputs, accounts } = await read(`Date,Subscribers,Video Views\n${days.join('\n')}\n`, null, { handle: 'brie' })
    expect(inputs[1]).toMatchObject({ kind: 'history', accepted: 6 })
    expect(accounts).toMatchObject([{ followers: 20_000, viewsPerPost: null, postsSampled: null }])
  })

  it('is a history where running totals of each day are told beside the followers', async () => {
    const { inputs, accounts } = await read('date,followers,posts,likes\n2026-10-01,10000,100,5000\n2026-10-02,10010,101,5100\n', null, {
      handle: 'brie',
    })
    expect(inputs[1]).toMatchObject({ kind: 'history', accepted: 2 })
    expect(accounts[0]!.likesPerPost).toBeNull()
  })

  it('is an error where neither its kind nor its account is said, with what to say', async () => {
    for (const content of [POSTS, SAMPLE])
      await expect(read(content, null)).rejects.toMatchObject({
        code: 'no-known-column',
        hint: expect.stringMatching(/where the whole file is of one account, say whose with --handle\.$/),
      })
  })

  it('is no profile by --handle alone: rows of somebody else may have the same columns', async () => {
    for (const content of ['followers,likesPerPost\n30000,400\n', 'full name,followers,following\nAnna,10,2000\nBert,20,1900\n'])
      await expect(read(content, null, { handle: 'feta' })).rejects.toMatchObject({
        code: 'no-known-column',
        hint: expect.stringMatching(/if the file is the profile of that one account, say --accounts before it\.$/),
      })
  })

  it('is no list of accounts', async () => {
    for (const content of ['followers,likesPerPost\n30000,400\n50000,100\n', SAMPLE])
      await expect(read(content, 'accounts', {}, [])).rejects.toMatchObject({ code: 'no-known-column' })
  })
})

describe('a band of headings over the headers', () => {
  it('is no header, though its words are known', async () => {
    const { accounts, diagnostics } = await vet([
      {
        path: 'band.csv',
        content: 'Account,,Audience,Engagement (avg.),\nHandle,Platform,Followers,Avg likes,Avg comments\nanna,instagram,12000,400,12\n',
      },
    ])
    expect(accounts).toMatchObject([{ handle: 'anna', platform: 'instagram', followers: 12_000, engagementRatePct: 3.43333 }])
    expect(diagnostics.map(({ code }) => code)).toEqual(['skipped-rows'])
  })
})

it('says of accounts without a platform that they are such, where a file may be of one of them', async () => {
  const history = { path: 'FollowerHistory.csv', content: '"Date","Followers","Difference in followers from previous day"\n"2026-10-02","41270","70"\n"2026-10-03","41322","52"\n' } // biome-ignore format: one list
  const said = async (list: string) => (await vet([{ path: 'list.csv', content: list }, history])).diagnostics.find(({ file }) => file === history.path)?.message // biome-ignore format: one thought
  expect(await said('handle,followers\nann,1000\nbob,2000\n')).toMatch(/ the run has 2 accounts without a platform that it may be of,/)
  expect(await said('handle,platform,followers\nann,,1000\nbob,tiktok,2000\n')).toMatch(
    / 1 tiktok account and 1 account without a platform that/,
  )
  expect(await said('handle,platform,followers\nann,tiktok,1000\nbob,tiktok,2000\n')).toMatch(/ the run has 2 tiktok accounts that/)
  expect(await said('handle,followers\nann,1000\n')).toMatch(
    / those of ann, the one account of this run that may be of tiktok, since it names no platform\./,
  )
})

describe('what is suggested for a file that is not understood', () => {
  const fault = async (content: string, path = 'form.csv') => await vet([{ path, content }]).then(
    () => 'none',
    ({ message, hint }: { message: string; hint: string }) => `${message} ${hint}`,
  ) // biome-ignore format: one thought

  it.each([
    ['Adresse e-mail,Votre pseudo Instagram,Nombre d’abonnés\nlea@example.com,@lea.roux,12345\ntom@example.com,tom petit,8200\n', 'Votre pseudo Instagram'],
    ['Permalien,Nom d’artiste,Abonnés\nhttps://www.instagram.com/p/Abc/,lea.roux,12345\nhttps://www.instagram.com/p/Abd/,tom.p,12345\n', 'Nom d’artiste'],
    ['E-Mail,Teilnahme?,Follower\nlea@example.com,ja,12345\ntom@example.com,nein,8200\n', 'Your header'],
  ])('is no column of mail, of posts or of answers (%#)', async (content, header) => {
    expect(await fault(content)).toContain(`--map handle="${header}"`)
  }) // biome-ignore format: a table

  it('is --followers for names of followers without figures', async () => {
    const said = await fault('profileUrl,username,fullName,isPrivate,isVerified\nhttps://www.instagram.com/fan0,fan0,,false,false\n')
    expect(said).toContain('If each row is a follower of one account, say so with --followers before the file, and whose with --handle')
  })

  it('is another export where nothing in the file can be used', async () => {
    const names = JSON.stringify([{ title: '', media_list_data: [], string_list_data: [{ href: 'https://www.instagram.com/u0', value: 'u0', timestamp: 1690000000 }] }]) // biome-ignore format: one list
    expect(await fault(names, 'connections/followers_1.json')).toMatch(/of which no check can tell anything\. Give the posts/)
    const days = 'Date,Sponsored followers,Organic followers,Auto-invited followers,Total followers\n11/01/2026,0,4,0,4\n'
    expect(await fault(days)).toMatch(/^form\.csv is LinkedIn’s list of new followers a day/)
  })

  it('is the rate for an “Engagement” of a few percent', async () => {
    const list = (value: string) => `handle,platform,Followers,Engagement\nnora,instagram,18230,"1,51"\nvera,instagram,9210,${value}\n`
    const near = async (value: string) => (await vet([{ path: 'list.csv', content: list(value) }])).diagnostics.find(({ code }) => code === 'near-header')!.field // biome-ignore format: one thought
    expect(await near('"2,63"')).toBe('engagementRatePct')
    expect(await near('412')).toBe('engagementsPerPost')
  })
})

describe('videos from YouTube Studio whose user left out the column of their ids', () => {
  it.each([
    ['', 'Video title,Video publish time,Views,Subscribers,Likes,Comments added', 'Jan 13, 2026'],
    ['-de', 'Videotitel,Veröffentlichungszeitpunkt des Videos,Aufrufe,Abonnenten,Likes,Kommentare', '13.01.2026'],
    ['-es', 'Título del vídeo,Hora de publicación del vídeo,Visualizaciones,Suscriptores,Me gusta,Comentarios', '13/01/2026'],
  ])('gained subscribers, who are not those of the channel: %s', async (language, header, day) => {
    const rows = [1, 2, 3].map(i => `"Rind ${i}","${day}",${100_000 * i},${100 * i},${4000 + i},300`)
    const { inputs, accounts } = await read(`${header}\n${rows.join('\n')}\n`, null, { handle: 'brie', platform: 'youtube' }, [])
    expect(inputs[0]!.preset).toBe(`youtube-studio-table${language}`)
    expect(accounts).toMatchObject([{ handle: 'brie', platform: 'youtube', followers: null, likesPerPost: 4002, viewsPerPost: 200_000 }])
  })
})
