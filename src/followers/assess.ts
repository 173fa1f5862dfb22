import type { FollowerColumns } from '../model/records.ts'
import { SCORER } from './coefficients.ts'
import { pointsOf, SUSPICIOUS_POINTS } from './points.ts'
import { isCoarse, scoreFollowers } from './score.ts'
import { estimateShare, type ShareEstimate, shareLikelihood } from './share.ts'
import { suspicionRatio } from './suspicion.ts'

export interface Assessment extends ShareEstimate {
  /** Of the followers that could be scored, how many look suspicious by the rule of points. */
  readonly suspicious: number
  /** How many times likelier the sample is on a bought audience. */
  readonly likelihoodRatio: number
}

/** Where most people watch and never post, so that no posts say nothing of a follower (half of TikTok's adult users in the US: Pew 2024). */
export const WATCHED: ReadonlySet<string> = new Set(['tiktok', 'youtube', 'twitch', 'pinterest', 'snapchat'])

/** At so many followers a sample counts half: what it may err by, however many there are. Fewer where it tells less of each. */
export interface Transfer {
  readonly transferFollowers: number
  readonly coarseTransferFollowers: number
}

/** What a sample says of an account's followers; whether it is large enough is for the caller to tell, by `n`. */
export function assessSample(read: FollowerColumns, platform: string, transfer: Transfer): Assessment {
  const sample = WATCHED.has(platform) ? { ...read, posts: new Float64Array(read.length).fill(Number.NaN) } : read
  const coarse = isCoarse(sample)
  const half = coarse ? transfer.coarseTransferFollowers : transfer.transferFollowers
  const scores = scoreFollowers(sample, SCORER)
  const { lnLikelihood, n } = shareLikelihood(scores)
  let suspicious = 0
  for (let i = 0; i < sample.length; i++) if (!Number.isNaN(scores[i]!) && pointsOf(sample, i) >= SUSPICIOUS_POINTS) suspicious++
  return {
    ...estimateShare(lnLikelihood, n, coarse),
    suspicious,
    likelihoodRatio: suspicionRatio(lnLikelihood, half / (half + n)),
  }
}
