import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBDataChunk, DuckDBListVector } from '@duckdb/node-api'
import { isMissing } from '../input/values.ts'
import { POST_COUNTS, type PostColumns, type PostCount } from '../model/records.ts'
import { type Duckdb, named, noRoom, quoted } from './duckdb.ts'
import type { PlainPosts } from './duckdb-plan.ts'
import { NotPlain } from './engine.ts'
import type { Group, GroupedPosts, Name } from './grouped-posts.ts'
import { repeats, sortByDate } from './store.ts'

/** Posts grouped by account in DuckDB's own memory and temporary folder. */
export interface PostsInDuckdb extends GroupedPosts {
  readonly rowsOf: ReadonlyMap<PlainPosts, number>
}

/**
 * So many bytes of a file are grouped at once: a list of each account's posts takes several times as much, and cannot wait on
 * the disk. Up to twice as many are not worth a detour over the disk.
 */
const PART_BYTES = 128 * 1024 * 1024
/** What DuckDB may hold where there are parts; the rest waits in its folder. */
const MEMORY_WITH_PARTS = '1GiB'

/**
 * Reads and groups the files; large ones are first split by a hash of the handle into files of its own, which are grouped
 * one after the other.
 * @throws NotPlain where a cell is not plain
 * @throws VetError `too-large` where neither memory nor the temporary folder holds them
 */
export async function groupPosts(
  files: readonly PlainPosts[],
  { connection, folder }: Duckdb,
  partBytes: number = PART_BYTES,
): Promise<PostsInDuckdb> {
  const size = files.reduce((sum, { bytes }) => sum + bytes, 0)
  const parts = size <= 2 * partBytes ? 1 : Math.ceil(size / partBytes)
  const counts = POST_COUNTS.filter(field => files.some(({ at }) => at.has(field)))
  const posts = files
    .map(
      ({ select, at }, file) =>
        `SELECT ${file} AS file, handle, platform, key, date, type, odd, ${counts.map(field => (at.has(field) ? named(field) : `'nan'::DOUBLE AS ${named(field)}`)).join(', ')} FROM (${select})`,
    )
    .join(' UNION ALL ')
  const lists = ['date', 'key', 'type', ...counts].map(name => `list(${named(name)}) AS ${named(name)}`).join(', ')
  const liked = (file: number) => `file = ${file} AND likes > 0 AND NOT isnan(likes)`
  const each = (sql: (file: number) => string) => files.map((_, file) => sql(file)).join(', ')
  const group = (from: string) =>
    `CREATE OR REPLACE TEMP TABLE grouped AS SELECT handle, platform, max(date) AS newest, count_if(odd) AS odd, ${each(file => `count_if(file = ${file}) AS rows${file}, count_if(${liked(file)}) AS liked${file}`)}, ${lists} FROM ${from} GROUP BY handle, platform`
  const inParts = join(folder, 'posts')
  const part = (number: number | '*') => `read_parquet(${quoted(`${inParts}/part=${number}/*.parquet`)}, hive_partitioning = false)`
  try {
    if (parts === 1) await connection.run(group(`(${posts})`))
    else {
      await connection.run(`SET memory_limit = '${MEMORY_WITH_PARTS}'; SET preserve_insertion_order = false`)
      await connection.run(
        `COPY (SELECT *, hash(handle) % ${parts} AS part FROM (${posts})) TO ${quoted(inParts)} (FORMAT parquet, PARTITION_BY (part))`,
      )
    }
  } catch (error) {
    // what does not fit into a database fits into no memory; else a row of another length, a cell of another type, bytes that are no UTF-8
    throw noRoom(error, folder) ?? new NotPlain((error as Error).message)
  }
  const orNoRoom = (error: unknown): never => {
    throw noRoom(error, folder) ?? error
  }
  const counted =
    parts === 1
      ? 'grouped'
      : `(SELECT odd::INTEGER AS odd, ${each(file => `(file = ${file})::INTEGER AS rows${file}, (${liked(file)})::INTEGER AS liked${file}`)} FROM ${part('*')})`
  const sums = await connection
    .runAndReadAll(`SELECT sum(odd)::DOUBLE, ${each(file => `sum(rows${file})::DOUBLE, sum(liked${file})::DOUBLE`)} FROM ${counted}`)
    .catch(orNoRoom)
  const [odd, ...perFile] = sums.getRows()[0] as (number | null)[]
  const rows = files.map((_, file) => perFile[file * 2] ?? 0)
  // likes of 0 throughout are hidden ones, which the default reader counts and says
  if (files.some((_, file) => rows[file]! > 0 && !perFile[file * 2 + 1])) throw new NotPlain('no post has a like')
  if (odd !== null && odd !== 0) throw new NotPlain('a cell is not plain')
  const types = (
    await connection.runAndReadAll(
      `SELECT DISTINCT type FROM ${parts === 1 ? '(SELECT unnest(type) AS type FROM grouped)' : part('*')} ORDER BY type`,
    )
  )
    .getRows()
    .map(([type]) => String(type))
  // small numbers instead of words, so that a chunk is nothing but typed arrays
  await connection.run(`CREATE TYPE post_type AS ENUM (${types.map(quoted).join(', ')})`)
  // a part without an account has no file
  const there = parts === 1 ? [] : (await readdir(inParts)).map(name => Number(name.slice('part='.length)))
  const chunksOf = async function* (query: string) {
    const result = await connection.stream(query).catch(orNoRoom)
    for (
      let chunk = await result.fetchChunk().catch(orNoRoom);
      chunk && chunk.rowCount > 0;
      chunk = await result.fetchChunk().catch(orNoRoom)
    )
      yield chunk
  }
  let checked = false
  return {
    rowsOf: new Map(files.map((file, i) => [file, rows[i]!])),
    async *groups() {
      const from =
        parts === 1
          ? ['grouped']
          : there.map(number => `(SELECT handle, platform, max(date) AS newest FROM ${part(number)} GROUP BY handle, platform)`)
      for (const source of from)
        for await (const chunk of chunksOf(`SELECT handle, platform, newest FROM ${source}`)) {
          const names = namesOf(chunk)
          const newest = chunk.getColumnValues(2)
          if (names.some(({ handle }) => isMissing(handle))) throw new NotPlain('a row names no account')
          yield names.map((name, i): Group => ({ ...name, newest: Number(newest[i]) }))
        }
    },
    async *posts(accountOf) {
      const columns = ['date', ...(checked ? [] : ['key']), ...counts]
      for (const number of parts === 1 ? [null] : there) {
        if (number !== null) {
          // two parts at once would take twice the room
          await connection.run('DROP TABLE IF EXISTS grouped')
          await connection.run(group(part(number))).catch(orNoRoom)
        }
        for await (const chunk of chunksOf(`SELECT handle, platform, type::post_type[], ${columns.map(named).join(', ')} FROM grouped`))
          yield* postsOf(chunk, columns, types, accountOf)
      }
      checked = true
    },
  }
}

function namesOf(chunk: DuckDBDataChunk): Name[] {
  const handles = chunk.getColumnValues(0)
  const platforms = chunk.getColumnValues(1)
  return handles.map((handle, i) => ({
    handle: String(handle ?? ''),
    platform: platforms[i] === null ? null : String(platforms[i]),
  }))
}

interface Lists {
  readonly items: Float64Array | Uint8Array
  readonly from: (row: number) => number
  readonly count: (row: number) => number
}

function* postsOf(chunk: DuckDBDataChunk, columns: readonly string[], types: readonly string[], accountOf: (name: Name) => number) {
  const { rowCount } = chunk
  const accounts = namesOf(chunk).map(accountOf)
  const type = listsOf(chunk, 2)
  const lists = new Map(columns.map((name, i) => [name, listsOf(chunk, i + 3)]))
  const keys = lists.get('key')
  if (keys)
    for (let row = 0; row < rowCount; row++)
      if (repeats(keys.items, keys.from(row), keys.count(row))) throw new NotPlain('a post stands in the files twice')
  const dates = lists.get('date')!
  const counted = POST_COUNTS.filter(field => lists.has(field))
  const ties = counted.map(field => lists.get(field)!.items as Float64Array)
  // one ordered copy of each column for the whole chunk, of which every account has a view
  const order = new Int32Array(dates.items.length)
  for (let row = 0; row < rowCount; row++) {
    if (accounts[row]! < 0) continue
    const from = dates.from(row)
    const rows = order.subarray(from, from + dates.count(row))
    for (let i = 0; i < rows.length; i++) rows[i] = from + i
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
  const figures = Object.fromEntries(
    POST_COUNTS.map(field => [field, lists.has(field) ? ordered(lists.get(field)!.items) : unknown]),
  ) as Record<PostCount, Float64Array>
  for (let row = 0; row < rowCount; row++) {
    if (accounts[row]! < 0) continue
    const from = dates.from(row)
    const to = from + dates.count(row)
    const posts: PostColumns = {
      length: to - from,
      date: date.subarray(from, to),
      flags: flags.subarray(from, to),
      type: kinds.subarray(from, to),
      types,
      likes: figures.likes.subarray(from, to),
      comments: figures.comments.subarray(from, to),
      shares: figures.shares.subarray(from, to),
      saves: figures.saves.subarray(from, to),
      views: figures.views.subarray(from, to),
      reach: figures.reach.subarray(from, to),
      impressions: figures.impressions.subarray(from, to),
      followersAtPosting: figures.followersAtPosting.subarray(from, to),
    }
    yield { account: accounts[row]!, posts }
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
