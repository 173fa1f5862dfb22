import { open, stat } from 'node:fs/promises'
import type { Columns } from '../input/columns.ts'
import { sniffDelimiter } from '../input/csv.ts'
import { EARLIEST, LATEST } from '../input/dates.ts'
import { type HeaderOptions, understandHeader } from '../input/kinds.ts'
import { outOfRange } from '../input/mapped-columns.ts'
import { nearHeaders } from '../input/near-headers.ts'
import { isNested } from '../input/parquet.ts'
import type { Field } from '../model/fields.ts'
import { POST_COUNTS } from '../model/records.ts'
import { dayOf } from '../text/day.ts'
import { type Duckdb, named, parquetIn, pathQuoted, quoted } from './duckdb.ts'
import { isNoId, keyField, keyOf } from './duckdb-keys.ts'
import { isNeverZero, isPlain, maybePlatforms, PLATFORM_CELL } from './grouped-posts.ts'

/** A posts file that DuckDB reads to the very same figures as the default reader; what it could not is left to that. */
export interface PlainPosts {
  readonly path: string
  readonly delimiter: string | null
  /** How large it is, as text. */
  readonly bytes: number
  readonly headers: readonly string[]
  /** Field to column index. */
  readonly at: ReadonlyMap<Field, number>
  readonly unused: readonly number[]
  /** SQL that reads it: a row a post, its columns named by field, and `odd` where a cell is not plain. */
  readonly select: string
}

/** Dates that are read alike wherever they stand: days, and moments to the second in UTC. */
const DATE_SHAPES = [
  { shape: /^\d{4}-\d{2}-\d{2}$/, format: '%Y-%m-%d', pattern: '[0-9]{4}-[0-9]{2}-[0-9]{2}' },
  { shape: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, format: '%Y-%m-%dT%H:%M:%SZ', pattern: '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z' },
] as const

/** Before this day no date is read. */
const FIRST_DAY = dayOf(EARLIEST)

const HEAD_BYTES = 65_536
/** A longer line goes to the default engine, which says what it makes of it. */
const LONGEST_LINE = 1_000_000
/** So much of a file is read at once, as is usual for DuckDB. */
const BUFFER = 32_000_000

/** The same rows as text take about so many times the bytes of Parquet. */
const TEXT_OF_PARQUET = 4

/** Types whose values are the same text for both engines; 2.0 is 2 for one of them. */
const ALIKE_AS_TEXT = /^(VARCHAR|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|UUID|BOOLEAN)$|^ENUM\(/

/** How DuckDB would read a file of posts; null where it is of another kind or not plain. Only its head is looked at here. */
export async function planPosts(path: string, options: HeaderOptions, duckdb: Duckdb): Promise<PlainPosts | null> {
  const head = await headOf(path)
  if (head === null) return null
  const { size } = await stat(path)
  if (head.subarray(0, 4).toString('latin1') === 'PAR1') return await planParquet(path, size * TEXT_OF_PARQUET, options, duckdb)
  return planCsv(path, size, head, options)
}

async function headOf(path: string): Promise<Buffer | null> {
  // what is no file, such as a pipe, can be read but once
  if (!(await stat(path).catch(() => null))?.isFile()) return null
  const file = await open(path, 'r').catch(() => null)
  if (!file) return null
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } catch {
    // what cannot be read the default engine says
    return null
  } finally {
    await file.close()
  }
}

function planCsv(path: string, bytes: number, head: Buffer, options: HeaderOptions): PlainPosts | null {
  const text = head.toString('utf8')
  // marks of compression, UTF-16 and a byte-order mark; quotes in the header; all of it rare, and read well by the default engine
  if (head.includes(0) || head[0] === 0x1f || text.charCodeAt(0) === 0xfeff) return null
  const { delimiter, skipLines } = sniffDelimiter(text)
  const [headerLine = '', firstLine = ''] = text.split(/\r?\n/)
  if (skipLines > 0 || /["\r]/.test(headerLine) || /^\s*[{[]/.test(headerLine)) return null
  const headers = headerLine.split(delimiter)
  const columns = understandHeader(headers, options)
  if (columns === null || !isPlainTable(columns, options)) return null
  const dateAt = columns.at.get('date')
  const first = firstLine.split(delimiter)[dateAt ?? 0] ?? ''
  const date = DATE_SHAPES.find(({ shape }) => shape.test(first))
  if (dateAt === undefined || !date) return null
  const name = (index: number) => `c${index}`
  const counts = POST_COUNTS.filter(field => columns.at.has(field))
  const cell = (field: Field) => name(columns.at.get(field)!)
  const read = new Set<Field | null>(['handle', 'platform', keyField(columns.at), 'date', 'type', ...counts])
  const unread = [...columns.unused, ...[...columns.at].flatMap(([field, index]) => (read.has(field) ? [] : [index]))]
  const texts = (['platform', keyField(columns.at), 'type'] as const).flatMap(field =>
    field === null ? [] : (columns.at.get(field) ?? []),
  )
  const plain = [
    `regexp_full_match(concat(${counts.map(cell).join(", ',', ")}), '[0-9]{0,15}(,[0-9]{0,15}){${counts.length - 1}}')`,
    `regexp_full_match(${cell('date')}, ${quoted(date.pattern)})`,
    `${cell('date')} >= ${quoted(FIRST_DAY)}`,
  ]
  const odd = [
    `NOT coalesce(${plain.join(' AND ')}, false)`,
    isNoId(columns.at, cell),
    ...platformsIn(columns, name),
    ...counts.filter(isNeverZero).map(field => `coalesce(try_cast(${cell(field)} AS DOUBLE) = 0, false)`),
    // a quote may have taken in rows; what is not asked for is not looked at, also not for bytes that are no UTF-8, which tell of another encoding
    ...[...unread, ...texts].map(index => `coalesce(contains(${name(index)}, chr(10)), false)`),
  ]
  const parts = [
    `${cell('handle')} AS handle`,
    `${columns.at.has('platform') ? cell('platform') : 'NULL'} AS platform`,
    `${keyOf(columns.at, cell)} AS key`,
    `epoch_ms(strptime(${cell('date')}, ${quoted(date.format)}))::DOUBLE AS date`,
    `${columns.at.has('type') ? `coalesce(${cell('type')}, '')` : "''"} AS type`,
    ...counts.map(field => `coalesce(try_cast(${cell(field)} AS DOUBLE), 'nan'::DOUBLE) AS ${named(field)}`),
    `${odd.join(' OR ')} AS odd`,
  ]
  const types = headers.map((_, index) => `${quoted(name(index))}: 'VARCHAR'`).join(', ')
  const source = `read_csv(${pathQuoted(path)}, header = true, delim = ${quoted(delimiter)}, quote = '"', escape = '"', auto_detect = false, compression = 'none', hive_partitioning = false, max_line_size = ${LONGEST_LINE}, buffer_size = ${BUFFER}, columns = {${types}})`
  return { path, delimiter, bytes, headers, at: columns.at, unused: columns.unused, select: `SELECT ${parts.join(', ')} FROM ${source}` }
}

async function planParquet(path: string, bytes: number, options: HeaderOptions, { connection }: Duckdb): Promise<PlainPosts | null> {
  // a damaged file is told of where the default engine comes upon it
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${parquetIn(path)}`).catch(() => null)
  if (described === null) return null
  const schema = described.getRows().map(([name, type]) => ({ name: String(name), type: String(type) }))
  // what is in records inside of rows, the default engine reads
  if (schema.some(({ type }) => isNested(type))) return null
  const headers = schema.map(({ name }) => name)
  const columns = understandHeader(headers, options)
  if (columns === null || !isPlainTable(columns, options)) return null
  const typeOf = (field: Field) => schema[columns.at.get(field)!]!.type
  const cell = (field: Field) => named(headers[columns.at.get(field)!]!)
  const counts = POST_COUNTS.filter(field => columns.at.has(field))
  if (!columns.at.has('date') || !/^(DATE|TIMESTAMP)/.test(typeOf('date')) || typeOf('handle') !== 'VARCHAR') return null
  const key = keyField(columns.at)
  // as text, 3.0 is another id than 3
  if (key !== null && !/^(VARCHAR|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|UUID)$/.test(typeOf(key))) return null
  if (!(['type', 'platform'] as const).every(field => !columns.at.has(field) || ALIKE_AS_TEXT.test(typeOf(field)))) return null
  if (!counts.every(field => /^U?(TINY|SMALL|BIG)?INT(EGER)?$|^DOUBLE$|^FLOAT$/.test(typeOf(field)))) return null
  // whole seconds, as the default reader has them; a moment is the same whatever the zone of the machine
  const milliseconds = `(epoch_us(${cell('date')}) // 1000000) * 1000`
  // a number of single precision is the shortest decimal that stands for it
  const number = (field: Field) => `${cell(field)}${typeOf(field) === 'FLOAT' ? '::VARCHAR' : ''}::DOUBLE`
  const odd = [
    `${cell('date')} IS NULL`,
    `coalesce(${milliseconds} NOT BETWEEN ${EARLIEST} AND ${LATEST}, false)`,
    ...counts.map(
      field => `coalesce(${cell(field)} < 0 OR isinf(${cell(field)}::DOUBLE) OR ${cell(field)} <> trunc(${cell(field)}), false)`,
    ),
    ...counts.filter(isNeverZero).map(field => `coalesce(${cell(field)} = 0, false)`),
    isNoId(columns.at, field => `${cell(field)}::VARCHAR`),
    ...platformsIn(columns, index => `${named(headers[index]!)}::VARCHAR`),
  ]
  const parts = [
    `${cell('handle')} AS handle`,
    `${columns.at.has('platform') ? `${cell('platform')}::VARCHAR` : 'NULL'} AS platform`,
    `${keyOf(columns.at, field => `${cell(field)}::VARCHAR`)} AS key`,
    `${milliseconds}::DOUBLE AS date`,
    `${columns.at.has('type') ? `coalesce(${cell('type')}::VARCHAR, '')` : "''"} AS type`,
    ...counts.map(field => `coalesce(${number(field)}, 'nan'::DOUBLE) AS ${named(field)}`),
    `${odd.join(' OR ')} AS odd`,
  ]
  return {
    path,
    delimiter: null,
    bytes,
    headers,
    at: columns.at,
    unused: columns.unused,
    select: `SELECT ${parts.join(', ')} FROM ${parquetIn(path)}`,
  }
}

/** What the default engine has nothing to say about, as of a header that is a letter off one it knows. */
function isPlainTable(columns: Columns, { map }: HeaderOptions): boolean {
  return (
    outOfRange(map, columns).length === 0 &&
    columns.kind === 'posts' &&
    columns.preset === null &&
    isPlain(columns) &&
    nearHeaders(columns).length === 0
  )
}

/** Whether a cell of an unknown column is a platform, which the default engine would read as such. */
function platformsIn(columns: Pick<Columns, 'at' | 'unused'>, cell: (index: number) => string): string[] {
  return maybePlatforms(columns).map(index => `coalesce(regexp_full_match(lower(${cell(index)}), ${quoted(PLATFORM_CELL)}), false)`)
}
