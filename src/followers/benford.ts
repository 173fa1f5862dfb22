import { seededRandom } from '../metrics/random.ts'

/** How often each first digit from 1 to 9 comes in numbers that span orders of magnitude (Benford 1938). */
export const BENFORD: readonly number[] = Array.from({ length: 9 }, (_, k) => Math.log10(1 + 1 / (k + 1)))

/** First digit of a count of 1 or more. */
export function firstDigit(count: number): number {
  let left = Math.floor(count)
  while (left >= 10) left = Math.floor(left / 10)
  return left
}

/** Mean absolute deviation of the shares of nine digits from Benford's; `digits` counts each of them. */
export function deviationFromBenford(digits: ArrayLike<number>): number {
  let n = 0
  for (let k = 0; k < 9; k++) n += digits[k]!
  return BENFORD.reduce((sum, share, k) => sum + Math.abs(digits[k]! / n - share), 0) / 9
}

/** First digits of the counts of 1 or more, how many counts are known, and the standard deviation of their logs, on which it hangs whether Benford's law is to be expected. */
export function firstDigits(counts: Float64Array): {
  readonly digits: Float64Array
  readonly n: number
  readonly known: number
  readonly lnSpread: number
} {
  const digits = new Float64Array(9)
  let n = 0
  let known = 0
  let sum = 0
  let squares = 0
  for (const count of counts) {
    if (count >= 0) known++
    if (!(count >= 1)) continue
    digits[firstDigit(count) - 1]!++
    n++
    const ln = Math.log(count)
    sum += ln
    squares += ln * ln
  }
  return { digits, n, known, lnSpread: n > 1 ? Math.sqrt(Math.max(0, (squares - (sum * sum) / n) / (n - 1))) : 0 }
}

const DRAWS = 2_000
const nulls = new Map<number, Float64Array>()

/** Deviations, sorted, that samples of n numbers true to Benford show by chance. The same on every run; made once for each n. */
export function benfordNull(n: number): Float64Array {
  const known = nulls.get(n)
  if (known) return known
  const random = seededRandom(n)
  const below = BENFORD.map((_, k) => Math.log10(k + 2))
  const deviations = Float64Array.from({ length: DRAWS }, () => {
    const digits = new Float64Array(9)
    for (let i = 0; i < n; i++) {
      const at = random()
      digits[below.findIndex(bound => at < bound)]!++
    }
    return deviationFromBenford(digits)
  }).sort()
  nulls.set(n, deviations)
  return deviations
}
