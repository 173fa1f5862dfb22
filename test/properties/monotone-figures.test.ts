import fc from 'fast-check'
import { describe, it } from 'vitest'
import { dayAt, neverLowers, rows } from './monotone.ts'

/* Signs in an account's own figures and in those of its posts. */

const HEADER = 'handle,platform,followers,following,posts,likesPerPost,commentsPerPost,viewsPerPost,lifetimeLikes,lifetimeViews'
type Figures = Partial<Record<'platform' | 'followers' | 'following' | 'posts' | 'likesPerPost' | 'commentsPerPost' | 'viewsPerPost' | 'lifetimeLikes' | 'lifetimeViews', string | number>> // biome-ignore format: one glance
const row = (handle: string, figures: Figures) => [
  handle,
  ...HEADER.split(',')
    .slice(1)
    .map(field => figures[field as keyof Figures] ?? ''),
]
const alone = (figures: Figures) => ({ accounts: rows(HEADER, [row('example', figures)]) })

const followers = fc.integer({ min: 1_000, max: 3_000_000 })
/** Two numbers, the larger of which is the less suspicious, or the other way about. */
const two = (of: fc.Arbitrary<number>) => fc.tuple(of, of).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
const perFollower = two(fc.double({ min: -9, max: -1, noNaN: true }).map(Math.exp))

/** Twenty-four peers, and the account judged among them. */
const peers = fc.array(fc.tuple(followers, fc.double({ min: -7, max: -2, noNaN: true })), { minLength: 24, maxLength: 24 })
const among = (platform: string, field: 'likesPerPost' | 'viewsPerPost') =>
  fc.tuple(peers, followers, perFollower).map(([others, own, [low, high]]) => {
    const files = (rate: number) => ({
      accounts: rows(HEADER, [
        row('example', { platform, followers: own, [field]: own * rate }),
        ...others.map(([followers, ln], i) => row(`peer${i}`, { platform, followers, [field]: followers * Math.exp(ln) })),
      ]),
    })
    return { less: files(high), more: files(low) }
  })

describe('of an account with as many followers', () => {
  it.each(['tiktok', 'youtube'] as const)('less engagement, held against the norm of %s', async platform => {
    const field = platform === 'tiktok' ? 'likesPerPost' : 'viewsPerPost'
    const pairs = fc.tuple(followers, perFollower).map(([own, [low, high]]) => ({
      less: alone({ platform, followers: own, posts: 100, [field]: own * high }),
      more: alone({ platform, followers: own, posts: 100, [field]: own * low }),
    }))
    await neverLowers('engagement-residual', pairs, true)
  })

  it('less engagement, held against the norm of Instagram, from posts', async () => {
    const likes = fc.array(fc.integer({ min: 200, max: 4_000 }), { minLength: 5, maxLength: 9 })
    const share = fc.double({ min: 0.02, max: 1, noNaN: true })
    const pairs = fc.tuple(followers, likes, share).map(([own, likes, share]) => {
      const posts = (times: number) => ({
        ...{ accounts: `handle,platform,followers\nexample,instagram,${own}` },
        posts: rows('handle,platform,likes,comments', likes.map(n => ['example', 'instagram', Math.round(n * times), Math.round((n / 40) * times)])), // biome-ignore format: one glance
      })
      return { less: posts(1), more: posts(share) }
    })
    await neverLowers('engagement-residual', pairs, false)
  })

  it('less engagement, among peers', () => neverLowers('engagement-residual', among('tiktok', 'likesPerPost'), true, 15))

  it('fewer views, among peers', () => neverLowers('views-per-follower', among('x', 'viewsPerPost'), true, 15))

  it.each([
    ['tiktok', 'lifetimeLikes'],
    ['youtube', 'lifetimeViews'],
  ] as const)('fewer in all its life on %s', async (platform, field) => {
    const pairs = fc.tuple(followers, fc.integer({ min: 20, max: 900 }), perFollower).map(([own, posts, [low, high]]) => {
      const files = (rate: number) => alone({ platform, followers: own, posts, [field]: Math.round(own * rate * posts) })
      return { less: files(high), more: files(low) }
    })
    await neverLowers('lifetime-yield', pairs, true)
  })

  it('more accounts followed', async () => {
    const pairs = fc.tuple(fc.integer({ min: 300, max: 9_000 }), two(fc.nat(12_000))).map(([own, [few, many]]) => ({
      less: alone({ platform: 'instagram', followers: own, following: few }),
      more: alone({ platform: 'instagram', followers: own, following: many }),
    }))
    await neverLowers('own-profile', pairs, true)
  })

  it('comments further from the usual for as many likes, on either side', async () => {
    const away = two(fc.double({ min: 0, max: 4, noNaN: true }))
    const pairs = fc.tuple(fc.integer({ min: 3_000, max: 90_000 }), away, fc.boolean()).map(([likesPerPost, [near, far], fewer]) => {
      // 2 in 100 is what Instagram's middle account has
      const files = (ln: number) => alone({ platform: 'instagram', followers: 90_000, likesPerPost, commentsPerPost: likesPerPost * 0.02 * Math.exp(fewer ? -ln : ln) }) // biome-ignore format: one glance
      return { less: files(near), more: files(far) }
    })
    await neverLowers('comment-like-ratio', pairs, false)
  })
})

const postsOf = (platform: string, likes: readonly number[], views: readonly number[] = []) => ({
  accounts: `handle,platform,followers\nexample,${platform},90000`,
  posts: rows('handle,platform,date,likes,views', likes.map((n, i) => ['example', platform, dayAt(i), n, views[i] ?? ''])), // biome-ignore format: one glance
})

describe('of as many posts', () => {
  it('more of them with more likes than views', async () => {
    const posts = fc.array(fc.tuple(fc.nat(5_000), fc.nat(9_000)), { minLength: 2, maxLength: 20 })
    const pairs = fc.tuple(posts, fc.nat()).map(([posts, n]) => {
      const [likes, views] = [posts.map(([likes]) => likes), posts.map(([, views]) => views + 1)]
      return {
        less: postsOf('tiktok', likes, views),
        more: postsOf('tiktok', likes.map((all, i) => (i < n % (posts.length + 1) ? Math.max(all, views[i]! + 1) : all)), views), // biome-ignore format: one glance
      }
    })
    await neverLowers('impossible-counts', pairs, false)
  })

  it('likes that vary less around the same middle', async () => {
    const odd = fc.constantFrom(13, 15, 17)
    const pairs = odd.chain(n =>
      fc.tuple(fc.array(fc.integer({ min: -400, max: 400 }), { minLength: n, maxLength: n }), fc.double({ min: 0.05, max: 1, noNaN: true }), fc.double({ min: 0, max: 0.5, noNaN: true })), // biome-ignore format: one glance
    ).map(([off, wide, narrower]) => {
      const middle = [...off].sort((a, b) => a - b)[off.length >> 1]!
      const likes = (scale: number) => postsOf('instagram', off.map(by => 1_000 + middle + Math.round((by - middle) * scale))) // biome-ignore format: one glance
      return { less: likes(wide), more: likes(wide * narrower) }
    }) // biome-ignore format: one glance
    await neverLowers('flat-likes', pairs, true)
  })

  it('two heaps further apart', async () => {
    const gap = two(fc.double({ min: 1, max: 12, noNaN: true }))
    const posts = fc.array(fc.tuple(fc.integer({ min: 900, max: 1_100 }), fc.boolean()), { minLength: 24, maxLength: 50 })
    const pairs = fc.tuple(posts, gap).map(([posts, [near, far]]) => {
      const likes = (times: number) => postsOf('instagram', posts.map(([n, upper]) => Math.round(n * (upper ? times : 1)))) // biome-ignore format: one glance
      return { less: likes(near), more: likes(far) }
    })
    await neverLowers('engagement-blocks', pairs, false)
  })
})
