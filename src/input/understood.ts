import type { InputReport } from '../model/report.ts'
import type { Columns } from './columns.ts'
import type { DateOrder } from './dates.ts'
import type { Mark } from './values.ts'
import type { WaitingRow } from './waiting-rows.ts'

/** How one table was understood, for `vet columns`. */
export interface Understood {
  readonly report: InputReport
  readonly columns: Columns
  /** The first rows of data. */
  readonly examples: readonly WaitingRow[]
  readonly decimal: Mark | null
  readonly dateOrder: DateOrder | null
}
