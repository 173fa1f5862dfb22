import type { DuckDBDataChunk, DuckDBListVector } from '@duckdb/node-api'
import { isMissing } from '../input/values.ts'
import { POST_COUNTS, type PostColumns, type PostCount } from '../model/records.ts'
import { type Duckdb, named, noRoom, quoted } from './duckdb.ts'
import type { PlainPosts } from './duckdb-plan.ts'
import { NotPlain } from './engine.ts'
import type { Group, GroupedPosts } from './grouped-posts.ts'
import { repeats, sortByDate } from './store.ts'

/** Posts grouped by account in DuckDB's own memory and temporary folder. */
export interface PostsInDuckdb extends GroupedPosts {
  readonly rowsOf: ReadonlyMap<PlainPosts, number>
}

/**
 * Reads and groups the files in one query.
 * @throws NotPlain where a cell is not plain
 * @throws VetError `no-room` where neither memory nor the temporary folder holds them
 */
export async function groupPosts(files: readonly PlainPosts[], { connection, folder }: Duckdb): Promise<PostsInDuckdb> {
  const counts = POST_COUNTS.filter(field => files.some(({ at }) => at.has(field)))
  const all = files.map(
    ({ select, at }, file) =>
      `SELECT ${file} AS file, handle, platform, key, date, type, odd, ${counts.map(field => (at.has(field) ? named(field) : `'nan'::DOUBLE AS ${named(field)}`)).join(', ')} FROM (${select})`,
  )
  const lists = ['date', 'key', 'type', ...counts].map(name => `list(${named(name)}) AS ${named(name)}`)
  try {
    await connection.run(
      `CREATE TEMP TABLE grouped AS SELECT handle, platform, max(date) AS newest, count_if(odd) AS odd, ${files.map((_, file) => `count_if(file = ${file}) AS rows${file}, count_if(file = ${file} AND likes > 0 AND NOT isnan(likes)) AS liked${file}`).join(', ')}, ${lists.join(', ')} FROM (${all.join(' UNION ALL ')}) GROUP BY handle, platform`,
    )
  } catch (error) {
    // what does not fit into a database fits into no memory; else a row of another length, a cell of another type, bytes that are no UTF-8
    throw noRoom(error, folder) ?? new NotPlain((error as Error).message)
  }
  const sums = await connection.runAndReadAll(
    `SELECT sum(odd)::DOUBLE, ${files.map((_, file) => `sum(rows${file})::DOUBLE, sum(liked${file})::DOUBLE`).join(', ')} FROM grouped`,
  )
  const [odd, ...perFile] = sums.getRows()[0] as (number | null)[]
  const rows = files.map((_, file) => perFile[file * 2] ?? 0)
  // likes of 0 throughout are hidden ones, which the default reader counts and says
  if (files.some((_, file) => rows[file]! > 0 && !perFile[file * 2 + 1])) throw new NotPlain('no post has a like')
  if (odd !== null && odd !== 0) throw new NotPlain('a cell is not plain')
  await checkRepeats(connection)
  const groups: Group[] = []
  const listed = await connection.stream('SELECT rowid::DOUBLE, handle, platform, newest FROM grouped')
  for (;;) {
    const chunk = await listed.fetchChunk()
    if (!chunk || chunk.rowCount === 0) break
    const ids = chunk.getColumnValues(0)
    const handles = chunk.getColumnValues(1)
    const platforms = chunk.getColumnValues(2)
    const newest = chunk.getColumnValues(3)
    for (let i = 0; i < chunk.rowCount; i++) {
      const handle = String(handles[i] ?? '')
      if (isMissing(handle)) throw new NotPlain('a row names no account')
      groups[Number(ids[i])] = { handle, platform: platforms[i] === null ? null : String(platforms[i]), newest: Number(newest[i]) }
    }
  }
  const types = (await connection.runAndReadAll('SELECT DISTINCT unnest(type) AS type FROM grouped ORDER BY type'))
    .getRows()
    .map(([type]) => String(type))
  // small numbers instead of words, so that a chunk is nothing but typed arrays
  await connection.run(`CREATE TYPE post_type AS ENUM (${types.map(quoted).join(', ')})`)
  const columns = ['date', ...counts]
  const query = `SELECT rowid::DOUBLE, type::post_type[], ${columns.map(named).join(', ')} FROM grouped`
  return {
    groups,
    rowsOf: new Map(files.map((file, i) => [file, rows[i]!])),
    async *posts(wanted) {
      const result = await connection.stream(query)
      for (;;) {
        const chunk = await result.fetchChunk()
        if (!chunk || chunk.rowCount === 0) return
        yield* postsOf(chunk, columns, types, wanted)
      }
    },
  }
}

/** @throws NotPlain where one post stands in the files twice: the default reader says so */
async function checkRepeats(connection: Duckdb['connection']): Promise<void> {
  const listed = await connection.stream('SELECT key FROM grouped')
  for (;;) {
    const chunk = await listed.fetchChunk()
    if (!chunk || chunk.rowCount === 0) return
    const keys = listsOf(chunk, 0)
    for (let row = 0; row < chunk.rowCount; row++)
      if (repeats(keys.items, keys.from(row), keys.count(row))) throw new NotPlain('a post stands in the files twice')
  }
}

interface Lists {
  readonly items: Float64Array | Uint8Array
  readonly from: (row: number) => number
  readonly count: (row: number) => number
}

function* postsOf(chunk: DuckDBDataChunk, names: readonly string[], types: readonly string[], wanted: (group: number) => boolean) {
  const ids = (chunk.getColumnVector(0) as unknown as { items: Float64Array }).items
  const { rowCount } = chunk
  const type = listsOf(chunk, 1)
  const lists = new Map(names.map((name, i) => [name, listsOf(chunk, i + 2)]))
  const dates = lists.get('date')!
  const counted = POST_COUNTS.filter(field => lists.has(field))
  const ties = counted.map(field => lists.get(field)!.items as Float64Array)
  // one ordered copy of each column for the whole chunk, of which every account has a view
  const order = new Int32Array(dates.items.length)
  for (let row = 0; row < rowCount; row++) {
    if (!wanted(ids[row]!)) continue
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
  const columns = Object.fromEntries(
    POST_COUNTS.map(field => [field, lists.has(field) ? ordered(lists.get(field)!.items) : unknown]),
  ) as Record<PostCount, Float64Array>
  for (let row = 0; row < rowCount; row++) {
    if (!wanted(ids[row]!)) continue
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
