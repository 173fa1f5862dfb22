import type { Metrics } from '../metrics/metrics.ts'
import { quantiles } from '../metrics/statistics.ts'
import type { AccountRow, PostColumns } from '../model/records.ts'
import { engagementsOfPosts } from '../trend/engagements.ts'

/** What a post of an account usually brings: likes, comments and shares. */
export interface Engagements {
  readonly perPost: number
  /** 10th to 90th percentile. */
  readonly range: readonly [number, number]
  readonly from: 'posts' | 'published-spread'
}

/** Fewest posts whose own spread is used. */
const FEWEST_POSTS = 8

/** Variance of ln engagement between the posts of one account (Instagram 2017 and TIDES 2024), and what averages of unknown span add. */
const BETWEEN_POSTS = 0.16
const OF_AVERAGES = 0.04
/** 90th percentile of a standard normal. */
const Z90 = 1.2816

/** Expected engagements of one more post; null where the input has none. */
export function engagementsOf(account: AccountRow, metrics: Metrics, basis: string, posts: PostColumns | null): Engagements | null {
  const byRate =
    basis === 'followers' && metrics.engagementRate !== null && account.followers !== null
      ? metrics.engagementRate * account.followers
      : null
  const perPost = metrics.likesCommentsShares ?? byRate
  if (perPost === null) return null
  const sums = posts && metrics.fromPosts ? engagementsOfPosts(posts, metrics.window).filter(sum => !Number.isNaN(sum)) : []
  if (sums.length >= FEWEST_POSTS) return { perPost, range: quantiles(sums, 0.1, 0.9), from: 'posts' }
  const half = Z90 * Math.sqrt(BETWEEN_POSTS + (metrics.fromPosts ? 0 : OF_AVERAGES))
  return { perPost, range: [perPost * Math.exp(-half), perPost * Math.exp(half)], from: 'published-spread' }
}
