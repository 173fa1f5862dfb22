import { csv, type RowSink } from './csv.ts'
import type { TextSource } from './decode.ts'
import type { Diagnostics } from './diagnostics.ts'
import { gzip } from './gzip.ts'
import { ndjson } from './ndjson.ts'
import type { RecordGroup } from './record-group.ts'
import type { Source } from './source.ts'
import { zip } from './zip.ts'

/** Where a format's rows and records go. */
export interface Tables {
  /** For rows with their header among them. */
  readonly rows: (delimiter: string | null) => RowSink
  /** Told how many of those rows could not be read; their diagnostic is added. */
  readonly lost: (rows: number) => void
  /** For nested records, those of one list by its name; the main list has none. */
  readonly group: (name: string) => RecordGroup
  /** True where these headers say enough to read what is under them. */
  readonly knows: (headers: readonly string[]) => boolean
  /** Whether the user says whose the rows are that name nobody. */
  readonly oneAccount: boolean
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

// what reads the following is loaded when there is such a file, not at every start

const workbook: BinaryFormat = {
  name: 'xlsx',
  is: isWorkbook,
  read: async (...file) => (await import('./xlsx.ts')).readWorkbook(...file),
}

const parquet: BinaryFormat = {
  name: 'parquet',
  is: isParquet,
  read: async (source, tables) => (await import('./parquet.ts')).readParquet(source, tables),
}

const json: TextFormat = {
  name: 'json',
  is: ({ head }) => /^\s*[[{]/.test(head),
  read: async (...file) => (await import('./json.ts')).readJson(...file),
}

/** A workbook is a zip archive by its bytes, so it is looked for before archives are. */
export const BINARY_FORMATS: readonly BinaryFormat[] = [workbook, parquet]

export const PACKED_FORMATS: readonly PackedFormat[] = [gzip, zip]

/** The first that fits is it; anything may be delimited text. */
export const TEXT_FORMATS: readonly TextFormat[] = [ndjson, json, csv]

/** A workbook is a zip archive; its writers put one of these first. */
function isWorkbook(head: Uint8Array): boolean {
  if (head[0] !== 0x50 || head[1] !== 0x4b || head[2] !== 3 || head[3] !== 4) return false
  const nameLength = (head[26] ?? 0) + 256 * (head[27] ?? 0)
  const first = Buffer.from(head.subarray(30, 30 + nameLength)).toString('latin1')
  return /^(\[Content_Types\]\.xml|_rels\/|xl\/|docProps\/|customXml\/|word\/|ppt\/|mimetype$)/.test(first)
}

/** Letters alone may begin a header: such a file has to hold bytes that text has not, or nothing else. */
function isParquet(head: Uint8Array): boolean {
  if (Buffer.from(head.subarray(0, 4)).toString('latin1') !== 'PAR1') return false
  return head.length === 4 || head.subarray(0, 4096).some(byte => byte < 9 || (byte > 13 && byte < 27))
}
