import { significant } from '../metrics/statistics.ts'
import { toCents } from '../text/money.ts'
import type { Chosen } from './shortlist.ts'

export interface Totals {
  readonly accounts: number
  readonly cost: number | null
  readonly currency: string | null
  readonly left: number | null
  readonly worth: number
  readonly engagements: number | null
  /** 10th to 90th percentile of one post by each. */
  readonly engagementsRange: readonly [number, number] | null
  readonly costPerEngagement: number | null
  /** Summed; how much the audiences overlap is not known. */
  readonly followers: number
}

/** Sums over the list; the range takes the accounts' posts as independent of one another. */
export function totalsOf(selected: readonly Chosen[], currency: string | null, budget: number | null): Totals {
  const cost =
    selected.every(chosen => chosen.cost !== null) && currency !== null ? selected.reduce((sum, chosen) => sum + chosen.cost!, 0) : null
  const known = selected.flatMap(({ money }) =>
    money?.engagementsPerPost != null && money.engagementsPerPostRange
      ? [{ middle: money.engagementsPerPost, range: money.engagementsPerPostRange }]
      : [],
  )
  const engagements = known.length === 0 ? null : known.reduce((sum, { middle }) => sum + middle, 0)
  const off = (of: (one: (typeof known)[number]) => number) => Math.sqrt(known.reduce((sum, one) => sum + of(one) ** 2, 0))
  return {
    accounts: selected.length,
    cost: cost === null ? null : toCents(cost),
    currency,
    left: cost === null || budget === null ? null : toCents(budget - cost),
    worth: significant(selected.reduce((sum, { worth }) => sum + worth, 0)),
    engagements: significant(engagements),
    engagementsRange:
      engagements === null
        ? null
        : [
            significant(Math.max(0, engagements - off(({ middle, range }) => Math.max(0, middle - range[0])))),
            significant(engagements + off(({ middle, range }) => Math.max(0, range[1] - middle))),
          ],
    costPerEngagement: significant(cost !== null && engagements ? cost / engagements : null),
    followers: selected.reduce((sum, { followers }) => sum + (followers ?? 0), 0),
  }
}
