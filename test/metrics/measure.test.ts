import { describe, expect, it } from 'vitest'
import { judged, type MetricOptions, measure } from '../../src/metrics/metrics.ts'
import { newAccount, withFields } from '../../src/model/account-row.ts'
import { type AccountRow, POST_COUNTS, type PostColumns } from '../../src/model/records.ts'

const OPTIONS: MetricOptions = { basis: 'followers', includeSaves: false, postsWindow: 18, asOf: null }
const HOUR = 3_600_000
const NOON = Date.UTC(2026, 8, 1, 12)

const account = (row: Partial<AccountRow>): AccountRow =>
  withFields(newAccount('brie', 'instagram', { file: 'accounts.csv', line: 2 }), { followers: 10_000, ...row })

type Post = { readonly [F in 'likes' | 'comments' | 'shares' | 'saves' | 'views' | 'reach' | 'date']?: number }
const posts = (rows: readonly Post[]): PostColumns => {
  const column = (of: (post: Post) => number | undefined) => Float64Array.from(rows, post => of(post) ?? Number.NaN)
  const counts = Object.fromEntries(POST_COUNTS.map(name => [name, column(post => post[name as keyof Post])])) as Record<
    'likes',
    Float64Array
  >
  return {
    ...(counts as never as PostColumns),
    ...{ length: rows.length, flags: new Uint8Array(rows.length), type: new Uint16Array(rows.length), types: [''] },
    date: column(post => post.date),
  }
}

const fromPosts = (rows: readonly Post[], row: Partial<AccountRow> = {}, options: Partial<MetricOptions> = {}) =>
  measure({ account: account(row), posts: posts(rows), history: null, sample: null }, { ...OPTIONS, ...options })
const fromRow = (row: Partial<AccountRow>, options: Partial<MetricOptions> = {}) =>
  measure({ account: account(row), posts: null, history: null, sample: null }, { ...OPTIONS, ...options })
const times = (n: number, post: Post) => Array.from({ length: n }, () => post)

describe('an account row', () => {
  it('without anything but followers has no engagement', () => {
    expect(fromRow({})).toMatchObject({
      ...{ likesPerPost: null, commentsPerPost: null, engagementRate: null, engagementFormula: null, postsSampled: null },
      ...{ likesComments: null, likesCommentsShares: null, window: [], fromPosts: false, averages: null, snapshot: null },
      leftOut: { pinned: 0, foreignOwner: 0, hiddenLikes: 0, tooYoung: 0, incomplete: 0, otherKinds: 0, tooFew: 0 },
    })
  })

  it('has what norms are stated in: comments are needed for the one, and optional for the other', () => {
    expect(fromRow({ likesPerPost: 90, commentsPerPost: 8, sharesPerPost: 2 })).toMatchObject({
      likesComments: 98,
      likesCommentsShares: 100,
    })
    expect(fromRow({ likesPerPost: 90, sharesPerPost: 2 })).toMatchObject({ likesComments: null, likesCommentsShares: 92 })
    expect(fromRow({ commentsPerPost: 8, sharesPerPost: 2 })).toMatchObject({ likesComments: null, likesCommentsShares: null })
  })

  it('divides every total by the number of posts', () => {
    const totals = { likes: 2_000, comments: 100, shares: 40, saves: 60, views: 50_000 }
    expect(fromRow({ ...totals, postsSampled: 20 }, { includeSaves: true })).toMatchObject({
      ...{ likesPerPost: 100, commentsPerPost: 5, sharesPerPost: 2, savesPerPost: 3, viewsPerPost: 2_500, postsSampled: 20 },
      ...{ engagementRate: 0.011, engagementFormula: 'mean(likes+comments+shares+saves)/followers' },
    })
    for (const postsSampled of [null, 0])
      expect(fromRow({ ...totals, postsSampled })).toMatchObject({ likesPerPost: null, viewsPerPost: null })
    // over a single post, and with a total of nothing
    expect(fromRow({ likes: 0, postsSampled: 1 })).toMatchObject({ likesPerPost: 0, engagementRate: 0 })
  })

  it('prefers averages to totals', () => {
    expect(fromRow({ likesPerPost: 50, likes: 2_000, postsSampled: 20 }).likesPerPost).toBe(50)
  })

  it('with likes of 0 is at 0 %, and of 0 or unknown followers has no rate', () => {
    expect(fromRow({ likesPerPost: 0 })).toMatchObject({ engagementRate: 0, engagementFormula: 'mean(likes)/followers' })
    for (const followers of [0, null]) expect(fromRow({ followers, likesPerPost: 5 }).engagementRate).toBeNull()
  })

  it('keeps an exported rate for followers alone', () => {
    expect(fromRow({ engagementRatePct: 2 })).toMatchObject({ engagementRate: 0.02, engagementFormula: 'engagement rate as exported' })
    expect(fromRow({ engagementRatePct: 2, viewsPerPost: 500 }, { basis: 'views' })).toMatchObject({ engagementRate: null })
    expect(fromRow({ engagementRatePct: 2 }, { basis: 'reach' })).toMatchObject({ engagementRate: null, engagementFormula: null })
  })

  it('takes its own date for the moment of its figures, else the one that was said', () => {
    expect(fromRow({ date: NOON }, { asOf: 5 }).snapshot).toBe(NOON)
    expect(fromRow({}, { asOf: 5 }).snapshot).toBe(5)
    expect(fromPosts(times(5, { likes: 1 }), { date: NOON }, { asOf: 5 }).snapshot).toBe(NOON)
  })
})

describe('posts', () => {
  it('of no account row that has likes give the medians of all that they tell', () => {
    const rows = [1, 2, 3, 4, 5].map(i => ({ likes: 100 * i, comments: 10 * i, shares: i, saves: 2 * i, views: 1_000 * i }))
    expect(fromPosts(rows)).toMatchObject({
      ...{ likesPerPost: 300, commentsPerPost: 30, sharesPerPost: 3, savesPerPost: 6, viewsPerPost: 3_000, postsSampled: 5 },
      ...{ likesComments: 330, likesCommentsShares: 333, window: [0, 1, 2, 3, 4], fromPosts: true, averages: null },
    })
  })

  it('keep saves out of what norms are stated in, though the rate counts them', () => {
    const rows = times(5, { likes: 100, comments: 10, shares: 5, saves: 50 })
    expect(fromPosts(rows, {}, { includeSaves: true })).toMatchObject({
      engagementRate: 0.0165,
      likesComments: 110,
      likesCommentsShares: 115,
    })
  })

  it('without comments tell no likes + comments', () => {
    expect(fromPosts(times(5, { likes: 100 }))).toMatchObject({ likesComments: null, likesCommentsShares: 100 })
  })

  it('count a component from half of them on, and not below', () => {
    const some = (n: number) => [...times(n, { likes: 100, comments: 10 }), ...times(10 - n, { likes: 300 })]
    expect(fromPosts(some(5))).toMatchObject({ engagementFormula: 'median(likes+comments)/followers', postsSampled: 5, likesComments: 110 })
    expect(fromPosts(some(5)).leftOut.incomplete).toBe(5)
    expect(fromPosts(some(4)).leftOut.incomplete).toBe(0)
    expect(fromPosts(some(4))).toMatchObject({ engagementFormula: 'median(likes)/followers', postsSampled: 10, likesComments: null })
  })

  it('exactly 48 hours old count, and younger ones do not', () => {
    const ages = (hours: number) => fromPosts([{ likes: 1, date: NOON - hours * HOUR }, ...times(5, { likes: 1, date: 0 })], { date: NOON })
    expect(ages(48).leftOut.tooYoung).toBe(0)
    expect(ages(47.99).leftOut.tooYoung).toBe(1)
    expect(ages(47.99).window).toEqual([1, 2, 3, 4, 5])
  })

  it('that nobody saw have no rate by views, and do not count', () => {
    const rows = [...times(5, { likes: 10, views: 100 }), { likes: 10, views: 0 }, { likes: 10 }]
    expect(fromPosts(rows, {}, { basis: 'views' })).toMatchObject({ engagementRate: 0.1, postsSampled: 5, leftOut: { incomplete: 2 } })
    expect(fromPosts(times(5, { likes: 10 }), {}, { basis: 'views' })).toMatchObject({
      ...{ engagementRate: null, engagementFormula: null, postsSampled: 0 },
    })
  })

  it('that tell views alone are enough where nobody tells likes, whatever the row says', () => {
    const measured = fromPosts(times(6, { views: 900 }), { likesPerPost: 50, viewsPerPost: 100 })
    expect(judged(measured)).toMatchObject({ fromPosts: true, viewsPerPost: 900, counted: { likes: 0, views: 6 } })
  })

  it('none of which tells likes are kept for their views', () => {
    expect(fromPosts(times(5, { views: 700 }))).toMatchObject({
      ...{ viewsPerPost: 700, likesPerPost: null, engagementRate: null, postsSampled: 0 },
      leftOut: { hiddenLikes: 0 },
    })
  })

  it('stop at the window: what is older is not even counted as left out', () => {
    const rows = [...times(3, { likes: 10 }), { views: 5 }, ...times(3, { likes: 10 })]
    expect(fromPosts(rows, {}, { postsWindow: 3 })).toMatchObject({ window: [0, 1, 2], leftOut: { hiddenLikes: 0 } })
    expect(fromPosts(rows, {}, { postsWindow: 4 })).toMatchObject({ window: [0, 1, 2, 4], leftOut: { hiddenLikes: 1 } })
  })
})

describe('what an account is judged by', () => {
  const few = times(4, { likes: 400 })

  it('is its posts from five on, and where the row has no averages', () => {
    expect(judged(fromPosts(times(5, { likes: 400 }), { likesPerPost: 90 })).likesPerPost).toBe(400)
    expect(judged(fromPosts(few)).likesPerPost).toBe(400)
    // comments alone are no average to judge by
    expect(fromPosts(few, { commentsPerPost: 5 }).averages).toBeNull()
  })

  it('is the averages of likes, or of views, under five', () => {
    expect(judged(fromPosts(few, { likesPerPost: 90 }))).toMatchObject({ likesPerPost: 90, fromPosts: false })
    expect(judged(fromPosts(few, { viewsPerPost: 900 }))).toMatchObject({ viewsPerPost: 900, fromPosts: false })
    expect(fromPosts(few, { likesPerPost: 90 })).toMatchObject({ likesPerPost: 90, fromPosts: false, window: [], averages: null })
    // of views alone there is no rate over followers to show
    expect(fromPosts(few, { viewsPerPost: 900 })).toMatchObject({ likesPerPost: 400, fromPosts: true, window: [0, 1, 2, 3] })
  })

  it('is the row alone where no post is left', () => {
    expect(fromPosts(times(3, { likes: 400, date: NOON }), { date: NOON, likesPerPost: 90 })).toMatchObject({
      ...{ likesPerPost: 90, fromPosts: false, averages: null },
    })
    expect(fromPosts([], { likesPerPost: 90 })).toMatchObject({ likesPerPost: 90, fromPosts: false })
  })
})
