import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'vet-zeros-'))

const ofOne = async (accounts: string, posts?: string) => {
  const { accounts: found, diagnostics } = await vet([
    { path: 'accounts.csv', content: accounts },
    ...(posts === undefined ? [] : [{ path: 'posts.csv', content: posts }]),
  ])
  const [account] = found
  return {
    account: account!,
    fired: account!.evidence.flatMap(({ signal, outcome }) => (outcome === 'fired' ? [signal] : [])),
    said: diagnostics.map(({ code, message }) => ({ code, message })),
  }
}
const row = (i: number, views: number | string, likes = 310 + 10 * i) =>
  `brie,tiktok,2026-02-${String(i + 1).padStart(2, '0')},${likes},4,${views}`
const posts = (views: (i: number) => number | string) =>
  ['handle,platform,date,likes,comments,views', ...Array.from({ length: 12 }, (_, i) => row(i, views(i)))].join('\n')
const LISTED = 'handle,platform,followers\nbrie,tiktok,48200\n'

describe('a lifetime total of 0', () => {
  it('is no evidence against whoever has posted, and is said', async () => {
    for (const [platform, total, words] of [
      ['tiktok', 'total likes', 'likes'],
      ['youtube', 'total views', 'views'],
    ]) {
      const { account, fired, said } = await ofOne(
        `handle,platform,followers,posts,${total}\nbrie,${platform},50000,100,0\ncoco,${platform},9000,80,0\n`,
      )
      expect(fired).toEqual([])
      expect(account.purchasedFollowers).toBe('insufficient')
      expect(said).toEqual([
        {
          code: 'zero-total',
          message: `The ${words} of brie over its whole life are 0 (so is the total of 1 other account), as exports write a total that they do not have; it counts as unknown.`,
        },
      ])
    }
  })

  it('is none where posts tell it of their author either', async () => {
    const { fired, said } = await ofOne(
      'handle,platform,date,author followers,author videos,author hearts,likes,comments\nbrie,tiktok,2026-02-01,50000,100,0,1200,9\n',
    )
    expect(fired).toEqual([])
    expect(said.map(({ code }) => code)).toContain('zero-total')
  })

  it('is true of an account without posts, and of other platforms nothing', async () => {
    expect((await ofOne('handle,platform,followers,posts,total likes\nbrie,tiktok,50000,0,0\n')).said).toEqual([])
    expect((await ofOne('handle,platform,followers,posts,total likes\nbrie,instagram,50000,90,0\n')).said).toEqual([])
  })
})

describe('0 views of a post', () => {
  it('that was liked are unknown, and said', async () => {
    const { account, fired, said } = await ofOne(
      LISTED,
      posts(i => (i % 2 ? 9000 + i : 0)),
    )
    expect(fired).not.toContain('impossible-counts')
    expect(account.viewsPerPost).toBe(9006)
    expect(said).toEqual([
      {
        code: 'zero-views',
        message:
          '6 posts of brie have 0 views where that cannot be: there are likes or comments, or no post has a view. Their views count as unknown.',
      },
    ])
  })

  it('are all unknown where there is no other number', async () => {
    const all = `${posts(() => 0)}\n${row(12, 0, 0).replace(',4,', ',0,')}`
    const { account, said } = await ofOne(LISTED, all)
    expect(account.viewsPerPost).toBeNull()
    expect(said.find(({ code }) => code === 'zero-views')!.message).toMatch(/^13 posts of brie/)
  })

  it('that nobody liked are true', async () => {
    const some = `${posts(() => 9000)}\n${row(12, 0, 0).replace(',4,', ',0,')}`
    expect((await ofOne(LISTED, some)).said).toEqual([])
  })

  it('are the same to both engines', async () => {
    const paths = [join(folder, 'accounts.csv'), join(folder, 'posts.csv')]
    writeFileSync(paths[0]!, LISTED)
    writeFileSync(
      paths[1]!,
      posts(i => (i % 2 ? 9000 + i : 0)),
    )
    const [memory, duckdb] = [await vet(paths, { engine: 'memory' }), await vet(paths, { engine: 'duckdb' })]
    expect(duckdb.settings.engine).toBe('duckdb')
    expect(duckdb.accounts).toEqual(memory.accounts)
    expect(duckdb.diagnostics).toEqual(memory.diagnostics)
  })
})

describe('average views of 0', () => {
  it('beside likes are unknown on every platform', async () => {
    for (const platform of ['youtube', 'tiktok', 'instagram']) {
      const { account, said } = await ofOne(`handle,platform,followers,avg likes,avg comments,avg views\nbrie,${platform},10000,300,10,0\n`)
      expect(account.viewsPerPost).toBeNull()
      expect(said.map(({ code }) => code)).toEqual(['zero-average'])
    }
  })
})

describe('0 comments under every post', () => {
  const liked = (comments: (i: number) => number) =>
    [
      'handle,platform,date,likes,comments',
      ...Array.from({ length: 12 }, (_, i) => `brie,instagram,2026-02-${String(i + 1).padStart(2, '0')},${2900 + 37 * i},${comments(i)}`),
    ].join('\n')
  const LIST = 'handle,platform,followers\nbrie,instagram,48200\n'

  it('are comments switched off, or not collected, and no evidence', async () => {
    expect(
      (
        await ofOne(
          LIST,
          liked(() => 0),
        )
      ).fired,
    ).not.toContain('comment-like-ratio')
    const row = 'handle,platform,followers,avg likes,avg comments\nbrie,instagram,48200,2900,0\n'
    expect((await ofOne(row)).fired).not.toContain('comment-like-ratio')
  })

  it('are some where another post has comments', async () => {
    expect(
      (
        await ofOne(
          LIST,
          liked(i => (i < 2 ? 3 : 0)),
        )
      ).fired,
    ).toContain('comment-like-ratio')
  })
})
