import { madScale, median } from '../metrics/statistics.ts'

/** How far accounts usually move between two exports, as ln ratios. */
export interface Usual {
  readonly middle: number
  readonly spread: number
  /** Accounts it was measured on; null where it is the general figure. */
  readonly accounts: number | null
}

/** Fewest accounts of a list whose own movement is taken as usual. */
const FEWEST = 20
/** Beyond this many spreads, a move is not usual. */
export const UNUSUAL = 3

/** Without enough accounts: sd of ln followers over a month, growing with the root of time (judgement, 2026). */
const FOLLOWERS_PER_MONTH = 0.05
/** The same for what engagement drifts by. */
const ENGAGEMENT_PER_MONTH = 0.1
/** A list of accounts that hardly moved says little of the next: no spread is taken for less (sd of ln). */
const LEAST = { followers: 0.01, engagement: 0.1 } as const
/** sd of ln engagement between posts of one account (Instagram 2017 and TIDES 2024), and of averages of unknown span. */
const BETWEEN_POSTS = 0.4
const AVERAGES = 0.2
const MONTH_DAYS = 30.44

export function usualMoves(moves: readonly number[], kind: 'followers' | 'engagement', days: number): Usual {
  if (moves.length >= FEWEST) return { middle: median(moves), spread: Math.max(LEAST[kind], madScale(moves)), accounts: moves.length }
  const perMonth = kind === 'followers' ? FOLLOWERS_PER_MONTH : ENGAGEMENT_PER_MONTH
  return { middle: 0, spread: Math.max(LEAST[kind], perMonth * Math.sqrt(days / MONTH_DAYS)), accounts: null }
}

/** What sampling adds to a change of engagement: medians of few posts differ by chance. */
export function samplingSd(oldPosts: number | null, newPosts: number | null): number {
  const one = (posts: number | null) => (posts === null || posts < 1 ? AVERAGES : (1.2533 * BETWEEN_POSTS) / Math.sqrt(posts))
  return Math.hypot(one(oldPosts), one(newPosts))
}
