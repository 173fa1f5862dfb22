import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Duckdb } from '../engine/duckdb.ts'
import { VetError } from '../errors.ts'
import type { Cell } from './csv.ts'
import type { Tables } from './formats.ts'
import { flatten, type NestedRecord } from './records.ts'
import { CutShort, type Source } from './source.ts'

/** Rows of any kind in Parquet, read by the optional package DuckDB. */
export async function readParquet(source: Source, tables: Tables): Promise<void> {
  // loaded when there is such a file, not at every start
  const { hasDuckdb, openDuckdb, parquetIn } = await import('../engine/duckdb.ts')
  if (!(await hasDuckdb()))
    throw new VetError(
      'no-duckdb',
      `${source.path} is a Parquet file, which DuckDB reads, and that is not installed.`,
      'Install it with: npm install @duckdb/node-api, or export the file as CSV.',
    )
  // rows are taken over more slowly than one thread reads them
  const duckdb = await openDuckdb(1)
  try {
    // its end tells what is in it, so that it has to be a file, wherever the bytes come from
    const file = join(duckdb.folder, 'rows.parquet')
    await pipeline(source.chunks, createWriteStream(file)).catch(error => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
        throw new VetError(
          'unwritable',
          `The disk is full: ${source.path} has no room in ${duckdb.folder}.`,
          'Make room, or name another folder with TMPDIR.',
        )
      throw error instanceof CutShort ? cutShort(source.path) : error
    })
    await readRows(parquetIn(file), duckdb, tables).catch(error => {
      if (error instanceof VetError) throw error
      throw cutShort(source.path)
    })
  } finally {
    await duckdb.close()
  }
}

/** Also where it is what a gzip file holds, that ends too soon. */
function cutShort(path: string): VetError {
  return new VetError('unreadable', `${path} is a Parquet file that is cut short or damaged.`, 'Copy or export it again.')
}

/** Columns as text where text holds them exactly, as an id of twenty digits; fractions as numbers, which have no mark to read wrongly. */
async function readRows(from: string, { connection }: Duckdb, tables: Tables): Promise<void> {
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${from}`)
  const columns = described.getRows().map(([name, type]) => ({ name: String(name), type: String(type) }))
  const row = columns.some(({ type }) => isNested(type)) ? recordsOf(columns, tables) : tables.rows(null)
  row(columns.map(({ name }) => name), 1) // biome-ignore format: one call
  const cells = columns.map(({ name, type }) => cellOf(`"${name.replaceAll('"', '""')}"`, type))
  const result = await connection.stream(`SELECT ${cells.join(', ')} FROM ${from}`)
  let line = 1
  for (;;) {
    const chunk = await result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) return
    for (const values of chunk.getRows()) row(values as readonly Cell[], ++line)
  }
}

/** Records, and lists of records. */
export function isNested(type: string): boolean {
  return /^(?:STRUCT|MAP)\(/.test(type)
}

/** Takes rows with records inside them as JSON has them, the first of them being the header. */
function recordsOf(
  columns: readonly { readonly name: string; readonly type: string }[],
  tables: Tables,
): (values: readonly Cell[], line: number) => void {
  const group = tables.group('')
  return (values, line) => {
    if (line === 1) return
    const record = columns.map(
      ({ name, type }, i) => [name, isNested(type) && values[i] !== null ? JSON.parse(exact(String(values[i]))) : values[i]] as const,
    )
    group.record(flatten(Object.fromEntries(record) as NestedRecord), line, new Map())
  }
}

/** JSON as a database writes it, with whole numbers of many digits as texts, which hold them exactly, and null for what is no number. */
function exact(json: string): string {
  let inText = false
  return json
    .split('"')
    .map(part => {
      const told = inText ? part : part.replace(/-?(?:\d[\d.e+-]*|nan|inf(?:inity)?)/gi, numberOf)
      // a quote behind a backslash that is none itself is of the text
      inText = !inText || endsInBackslash(part)
      return told
    })
    .join('"')
}

const numberOf = (found: string): string => (!/\d/.test(found) ? 'null' : /^-?\d{16,}$/.test(found) ? `"${found}"` : found)

function endsInBackslash(text: string): boolean {
  let at = text.length
  while (text[at - 1] === '\\') at--
  return (text.length - at) % 2 === 1
}

function cellOf(column: string, type: string): string {
  if (isNested(type)) return `to_json(${column})::VARCHAR`
  if (type === 'DATE') return `strftime(${column}, '%Y-%m-%d')`
  // both are moments in UTC to the microsecond; a time zone is only how they are shown
  if (type.startsWith('TIMESTAMP')) return `strftime(make_timestamp(epoch_us(${column})), '%Y-%m-%dT%H:%M:%SZ')`
  // by way of text, so that a single-precision 0.1 is not 0.10000000149
  if (type === 'FLOAT' || type === 'DOUBLE' || type.startsWith('DECIMAL'))
    return `CASE WHEN isfinite(${column}::DOUBLE) THEN ${column}::VARCHAR::DOUBLE END`
  return `${column}::VARCHAR`
}
