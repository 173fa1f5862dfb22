import { describe, expect, it } from 'vitest'
import { type KindInput, vet } from '../../src/index.ts'

const ACCOUNT = { path: 'accounts.csv', content: 'handle,platform,followers,likesPerPost,commentsPerPost\nfeta.x,instagram,40000,400,10' }
const rows = (n: number, row: (i: number) => string) => Array.from({ length: n }, (_, i) => row(i))

describe('a sample of followers without their names', () => {
  it.each([
    ['hasPicture', 'yes'],
    ['nameDigits', '0'],
    ['private,verified', 'no,no'],
    ['hasBio', 'no'],
  ])('is told by the account that it names in every row, beside %s', async (more, cell) => {
    const content = [`handle,platform,followers,following,posts,${more}`, ...rows(60, i => `feta.x,instagram,${10 + i},${500 + i},${i},${cell}`)].join('\n') // biome-ignore format: one row
    const { accounts, inputs, diagnostics } = await vet([ACCOUNT, { path: 'sample.csv', content }])
    expect(inputs[1]).toMatchObject({ kind: 'followers', accepted: 60 })
    expect(accounts.map(({ handle, followers, checked }) => [handle, followers, checked.includes('sample')])).toEqual([['feta.x', 40_000, true]]) // biome-ignore format: one glance
    expect(diagnostics.map(({ code }) => code).filter(code => code !== 'zero-throughout')).toEqual(['followers-not-accounts'])
  })

  it('is none where creators stand there once a platform', async () => {
    const rows = ['brie', 'feta', 'comte'].flatMap((handle, i) => ['instagram', 'tiktok', 'youtube', 'x'].map((platform, k) => `${handle},${platform},${9000 + i},${50 + k},7,no`)) // biome-ignore format: one row
    const { inputs, accounts } = await vet([
      { path: 'a.csv', content: ['account,platform,followers,following,posts,verified', ...rows].join('\n') },
    ])
    expect([inputs[0]!.kind, accounts.length]).toEqual(['accounts', 12])
  })

  it('is none where rows have what only accounts have, or where the user says what they are', async () => {
    const content = (more: string, cell: string) =>
      [`handle,platform,followers,following,posts,private${more}`, ...rows(8, i => `feta.x,instagram,${9000 + i},500,${i},no${cell}`)].join('\n') // biome-ignore format: one row
    const kindOf = async (input: KindInput | { path: string; content: string }) => (await vet([input])).inputs[0]!.kind
    expect(await kindOf({ path: 'a.csv', content: content(',price', ',100') })).toBe('accounts')
    expect(await kindOf({ kind: 'accounts', input: { path: 'a.csv', content: content('', '') } })).toBe('accounts')
  })
})

describe('a list with a date beside each account', () => {
  const HEADER = 'handle,platform,followers,following,posts,date'

  it('loses nobody whose date or count is empty', async () => {
    const { accounts, inputs } = await vet(
      [
        {
          path: 'list.csv',
          content: [HEADER, 'a.x,instagram,5000,10,5,2026-08-01', 'b.x,instagram,6000,10,5,', 'c.x,tiktok,,,,2026-08-01'].join('\n'),
        },
      ],
      { sort: 'handle' },
    )
    expect([inputs[0]!.kind, accounts.map(({ handle, followers }) => [handle, followers])]).toEqual([
      'accounts',
      [['a.x', 5000], ['b.x', 6000], ['c.x', null]], // biome-ignore format: one glance
    ])
  })

  it('is a history where it has nothing but dates and followers', async () => {
    const content = 'handle,platform,date,followers\na.x,instagram,2026-08-01,5000\nb.x,instagram,2026-08-01,'
    expect((await vet([ACCOUNT, { path: 'h.csv', content }])).inputs[1]).toMatchObject({ kind: 'history', rejected: 1 })
  })

  it('is a history where an account stands in it twice', async () => {
    const content = [HEADER, 'a.x,instagram,5000,10,5,2026-08-01', 'a.x,instagram,5100,10,5,2026-08-08', 'b.x,instagram,6000,10,5,'].join(
      '\n',
    )
    expect((await vet([{ path: 'list.csv', content }])).inputs[0]).toMatchObject({ kind: 'history', rejected: 1 })
  })
})

it('totals of a row that does not say over how many posts are said', async () => {
  const content =
    'handle,platform,followers,likes,comments,postsSampled\na.x,instagram,5000,1200,60,12\nb.x,instagram,6000,1200,60,\nc.x,instagram,6000,1200,60,0'
  const { diagnostics } = await vet([{ path: 'list.csv', content }])
  expect(diagnostics).toMatchObject([{ code: 'total-without-posts', severity: 'warning', line: 3, field: 'postsSampled' }])
  expect(diagnostics[0]!.message).toBe(
    '2 rows have totals, and no word over how many posts; the totals are not used there. Fill in postsSampled.',
  )
})
