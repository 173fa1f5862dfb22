import type { Records } from '../../engine/engine.ts'
import type { MoneyReading } from '../../money/row.ts'
import type { Columns } from '../columns.ts'
import type { Cell } from '../csv.ts'
import type { Diagnostics } from '../diagnostics.ts'

/** What holds for rows that lack it. */
export interface RowOptions {
  readonly platform: string | null
  readonly niche: string | null
  readonly country: string | null
  readonly money: MoneyReading
}

/** Turns the rows of one file into records of one kind. */
export interface RowReader {
  /** False where the row was rejected; its diagnostic is added. */
  readonly row: (cells: readonly Cell[], line: number) => boolean
  /** Settles what only the whole file could tell. */
  readonly settle: (delimiter: string | null) => void
}

/** One kind of row: how its reader is made. */
export type MakeRowReader = (path: string, columns: Columns, options: RowOptions, records: Records, diagnostics: Diagnostics) => RowReader
