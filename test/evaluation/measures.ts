import { quantile } from '../../src/metrics/statistics.ts'

/** A score, and whether what it stands for is so. */
export interface Scored {
  readonly score: number
  readonly positive: boolean
}

/** Probability that a positive scores higher than a negative; ties count half. */
export function areaUnderCurve(scored: readonly Scored[]): number {
  const sorted = [...scored].sort((a, b) => a.score - b.score)
  const positives = scored.filter(({ positive }) => positive).length
  let ranks = 0
  for (let i = 0; i < sorted.length; ) {
    let end = i
    while (end < sorted.length && sorted[end]!.score === sorted[i]!.score) end++
    const tied = sorted.slice(i, end).filter(({ positive }) => positive).length
    ranks += (tied * (i + 1 + end)) / 2
    i = end
  }
  return (ranks - (positives * (positives + 1)) / 2) / (positives * (scored.length - positives))
}

/** Shares of positives and of negatives that score `cut` or more. */
export function ratesAt(scored: readonly Scored[], cut: number): { readonly sensitivity: number; readonly falsePositives: number } {
  const rate = (wanted: boolean) => {
    const those = scored.filter(({ positive }) => positive === wanted)
    return those.filter(({ score }) => score >= cut).length / those.length
  }
  return { sensitivity: rate(true), falsePositives: rate(false) }
}

/** Share of positives found at the lowest cut that keeps false positives at or under `most`. */
export function sensitivityAt(scored: readonly Scored[], most: number): number {
  const positives = scored.filter(({ positive }) => positive).length
  const allowed = Math.floor(most * (scored.length - positives) + 1e-9)
  const sorted = [...scored].sort((a, b) => b.score - a.score)
  let found = 0
  let wrong = 0
  let best = 0
  for (let i = 0; i < sorted.length; ) {
    let end = i
    for (; end < sorted.length && sorted[end]!.score === sorted[i]!.score; end++) sorted[end]!.positive ? found++ : wrong++
    if (wrong > allowed) break
    best = found
    i = end
  }
  return best / positives
}

/** A probability, what came of it, and how much it counts. */
export interface Predicted {
  readonly probability: number
  readonly positive: boolean
  readonly weight: number
}

export function brier(predicted: readonly Predicted[]): number {
  const total = predicted.reduce((sum, { weight }) => sum + weight, 0)
  return predicted.reduce((sum, { probability, positive, weight }) => sum + weight * (probability - (positive ? 1 : 0)) ** 2, 0) / total
}

export interface ReliabilityBin {
  readonly from: number
  readonly to: number
  readonly n: number
  /** Weighted mean of the probabilities, and weighted share of positives. */
  readonly predicted: number
  readonly observed: number
  /** 90 % band of the share, from resamples. */
  readonly band: readonly [number, number]
}

const BINS = 10
const RESAMPLES = 400

/** What became of probabilities in ten equal bins, with bootstrap bands, and the expected calibration error. */
export function reliability(predicted: readonly Predicted[], random: () => number) {
  const binOf = (probability: number) => Math.min(BINS - 1, Math.floor(probability * BINS))
  const observedOf = (rows: readonly Predicted[]) => {
    const weight = rows.reduce((sum, row) => sum + row.weight, 0)
    return rows.reduce((sum, row) => sum + (row.positive ? row.weight : 0), 0) / weight
  }
  const total = predicted.reduce((sum, { weight }) => sum + weight, 0)
  let expectedError = 0
  const bins: ReliabilityBin[] = []
  for (let bin = 0; bin < BINS; bin++) {
    const rows = predicted.filter(({ probability }) => binOf(probability) === bin)
    if (rows.length === 0) continue
    const weight = rows.reduce((sum, row) => sum + row.weight, 0)
    const mean = rows.reduce((sum, row) => sum + row.weight * row.probability, 0) / weight
    const resampled = Float64Array.from({ length: RESAMPLES }, () =>
      observedOf(rows.map(() => rows[Math.floor(random() * rows.length)]!)),
    ).sort()
    expectedError += (weight / total) * Math.abs(mean - observedOf(rows))
    bins.push({
      from: bin / BINS,
      to: (bin + 1) / BINS,
      n: rows.length,
      predicted: mean,
      observed: observedOf(rows),
      band: [quantile(resampled, 0.05), quantile(resampled, 0.95)],
    })
  }
  return { expectedError, bins }
}
