import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection, DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api'
import { isMissing } from '../input/values.ts'
import { POST_COUNTS, type PostCount } from '../model/records.ts'
import { type Duckdb, named, noRoom, quoted } from './duckdb.ts'
import { hasRepeats, numbersIn, postsIn } from './duckdb-lists.ts'
import type { PlainPosts } from './duckdb-plan.ts'
import { NotPlain } from './engine.ts'
import type { Group, GroupedPosts } from './grouped-posts.ts'

/** Posts grouped by account in DuckDB's own memory and temporary folder. */
export interface PostsInDuckdb extends GroupedPosts {
  readonly rowsOf: ReadonlyMap<PlainPosts, number>
}

/** In bytes of text. */
interface Sizes {
  /** So much is grouped at once and kept grouped. */
  readonly atOnce: number
  /** More is split into parts of this size, each grouped when it is asked for, since lists cannot wait on the disk. */
  readonly part: number
}
const SIZES: Sizes = { atOnce: 256 * 1024 * 1024, part: 64 * 1024 * 1024 }
/** What DuckDB may hold where there are parts; the rest waits in its folder. */
const MEMORY_WITH_PARTS = '1GiB'

/** Groups that stand in one table, a row each: `handle`, `platform`, `newest` and, until they were looked at, the `key`s of its posts. */
interface Part {
  readonly table: string
  /** Makes the table; null where it is there. */
  readonly make: string | null
  /** A query for the posts of the groups that a condition names: the row of each in the table, then a list for each column. */
  readonly posts: (where: string) => string
}

/** All posts, as the database holds them. */
interface Held {
  /** Has a column `odd` and for each file `rows…` and `liked…`, to be summed. */
  readonly counted: string
  /** Has a column `type`. */
  readonly typed: string
  readonly parts: readonly Part[]
}

type Column = PostCount | 'date' | 'type'

/**
 * Reads and groups the files; large ones are first split by a hash of the handle into files of its own, which are grouped
 * one after the other.
 * @throws NotPlain where a cell is not plain
 * @throws VetError `too-large` where neither memory nor the temporary folder holds them
 */
export async function groupPosts(files: readonly PlainPosts[], duckdb: Duckdb, sizes: Sizes = SIZES): Promise<PostsInDuckdb> {
  const { connection, folder } = duckdb
  const orNoRoom = (error: unknown): never => {
    throw noRoom(error, folder) ?? error
  }
  const columns = (['date', 'type', ...POST_COUNTS] as const).filter(field => files.some(({ at }) => at.has(field)))
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  let held: Held
  try {
    held = await (bytes <= sizes.atOnce ? atOnce(files, columns, duckdb) : inParts(files, columns, duckdb, Math.ceil(bytes / sizes.part)))
  } catch (error) {
    // what does not fit into a database fits into no memory; else a row of another length, a cell of another type, bytes that are no UTF-8
    throw noRoom(error, folder) ?? new NotPlain((error as Error).message)
  }
  const rows = await countRows(held, files, connection).catch(orNoRoom)
  const types = columns.includes('type') ? await nameTypes(held, connection).catch(orNoRoom) : ['']
  /** How many groups there are before each part, as far as they were counted. */
  const before: number[] = []
  return {
    rowsOf: new Map(files.map((file, i) => [file, rows[i]!])),
    async *groups() {
      const first = before.length === 0
      let count = 0
      for (const [index, { table, make }] of held.parts.entries()) {
        if (first && make !== null) await connection.run(make).catch(orNoRoom)
        before[index] = count
        const query = `SELECT rowid::INTEGER, newest, handle, platform${first ? ', key' : ''} FROM ${table}`
        for await (const chunk of chunksOf(await connection.stream(query).catch(orNoRoom), orNoRoom)) {
          if (first && hasRepeats(chunk, 4)) throw new NotPlain('a post stands in the files twice')
          yield groupsIn(chunk, before[index])
          count += chunk.rowCount
        }
        if (first) await connection.run(`ALTER TABLE ${table} DROP key`)
      }
    },
    async *posts(accounts) {
      const wanted = await wantedOf(held.parts, before, accounts, connection)
      for await (const { chunk, from } of inTurn(wanted, duckdb, orNoRoom))
        for (const { group, posts } of postsIn(chunk, columns, types)) yield { account: accounts[from + group]!, posts }
    },
  }
}

/** Every post: `file` by its number, `odd` where a cell is not plain, and the columns by their fields. */
function everyPost(files: readonly PlainPosts[], columns: readonly Column[]): string {
  return files
    .map(({ select, at }, file) => {
      const cells = columns.map(name =>
        name === 'date' || name === 'type' || at.has(name) ? named(name) : `'nan'::DOUBLE AS ${named(name)}`,
      )
      return `SELECT ${file} AS file, handle, platform, key, odd, ${cells.join(', ')} FROM (${select})`
    })
    .join(' UNION ALL ')
}

const LIKED = 'likes > 0 AND NOT isnan(likes)'

async function atOnce(files: readonly PlainPosts[], columns: readonly Column[], { connection }: Duckdb): Promise<Held> {
  const perFile = files.map((_, file) => `count_if(file = ${file}) AS rows${file}, count_if(file = ${file} AND ${LIKED}) AS liked${file}`)
  const lists = ['key', ...columns].map(name => `list(${named(name)}) AS ${named(name)}`)
  await connection.run(
    `CREATE TABLE grouped AS SELECT handle, platform, max(date) AS newest, count_if(odd) AS odd, ${perFile.join(', ')}, ${lists.join(', ')} FROM (${everyPost(files, columns)}) GROUP BY handle, platform`,
  )
  const cells = columns.map(name => (name === 'type' ? `type::${TYPE}[]` : named(name)))
  const part: Part = {
    table: 'grouped',
    make: null,
    posts: where => `SELECT rowid::INTEGER, ${cells.join(', ')} FROM grouped ${where}`,
  }
  return { counted: 'grouped', typed: '(SELECT unnest(type) AS type FROM grouped)', parts: [part] }
}

async function inParts(
  files: readonly PlainPosts[],
  columns: readonly Column[],
  { connection, folder }: Duckdb,
  parts: number,
): Promise<Held> {
  const own = join(folder, 'posts')
  await connection.run(`SET memory_limit = '${MEMORY_WITH_PARTS}'; SET preserve_insertion_order = false`)
  await connection.run(
    `COPY (SELECT *, hash(handle) % ${parts} AS part FROM (${everyPost(files, columns)})) TO ${quoted(own)} (FORMAT parquet, PARTITION_BY (part))`,
  )
  const rowsIn = (part: string) => `read_parquet(${quoted(`${own}/${part}/*.parquet`)}, hive_partitioning = false)`
  const perFile = files.map((_, file) => `(file = ${file})::INTEGER AS rows${file}, (file = ${file} AND ${LIKED})::INTEGER AS liked${file}`)
  const lists = columns.map(name => (name === 'type' ? `list(post.type::${TYPE})` : `list(post.${named(name)})`))
  // a part without an account has no file
  const there = (await readdir(own)).map((part, index): Part => {
    const table = `groups${index}`
    return {
      table,
      make: `CREATE TABLE ${table} AS SELECT handle, platform, max(date) AS newest, list(key) AS key FROM ${rowsIn(part)} GROUP BY handle, platform`,
      posts: where =>
        `SELECT found.rowid::INTEGER, ${lists.join(', ')} FROM ${rowsIn(part)} AS post JOIN (SELECT rowid, handle, platform FROM ${table} ${where}) AS found ON post.handle = found.handle AND post.platform IS NOT DISTINCT FROM found.platform GROUP BY found.rowid`,
    }
  })
  return { counted: `(SELECT odd::INTEGER AS odd, ${perFile.join(', ')} FROM ${rowsIn('*')})`, typed: rowsIn('*'), parts: there }
}

/** How many posts each file has. @throws NotPlain where one is not plain */
async function countRows({ counted }: Held, files: readonly PlainPosts[], connection: DuckDBConnection): Promise<number[]> {
  const sums = files.map((_, file) => `sum(rows${file})::DOUBLE, sum(liked${file})::DOUBLE`)
  const found = await connection.runAndReadAll(`SELECT sum(odd)::DOUBLE, ${sums.join(', ')} FROM ${counted}`)
  const [odd, ...perFile] = found.getRows()[0] as (number | null)[]
  const rows = files.map((_, file) => perFile[file * 2] ?? 0)
  // likes of 0 throughout are hidden ones, which the default reader counts and says
  if (files.some((_, file) => rows[file]! > 0 && !perFile[file * 2 + 1])) throw new NotPlain('no post has a like')
  if (odd !== null && odd !== 0) throw new NotPlain('a cell is not plain')
  return rows
}

/** What types of posts are called in the database: small numbers instead of words, so that a chunk is nothing but typed arrays. */
const TYPE = 'post_type'

async function nameTypes({ typed }: Held, connection: DuckDBConnection): Promise<string[]> {
  const found = await connection.runAndReadAll(`SELECT DISTINCT type FROM ${typed} ORDER BY type`)
  const types = found.getRows().map(([type]) => String(type))
  await connection.run(`CREATE TYPE ${TYPE} AS ENUM (${types.map(quoted).join(', ')})`)
  return types
}

/** A part some of whose groups are wanted. */
interface Wanted {
  readonly query: string
  /** The number of its first group. */
  readonly from: number
}

async function wantedOf(
  parts: readonly Part[],
  before: readonly number[],
  accounts: Int32Array,
  connection: DuckDBConnection,
): Promise<Wanted[]> {
  if (!accounts.includes(-1)) return parts.map(({ posts }, index) => ({ query: posts(''), from: before[index]! }))
  await connection.run('CREATE OR REPLACE TABLE wanted (part INTEGER, id INTEGER)')
  const appender = await connection.createAppender('wanted')
  const wanted: Wanted[] = []
  for (const [index, { posts }] of parts.entries()) {
    const from = before[index]!
    const to = before[index + 1] ?? accounts.length
    let some = false
    for (let group = from; group < to; group++) {
      if (accounts[group]! < 0) continue
      some = true
      appender.appendInteger(index)
      appender.appendInteger(group - from)
      appender.endRow()
    }
    if (some) wanted.push({ query: posts(`WHERE rowid IN (SELECT id FROM wanted WHERE part = ${index})`), from })
  }
  appender.closeSync()
  return wanted
}

/** The posts of each part; the next is grouped while one is handed over. */
async function* inTurn(wanted: readonly Wanted[], { connection, second }: Duckdb, orNoRoom: (error: unknown) => never) {
  const start = async (index: number) => await (index % 2 === 0 ? connection : await second()).stream(wanted[index]!.query).catch(orNoRoom)
  let next = wanted.length > 0 ? start(0) : null
  for (const [index, { from }] of wanted.entries()) {
    const result = await next!
    next = index + 1 < wanted.length ? start(index + 1) : null
    // said when it is waited for
    next?.catch(() => undefined)
    for await (const chunk of chunksOf(result, orNoRoom)) yield { chunk, from }
  }
}

async function* chunksOf(result: DuckDBResult, orNoRoom: (error: unknown) => never): AsyncGenerator<DuckDBDataChunk> {
  const fetch = async () => await result.fetchChunk().catch(orNoRoom)
  for (let chunk = await fetch(); chunk && chunk.rowCount > 0; chunk = await fetch()) yield chunk
}

/** Out of rows of number, newest date, handle and platform. @throws NotPlain where one names nobody */
function groupsIn(chunk: DuckDBDataChunk, from: number): Group[] {
  const rows = numbersIn(chunk, 0)
  const newest = numbersIn(chunk, 1)
  const handles = chunk.getColumnValues(2)
  const platforms = chunk.getColumnValues(3)
  return handles.map((handle, i) => {
    if (handle === null || isMissing(String(handle))) throw new NotPlain('a row names no account')
    const platform = platforms[i] ?? null
    return { index: from + rows[i]!, handle: String(handle), platform: platform === null ? null : String(platform), newest: newest[i]! }
  })
}
