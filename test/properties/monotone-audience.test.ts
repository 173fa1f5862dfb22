import fc from 'fast-check'
import { describe, it } from 'vitest'
import { dayAt, historyOf, neverLowers, rows } from './monotone.ts'

/*
 * Signs in the followers and in how they came. Not among them: `benford-following`, which compares a distribution with a
 * law that one more suspicious follower may bring it nearer to.
 */

const ACCOUNT = 'handle,platform,followers\nexample,instagram,48000'
const SAMPLE = 'handle,platform,followers,following,posts,hasPicture'
const follower = fc.tuple(fc.integer({ min: 1, max: 9_000 }), fc.integer({ min: 1, max: 7_500 }), fc.nat(300), fc.boolean())
const sampleOf = (followers: readonly (readonly [number, number, number, boolean])[]) =>
  rows(SAMPLE, followers.map(([followers, following, posts, picture]) => ['example', 'instagram', followers, following, posts, picture ? 'yes' : 'no'])) // biome-ignore format: one glance
/** As fakes are: follows up to the limit, and nothing else. */
const FAKE = [2, 7_400, 0, false] as const

const sample = (least: number, most: number) =>
  fc.tuple(fc.array(follower, { minLength: least, maxLength: most }), fc.nat(), fc.nat()).map(([followers, a, b]) => {
    const [few, many] = [a % (followers.length + 1), b % (followers.length + 1)].sort((a, b) => a - b) as [number, number]
    const faked = (n: number) => ({ accounts: ACCOUNT, followers: sampleOf(followers.map((one, i) => (i < n ? FAKE : one))) })
    return { less: faked(few), more: faked(many) }
  })

describe('in a sample of the same size', () => {
  it('more suspicious followers', () => neverLowers('suspicious-followers', sample(30, 120), true))

  it('more followers at the limit of following', () => neverLowers('following-cap', sample(100, 140), true))

  it('followers that follow more, further from those of peers', async () => {
    const peers = Array.from({ length: 10 }, (_, p) => Array.from({ length: 100 }, (_, i) => [`peer${p}`, 'instagram', 40 + 9 * ((i * 7 + p) % 100), Math.round((60 + 6 * ((i * 3 + p) % 100)) * (1 + p / 50))])).flat() // biome-ignore format: one glance
    const accounts = rows('handle,platform,followers', [['example', 'instagram', 48_000], ...Array.from({ length: 10 }, (_, p) => [`peer${p}`, 'instagram', 30_000 + p])]) // biome-ignore format: one glance
    const times = fc.double({ min: 1, max: 12, noNaN: true })
    const pairs = fc.tuple(times, times, fc.nat(99)).map(([a, b, shift]) => {
      const own = (factor: number) => ({
        accounts,
        followers: rows('handle,platform,followers,following', [...peers, ...Array.from({ length: 100 }, (_, i) => ['example', 'instagram', 40 + 9 * ((i * 7 + shift) % 100), Math.round((60 + 6 * ((i * 3 + shift) % 100)) * factor)])]), // biome-ignore format: one glance
      })
      return { less: own(Math.min(a, b)), more: own(Math.max(a, b)) }
    })
    await neverLowers('follower-profile-shift', pairs, false, 12)
  })
})

/** Weekly gains around a hundred, none of them alike. */
const gains = (n: number) => fc.array(fc.integer({ min: 61, max: 139 }), { minLength: n, maxLength: n })
const at = (all: readonly number[], place: number, gain: number) => all.map((usual, i) => (i === place ? gain : usual))

describe('in a history of the same length', () => {
  it('a larger step that nothing explains', async () => {
    const pairs = fc.tuple(gains(40), fc.integer({ min: 3, max: 36 }), fc.nat(40_000), fc.nat(40_000)).map(([usual, place, a, b]) => ({
      less: { history: historyOf(20_011, at(usual, place, Math.min(a, b))) },
      more: { history: historyOf(20_011, at(usual, place, Math.max(a, b))) },
    }))
    await neverLowers('unexplained-step', pairs, false)
  })

  it('more of a step lost again', async () => {
    const part = fc.double({ min: 0, max: 0.9, noNaN: true })
    const pairs = fc.tuple(gains(50), fc.integer({ min: 6_000, max: 30_000 }), part, part).map(([usual, step, a, b]) => {
      const lost = (share: number) => {
        const weekly = Math.round((step * share) / 8)
        return { history: historyOf(20_011, usual.map((gain, i) => (i === 20 ? step : i > 20 && i < 29 ? gain - weekly : gain))) } // biome-ignore format: one glance
      }
      return { less: lost(Math.min(a, b)), more: lost(Math.max(a, b)) }
    })
    await neverLowers('step-then-bleed', pairs, true)
  })

  it('gains that vary less', async () => {
    const pairs = fc
      .tuple(fc.array(fc.integer({ min: -400, max: 400 }), { minLength: 34, maxLength: 34 }), fc.double({ min: 0.05, max: 1, noNaN: true }), fc.double({ min: 0.3, max: 0.5, noNaN: true })) // biome-ignore format: one glance
      .map(([off, wide, narrower]) => {
        const drip = (scale: number) => ({ history: historyOf(20_011, off.map(by => 731 + Math.round(by * scale)), 3) }) // biome-ignore format: one glance
        return { less: drip(wide), more: drip(wide * narrower) }
      })
    await neverLowers('steady-drip', pairs, false)
  })

  it('less engagement on the later posts, at equal growth', async () => {
    const times = fc.double({ min: 0.2, max: 4, noNaN: true })
    const likes = fc.array(fc.integer({ min: 600, max: 1_400 }), { minLength: 24, maxLength: 24 })
    const pairs = fc.tuple(likes, fc.integer({ min: 60, max: 400 }), times, times).map(([likes, gain, a, b]) => {
      const posted = (factor: number) => ({
        history: historyOf(
          9_007,
          Array.from({ length: 24 }, (_, i) => gain * 10 + (i % 5)),
        ),
        posts: rows('handle,platform,date,likes,comments', likes.map((n, i) => ['example', 'instagram', dayAt(3 + 7 * i), Math.round(n * (i < 12 ? 1 : factor)), 9])), // biome-ignore format: one glance
      })
      return { less: posted(Math.max(a, b) * 1.2), more: posted(Math.min(a, b)) }
    })
    await neverLowers('decoupled-growth', pairs, false)
  })
})
