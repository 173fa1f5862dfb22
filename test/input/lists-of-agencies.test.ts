import { describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

async function read(content: string, more: { readonly map?: Record<string, string>; readonly posts?: string } = {}) {
  const inputs = [{ path: 'list.csv', content: `${content}\n` }, ...(more.posts ? [{ path: 'posts.csv', content: `${more.posts}\n` }] : [])]
  const { accounts, diagnostics } = await vet(inputs, { sort: 'handle', ...(more.map ? { map: more.map } : {}) })
  return {
    accounts: accounts.map(({ handle, platform, followers, likesPerPost }) => [handle, platform, followers, likesPerPost]),
    said: diagnostics.map(({ code, message }) => `${code}: ${message}`),
  }
}

describe('whose a row is', () => {
  const header = 'Platform,Creator,Profile link,Followers,Avg. likes'

  it('stands beside an empty link where it is an @name', async () => {
    const { accounts, said } = await read(
      `${header}\nInstagram,Mila Brandt,https://www.instagram.com/mila.brandt/,45.2k,1100\nInstagram,@petra.kocht,,8900,410`,
    )
    expect(accounts).toEqual([['mila.brandt', 'instagram', 45_200, 1100], ['petra.kocht', 'instagram', 8900, 410]]) // biome-ignore format: one glance
    expect(said).toEqual([])
  })

  it('is no name of a person, and said to be missing', async () => {
    const { accounts, said } = await read(
      `${header}\nInstagram,Mila Brandt,https://www.instagram.com/mila.brandt/,45.2k,1100\nInstagram,Petra,,8900,410`,
    )
    expect(accounts).toHaveLength(1)
    expect(said).toEqual(['no-handle: This row names no account, so it was rejected.'])
  })

  it('is the account name of posts that say nothing else', async () => {
    const posts = `Account name,Date,Likes,Comments\n${Array.from({ length: 5 }, (_, i) => `brie,2026-09-0${i + 1},500,10`).join('\n')}`
    expect((await read('handle,platform,followers\nbrie,instagram,20000', { posts })).accounts).toEqual([
      ['brie', 'instagram', 20_000, 500],
    ])
  })

  it('is not followers of one platform beside handles of another', async () => {
    const list = 'Name,Instagram Handle,Instagram Followers,TikTok Handle,TikTok Followers\nAna,@ana.po,32000,@anapo_tt,88000'
    const mixed = await read(list, { map: { followers: 'TikTok Followers' } })
    expect(mixed.said.join()).toMatch(
      /mixed-platforms: “TikTok Followers” are followers on tiktok, and “Instagram Handle” names accounts on instagram/,
    )
    const whole = await read(list, { map: { followers: 'TikTok Followers', handle: 'TikTok Handle' } })
    expect(whole.accounts).toEqual([['anapo_tt', 'tiktok', 88_000, null]])
    expect(whole.said).toEqual([])
  })
})

describe('columns beside those that are known', () => {
  it('are averages also in an export that has none itself', async () => {
    expect(
      (await read('username,platform,followersCount,followsCount,Avg likes,Avg comments\nbrie,instagram,20000,300,900,20')).accounts,
    ).toEqual([['brie', 'instagram', 20_000, 900]])
  })

  it('are no prices where they hold days', async () => {
    const list = 'Username,Platform,Followers,Avg likes,Last post\nbrie,instagram,20000,900,'
    expect((await read(`${list}2026-09-01`)).said).toEqual([])
  })

  it.each(['Fake followers %', 'fakeFollowers', 'Audience credibility', 'Authentic engagement'])(
    'are a score of somebody else’s: %s',
    async name => {
      const { said } = await read(`Username,Platform,Followers,Avg likes,${name}\nbrie,instagram,20000,900,61`)
      expect(said).toEqual([
        `vendor-score: “${name}” is of somebody else’s making, by a method that the file does not tell: not used, neither for an account nor against it. Compare it with the evidence yourself.`,
      ])
    },
  )

  it.each(['Total followers', 'No. of followers', 'Current followers', 'Subs', 'Followers / Subscribers'])(
    'are followers: %s',
    async name => {
      expect((await read(`Username,Platform,${name},Avg likes\nbrie,instagram,20000,900`)).accounts).toEqual([
        ['brie', 'instagram', 20_000, 900],
      ])
    },
  )
})

it('asks for likes, and not again for the handle that was named', async () => {
  const list = 'Nazwa konta,Data,Polubienia\nbrie,2026-09-01,120'
  await expect(read(list)).rejects.toMatchObject({ hint: expect.stringMatching(/--map handle="Nazwa konta"/) })
  await expect(read(list, { map: { handle: 'Nazwa konta' } })).rejects.toMatchObject({
    message: expect.stringMatching(/“Nazwa konta”, “Data” in its header, and no figures/),
    hint: expect.stringMatching(/--map likes="Your header" \(of posts\)/),
  })
})

it('names the option for a second list that was read as a history', async () => {
  const { said } = await read('handle,platform,followers,likesPerPost\nbrie,instagram,10000,300', {
    posts: 'handle,platform,followers,date\nfeta,instagram,22000,2026-09-01',
  })
  expect(said.join()).toMatch(/History of feta, .* if its file is another list of accounts, say --accounts before it\./)
})
