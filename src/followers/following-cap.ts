import { betaBinomial } from '../metrics/distributions.ts'
import type { FollowerColumns } from '../model/records.ts'

/** Instagram lets nobody follow more than 7,500; sold accounts are run up to it. */
export interface AtCap {
  /** Followers whose `following` is known. */
  readonly n: number
  /** Of these, how many follow as many as the cap allows, or nearly. */
  readonly atCap: number
}

export function countAtCap({ following }: FollowerColumns, nearCap: number): AtCap {
  let n = 0
  let atCap = 0
  for (const value of following) {
    if (Number.isNaN(value)) continue
    n++
    if (value >= nearCap) atCap++
  }
  return { n, atCap }
}

/** 9 % of the fakes of SRF 2017 sit at the cap and 2 % of its real followers; how shares spread is judgement (2026), after Purba 2020. */
export function capRatio({ n, atCap }: AtCap): number {
  return (0.6 * betaBinomial(atCap, n, 3, 20) + 0.4 * betaBinomial(atCap, n, 2, 60)) / betaBinomial(atCap, n, 2, 78)
}

/** Upper end of the share of bought followers that so many at the cap allow: 2.5 % of real ones are there, and 20 % of bought ones that post. */
export function shareFromCap({ n, atCap }: AtCap): number {
  const share = atCap / n
  const upper = share + 1.28 * Math.sqrt(Math.max(share * (1 - share), 0.02) / n)
  return Math.min(1, (upper - 0.025) / 0.175)
}
