import type { Draws } from './simulator-random.ts'

/** What a follower is. Dormant ones are people who stopped using the platform; active fakes post and look like people. */
export type FollowerKind = 'real' | 'dormant' | 'inactiveFake' | 'activeFake'

interface Profiles {
  /** ln((following + 1) / (followers + 1)): mean and sd; and of ln following. */
  readonly ratio: readonly [number, number]
  readonly following: readonly [number, number]
  /** Share without posts; of the others, median and sd of the log. */
  readonly postless: number
  readonly posts: readonly [number, number]
  readonly noPicture: number
  /** Share with three digits or more in the name. */
  readonly digits: number
}

/**
 * Real followers and inactive fakes after the summary figures of SRF Data 2017 and Akyon and Kalfaoglu 2019; active
 * fakes after the ratios that Purba 2020 publishes; dormant followers are judgement. Following is drawn as if nobody
 * stood at the platform's cap; those who do are added by `atCap`.
 */
const PROFILES: Readonly<Record<FollowerKind, Profiles>> = {
  real: { ratio: [0.35, 1.25], following: [6.3, 1], postless: 0.05, posts: [55, 1.4], noPicture: 0.01, digits: 0.055 },
  dormant: { ratio: [2, 1.4], following: [5.3, 1.2], postless: 0.4, posts: [5, 1.4], noPicture: 0.06, digits: 0.12 },
  inactiveFake: { ratio: [2.9, 1.7], following: [6.9, 1.1], postless: 0.45, posts: [3, 1.5], noPicture: 0.2, digits: 0.33 },
  activeFake: { ratio: [1.4, 1.3], following: [6.9, 0.9], postless: 0.06, posts: [20, 1.4], noPicture: 0.04, digits: 0.15 },
}

/** Correlation within a kind between following much for its followers and posting little (measured: 0.2 to 0.4). */
const CORRELATION = 0.35

const CAP = 7_500

export const FOLLOWER_HEADER = 'handle,platform,followers,following,posts,hasPicture,nameDigits'

/** One follower as a row under FOLLOWER_HEADER, but for handle and platform. `atCap` is the chance that it follows 7,000 and more. */
export function followerRow(kind: FollowerKind, atCap: number, draws: Draws): string {
  const { ratio, following: usual, postless, posts, noPicture, digits } = PROFILES[kind]
  const common = draws.normal(0, 1)
  const lnRatio = ratio[0] + ratio[1] * common
  const [capped, high, free] = [draws.chance(atCap), draws.whole(7_000, CAP), Math.round(draws.logNormal(Math.exp(usual[0]), usual[1]))]
  const following = capped ? high : Math.min(6_999, free)
  const followers = Math.max(0, Math.round((following + 1) / Math.exp(lnRatio) - 1))
  const lnPosts = Math.log(posts[0]) + posts[1] * (-CORRELATION * common + Math.sqrt(1 - CORRELATION ** 2) * draws.normal(0, 1))
  const count = draws.chance(postless) ? 0 : Math.max(1, Math.round(Math.exp(lnPosts)))
  const nameDigits = draws.chance(digits) ? draws.whole(3, 6) : draws.chance(0.15) ? draws.whole(1, 2) : 0
  return `${followers},${following},${count},${draws.chance(noPicture) ? 'no' : 'yes'},${nameDigits}`
}
