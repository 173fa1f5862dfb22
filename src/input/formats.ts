import { csv, type RowSink } from './csv.ts'
import type { TextSource } from './decode.ts'
import type { Diagnostics } from './diagnostics.ts'
import { json } from './json.ts'
import { ndjson } from './ndjson.ts'
import type { RecordGroup } from './record-group.ts'
import type { Flat } from './records.ts'

/** Where a format's rows and records go. */
export interface Tables {
  /** For rows with their header among them. */
  readonly rows: (delimiter: string | null) => RowSink
  /** For nested records, those of one list by its name; the main list has none. */
  readonly group: (name: string) => RecordGroup
  /** True where a header made of these records' keys says enough to read them. */
  readonly knows: (records: readonly Flat[]) => boolean
  /** From now on places are the numbers of records, since all stand on one line. */
  readonly numbered: () => void
}

/** A format of text: how its beginning tells it, and how it is read. */
export interface TextFormat {
  readonly name: string
  readonly is: (text: TextSource) => boolean
  readonly read: (text: TextSource, tables: Tables, diagnostics: Diagnostics) => Promise<void>
}

/** The first that fits is it; anything may be delimited text. */
export const TEXT_FORMATS: readonly TextFormat[] = [ndjson, json, csv]
