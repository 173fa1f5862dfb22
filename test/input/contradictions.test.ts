import { describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

const read = async (path: string, content: string, options = {}) => await vet([{ path, content }], options)

it('takes the platform of an address before the one beside it, and says so', async () => {
  const { accounts, diagnostics } = await read(
    'list.csv',
    'handle,platform,followers\nann,instagram,1000\nhttps://www.tiktok.com/@ann,instagram,5000000\nhttps://www.tiktok.com/@bob,TikTok,30\n',
  )
  expect(accounts.map(({ platform, handle, followers }) => [platform, handle, followers]).sort()).toEqual([
    ['instagram', 'ann', 1000],
    ['tiktok', 'ann', 5_000_000],
    ['tiktok', 'bob', 30],
  ])
  expect(diagnostics).toMatchObject([{ code: 'platform-contradicts', severity: 'error', line: 3, column: 2 }])
})

describe('what is no record among records', () => {
  const a = { handle: 'a', platform: 'instagram', followers: 1000 }
  it.each([
    ['a list', [a, null, 5, 'x', [1], { ...a, handle: 'b' }], 4],
    ['a list in a wrapper', { data: [a, null, { ...a, handle: 'b' }] }, 1],
  ])('in %s is rejected', async (_, value, rejected) => {
    const { inputs, diagnostics } = await read('list.json', JSON.stringify(value))
    expect(inputs).toMatchObject([{ rows: 2 + rejected, accepted: 2, rejected }])
    expect(diagnostics.filter(({ code }) => code === 'bad-record')).toHaveLength(rejected)
  })

  it.each(['list.ndjson', 'list.txt'])('on the second line of %s costs no other line', async path => {
    const { inputs } = await read(path, `${JSON.stringify(a)}\noops\n${JSON.stringify({ ...a, handle: 'b' })}\n`)
    expect(inputs).toMatchObject([{ rows: 3, accepted: 2, rejected: 1 }])
  })
})

describe('a file that was not read to its end', () => {
  const cut = 'handle,platform,followers\nbrie,instagram,5000\n"gouda,instagram,6000\nfeta,instagram,7000\n'
  it.each([{ failOn: 'likely' }, { config: { policy: { rejectedRows: ['error', 5] } } }, { strict: true }])('fails %o', async options => {
    const { policy } = await read('list.csv', cut, options)
    expect(policy.passed).toBe(false)
  })

  it('fails no run without a policy', async () => {
    expect((await read('list.csv', cut)).policy).toEqual({ passed: true, assertions: [] })
  })
})

it('says what is wrong where no row could be read, not that there is none', async () => {
  await expect(read('list.csv', 'handle,platform,followers\n"brie,instagram,5000\n')).rejects.toMatchObject({
    message: expect.stringContaining('None of the 1 rows could be used'),
    hint: expect.stringContaining('line 2: A quote opens here in column 1 and is never closed'),
  })
})

it('reads a handle without control characters, as the same account, and rejects one with a line break', async () => {
  const { accounts, diagnostics } = await read(
    'list.csv',
    'handle,platform,followers,likesPerPost\nbell,instagram,1000,9\n\u0007bell,instagram,2000,9\n"a\nb",instagram,3000,9\n',
  )
  expect(accounts).toMatchObject([{ handle: 'bell', followers: 2000 }])
  expect(diagnostics.map(({ code }) => code).sort()).toEqual(['bad-handle', 'confusable-handle', 'duplicate-account'])
})

it('reads a platform without what cannot be seen', async () => {
  const { accounts } = await read('list.csv', 'handle,platform,followers\nbrie,Insta\u200bgram,1000\nfeta,\u0007tiktok,1000\n')
  expect(accounts.map(({ platform }) => platform).sort()).toEqual(['instagram', 'tiktok'])
})

describe('followers gained by posts', () => {
  const posts = (header: string) =>
    `${header},platform,date,post id,likes,Seguidores\n${[581, 402, 377, 510].map((likes, i) => `nora,instagram,2026-09-0${i + 1},p${i},${likes},${i}`).join('\n')}\n`

  it.each(['memory', 'duckdb'] as const)('are not the size of the account (%s)', async engine => {
    const { accounts, diagnostics } = await read('posts.csv', posts('handle'), { engine })
    expect(accounts).toMatchObject([{ handle: 'nora', followers: null, tier: null }])
    expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'gained-followers', file: 'posts.csv', line: 2, column: 6 }))
  })

  it('are taken for it where the user says so, and where the header says whose they are', async () => {
    const { accounts } = await read('posts.csv', posts('handle'), { map: { authorFollowers: 'Seguidores' } })
    expect(accounts).toMatchObject([{ followers: 3 }])
    const own = await read('posts.csv', posts('handle').replace('Seguidores', 'author followers'))
    expect(own.accounts).toMatchObject([{ followers: 3 }])
  })
})
