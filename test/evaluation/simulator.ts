import { FOLLOWER_HEADER, type FollowerKind, followerRow } from './simulator-followers.ts'
import { type GrowthPath, growthPath, type Purchase, shownHistory } from './simulator-growth.ts'
import { postRows } from './simulator-posts.ts'
import { type Draws, drawsOf } from './simulator-random.ts'

/**
 * Invented accounts, of which some bought a part of their followers, as the files a user would have.
 *
 * What it rests on: spread of engagement by platform, elasticity, rate of spikes and how often views explain them, share
 * of fakes on accounts that bought and on others, and profiles of followers are after published data (named where they
 * stand); how purchases are delivered, how they bleed, giveaways, dormant audiences, rounding and gaps are judgement.
 *
 * What it cannot show: it draws from the same families that the detector's likelihood ratios were made from, so its
 * figures are an upper bound on what real accounts allow, and calibration holds for its share of buyers only. Platforms
 * differ in spread and counts but not in how people follow. Samples are random followers, never the newest. Bought
 * engagement, pods, follow-for-follow and advertising for followers are absent, seasons and niches are simple, and no
 * seller adapts to the detector.
 */
export interface World {
  readonly seed: number
  readonly accounts: number
  /** Share of accounts that bought. */
  readonly bought: number
  /** How far the whole market lies from the published norms, in natural log. */
  readonly normShift: number
  /** Chance that a bought follower on Instagram follows 7,000 accounts or more; 0.02 is as among people. */
  readonly fakesAtCap: number
  /** Share of the buyers who bought before the history in the input begins, where it cannot show. */
  readonly boughtBefore: number
}

export interface Truth {
  readonly bought: boolean
  /** Bought followers over all followers. */
  readonly share: number
  readonly dormant: boolean
  readonly purchase: Purchase | null
}

/** The files of one world, as CSV, and what is true of each account by handle. */
export interface SimulatedFiles {
  readonly accounts: string
  readonly posts: string
  readonly history: string
  readonly followers: string
  readonly truth: ReadonlyMap<string, Truth>
}

export interface SimulatedAccount {
  readonly handle: string
  readonly platform: Platform
  readonly niche: string
  readonly followers: number
  readonly videos: number
  /** Log of engagement over what its real followers are expected to give. */
  readonly effect: number
  /** Followers that are people and look, of those that are people. */
  readonly awake: number
  readonly growth: GrowthPath
}

export type Platform = 'instagram' | 'tiktok' | 'youtube' | 'x'

/** Standard deviation of log engagement between accounts of one platform and size (973 Instagram accounts of 2017; TIDES 2024; X is judgement). */
const SPREAD: Readonly<Record<Platform, number>> = { instagram: 0.95, tiktok: 0.86, youtube: 1.1, x: 1.3 }
const NICHE_SD = 0.3
const NICHES = ['food', 'travel', 'beauty', 'fitness', 'gaming']

const SAMPLE = 100

/** The last day of every export. */
export const TODAY = Date.UTC(2026, 8, 1)

export const dayName = (daysAgo: number) => new Date(TODAY - daysAgo * 86_400_000).toISOString().slice(0, 10)

export function simulate(world: World): SimulatedFiles {
  const market = drawsOf(world.seed)
  const niches = new Map(NICHES.map(niche => [niche, market.normal(0, NICHE_SD)]))
  const purges = new Map((['instagram', 'tiktok', 'youtube', 'x'] as const).map(platform => [platform, market.whole(40, 180)]))
  const files = {
    accounts: ['handle,platform,niche,followers,following,posts,lifetimeLikes,lifetimeViews,date'],
    posts: ['handle,platform,date,type,likes,comments,shares,views,caption'],
    history: ['handle,platform,date,followers'],
    followers: [FOLLOWER_HEADER],
  }
  const truth = new Map<string, Truth>()
  for (let i = 0; i < world.accounts; i++) {
    // each account draws by itself, so that worlds that differ in one assumption have the same accounts
    const draws = drawsOf(world.seed * 1_000_003 + 2 * i)
    const handle = `account${String.fromCharCode(97 + (i % 26))}${i}`
    const platform = draws.pick(['instagram', 'instagram', 'instagram', 'tiktok', 'youtube', 'x'] as const)
    const niche = draws.pick(NICHES)
    const bought = draws.chance(world.bought)
    const audience = audienceOf(bought, draws)
    const followers = Math.round(Math.min(5_000_000, Math.max(1_500, draws.logNormal(25_000, 1.6))))
    const ordered = Math.round(followers * audience.bought)
    const purchase: Purchase | null = bought ? purchaseOf(world, draws) : null
    const growth = growthPath(followers - ordered, ordered, purchase, purges.get(platform)!, draws)
    const spread = Math.sqrt(SPREAD[platform] ** 2 - NICHE_SD ** 2)
    const account: SimulatedAccount = {
      handle,
      platform,
      niche,
      followers,
      videos: Math.round(Math.min(5_000, Math.max(25, draws.logNormal(350, 0.9)))),
      effect: world.normShift + niches.get(niche)! + draws.normal(0, spread),
      awake: 1 - audience.dormant,
      growth,
    }
    truth.set(handle, { bought, share: audience.bought, dormant: audience.dormant > 0, purchase })
    const { rows, lifetime } = postRows(account, draws)
    files.posts.push(...rows)
    files.accounts.push(accountRow(account, lifetime, draws))
    const rounded = followers >= 10_000 && draws.chance(platform === 'youtube' ? 0.9 : 0.3)
    for (const { day, followers } of shownHistory(growth, rounded, draws))
      files.history.push(`${handle},${platform},${dayName(growth.days - 1 - day)},${followers}`)
    const following = drawsOf(world.seed * 1_000_003 + 2 * i + 1)
    for (let k = 0; k < SAMPLE; k++) {
      const [kind, ordered] = kindOf(audience, following)
      files.followers.push(
        `${handle},${platform},${followerRow(kind, ordered && platform === 'instagram' ? world.fakesAtCap : 0.02, following)}`,
      )
    }
  }
  const text = (rows: readonly string[]) => `${rows.join('\n')}\n`
  return {
    accounts: text(files.accounts),
    posts: text(files.posts),
    history: text(files.history),
    followers: text(files.followers),
    truth,
  }
}

interface Audience {
  /** Bought followers, fakes that follow anyone, and dormant people, over all followers. */
  readonly bought: number
  readonly fakes: number
  readonly dormant: number
  /** Share of the fakes that post and look like people. */
  readonly active: number
}

/**
 * Fakes of accounts that bought lie around 59 % (sd 12), those of others around 13 % (sd 7), after SRF Data 2017. That a
 * third of the buyers bought less or bought accounts that post, and that a fifth of the honest accounts have dormant
 * audiences, is judgement, the same that the detector makes of shares.
 */
function audienceOf(bought: boolean, draws: Draws): Audience {
  const base = draws.beta(3, 17)
  const order = bought ? draws.pick(ORDERS) : null
  const share = order === null ? 0 : order === 'smaller' ? Math.max(0.15, draws.beta(6, 16)) : draws.beta(9.4, 8.6)
  const dormant = draws.chance(0.2) ? draws.beta(4, 14) : 0
  const people = 1 - share
  return {
    bought: share,
    fakes: base * people,
    dormant: dormant * people,
    active: order === 'active' ? draws.beta(6, 2) : draws.beta(1, 9),
  }
}

/** What buyers order: two thirds much, of accounts that look made for sale. */
const ORDERS = ['usual', 'usual', 'usual', 'usual', 'smaller', 'active'] as const

function purchaseOf({ boughtBefore }: World, draws: Draws): Purchase {
  const before = draws.chance(boughtBefore)
  const within = draws.pick(['steps', 'steps', 'steps', 'drip'] as const)
  return before ? 'before' : within
}

/** What one follower is, and whether it was ordered. */
function kindOf({ bought, fakes, dormant, active }: Audience, draws: Draws): readonly [kind: FollowerKind, ordered: boolean] {
  const at = draws.uniform(0, 1)
  const fake = draws.chance(active) ? 'activeFake' : 'inactiveFake'
  return [at < bought + fakes ? fake : at < bought + fakes + dormant ? 'dormant' : 'real', at < bought]
}

function accountRow({ handle, platform, niche, followers, videos }: SimulatedAccount, lifetime: number, draws: Draws): string {
  const following = Math.min(7_500, Math.round(draws.logNormal(600, 0.9)))
  const likes = platform === 'tiktok' ? Math.round(lifetime * videos) : ''
  const views = platform === 'youtube' ? Math.round(lifetime * videos) : ''
  return `${handle},${platform},${niche},${followers},${following},${videos},${likes},${views},${dayName(0)}`
}
