import type { Field } from '../../model/fields.ts'
import type { Kind } from '../../model/names.ts'

/**
 * One vendor's export as data: the headers that give it away and what its columns mean.
 * Headers are compared by `headerKey`, so case, blanks, marks and line breaks do not matter.
 */
export interface Preset {
  readonly name: string
  /** For people: whose export this is. */
  readonly title: string
  readonly kind: Kind
  /** Where the export is of one platform only. */
  readonly platform: string | null
  /** Headers that must all be there. A small subset: vendors add and drop columns by the month. */
  readonly required: readonly string[]
  /** What the list is called in which such rows stand, where their headers alone do not tell them from others. */
  readonly list?: RegExp
  /** Field to its header; several in order of preference. */
  readonly columns: Readonly<Partial<Record<Field, string | readonly string[]>>>
  /** Headers that look useful and are not used, with the reason. */
  readonly ignored?: Readonly<Record<string, string>>
  /** Columns whose values are added to a field's own: parts of one sum, or a text in two columns. */
  readonly added?: Readonly<Partial<Record<Field, readonly string[]>>>
  /** The engagement rate is a fraction of 1 rather than a percentage. */
  readonly ratesAre?: 'fraction' | 'percent'
  /** Order of day and month in numeric dates, where the column itself does not show it. */
  readonly dateOrder?: 'dmy' | 'mdy'
  /** Fields in which the vendor writes 0 for unknown. */
  readonly zeroIsMissing?: readonly Field[]
  /** Fields that were shifted together where one of them contradicts its header. */
  readonly together?: readonly Field[]
  /** What names an account may have blanks: pages and channels rather than handles. */
  readonly handleMayHaveBlanks?: true
  /** Header that names the account in rows whose handle is empty. */
  readonly handleElse?: string
  /** Header that is filled in records that failed. */
  readonly failure?: string
  /** Totals of a day, which no check reads: why, and what would be of use. */
  readonly notUsed?: string
  /** The metric stands in a line above the header; only a count of followers is used. */
  readonly metricAbove?: true
}
