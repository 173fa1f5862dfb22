import { describe, expect, it } from 'vitest'
import { collectDiagnostics } from '../../src/input/diagnostics.ts'
import { hiddenLikes, hideLikes } from '../../src/metrics/hidden.ts'
import { newAccount } from '../../src/model/account-row.ts'
import { type Bundle, POST_COUNTS, POST_FLAG, type PostColumns } from '../../src/model/records.ts'

/** An account with posts of so many likes and comments. */
function bundle(rows: readonly (readonly [likes: number, comments: number])[], handle = 'brie'): Bundle & { readonly posts: PostColumns } {
  const { length } = rows
  const none = Object.fromEntries(POST_COUNTS.map(name => [name, new Float64Array(length).fill(Number.NaN)])) as Record<
    'views',
    Float64Array
  >
  const posts = {
    ...(none as unknown as PostColumns),
    ...{ length, date: new Float64Array(length), type: new Uint16Array(length), types: [''] },
    flags: new Uint8Array(length).fill(POST_FLAG.pinned),
    likes: Float64Array.from(rows, ([likes]) => likes),
    comments: Float64Array.from(rows, ([, comments]) => comments),
  }
  return { account: newAccount(handle, 'instagram', { file: 'a.csv', line: 2 }), posts, history: null, sample: null }
}

const hidden = (from: Bundle) => {
  const { hidden, bundle } = hideLikes(from)
  return { ...hidden, likes: bundle.posts && [...bundle.posts.likes], flags: bundle.posts && [...bundle.posts.flags] }
}
const both = POST_FLAG.pinned | POST_FLAG.hiddenLikes

describe('likes of 0', () => {
  it('are hidden where three people commented, and not where two did', () => {
    expect(hidden(bundle([[0, 3], [50, 3]]))).toMatchObject({ zeros: 1, likes: [Number.NaN, 50] }) // biome-ignore format: one glance
    expect(hidden(bundle([[0, 2], [50, 3]]))).toMatchObject({ zeros: 0, likes: [0, 50] }) // biome-ignore format: one glance
  })

  it('are all hidden where one of them cannot be true, and each post is marked beside what it is marked as already', () => {
    const { zeros, likes, flags } = hidden(bundle([[0, 3], [50, 9], [0, 0]])) // biome-ignore format: one glance
    expect(zeros).toBe(2)
    expect(likes).toEqual([Number.NaN, 50, Number.NaN])
    expect(flags).toEqual([both, POST_FLAG.pinned, both])
  })

  it('of every post are hidden; unknown likes beside them are no likes', () => {
    const { zeros, likes } = hidden(bundle([[0, 0], [Number.NaN, 0], [0, 1]])) // biome-ignore format: one glance
    expect([zeros, likes]).toEqual([2, [Number.NaN, Number.NaN, Number.NaN]])
  })

  it('are none of an account without posts', () => {
    expect(hidden({ ...bundle([]), posts: null }).zeros).toBe(0)
    expect(hidden(bundle([[5, 9], [7, 0]])).zeros).toBe(0) // biome-ignore format: one glance
  })

  it('stay as they are in the columns that were given, which other accounts may share', () => {
    const given = bundle([[0, 3], [50, 3]]) // biome-ignore format: one glance
    const found = hideLikes(given).bundle
    expect([[...given.posts.likes], [...given.posts.flags]]).toEqual([[0, 50], [POST_FLAG.pinned, POST_FLAG.pinned]]) // biome-ignore format: one glance
    expect(found.posts?.views).toBe(given.posts.views)
  })
})

describe('likes of 3, which Instagram answers for hidden ones', () => {
  const threes = (n: number, comments: number): [number, number][] => Array.from({ length: n }, () => [3, comments])

  it('are hidden where half of three posts or more have more comments', () => {
    expect(hidden(bundle([...threes(3, 4), [80, 9]])).placeholders).toBe(3)
    expect(hidden(bundle([...threes(2, 4), ...threes(2, 3), [80, 9]])).placeholders).toBe(4)
    expect(hidden(bundle([...threes(2, 4), [80, 9]])).placeholders).toBe(0)
    expect(hidden(bundle([...threes(2, 4), ...threes(3, 3), [80, 9]])).placeholders).toBe(0)
  })

  it('are hidden where five posts or more have no other number', () => {
    expect(hidden(bundle(threes(5, 0)))).toMatchObject({ placeholders: 5, likes: Array(5).fill(Number.NaN), flags: Array(5).fill(both) })
    expect(hidden(bundle(threes(4, 0))).placeholders).toBe(0)
    expect(hidden(bundle([...threes(5, 0), [2, 0]])).placeholders).toBe(0)
  })

  it('are themselves on other platforms', () => {
    const given = bundle(threes(5, 9))
    expect(hidden({ ...given, account: newAccount('brie', 'tiktok', { file: 'a.csv', line: 2 }) }).placeholders).toBe(0)
    expect(hidden({ ...given, account: newAccount('brie', 'unknown', { file: 'a.csv', line: 2 }) }).placeholders).toBe(5)
  })

  it('are hidden beside zeros, each for its own reason', () => {
    expect(hidden(bundle([...threes(3, 8), [0, 5], [80, 9]]))).toMatchObject({ zeros: 1, placeholders: 3 })
  })
})

describe('what is said of them', () => {
  const said = (...bundles: Bundle[]) => {
    const diagnostics = collectDiagnostics()
    const zeros = hiddenLikes()
    for (const each of bundles) zeros.add(each.account, hideLikes(each).hidden)
    zeros.say(diagnostics)
    return diagnostics.list()
  }

  it('is one warning about one post of one account', () => {
    expect(
      said(
        bundle([
          [0, 3],
          [50, 0],
        ]),
      ),
    ).toMatchObject([
      // biome-ignore format: one glance
      {
        ...{ code: 'zero-likes', severity: 'warning', field: 'likes', value: '0' },
        message: expect.stringMatching(/^1 post of brie has 0 likes where that cannot be/),
      },
    ])
  })

  it('is one warning about all posts of all accounts', () => {
    const zeros = [[0, 3], [0, 0]] as const // biome-ignore format: one glance
    expect(said(bundle([[9, 9]], 'open'), bundle(zeros), bundle(zeros, 'gouda'))[0]!.message).toMatch(
      // biome-ignore format: one glance
      /^4 posts of brie and 1 other account have 0 likes/,
    )
    expect(said(bundle(zeros), bundle(zeros, 'gouda'), bundle(zeros, 'feta'))[0]!.message).toMatch(
      /^6 posts of brie and 2 other accounts have/,
    )
  })

  it('is the same where another thread judged some of them', () => {
    const zeros = [[0, 3], [0, 0]] as const // biome-ignore format: one glance
    const names = ['gouda', 'brie', 'feta', 'edam'] as const
    for (const here of [0, 1, 2, 3, 4]) {
      const diagnostics = collectDiagnostics()
      const [own, other] = [hiddenLikes(), hiddenLikes()]
      for (const [i, name] of names.entries()) (i < here ? own : other).add({ handle: name }, hideLikes(bundle(zeros, name)).hidden)
      own.join(structuredClone(other.found))
      own.say(diagnostics)
      expect(diagnostics.list()).toEqual(said(...names.map(name => bundle(zeros, name))))
    }
  })

  it('tells zeros and threes apart', () => {
    expect(said(bundle([[3, 8], [3, 9], [3, 4], [0, 5], [80, 9]])).map(({ code, message }) => [code, message])).toEqual([
      ['zero-likes', '1 post of brie has 0 likes where that cannot be: there are comments, or no post has a like. Their likes are taken for hidden, and count as unknown.'],
      ['placeholder-likes', '3 posts of brie have exactly 3 likes on post after post, which Instagram shows for likes that are hidden. Their likes are taken for hidden, and count as unknown.'],
    ]) // biome-ignore format: one glance
  })

  it('is nothing where there is nothing', () => {
    expect(said(bundle([[9, 9]]))).toEqual([]) // biome-ignore format: one glance
  })
})
