/** The grid of shares over which likelihoods are taken: 0, 0.5 %, … 100 %. */
export const SHARES: Float64Array = Float64Array.from({ length: 201 }, (_, k) => k / 200)

/** Half the square of a normal's 80 % interval: how far ln likelihood may fall within the range. */
const FALL = 0.82

/**
 * What does not carry over from the labelled sets to another sample: fitted on one set, shares on the other come out up
 * to 15 % high or 30 % low, and 3 points besides (SRF 2017 against InstaFake 2019); where a sample tells only one of
 * following per follower and posts, up to 24 points either way.
 */
const TRANSFER = { high: 1.15, low: 0.7, points: 0.03 }
const COARSE_TRANSFER = { high: 1.5, low: 0.6, points: 0.12 }

export interface ShareEstimate {
  /** Fraction of the sample, from 0 to 1. */
  readonly share: number
  /** 80 % range, widened for transfer. */
  readonly range: readonly [number, number]
  /** Followers that could be scored. */
  readonly n: number
}

/** ln likelihood of each share of SHARES, given the scores of a sample's followers; unscored followers (NaN) are left out. */
export function shareLikelihood(scores: Float64Array): { readonly lnLikelihood: Float64Array; readonly n: number } {
  const ratios = scores.filter(score => !Number.isNaN(score)).map(Math.exp)
  const lnLikelihood = new Float64Array(SHARES.length)
  for (let k = 0; k < SHARES.length; k++) {
    const share = SHARES[k]!
    // factors lie between e⁻³ and e³, so a hundred of them can be multiplied before a logarithm is due
    for (let from = 0; from < ratios.length; from += 100) {
      const end = Math.min(from + 100, ratios.length)
      let product = 1
      for (let i = from; i < end; i++) product *= 1 + share * (ratios[i]! - 1)
      lnLikelihood[k]! += Math.log(product)
    }
  }
  return { lnLikelihood, n: ratios.length }
}

/**
 * The likeliest share of fakes in a sample, with its range.
 * @param coarse whether most followers tell only one of the two strongest signs
 */
export function estimateShare(lnLikelihood: Float64Array, n: number, coarse: boolean): ShareEstimate {
  const transfer = coarse ? COARSE_TRANSFER : TRANSFER
  const best = lnLikelihood.reduce((at, value, k) => (value > lnLikelihood[at]! ? k : at), 0)
  const within = (k: number) => lnLikelihood[k]! >= lnLikelihood[best]! - FALL
  let low = best
  let high = best
  while (low > 0 && within(low - 1)) low--
  while (high < SHARES.length - 1 && within(high + 1)) high++
  return {
    share: SHARES[best]!,
    range: [Math.max(0, SHARES[low]! / transfer.high - transfer.points), Math.min(1, SHARES[high]! / transfer.low + transfer.points)],
    n,
  }
}
