import { betaDensity } from '../metrics/distributions.ts'
import { SHARES } from './share.ts'

/**
 * How shares of fakes lie on accounts that bought followers and on those that did not: of 115 Swiss influencers 78 had
 * around 13 % (sd 7) and 37 around 59 % (sd 12; SRF Data 2017). The second part of each is judgement (2026): purchases
 * that look real, and honest audiences that are dormant or draw fakes.
 */
const curves = () => ({
  bought: SHARES.map(share => 0.65 * betaDensity(share, 8, 8) + 0.35 * betaDensity(share, 4, 12)),
  organic: SHARES.map(share => 0.8 * betaDensity(share, 3, 17) + 0.2 * betaDensity(share, 5, 11)),
})

/** Made when first asked for: most lists come without followers. */
let made: ReturnType<typeof curves> | null = null

/** Share of fakes on an account that bought none, and the range that is ordinary, in percent (SRF Data 2017). */
export const ORDINARY_SHARE = { middle: 13, range: [5, 25] } as const

/**
 * How many times likelier a sample is on a bought audience, over all shares that it may come from.
 * @param weight how much of the sample counts, from 0 to 1: an error of transfer, which more followers do not shrink
 */
export function suspicionRatio(lnLikelihood: Float64Array, weight: number): number {
  made ??= curves()
  const { bought, organic } = made
  const highest = Math.max(...lnLikelihood)
  let forBought = 0
  let forOrganic = 0
  for (let k = 0; k < lnLikelihood.length; k++) {
    const likelihood = Math.exp(weight * (lnLikelihood[k]! - highest))
    forBought += likelihood * bought[k]!
    forOrganic += likelihood * organic[k]!
  }
  return forBought / forOrganic
}
