import type { Records } from '../../engine/engine.ts'
import type { MoneyReading } from '../../money/row.ts'
import type { CellReader } from '../cells.ts'
import type { Columns } from '../columns.ts'
import type { Cell } from '../csv.ts'
import type { DateOrder } from '../dates.ts'
import type { Diagnostics } from '../diagnostics.ts'
import type { Mark } from '../values.ts'

/** What holds for rows that lack it, and how values are written where the files do not show it. */
export interface RowOptions {
  readonly platform: string | null
  readonly niche: string | null
  readonly country: string | null
  readonly money: MoneyReading
  /** Whose the rows of files are that name no account. */
  readonly handle: string | null
  readonly decimal: Mark | null
  readonly dateOrder: DateOrder | null
  readonly rates: 'percent' | 'fraction' | null
  /** Day of the export, epoch milliseconds. */
  readonly asOf: number | null
}

/** Turns the rows of one file into records of one kind. */
export interface RowReader {
  /** False where the row was rejected; its diagnostic is added. */
  readonly row: (cells: readonly Cell[], line: number) => boolean
  /** Settles what only the whole file could tell; answers how many rows taken before are rejected after all. */
  readonly settle: (delimiter: string | null) => number
  readonly cells: CellReader
}

/** One kind of row: how its reader is made. */
export type MakeRowReader = (path: string, columns: Columns, options: RowOptions, records: Records, diagnostics: Diagnostics) => RowReader
