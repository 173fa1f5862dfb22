import type { FollowerColumns } from '../model/records.ts'

/** What a profile shows, as the scorer reads it. Each is NaN where the export does not say. */
export const MEASURES = {
  /** How many accounts it follows for each that follows it, in ln. */
  lnRatio: ({ followers, following }: FollowerColumns, i: number) => Math.log((following[i]! + 1) / (followers[i]! + 1)),
  /** Thousands of accounts that it follows, in ln: what sold and exchanged accounts run up. */
  lnThousandsFollowed: ({ following }: FollowerColumns, i: number) => Math.log((following[i]! + 1) / 1_000),
  lnPosts: ({ posts }: FollowerColumns, i: number) => Math.log1p(posts[i]!),
  noPicture: ({ hasPicture }: FollowerColumns, i: number) => 1 - hasPicture[i]!,
  nameDigits: ({ nameDigits }: FollowerColumns, i: number) => nameDigits[i]!,
} as const satisfies Readonly<Record<string, (sample: FollowerColumns, i: number) => number>>

export type Measure = keyof typeof MEASURES

/** One term of the score: weight × (the measure, held between `low` and `high`, minus `centre`); 0 where it is not known. */
export interface Term {
  readonly measure: Measure
  readonly low: number
  readonly high: number
  /** Mean over fakes and real followers in equal parts. */
  readonly centre: number
  readonly weight: number
}

/** A log likelihood ratio (natural) of a fake profile against a real one, as a sum of a few terms. */
export interface Scorer {
  readonly fitted: string
  readonly sets: readonly string[]
  /** Where scores end on both sides: no single profile proves more. */
  readonly clip: number
  /** A score from here up is counted as suspicious. */
  readonly suspiciousAt: number
  readonly terms: readonly Term[]
  /** What is added to the sum of terms, and what it is multiplied with, by which of PATTERN_FIELDS are known: one is the first bit. */
  readonly patterns: readonly { readonly base: number; readonly slope: number }[]
}

/** The measures whose absence changes what the others are worth. */
export const PATTERN_FIELDS = ['lnRatio', 'lnPosts', 'noPicture', 'nameDigits'] as const satisfies readonly Measure[]

/** Value of one term; 0 where its measure is unknown. */
export function termOf({ measure, low, high, centre, weight }: Term, sample: FollowerColumns, i: number): number {
  const value = MEASURES[measure](sample, i)
  return Number.isNaN(value) ? 0 : weight * (Math.min(Math.max(value, low), high) - centre)
}

/** Which of PATTERN_FIELDS are known of a follower, as bits. */
export function patternOf({ followers, following, posts, hasPicture, nameDigits }: FollowerColumns, i: number): number {
  const bit = (value: number, known: number) => (Number.isNaN(value) ? 0 : known)
  return bit(followers[i]! + following[i]!, 1) | bit(posts[i]!, 2) | bit(hasPicture[i]!, 4) | bit(nameDigits[i]!, 8)
}

/** Whether most of the followers that can be scored tell only one of the two strongest signs: following per follower, and posts. */
export function isCoarse(sample: FollowerColumns): boolean {
  let scored = 0
  let whole = 0
  for (let i = 0; i < sample.length; i++) {
    const strongest = patternOf(sample, i) & 3
    if (strongest > 0) scored++
    if (strongest === 3) whole++
  }
  return whole * 2 < scored
}

/**
 * Log likelihood ratio of each follower being fake. NaN where too little is known to judge one: neither followers with
 * following, nor posts. A verified account is never suspicious; whether one is private is not looked at, since it
 * speaks for a fake in one labelled set and against it in another.
 */
export function scoreFollowers(sample: FollowerColumns, scorer: Scorer): Float64Array {
  const scores = new Float64Array(sample.length)
  for (let i = 0; i < sample.length; i++) {
    const pattern = patternOf(sample, i)
    if ((pattern & 3) === 0) scores[i] = Number.NaN
    else if (sample.verified[i] === 1) scores[i] = -scorer.clip
    else {
      const { base, slope } = scorer.patterns[pattern]!
      let sum = 0
      for (const term of scorer.terms) sum += termOf(term, sample, i)
      scores[i] = Math.min(Math.max(base + slope * sum, -scorer.clip), scorer.clip)
    }
  }
  return scores
}
