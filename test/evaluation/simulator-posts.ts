import { NORMS } from '../../src/peers/norms.ts'
import { dayName, type SimulatedAccount } from './simulator.ts'
import type { Draws } from './simulator-random.ts'

/** Spread of log engagement between the posts of one account (Instagram 2017 and TIDES 2024: variance 0.16). */
const POST_SD = 0.4

/** Comments per like: median and spread between accounts (461 Instagram accounts; the others are judgement). */
const COMMENTS = { instagram: 0.02, tiktok: 0.012, youtube: 0.06, x: 0.05 } as const
const COMMENTS_SD = 0.6

/** Views for each like; on YouTube likes for each view. */
const VIEWS_PER_LIKE = { instagram: 12, tiktok: 8, x: 60 } as const
const LIKES_PER_VIEW = 0.028

/** The newest posts of an account, and what a post had over its life. People engage; bought followers do not. */
export function postRows(account: SimulatedAccount, draws: Draws): { readonly rows: string[]; readonly lifetime: number } {
  const { handle, platform, videos, effect, awake, growth } = account
  const norm = NORMS.get(platform)!
  const expected = (followers: number) =>
    followers * Math.exp((norm.expectLifetime ?? norm.expect)(Math.max(followers, norm.fewestFollowers), videos)!.lnRate)
  const commentsPerLike = draws.logNormal(COMMENTS[platform], COMMENTS_SD)
  const viewFactor = draws.logNormal(1, 0.4)
  const every = draws.pick([1.5, 2.5, 4, 7])
  const wanted = draws.whole(15, 50)
  const rows: string[] = []
  for (let k = 0; k < wanted; k++) {
    const ago = Math.round(3 + k * every + draws.uniform(0, every / 2))
    const day = growth.days - 1 - ago
    if (day < 0) break
    const near = growth.events.filter(event => Math.abs(event.day - day) <= 3)
    const boost = near.reduce((most, event) => Math.max(most, event.boost), 1)
    const lucky = draws.chance(0.03) ? draws.logNormal(3, 0.4) : 1
    const level = expected(growth.people[day]! * awake) * Math.exp(effect) * boost * lucky * draws.logNormal(1, POST_SD)
    const giveaway = near.some(event => event.giveaway)
    const type = platform === 'instagram' ? draws.pick(['image', 'image', 'video']) : platform === 'x' ? 'text' : 'video'
    const counts = platform === 'youtube' ? ofViews(level) : ofEngagement(level)
    const caption = giveaway ? 'giveaway of the week' : 'another day'
    rows.push(
      `${handle},${platform},${dayName(ago)},${type},${counts.likes},${counts.comments},${counts.shares},${type === 'image' ? '' : counts.views},${caption}`,
    )
  }
  const lifetime = expected(account.followers * 0.97 * share(account)) * Math.exp(0.85 * effect + draws.normal(0, 0.45))
  return { rows, lifetime: Math.max(1, lifetime) }

  function ofViews(views: number) {
    const likes = draws.poisson(views * LIKES_PER_VIEW * draws.logNormal(1, 0.25))
    return { likes, comments: draws.poisson(likes * commentsPerLike), shares: '', views: Math.max(likes, Math.round(views)) }
  }
  function ofEngagement(level: number) {
    const shares = platform === 'x' ? draws.poisson(level * 0.1) : ''
    const likes = draws.poisson(level * (platform === 'x' ? 0.85 : platform === 'tiktok' ? 1 : 1 / (1 + commentsPerLike)))
    const factor = VIEWS_PER_LIKE[platform as keyof typeof VIEWS_PER_LIKE] * viewFactor * draws.logNormal(1, 0.2)
    return { likes, comments: draws.poisson(likes * commentsPerLike), shares, views: Math.max(likes, Math.round(likes * factor)) }
  }
}

/** People who look, over all followers of today. */
function share({ followers, awake, growth }: SimulatedAccount): number {
  return (growth.people[growth.days - 1]! * awake) / followers
}
