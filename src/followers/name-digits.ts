import type { FollowerColumns } from '../model/records.ts'

/**
 * From so large a share of names with digits on, an export gave the names: ids, hashes, serial names. Three digits or more
 * stand in 5 % of real names and in a third of fake ones (SRF 2017; in 9 times as many fake as real ones in InstaFake 2019),
 * so that not even fakes alone come near it (judgement, 2026).
 */
const MADE = 0.75

/** How many names of a sample are known, and how many of these have digits. */
export interface NamesWithDigits {
  readonly known: number
  readonly withDigits: number
}

export function namesWithDigits({ nameDigits }: Pick<FollowerColumns, 'nameDigits'>): NamesWithDigits {
  let known = 0
  let withDigits = 0
  for (const digits of nameDigits) {
    if (digits >= 0) known++
    if (digits > 0) withDigits++
  }
  return { known, withDigits }
}

/** Whether the names of a sample are made rather than chosen, so that their digits say nothing of whoever has them. */
export function areMade({ known, withDigits }: NamesWithDigits): boolean {
  return known > 0 && withDigits >= MADE * known
}
