import { judged } from '../metrics/metrics.ts'
import { madScale, median, quantile } from '../metrics/statistics.ts'
import type { Facts } from './expectation.ts'

/** A middle of log ratios, with their spread (1.4826 times the median absolute deviation) and how many there were. */
export interface LogRatios {
  readonly median: number
  readonly scale: number
  readonly n: number
}

/** A comment more or less decides where likes are fewer. */
const FEWEST_LIKES = 50

export function lnCommentsPerLike(comments: number, likes: number): number {
  return Math.log((comments + 0.5) / (likes + 0.5))
}

export function viewsPerFollower(accounts: readonly Facts[]): LogRatios | null {
  return middle(
    accounts.flatMap(({ account: { followers }, metrics }) => {
      const { viewsPerPost } = judged(metrics)
      return viewsPerPost !== null && viewsPerPost > 0 && followers !== null && followers > 0 ? [Math.log(viewsPerPost / followers)] : []
    }),
  )
}

export function commentsPerLike(accounts: readonly Facts[]): LogRatios | null {
  return middle(
    accounts.flatMap(({ metrics }) => {
      const { likesPerPost, commentsPerPost } = judged(metrics)
      return likesPerPost !== null && commentsPerPost !== null && likesPerPost >= FEWEST_LIKES
        ? [lnCommentsPerLike(commentsPerPost, likesPerPost)]
        : []
    }),
  )
}

/** 99th percentile of followers per post. */
export function followersPerPostP99(accounts: readonly Facts[]): { readonly value: number; readonly n: number } | null {
  const ratios = accounts.flatMap(({ account: { followers, posts } }) =>
    followers !== null && posts !== null && posts > 0 ? [followers / posts] : [],
  )
  return ratios.length === 0 ? null : { value: quantile(Float64Array.from(ratios).sort(), 0.99), n: ratios.length }
}

function middle(ratios: readonly number[]): LogRatios | null {
  return ratios.length === 0 ? null : { median: median(ratios), scale: madScale(ratios), n: ratios.length }
}
