import { MEASURES, type Measure, PATTERN_FIELDS, type Scorer, type Term, termOf } from '../../src/followers/score.ts'
import type { LabelledSet } from './labelled.ts'

/**
 * The form of the score, chosen on SRF 2017 and InstaFake 2019 by leaving one set out: where each measure ends, and which
 * way it may point. `pull` draws a weight towards a value that more data than these sets support, as so many followers.
 */
const FORM: readonly (Pick<Term, 'measure' | 'low' | 'high'> & {
  readonly sign: 1 | -1
  readonly pull: { readonly to: number; readonly by: number }
})[] = [
  { measure: 'lnRatio', low: -1.5, high: 4, sign: 1, pull: { to: 0, by: 1 } },
  { measure: 'lnThousandsFollowed', low: -0.7, high: 2, sign: 1, pull: { to: 0, by: 1 } },
  { measure: 'lnPosts', low: 0, high: 4, sign: -1, pull: { to: 0, by: 1 } },
  // few fakes of SRF lack a picture; of those of InstaFake, Purba 2020 and Twitter's, many do
  { measure: 'noPicture', low: 0, high: 1, sign: 1, pull: { to: 2.5, by: 3 } },
  { measure: 'nameDigits', low: 0, high: 4, sign: 1, pull: { to: 0, by: 1 } },
]

/** Every set counts as this many followers, half of them fakes, whatever its size: no base rate is fitted. */
const SET_WEIGHT = 200
const CLIP = 3
const SUSPICIOUS_AT = 1.8

interface Row {
  readonly values: readonly number[]
  readonly fake: boolean
  readonly weight: number
}

/** Fits the scorer: ridge logistic regression, sets weighted alike and fakes and real followers within each alike. */
export function fitScorer(sets: readonly LabelledSet[], date: string): Scorer {
  let form = FORM
  for (;;) {
    const plain = form.map(({ measure, low, high }): Term => ({ measure, low, high, centre: 0, weight: 1 }))
    const rows = rowsOf(sets, (set, i) => plain.map(term => termOf(term, set.followers, i)))
    const centred = plain.map((term, k): Term => ({ ...term, centre: round(balancedMean(sets, term.measure, rows, k)) }))
    const centredRows = rowsOf(sets, (set, i) => centred.map(term => termOf(term, set.followers, i)))
    const [base, ...weights] = ridge(
      centredRows,
      form.map(({ pull }) => pull),
    )
    const wrong = form.filter(({ sign }, k) => weights[k]! * sign < 0)
    if (wrong.length > 0) {
      form = form.filter(term => !wrong.includes(term))
      continue
    }
    const terms = centred.map((term, k): Term => ({ ...term, weight: round(weights[k]!) }))
    return {
      fitted: date,
      sets: sets.map(({ name }) => name),
      clip: CLIP,
      suspiciousAt: SUSPICIOUS_AT,
      terms,
      patterns: patternsOf(sets, terms, base!),
    }
  }
}

/** For each set of known fields: how the sum of the terms that are left becomes a log likelihood ratio again. */
function patternsOf(sets: readonly LabelledSet[], terms: readonly Term[], base: number): Scorer['patterns'] {
  const all = (1 << PATTERN_FIELDS.length) - 1
  return Array.from({ length: all + 1 }, (_, pattern) => {
    if (pattern === all) return { base: round(base), slope: 1 }
    const known = terms.filter(({ measure }) => {
      const bit = PATTERN_FIELDS.findIndex(field => field === (measure === 'lnThousandsFollowed' ? 'lnRatio' : measure))
      return (pattern >> bit) & 1
    })
    if ((pattern & 3) === 0 || known.length === 0) return { base: 0, slope: 0 }
    const rows = rowsOf(sets, (set, i) => [known.reduce((sum, term) => sum + termOf(term, set.followers, i), 0)])
    const [shift, slope] = ridge(rows, [{ to: 1, by: 1 }])
    return { base: round(shift!), slope: round(slope!) }
  })
}

function rowsOf(sets: readonly LabelledSet[], valuesOf: (set: LabelledSet, i: number) => readonly number[]): Row[] {
  return sets.flatMap(set => {
    const fakes = set.fake.filter(Boolean).length
    return set.fake.map(
      (fake, i): Row => ({
        values: valuesOf(set, i),
        fake,
        weight: SET_WEIGHT / 2 / (fake ? fakes : set.fake.length - fakes),
      }),
    )
  })
}

/** Mean of a measure over the sets that have it, with the weights of the fit. */
function balancedMean(sets: readonly LabelledSet[], measure: Measure, rows: readonly Row[], k: number): number {
  const known = sets.flatMap(({ followers }) =>
    Array.from({ length: followers.length }, (_, i) => !Number.isNaN(MEASURES[measure](followers, i))),
  )
  const those = rows.filter((_, i) => known[i])
  const total = those.reduce((sum, { weight }) => sum + weight, 0)
  return total === 0 ? 0 : those.reduce((sum, { weight, values }) => sum + weight * values[k]!, 0) / total
}

/** Ridge logistic regression by Newton's method: the intercept, free, then one weight for each value. */
export function ridge(rows: readonly Row[], pulls: readonly { readonly to: number; readonly by: number }[]): number[] {
  const size = pulls.length + 1
  const to = [0, ...pulls.map(pull => pull.to)]
  const by = [1e-9, ...pulls.map(pull => pull.by)]
  let weights = to.slice()
  for (let round = 0; round < 100; round++) {
    const gradient = to.map((target, j) => by[j]! * (target - weights[j]!))
    const curvature = by.map((value, j) => by.map((_, k) => (j === k ? value : 0)))
    for (const { values, fake, weight } of rows) {
      const x = [1, ...values]
      const p = 1 / (1 + Math.exp(-x.reduce((sum, value, j) => sum + value * weights[j]!, 0)))
      for (let j = 0; j < size; j++) {
        gradient[j]! += weight * ((fake ? 1 : 0) - p) * x[j]!
        for (let k = 0; k < size; k++) curvature[j]![k]! += weight * p * (1 - p) * x[j]! * x[k]!
      }
    }
    const step = solve(curvature, gradient)
    weights = weights.map((value, j) => value + step[j]!)
    if (Math.max(...step.map(Math.abs)) < 1e-9) break
  }
  return weights
}

/** Solves a small positive definite system by elimination. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!])
  const size = rows.length
  for (let i = 0; i < size; i++)
    for (let j = i + 1; j < size; j++) {
      const factor = rows[j]![i]! / rows[i]![i]!
      for (let k = i; k <= size; k++) rows[j]![k]! -= factor * rows[i]![k]!
    }
  const solved = new Array<number>(size).fill(0)
  for (let i = size - 1; i >= 0; i--) {
    let rest = rows[i]![size]!
    for (let k = i + 1; k < size; k++) rest -= rows[i]![k]! * solved[k]!
    solved[i] = rest / rows[i]![i]!
  }
  return solved
}

function round(value: number): number {
  return Number(value.toFixed(3)) + 0
}
