import { open, stat } from 'node:fs/promises'
import type { DuckDBDataChunk, DuckDBListVector } from '@duckdb/node-api'
import { sniffDelimiter } from '../input/csv.ts'
import { type HeaderOptions, understandHeader } from '../input/kinds.ts'
import { isMissing } from '../input/values.ts'
import type { Field } from '../model/fields.ts'
import { POST_COUNTS, type PostColumns, type PostCount } from '../model/records.ts'
import { type Duckdb, named, pathQuoted, quoted } from './duckdb.ts'
import { NotPlain } from './engine.ts'
import type { Group, GroupedPosts } from './grouped-posts.ts'
import { repeats, sortByDate } from './store.ts'

/** A posts file that DuckDB reads to the very same figures as the default reader; what it could not is left to that. */
export interface PlainPosts {
  readonly path: string
  readonly delimiter: string | null
  readonly headers: readonly string[]
  /** Field to column index. */
  readonly at: ReadonlyMap<Field, number>
  readonly unused: readonly number[]
  /** SQL that reads it: a row a post, its columns named by field, and `odd` where a cell is not plain. */
  readonly select: string
}

/** Fields that a plain file may have; words of a caption and flags need the default reader. */
const PLAIN_FIELDS: readonly Field[] = ['handle', 'platform', 'postId', 'url', 'date', 'type', ...POST_COUNTS]

/** Dates that are read alike wherever they stand: days, and moments to the second in UTC. */
const DATE_SHAPES = [
  { shape: /^\d{4}-\d{2}-\d{2}$/, format: '%Y-%m-%d', pattern: '[0-9]{4}-[0-9]{2}-[0-9]{2}' },
  { shape: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, format: '%Y-%m-%dT%H:%M:%SZ', pattern: '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z' },
] as const

const HEAD_BYTES = 65_536

/** How DuckDB would read a file of posts; null where it is of another kind or not plain. Only its head is looked at here. */
export async function planPosts(path: string, options: HeaderOptions, duckdb: Duckdb): Promise<PlainPosts | null> {
  const head = await headOf(path)
  if (head === null) return null
  if (head.subarray(0, 4).toString('latin1') === 'PAR1') return await planParquet(path, options, duckdb)
  return planCsv(path, head, options)
}

async function headOf(path: string): Promise<Buffer | null> {
  // what is no file, such as a pipe, can be read but once
  if (!(await stat(path).catch(() => null))?.isFile()) return null
  const file = await open(path, 'r').catch(() => null)
  if (!file) return null
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function planCsv(path: string, head: Buffer, options: HeaderOptions): PlainPosts | null {
  const text = head.toString('utf8')
  // marks of compression, UTF-16 and a byte-order mark; quotes in the header; all of it rare, and read well by the default engine
  if (head.includes(0) || head[0] === 0x1f || text.charCodeAt(0) === 0xfeff) return null
  const { delimiter, skipLines } = sniffDelimiter(text)
  const [headerLine = '', firstLine = ''] = text.split(/\r?\n/)
  if (skipLines > 0 || headerLine.includes('"') || /^\s*[{[]/.test(headerLine)) return null
  const headers = headerLine.split(delimiter)
  const columns = understandHeader(headers, options)
  if (columns?.kind !== 'posts' || columns.preset || !isPlain(columns.at, columns.repeated.length)) return null
  const dateAt = columns.at.get('date')
  const first = firstLine.split(delimiter)[dateAt ?? 0] ?? ''
  const date = DATE_SHAPES.find(({ shape }) => shape.test(first))
  if (dateAt === undefined || !date) return null
  const name = (index: number) => `c${index}`
  const counts = POST_COUNTS.filter(field => columns.at.has(field))
  const cell = (field: Field) => name(columns.at.get(field)!)
  const parts = [
    `${cell('handle')} AS handle`,
    `${columns.at.has('platform') ? cell('platform') : 'NULL'} AS platform`,
    `${keyOf(columns.at, cell)} AS key`,
    `epoch_ms(strptime(${cell('date')}, ${quoted(date.format)}))::DOUBLE AS date`,
    `${columns.at.has('type') ? `coalesce(lower(trim(${cell('type')})), '')` : "''"} AS type`,
    ...counts.map(field => `coalesce(try_cast(${cell(field)} AS DOUBLE), 'nan'::DOUBLE) AS ${named(field)}`),
    `NOT coalesce(regexp_full_match(concat_ws(',', ${counts.map(cell).join(', ')}), '([0-9]{1,15},?)*') AND regexp_full_match(${cell('date')}, ${quoted(date.pattern)}), false) AS odd`,
  ]
  const types = headers.map((_, index) => `${quoted(name(index))}: 'VARCHAR'`).join(', ')
  const source = `read_csv(${pathQuoted(path)}, header = true, delim = ${quoted(delimiter)}, quote = '"', escape = '"', auto_detect = false, compression = 'none', columns = {${types}})`
  return { path, delimiter, headers, at: columns.at, unused: columns.unused, select: `SELECT ${parts.join(', ')} FROM ${source}` }
}

async function planParquet(path: string, options: HeaderOptions, { connection }: Duckdb): Promise<PlainPosts | null> {
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet(${pathQuoted(path)})`)
  const schema = described.getRows().map(([name, type]) => ({ name: String(name), type: String(type) }))
  const headers = schema.map(({ name }) => name)
  const columns = understandHeader(headers, options)
  if (columns?.kind !== 'posts' || columns.preset || !isPlain(columns.at, columns.repeated.length)) return null
  const typeOf = (field: Field) => schema[columns.at.get(field)!]!.type
  const cell = (field: Field) => named(headers[columns.at.get(field)!]!)
  const counts = POST_COUNTS.filter(field => columns.at.has(field))
  if (!columns.at.has('date') || !/^(DATE|TIMESTAMP)/.test(typeOf('date')) || typeOf('handle') !== 'VARCHAR') return null
  if (!counts.every(field => /^U?(TINY|SMALL|BIG)?INT(EGER)?$|^DOUBLE$|^FLOAT$/.test(typeOf(field)))) return null
  const parts = [
    `${cell('handle')} AS handle`,
    `${columns.at.has('platform') ? `${cell('platform')}::VARCHAR` : 'NULL'} AS platform`,
    `${keyOf(columns.at, field => `${cell(field)}::VARCHAR`)} AS key`,
    `epoch_ms(${cell('date')}::TIMESTAMP)::DOUBLE AS date`,
    `${columns.at.has('type') ? `coalesce(lower(trim(${cell('type')}::VARCHAR)), '')` : "''"} AS type`,
    ...counts.map(field => `coalesce(${cell(field)}::DOUBLE, 'nan'::DOUBLE) AS ${named(field)}`),
    `${cell('date')} IS NULL OR ${counts.map(field => `coalesce(${cell(field)} < 0 OR isinf(${cell(field)}::DOUBLE), false)`).join(' OR ')} AS odd`,
  ]
  return {
    path,
    delimiter: null,
    headers,
    at: columns.at,
    unused: columns.unused,
    select: `SELECT ${parts.join(', ')} FROM read_parquet(${pathQuoted(path)})`,
  }
}

function isPlain(at: ReadonlyMap<Field, number>, repeated: number): boolean {
  return repeated === 0 && at.has('handle') && at.has('likes') && [...at.keys()].every(field => PLAIN_FIELDS.includes(field))
}

/** A number that tells posts apart: 53 bits of a hash of the id, 0 where there is none. */
function keyOf(at: ReadonlyMap<Field, number>, cell: (field: Field) => string): string {
  const field = at.has('postId') ? 'postId' : at.has('url') ? 'url' : null
  return field === null ? '0::DOUBLE' : `coalesce((hash(trim(${cell(field)})) >> 11)::DOUBLE, 0)`
}

/** Posts grouped by account in DuckDB's own memory and temporary folder. */
export interface PostsInDuckdb extends GroupedPosts {
  readonly rowsOf: ReadonlyMap<PlainPosts, number>
}

/** Reads and groups the files in one query. @throws NotPlain where a cell is not plain */
export async function groupPosts(files: readonly PlainPosts[], { connection }: Duckdb): Promise<PostsInDuckdb> {
  const counts = POST_COUNTS.filter(field => files.some(({ at }) => at.has(field)))
  const all = files.map(
    ({ select, at }, file) =>
      `SELECT ${file} AS file, handle, platform, key, date, type, odd, ${counts.map(field => (at.has(field) ? named(field) : `'nan'::DOUBLE AS ${named(field)}`)).join(', ')} FROM (${select})`,
  )
  const lists = ['date', 'key', 'type', ...counts].map(name => `list(${named(name)}) AS ${named(name)}`)
  try {
    await connection.run(
      `CREATE TEMP TABLE grouped AS SELECT handle, platform, count_if(odd) AS odd, ${files.map((_, file) => `count_if(file = ${file}) AS rows${file}, count_if(file = ${file} AND likes > 0 AND NOT isnan(likes)) AS liked${file}`).join(', ')}, ${lists.join(', ')} FROM (${all.join(' UNION ALL ')}) GROUP BY handle, platform`,
    )
  } catch (error) {
    // a row of another length, a cell of another type, bytes that are no UTF-8
    throw new NotPlain((error as Error).message)
  }
  const sums = await connection.runAndReadAll(
    `SELECT sum(odd)::DOUBLE, ${files.map((_, file) => `sum(rows${file})::DOUBLE, sum(liked${file})::DOUBLE`).join(', ')} FROM grouped`,
  )
  const [odd, ...perFile] = sums.getRows()[0] as (number | null)[]
  const rows = files.map((_, file) => perFile[file * 2] ?? 0)
  // likes of 0 throughout are hidden ones, which the default reader counts and says
  if (files.some((_, file) => rows[file]! > 0 && !perFile[file * 2 + 1])) throw new NotPlain('no post has a like')
  if (odd !== null && odd !== 0) throw new NotPlain('a cell is not plain')
  const groups: Group[] = []
  const listed = await connection.stream('SELECT rowid::DOUBLE, handle, platform FROM grouped')
  for (;;) {
    const chunk = await listed.fetchChunk()
    if (!chunk || chunk.rowCount === 0) break
    const ids = chunk.getColumnValues(0)
    const handles = chunk.getColumnValues(1)
    const platforms = chunk.getColumnValues(2)
    for (let i = 0; i < chunk.rowCount; i++) {
      const handle = String(handles[i] ?? '')
      if (isMissing(handle)) throw new NotPlain('a row names no account')
      groups[Number(ids[i])] = { handle, platform: platforms[i] === null ? null : String(platforms[i]) }
    }
  }
  const types = (await connection.runAndReadAll('SELECT DISTINCT unnest(type) AS type FROM grouped ORDER BY type'))
    .getRows()
    .map(([type]) => String(type))
  // small numbers instead of words, so that a chunk is nothing but typed arrays
  await connection.run(`CREATE TYPE post_type AS ENUM (${types.map(quoted).join(', ')})`)
  const columns = ['date', 'key', ...counts]
  const query = `SELECT rowid::DOUBLE, type::post_type[], ${columns.map(named).join(', ')} FROM grouped`
  return {
    groups,
    rowsOf: new Map(files.map((file, i) => [file, rows[i]!])),
    async *posts() {
      const result = await connection.stream(query)
      for (;;) {
        const chunk = await result.fetchChunk()
        if (!chunk || chunk.rowCount === 0) return
        yield* postsOf(chunk, columns, types)
      }
    },
  }
}

interface Lists {
  readonly items: Float64Array | Uint8Array
  readonly from: (row: number) => number
  readonly count: (row: number) => number
}

function* postsOf(chunk: DuckDBDataChunk, names: readonly string[], types: readonly string[]) {
  const ids = (chunk.getColumnVector(0) as unknown as { items: Float64Array }).items
  const type = listsOf(chunk, 1)
  const lists = new Map(names.map((name, i) => [name, listsOf(chunk, i + 2)]))
  const dates = lists.get('date')!
  const keys = lists.get('key')!.items
  const counted = POST_COUNTS.filter(field => lists.has(field))
  const ties = counted.map(field => lists.get(field)!.items as Float64Array)
  // one ordered copy of each column for the whole chunk, of which every account has a view
  const order = new Int32Array(dates.items.length)
  for (let row = 0; row < chunk.rowCount; row++) {
    const from = dates.from(row)
    const rows = order.subarray(from, from + dates.count(row))
    for (let i = 0; i < rows.length; i++) rows[i] = from + i
    if (repeats(keys, rows)) throw new NotPlain('a post stands in the files twice')
    sortByDate(rows, dates.items as Float64Array, 'newest', ties)
  }
  const ordered = (items: Float64Array | Uint8Array) => {
    const copy = new Float64Array(order.length)
    for (let i = 0; i < order.length; i++) copy[i] = items[order[i]!]!
    return copy
  }
  const date = ordered(dates.items)
  const kinds = ordered(type.items)
  const unknown = new Float64Array(order.length).fill(Number.NaN)
  const flags = new Float64Array(order.length)
  const columns = Object.fromEntries(
    POST_COUNTS.map(field => [field, lists.has(field) ? ordered(lists.get(field)!.items) : unknown]),
  ) as Record<PostCount, Float64Array>
  for (let row = 0; row < chunk.rowCount; row++) {
    const from = dates.from(row)
    const to = from + dates.count(row)
    const posts: PostColumns = {
      length: to - from,
      date: date.subarray(from, to),
      flags: flags.subarray(from, to),
      type: kinds.subarray(from, to),
      types,
      likes: columns.likes.subarray(from, to),
      comments: columns.comments.subarray(from, to),
      shares: columns.shares.subarray(from, to),
      saves: columns.saves.subarray(from, to),
      views: columns.views.subarray(from, to),
      reach: columns.reach.subarray(from, to),
      impressions: columns.impressions.subarray(from, to),
      followersAtPosting: columns.followersAtPosting.subarray(from, to),
    }
    yield { group: ids[row]!, posts }
  }
}

function listsOf(chunk: DuckDBDataChunk, column: number): Lists {
  const vector = chunk.getColumnVector(column) as DuckDBListVector
  return {
    items: (vector.childVector as unknown as { readonly items: Float64Array | Uint8Array }).items,
    from: row => vector.getEntryOffset(row),
    count: row => vector.getEntryLength(row),
  }
}
