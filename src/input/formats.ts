import { csv, type RowSink } from './csv.ts'
import type { TextSource } from './decode.ts'
import type { Diagnostics } from './diagnostics.ts'
import { gzip } from './gzip.ts'
import { json } from './json.ts'
import { ndjson } from './ndjson.ts'
import { parquet } from './parquet.ts'
import type { RecordGroup } from './record-group.ts'
import type { Source } from './source.ts'
import { workbook } from './xlsx.ts'
import { zip } from './zip.ts'

/** Where a format's rows and records go. */
export interface Tables {
  /** For rows with their header among them. */
  readonly rows: (delimiter: string | null) => RowSink
  /** For nested records, those of one list by its name; the main list has none. */
  readonly group: (name: string) => RecordGroup
  /** True where these headers say enough to read what is under them. */
  readonly knows: (headers: readonly string[]) => boolean
  /** From now on places are the numbers of records, since all stand on one line. */
  readonly numbered: () => void
}

/** A format that holds others: how its first bytes tell it, and what is in it. */
export interface PackedFormat {
  readonly is: (head: Uint8Array) => boolean
  /** Each is opened only when its turn comes. */
  readonly unpack: (source: Source, diagnostics: Diagnostics) => AsyncIterable<() => Promise<Source>>
}

/** A format that is no text: how its first bytes tell it, and how it is read. */
export interface BinaryFormat {
  readonly name: string
  readonly is: (head: Uint8Array) => boolean
  readonly read: (source: Source, tables: Tables, diagnostics: Diagnostics) => Promise<void>
}

/** A format of text: how its beginning tells it, and how it is read. */
export interface TextFormat {
  readonly name: string
  readonly is: (text: TextSource) => boolean
  readonly read: (text: TextSource, tables: Tables, diagnostics: Diagnostics) => Promise<void>
}

/** A workbook is a zip archive by its bytes, so it is looked for before archives are. */
export const BINARY_FORMATS: readonly BinaryFormat[] = [workbook, parquet]

export const PACKED_FORMATS: readonly PackedFormat[] = [gzip, zip]

/** The first that fits is it; anything may be delimited text. */
export const TEXT_FORMATS: readonly TextFormat[] = [ndjson, json, csv]
