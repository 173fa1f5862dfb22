import type { FollowerColumns } from '../model/records.ts'
import { SCORER } from './coefficients.ts'
import { areMade, type NamesWithDigits, namesWithDigits } from './name-digits.ts'
import { pointsOf, SUSPICIOUS_POINTS } from './points.ts'
import { isCoarse, scoreFollowers } from './score.ts'
import { estimateShare, type ShareEstimate, shareLikelihood } from './share.ts'
import { suspicionRatio } from './suspicion.ts'

export interface Assessment extends ShareEstimate {
  /** Of the followers that could be scored, how many look suspicious by the rule of points. */
  readonly suspicious: number
  /** How many times likelier the sample is on a bought audience. */
  readonly likelihoodRatio: number
  /** Why nothing follows from it; null where something does. */
  readonly silent: Silence | null
  /** Names that are made rather than chosen, so that their digits are not looked at; null where they are. */
  readonly made: NamesWithDigits | null
}

/** Why a sample says nothing of an account: too few followers, a part that is not a random one, or an estimate that hardly a follower bears out. */
export type Silence = 'few' | 'part' | 'unborne'

/**
 * Whether figures are known of so few of a sample's followers that they are no random part of it: whom an export could not
 * look at are the deleted, the locked and the fake, and half may be left out by chance (judgement, 2026).
 */
export function isPart(known: number, { length }: Pick<FollowerColumns, 'length'>): boolean {
  return known * 2 < length
}

/** Where most people watch and never post, so that no posts say nothing of a follower (half of TikTok's adult users in the US: Pew 2024). */
export const WATCHED: ReadonlySet<string> = new Set(['tiktok', 'youtube', 'twitch', 'pinterest', 'snapchat'])

/** Where digits in names were measured (SRF 2017, InstaFake 2019); LinkedIn, YouTube, TikTok, X and Facebook give people names with digits themselves. */
const DIGITS_MEASURED = 'instagram'

export interface SampleLimits {
  readonly fewestFollowers: number
  /** At so many followers a sample counts half: what it may err by, however many there are. Fewer where it tells less of each. */
  readonly transferFollowers: number
  readonly coarseTransferFollowers: number
  /** Percent of the followers that have to look suspicious one by one, for all together to speak for a purchase. */
  readonly oneByOne: number
}

/** The signal, the share in the report and the warnings ask for it one after the other. */
let last: {
  readonly sample: FollowerColumns
  readonly limits: SampleLimits
  readonly platform: string
  readonly assessment: Assessment
} | null = null

/** What a sample says of an account's followers. */
export function assessSample(sample: FollowerColumns, platform: string, limits: SampleLimits): Assessment {
  if (last?.sample !== sample || last.limits !== limits || last.platform !== platform)
    last = { sample, limits, platform, assessment: assess(sample, platform, limits) }
  return last.assessment
}

function assess(read: FollowerColumns, platform: string, limits: SampleLimits): Assessment {
  const names = platform === DIGITS_MEASURED ? namesWithDigits(read) : null
  const made = names !== null && areMade(names) ? names : null
  const sample = withoutMeasures(read, { posts: WATCHED.has(platform), nameDigits: names === null || made !== null })
  const coarse = isCoarse(sample)
  const half = coarse ? limits.coarseTransferFollowers : limits.transferFollowers
  const scores = scoreFollowers(sample, SCORER)
  const { lnLikelihood, n } = shareLikelihood(scores)
  let suspicious = 0
  for (let i = 0; i < sample.length; i++) if (!Number.isNaN(scores[i]!) && pointsOf(sample, i) >= SUSPICIOUS_POINTS) suspicious++
  const likelihoodRatio = suspicionRatio(lnLikelihood, half / (half + n))
  const unborne = likelihoodRatio > 1 && suspicious * 100 < limits.oneByOne * n
  return {
    ...estimateShare(lnLikelihood, n, coarse),
    suspicious,
    likelihoodRatio,
    made,
    silent: n < limits.fewestFollowers ? 'few' : isPart(n, sample) ? 'part' : unborne ? 'unborne' : null,
  }
}

/** A sample in which these are unknown. */
function withoutMeasures(sample: FollowerColumns, without: { readonly posts: boolean; readonly nameDigits: boolean }): FollowerColumns {
  if (!without.posts && !without.nameDigits) return sample
  const unknown = new Float64Array(sample.length).fill(Number.NaN)
  return { ...sample, posts: without.posts ? unknown : sample.posts, nameDigits: without.nameDigits ? unknown : sample.nameDigits }
}
