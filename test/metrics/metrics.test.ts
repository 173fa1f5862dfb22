import { describe, expect, it } from 'vitest'
import { type VetOptions, vet } from '../../src/index.ts'

const ACCOUNT = 'handle,platform,followers\nbrie,instagram,10000'

async function account(posts: string | null, options: VetOptions = {}, accounts = ACCOUNT) {
  const files = [{ kind: 'accounts' as const, input: { path: 'accounts.csv', content: accounts } }]
  const report = await vet(
    posts === null ? files : [...files, { kind: 'posts' as const, input: { path: 'posts.csv', content: posts } }],
    options,
  )
  return report.accounts[0]!
}

const days = (n: number, row: (day: number) => string) => Array.from({ length: n }, (_, i) => row(i + 1)).join('\n')
const date = (day: number) => `2026-08-${String(day).padStart(2, '0')}`

describe('engagement from posts', () => {
  it('is the median over the newest eighteen, by date', async () => {
    // likes of 1 … 20 hundred on the 1st to the 20th: the newest eighteen have 300 to 2,000, their median 1,150
    const found = await account(`handle,date,likes\n${days(20, day => `brie,${date(day)},${100 * day}`)}`)
    expect(found).toMatchObject({
      engagementRatePct: 11.5,
      engagementFormula: 'median(likes)/followers',
      engagementBasis: 'followers',
      likesPerPost: 1150,
      postsSampled: 18,
    })
  })

  it('takes another window, and undated posts after the dated in file order', async () => {
    const posts = 'handle,date,likes\nbrie,,10\nbrie,2026-08-01,400\nbrie,,20\nbrie,2026-08-02,300'
    expect((await account(posts, { postsWindow: 2 })).likesPerPost).toBe(350)
    expect((await account(posts, { postsWindow: 3 })).likesPerPost).toBe(300)
  })

  it('leaves out and counts pinned posts, those of others, hidden likes and those younger than 48 hours', async () => {
    const posts = [
      'handle,date,likes,pinned,owner',
      'brie,2026-08-20,9000,yes,',
      'brie,2026-08-19T12:00:00Z,7000,,',
      'brie,2026-08-18T00:00:00Z,100,,',
      'brie,2026-08-17,8000,,gouda',
      'brie,2026-08-16,,,',
      'brie,2026-08-15,300,,brie',
    ].join('\n')
    const dated = await account(posts, {}, 'handle,platform,followers,date\nbrie,instagram,10000,2026-08-20')
    expect(dated.likesPerPost).toBe(200)
    expect(dated.postsLeftOut).toEqual({ pinned: 1, foreignOwner: 1, hiddenLikes: 1, tooYoung: 1, incomplete: 0, otherKinds: 0, tooFew: 0 })
    // --as-of stands in for the row's date; without either, no post is left out for its age
    expect((await account(posts, { asOf: '2026-08-20' })).postsLeftOut.tooYoung).toBe(1)
    const undated = await account(posts)
    expect([undated.likesPerPost, undated.postsLeftOut.tooYoung]).toEqual([300, 0])
  })

  it('counts comments and shares where half of the posts have them, over those posts', async () => {
    const half = 'handle,likes,comments,shares\nbrie,100,10,1\nbrie,200,20,\nbrie,300,,\nbrie,400,,'
    // the two with comments: 110 and 220
    expect(await account(half)).toMatchObject({
      engagementRatePct: 1.65,
      engagementFormula: 'median(likes+comments)/followers',
      postsSampled: 2,
    })
  })

  it('counts saves only where asked', async () => {
    const posts = 'handle,likes,comments,shares,saves\nbrie,100,10,5,50\nbrie,100,10,5,50'
    expect((await account(posts)).engagementRatePct).toBe(1.15)
    expect(await account(posts, { includeSaves: true })).toMatchObject({
      engagementRatePct: 1.65,
      engagementFormula: 'median(likes+comments+shares+saves)/followers',
    })
  })

  it.each(['views', 'reach', 'impressions'] as const)('divides post by post where the basis is %s', async er => {
    const posts = `handle,likes,comments,${er}\nbrie,90,10,1000\nbrie,30,10,200\nbrie,50,0,0\nbrie,50,10,`
    // 10 % and 20 %; what nobody saw, and what is unknown, has no rate
    expect(await account(posts, { er })).toMatchObject({
      engagementRatePct: 15,
      engagementBasis: er,
      engagementFormula: `median((likes+comments)/${er})`,
      postsSampled: 2,
    })
  })

  it('leaves a rate above 100 % as it is on TikTok', async () => {
    const posts = 'handle,platform,likes\nbrie,tiktok,2500\nbrie,tiktok,2500'
    expect((await account(posts, {}, 'handle,platform,followers\nbrie,tiktok,1000')).engagementRatePct).toBe(250)
  })

  it('has no rate without likes', async () => {
    expect(await account('handle,likes,comments\nbrie,,10\nbrie,,12')).toMatchObject({ engagementRatePct: null, commentsPerPost: 11 })
  })
})

describe('engagement from the account row', () => {
  const row = (header: string, values: string) => `handle,platform,followers,${header}\nbrie,instagram,10000,${values}`

  it.each([
    ['averages', 'likesPerPost,commentsPerPost,sharesPerPost', '150,10,5', 1.65, 'mean(likes+comments+shares)/followers'],
    ['totals over a stated number of posts', 'likes,comments,postsSampled', '3000,300,20', 1.65, 'mean(likes+comments)/followers'],
    ['the sum alone', 'engagementsPerPost', '165', 1.65, 'mean(engagements)/followers'],
    ['the exported rate alone', 'engagementRatePct', '1.65', 1.65, 'engagement rate as exported'],
  ])('comes from %s', async (_, header, values, pct, formula) => {
    const found = await account(null, {}, row(header, values))
    expect(found.engagementRatePct).toBeCloseTo(pct, 9)
    expect(found.engagementFormula).toBe(formula)
  })

  it('prefers figures to a rate whose formula nobody knows', async () => {
    expect((await account(null, {}, row('likesPerPost,engagementRatePct', '200,9'))).engagementRatePct).toBe(2)
  })

  it('takes views for the basis where it has them, and knows no reach', async () => {
    const accounts = row('likesPerPost,viewsPerPost', '200,1000')
    expect((await account(null, { er: 'views' }, accounts)).engagementRatePct).toBe(20)
    expect((await account(null, { er: 'reach' }, accounts)).engagementRatePct).toBeNull()
  })
})

describe('posts and averages together', () => {
  const accounts = 'handle,platform,followers,likesPerPost,commentsPerPost\nbrie,instagram,10000,110,4'
  const posts = (n: number) => `handle,likes,comments\n${days(n, () => 'brie,400,10')}`
  const judged = async (n: number, row = accounts) => {
    const { evidence, engagementRatePct } = await account(posts(n), {}, row)
    const { outcome, observed, n: rests } = evidence.find(({ signal }) => signal === 'engagement-residual')!
    return { outcome, observed, rests, engagementRatePct }
  }

  it('are judged by the posts from five on', async () => {
    expect(await judged(5)).toEqual({ outcome: 'clear', observed: 4.1, rests: 5, engagementRatePct: 4.1 })
  })

  it('are judged by the averages under five, which then are what is shown', async () => {
    expect(await judged(4)).toEqual({ outcome: 'clear', observed: 1.14, rests: null, engagementRatePct: 1.14 })
  })

  it('are not judged at all under five without averages', async () => {
    expect(await judged(4, ACCOUNT)).toMatchObject({ outcome: 'unknown', observed: null })
  })
})

describe('an account row of another day than its posts', () => {
  const list = (day: string, rows = 'brie,instagram,10000,DAY,50,5') =>
    `handle,platform,followers,date,likesPerPost,commentsPerPost\n${rows.replaceAll('DAY', day)}`
  const posts = `handle,date,likes,comments\n${days(20, day => `brie,${date(day)},${1000 + day},${20 + day}`)}`
  const read = async (accounts: string, options: VetOptions = {}) =>
    await vet([{ path: 'accounts.csv', content: accounts }, { path: 'posts.csv', content: posts }], options) // biome-ignore format: one call

  it('leaves out no post for its age, and says so', async () => {
    const together = await read(list('2026-08-30'))
    for (const day of ['2026-01-09', '2026-08-16']) {
      const { accounts, diagnostics } = await read(list(day))
      const { trend: _, ...figures } = together.accounts[0]!
      expect(accounts[0]).toMatchObject({ ...figures, snapshotDate: day })
      expect(diagnostics).toMatchObject([{ code: 'posts-after-snapshot', severity: 'warning', file: 'accounts.csv', line: 2, value: day }])
      expect(diagnostics[0]!.message).toBe(
        `The followers of brie are of ${day}, and its posts go on to 2026-08-20: engagement of one time is divided by followers of another. Export both on one day, or correct the date.`,
      )
    }
    expect(together.diagnostics).toEqual([])
  })

  it('is none for one post whose date is mistyped', async () => {
    const late = { path: 'posts.csv', content: posts.replace('2026-08-20', '2062-08-20') }
    const { accounts, diagnostics } = await vet([{ path: 'accounts.csv', content: list('2026-08-20') }, late])
    expect([accounts[0]!.postsLeftOut.tooYoung, diagnostics]).toEqual([2, []])
  })

  it('is not one of the day before: posts of its last hours are too young', async () => {
    const { accounts, diagnostics } = await read(list('2026-08-18'))
    expect([accounts[0]!.postsLeftOut.tooYoung, diagnostics]).toEqual([4, []])
  })

  it('takes the day of the posts from --as-of', async () => {
    const { accounts } = await read(list('2026-01-09'), { asOf: '2026-08-21' })
    expect(accounts[0]!.postsLeftOut.tooYoung).toBe(1)
  })

  it('is said once for all', async () => {
    const { diagnostics } = await vet([
      { path: 'accounts.csv', content: list('2026-01-09', 'feta,instagram,9000,DAY,5,5\nbrie,instagram,10000,DAY,50,5') },
      { path: 'posts.csv', content: posts.replaceAll(/^(brie)(.*)$/gm, '$1$2\nfeta$2') },
    ])
    expect(diagnostics.map(({ message }) => message)).toEqual([
      expect.stringContaining('The followers of brie are of 2026-01-09, and its posts go on to 2026-08-20; so it is with 1 more:'),
    ])
  })

  it('whose every post is left out says why', async () => {
    const found = await account(`handle,date,likes\n${days(3, day => `brie,${date(day)},100`)}`, { asOf: '2026-08-02' })
    expect(found).toMatchObject({ postsSampled: null, postsLeftOut: { tooYoung: 3 } })
  })
})

describe('posts of which some lack a figure', () => {
  const posts = (n: number, row: (i: number) => string, header = 'handle,platform,postId,date,likes,comments') =>
    [header, ...Array.from({ length: n }, (_, i) => `brie,instagram,p${i},${date(i + 1)},${row(i)}`)].join('\n')
  const residual = ({ evidence }: Awaited<ReturnType<typeof account>>) => evidence.find(({ signal }) => signal === 'engagement-residual')!

  it('count only where they have it: three whole ones of six are too few to judge by', async () => {
    const found = await account(posts(6, i => `2,${i < 3 ? 0 : ''}`))
    expect([found.postsSampled, residual(found).outcome, found.flagged]).toEqual([3, 'unknown', false])
    expect((await account(posts(3, () => '2,0'))).purchasedFollowers).toBe(found.purchasedFollowers)
  })

  it('are as many as the spread says', async () => {
    // six of twelve have comments: (0.72 + 0.16/6) / 0.72 of the spread, as of six whole ones
    const some = residual(await account(posts(12, i => `${21 + i},${i % 2 ? 3 : ''}`)))
    const whole = residual(await account(posts(6, i => `${22 + 2 * i},3`)))
    expect([some.n, some.observed, some.likelihoodRatio]).toEqual([6, whole.observed, whole.likelihoodRatio])
  })

  it('leave judging to the averages of the row where those that have it are too few', async () => {
    const found = await account(
      posts(6, i => `2,${i < 3 ? 0 : ''}`),
      {},
      `${ACCOUNT.replace('followers', 'followers,likesPerPost,commentsPerPost')},150,5`,
    )
    expect(residual(found).observed).toBeCloseTo(1.55, 5)
  })

  it('make no half better than the other', async () => {
    const history = ['handle,platform,date,followers', ...Array.from({ length: 40 }, (_, i) => `brie,instagram,${new Date(Date.UTC(2026, 0, 1 + 5 * i)).toISOString().slice(0, 10)},${20_000 + 700 * i}`)].join('\n') // biome-ignore format: one row
    const rows = (comments: (i: number) => string) =>
      ['handle,platform,postId,date,likes,comments', ...Array.from({ length: 18 }, (_, i) => `brie,instagram,p${i},${new Date(Date.UTC(2026, 0, 4 + 10 * i)).toISOString().slice(0, 10)},${300 + (i % 3)},${comments(i)}`)].join('\n') // biome-ignore format: one row
    const decoupled = async (comments: (i: number) => string) => {
      const { accounts } = await vet([{ path: 'a.csv', content: ACCOUNT }, { path: 'h.csv', content: history }, { path: 'p.csv', content: rows(comments) }]) // biome-ignore format: one call
      return accounts[0]!.evidence.find(({ signal }) => signal === 'decoupled-growth')!
    }
    const without = await decoupled(() => '')
    expect(await decoupled(i => (i < 9 ? '' : '200'))).toEqual(without)
    expect(without.outcome).toBe('fired')
  })

  it('of X need comments, as its norm counts them', async () => {
    const judged = async (header: string, figures: string) => {
      const found = await account(null, {}, `handle,platform,followers,${header}\nxan,x,50000,${figures}`)
      return [found.flagged, residual(found).outcome, residual(found).missing]
    }
    expect(await judged('likesPerPost', '3')).toEqual([false, 'unknown', ['comments per post']])
    expect((await judged('likesPerPost,commentsPerPost', '30,3'))[1]).not.toBe('unknown')
  })
})
