/** Counts are shown whole up to here, then in thousands (1K, 1.2K), then in millions. */
const THOUSAND = 1_000
const MILLION = 1_000_000

/** So many of the counts are multiples of what all are rounded to; some may be of another export (judgement, 2026). */
const MOST = 0.8

/** In what steps counts are written, those in thousands and those in millions apart: 1,000 where they read 1K and 2K; 0 where they are exact. */
export interface Quanta {
  readonly thousands: number
  readonly millions: number
}

export function quantaOf(counts: ArrayLike<number>): Quanta {
  return { thousands: stepOf(counts, THOUSAND, MILLION), millions: stepOf(counts, MILLION, Number.POSITIVE_INFINITY) }
}

const STEPS = [MILLION, 100_000, 10_000, THOUSAND] as const
const FINEST = 100

/** The largest step that most of the counts in a range are multiples of. Run for every account: most have none of the finest. */
function stepOf(counts: ArrayLike<number>, from: number, below: number): number {
  const divides = (step: number) => {
    let known = 0
    let even = 0
    for (let i = 0; i < counts.length; i++) {
      const count = counts[i]!
      if (!(count >= from && count < below)) continue
      known++
      if (count % step === 0) even++
    }
    return known > 0 && even >= MOST * known
  }
  return divides(FINEST) ? (STEPS.find(divides) ?? FINEST) : 0
}

/** The step that one count is written in; 0 where it is exact. */
export function quantumAt({ thousands, millions }: Quanta, count: number): number {
  return count >= MILLION ? millions : count >= THOUSAND ? thousands : 0
}

/** Standard deviation that rounding alone gives counts: each lies anywhere within its step. */
export function roundingSd(counts: readonly number[]): number {
  const quanta = quantaOf(counts)
  return Math.sqrt(counts.reduce((sum, count) => sum + quantumAt(quanta, count) ** 2 / 12, 0) / counts.length)
}
