import type { Cell } from './csv.ts'
import { isMissing } from './values.ts'

export interface WaitingRow {
  readonly cells: readonly Cell[]
  readonly line: number
  /** Whether it goes over several lines of its file. */
  readonly severalLines: boolean
}

/** What the rows have in one column, but for what means that they have nothing. */
export function valuesOf(index: number, rows: readonly WaitingRow[]): string[] {
  return rows.map(({ cells }) => String(cells[index] ?? '').trim()).filter(value => !isMissing(value))
}

/** How many rows may come before the header. */
export const PREAMBLE = 12
