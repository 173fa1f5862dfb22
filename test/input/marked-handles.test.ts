import { describe, expect, it } from 'vitest'
import { type VetOptions, vet } from '../../src/index.ts'

async function read(header: string, rows: readonly string[], options: VetOptions = {}) {
  const report = await vet([{ path: 'list.csv', content: [header, ...rows].join('\n') }], { sort: 'followers', ...options })
  return {
    accounts: report.accounts.map(({ handle, platform, name }) => [handle, platform, name]),
    codes: report.diagnostics.map(({ code }) => code),
    messages: report.diagnostics.map(({ message }) => message),
  }
}

describe('handles beside names of people', () => {
  it.each([
    ['Creator', 'IG handle', '@dee.cooks.daily', '@mia.torres.official'],
    ['Creator Name', 'Instagram', '@dee.cooks.daily', '@mia.torres.official'],
    ['Influencer', 'Instagram URL', 'https://www.instagram.com/dee.cooks.daily', 'https://www.instagram.com/mia.torres.official/'],
    ['Influencer', 'Link', 'https://www.instagram.com/dee.cooks.daily', 'instagram.com/mia.torres.official?hl=de'],
    ['Account', 'Insta', '@dee.cooks.daily', '@Mia.Torres.Official'],
  ])('of “%s” and “%s” the second has them', async (person, handle, dee, mia) => {
    const { accounts, codes } = await read(`${person},${handle},Platform,Followers,Avg Likes`, [
      `Dee,${dee},Instagram,450000,300`,
      `Mia,${mia},Instagram,88000,900`,
    ])
    expect(accounts.map(([handle]) => handle)).toEqual(['dee.cooks.daily', 'mia.torres.official'])
    // a header that names handles needs no word; where the values decide, it is said
    expect(codes.filter(code => code !== 'names-not-handles')).toEqual([])
    if (handle !== 'IG handle') expect(codes).toEqual(['names-not-handles'])
  })

  it('takes the people for names', async () => {
    const { accounts, messages } = await read('Influencer,Link,Followers', ['Dee,https://www.tiktok.com/@dee.cooks,450000'])
    expect(accounts).toEqual([['dee.cooks', 'tiktok', 'Dee']])
    expect(messages).toEqual([
      'The handles are read from “Link”, whose values are @names or addresses of profiles, and “Influencer” is taken for names. If another column has them, say so with --map handle="…".',
    ])
  })

  it('keeps handles that are marked themselves, those of a header that says so, and what the user names', async () => {
    const rows = ['@dee,@somebody.else,9000']
    expect((await read('Influencer,Contact,Followers', rows)).accounts).toEqual([['dee', 'unknown', null]])
    expect((await read('Username,Contact,Followers', ['dee,@somebody.else,9000'])).accounts).toEqual([['dee', 'unknown', null]])
    const map = { handle: 'Influencer' }
    expect((await read('Influencer,Contact,Followers', ['dee,@somebody.else,9000'], { map })).accounts).toEqual([['dee', 'unknown', null]])
  })
})

describe('handles that nothing marks', () => {
  const HANDLES = ['luna.makes', 'rio_bakes', 'sol.sews', 'mar.paints']
  const list = (header: string, cell: (i: number) => string) =>
    [header, HANDLES.map((handle, i) => `${handle},${cell(i)},${9000 + i}`)] as const

  it.each([
    ['Account', 'Agency', (i: number) => (i % 2 ? '@northstar' : '@bluefox')],
    ['Account', 'Mentions', (i: number) => (i === 2 ? '@somebody' : '')],
    ['Profile', 'in_reply_to', () => '@someone.else'],
    ['Channel', 'Music', () => '@dj.song'],
    ['Influencer', 'TikTok URL', (i: number) => `https://www.tiktok.com/@other${i}`],
    ['Account', 'Bio', (i: number) => `@shop${i} owner`],
  ])('stay those of “%s” beside “%s”', async (account, other, cell) => {
    const [header, rows] = list(`${account},${other},Followers`, cell)
    expect((await read(header, rows)).accounts.map(([handle]) => handle).sort()).toEqual([...HANDLES].sort())
  })

  it('are not taken from a column that few rows fill, or that names others, beside names', async () => {
    const names = ['Luna M', 'Rio B', 'Sol S']
    for (const [other, cell] of [['Link', (i: number) => (i === 0 ? '@luna' : '')], ['Agency', () => '@northstar']] as const)
      await expect(read(`Influencer,${other},Followers`, names.map((name, i) => `${name},${cell(i)},9000`))).rejects.toThrow(/no column of handles/) // biome-ignore format: one glance
  })
})

describe('a platform in the header of handles', () => {
  it.each([
    ['Instagram Handle', 'instagram'],
    ['IG username', 'instagram'],
    ['TikTok account', 'tiktok'],
    ['YouTube channel', 'youtube'],
    ['Twitter handle', 'x'],
  ])('“%s” says it', async (header, platform) => {
    expect((await read(`${header},followers`, ['brie,9000'])).accounts).toEqual([['brie', platform, null]])
    // a column says it of each
    expect((await read(`${header},platform,followers`, ['brie,threads,9000'])).accounts).toEqual([['brie', 'threads', null]])
  })
})

it('a column of handles is surer than addresses on each platform, which need no word', async () => {
  const rows = ['brie,https://www.instagram.com/brie,https://www.tiktok.com/@brie,instagram,9000']
  expect(await read('Handle,Instagram URL,TikTok URL,Platform,Followers', rows)).toMatchObject({ accounts: [['brie', 'instagram', null]], codes: [] }) // biome-ignore format: one glance
  expect((await read('TikTok URL,Handle,Platform,Followers', ['https://www.tiktok.com/@brie,brie,instagram,9000'])).codes).toEqual([])
})

it('pages and channels of a platform may have blanks', async () => {
  for (const header of ['Facebook Page', 'YouTube Channel', 'Page'])
    expect((await read(`${header},Followers`, ['Fernhill Pots,9000'])).accounts.map(([handle]) => handle)).toEqual(['fernhill pots'])
})
