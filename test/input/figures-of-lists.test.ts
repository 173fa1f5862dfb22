import { describe, expect, it } from 'vitest'
import { type VetOptions, vet } from '../../src/index.ts'

async function read(lines: readonly string[], options: VetOptions = {}) {
  const { accounts, diagnostics, inputs } = await vet([{ path: 'list.csv', content: lines.join('\n') }], options)
  const of = (handle: string) => accounts.find(account => account.handle === handle)!
  return {
    accounts,
    of,
    input: inputs[0]!,
    codes: diagnostics.map(({ code }) => code),
    messages: diagnostics.map(({ message }) => message),
  }
}

describe('numbers', () => {
  it('before a suffix have three decimals behind a dot; behind a comma only where the column shows it', async () => {
    const header = 'handle,platform,followers'
    const shown = await read([header, 'a,instagram,"1,234K"', 'b,instagram,13.8M', 'c,instagram,1.234M'])
    expect(['a', 'b', 'c'].map(handle => shown.of(handle).followers)).toEqual([1_234_000, 13_800_000, 1_234_000])
    const european = await read([header.replaceAll(',', ';'), 'a;instagram;1,234K', 'b;instagram;13,8 Mio'])
    expect(['a', 'b'].map(handle => european.of(handle).followers)).toEqual([1234, 13_800_000])
    const open = await read([header, 'a,instagram,"1,234K"', 'b,instagram,2000'])
    expect([open.of('a').followers, open.codes]).toEqual([null, ['undecided-number']])
  })

  it('in Arabic, Persian and full-width digits are read', async () => {
    const { accounts } = await read([
      'handle,platform,followers,likesPerPost',
      'a,instagram,١٢٣٤٥,١٢٫٥',
      'a,tiktok,۱۲۳۴۵,۱۲٫۵',
      'a,x,１２３４５,１２.５',
    ])
    expect(accounts.map(({ followers, likesPerPost }) => [followers, likesPerPost])).toEqual(
      Array.from({ length: 3 }, () => [12_345, 12.5]),
    )
  })
})

describe('rates under 1', () => {
  const header = 'handle,platform,followers,engagement rate'
  it('with one above it may be fractions or percent, and are unknown', async () => {
    const { accounts, messages } = await read([
      header,
      ...['0.0155', '0.02', '0.013', '1.3', '0.03'].map((rate, i) => `a${i},instagram,20000,${rate}`),
    ])
    expect(accounts.map(({ engagementRatePct }) => engagementRatePct)).toEqual([null, null, null, null, null])
    expect(messages).toEqual([expect.stringMatching(/under 1 in most rows.*may be 2 % or 0\.02 %/)])
  })

  it('are told by the likes beside them, also where one is above', async () => {
    const { of, codes } = await read([`${header},likesPerPost,commentsPerPost`, 'a,instagram,20000,0.0155,300,10', 'b,instagram,1000,1.2,1190,10', 'c,instagram,20000,0.02,390,10']) // biome-ignore format: a table
    expect([of('a'), of('b')].map(({ engagementRatePct }) => engagementRatePct)).toEqual([1.55, 120])
    expect(codes).toEqual(['rates-are-fractions'])
  })

  it('beside others from 1 up are percent', async () => {
    const { accounts } = await read([header, ...['0.5', '2.1', '0.08', '3.3'].map((rate, i) => `a${i},instagram,20000,${rate}`)])
    expect(accounts.map(({ engagementRatePct }) => engagementRatePct).sort()).toEqual([0.08, 0.5, 2.1, 3.3])
  })
})

describe('“Avg Engagement”', () => {
  const list = (...values: readonly string[]) => [
    'handle,platform,followers,Avg Engagement',
    ...values.map((value, i) => `a${i},instagram,20000,${value}`),
  ]
  it('of percentages is a rate', async () => {
    const { of, input, codes } = await read(list('1.5%', '2.0%', '2.2 %'))
    expect([of('a0').engagementRatePct, input.columns.engagementRatePct, codes]).toEqual([1.5, 'Avg Engagement', ['rates-not-counts']])
  })

  it('of a size that no count has is neither until it is said', async () => {
    const { of, codes } = await read(list('1.5', '2.0', '2.2'))
    expect([of('a0').engagementRatePct, codes]).toEqual([null, ['rates-not-counts']])
    for (const [field, rate] of [['engagementRatePct', 1.5], ['engagementsPerPost', 0.0075]] as const) // biome-ignore format: one glance
      expect((await read(list('1.5', '2.0', '2.2'), { map: { [field]: 'Avg Engagement' } })).of('a0').engagementRatePct).toBe(rate)
  })

  it('of counts is that', async () => {
    for (const values of [['310', '420', '12'], ['310.5', '420.25', '22.5']]) // biome-ignore format: one glance
      expect((await read(list(...values))).codes).toEqual([])
  })
})

it('rates that are all 0 are unknown', async () => {
  const { of, codes } = await read(['handle,platform,followers,engagement rate', 'a,instagram,52000,0', 'b,instagram,48000,0'])
  expect([of('a').engagementRatePct, codes]).toEqual([null, ['undecided-rate']])
})

it('rates of 0 tell nothing of what the others are', async () => {
  const { of, codes } = await read(['handle,platform,followers,engagement rate', 'a,instagram,52000,2.1', 'b,instagram,48000,3.4', 'c,instagram,61000,0', 'd,instagram,75000,0', 'e,instagram,75000,0.05']) // biome-ignore format: a table
  expect([of('a').engagementRatePct, of('c').engagementRatePct, codes]).toEqual([2.1, 0, []])
})

it('rates from 1 up are percentages also where likes a follower are many, as of those counted by views', async () => {
  const { of } = await read(['handle,platform,followers,likesPerPost,ER', 'a,tiktok,1200,400,2.1', 'b,tiktok,1000,,2.5']) // biome-ignore format: a table
  expect(of('b').engagementRatePct).toBe(2.5)
})

describe('rows between rows', () => {
  const header = 'handle,platform,followers,likesPerPost,commentsPerPost'
  it('that are the header in another order change the order of those under them', async () => {
    const { of, input, codes } = await read([header, 'a,instagram,20000,300,10', 'handle,platform,followers,commentsPerPost,likesPerPost', 'b,instagram,5000,5,50', header, 'c,instagram,8000,80,8']) // biome-ignore format: a table
    expect(['a', 'b', 'c'].map(handle => of(handle)).map(({ likesPerPost, commentsPerPost }) => [likesPerPost, commentsPerPost])).toEqual([[300, 10], [50, 5], [80, 8]]) // biome-ignore format: one glance
    expect([input.accepted, input.rejected, codes]).toEqual([3, 0, ['repeated-header', 'repeated-header']])
  })

  it('that head another table end this one, and what is under them is rejected and said', async () => {
    const { accounts, input, codes, messages } = await read([header, 'a,instagram,20000,300,10', ',,,,', 'handle,date,likes,comments,', 'a,2026-08-01,710,10,', 'a,2026-08-02,690,11,']) // biome-ignore format: a table
    expect(accounts.map(({ handle, followers }) => [handle, followers])).toEqual([['a', 20_000]])
    expect([input.rows, input.accepted, input.rejected, codes.sort()]).toEqual([
      4,
      1,
      3,
      ['another-table', 'another-table', 'another-table', 'empty-row'],
    ])
    expect(messages).toContain('Another table begins above, with the header “handle”, “date”, “likes”, “comments”; this row belongs to it and was rejected. Put that table into a file or a sheet of its own.') // biome-ignore format: one sentence
  })

  it('that are titles above the header again are skipped with it', async () => {
    const { accounts, input, codes } = await read([header, 'a,instagram,20000,300,10', ',,,,', 'The backup list,,,,', header, 'b,instagram,5000,50,5']) // biome-ignore format: a table
    expect([accounts.length, input.rejected, codes]).toEqual([2, 0, ['empty-row', 'footer', 'repeated-header']])
  })

  it('that are sums of so many accounts, or name a platform alone, are no accounts', async () => {
    const { accounts, codes } = await read(['Handle,Platform,Name,Followers,Avg likes', 'INSTAGRAM,,,,', 'a,instagram,A,22400,480', 'b,instagram,B,61300,1210', 'Total,,2 accounts,83700,']) // biome-ignore format: a table
    expect([accounts.map(({ handle }) => handle).sort(), codes]).toEqual([['a', 'b'], ['title-row', 'total-row']]) // biome-ignore format: one glance
  })

  it('that have such words beside a name are rows of data', async () => {
    const { input, codes } = await read(['username,status,verified,type,followers', 'jo.brie,Private,Verified,Creator,', 'ka.brie,Public,Not verified,Business,200']) // biome-ignore format: a table
    expect([input.accepted, input.rejected, codes]).toEqual([2, 0, []])
  })

  it('that say the same in other words are the header again', async () => {
    const { of, input } = await read([header, 'a,instagram,20000,300,10', 'Username,Network,Follower count,Avg likes,Avg comments', 'b,instagram,5000,50,5']) // biome-ignore format: a table
    expect([of('b').followers, input.accepted, input.rejected]).toEqual([5000, 2, 0])
  })

  it('that say the same in other words end another table', async () => {
    const { of, input, codes } = await read([header, 'a,instagram,20000,300,10', 'handle,niche,country,,', 'x,food,DE,,', 'username,platform,follower,avg likes,avg comments', 'b,instagram,5000,50,5']) // biome-ignore format: a table
    expect([of('b').followers, input.accepted, input.rejected, codes]).toEqual([5000, 2, 2, ['another-table', 'another-table', 'repeated-header']]) // biome-ignore format: one glance
  })

  it('that only draw a line are none, and names with addresses behind them are accounts', async () => {
    const { accounts, codes } = await read([header, '---,---,---,---,---', '[Brie](https://www.instagram.com/brie.b/),,20000,300,10'])
    expect(accounts).toMatchObject([{ handle: 'brie.b', platform: 'instagram', followers: 20_000 }])
    expect(codes).toEqual(['empty-row'])
  })
})

it('a header that stands twice and is named by hand is said', async () => {
  const list = ['handle,platform,followers,Likes,Likes,posts sampled', 'a,instagram,20000,300,3000,10']
  const { of, codes } = await read(list, { map: { likes: 'Likes' } })
  expect([of('a').likesPerPost, codes]).toEqual([30, ['columns-disagree']])
  expect((await read(list, { map: { likes: '#5' } })).codes).toEqual([])
})
