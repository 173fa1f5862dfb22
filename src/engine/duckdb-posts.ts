import type { DuckDBConnection, DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api'
import { isNoName } from '../input/values.ts'
import { POST_COUNTS } from '../model/records.ts'
import { type Duckdb, noRoom } from './duckdb.ts'
import { atOnce, type Held, inParts, type Part, TYPE } from './duckdb-held.ts'
import { hasRepeats, numbersIn, postsIn } from './duckdb-lists.ts'
import type { PlainPosts } from './duckdb-plan.ts'
import { NotPlain } from './engine.ts'
import type { Group, GroupedPosts } from './grouped-posts.ts'
import { hasLooseQuotes } from './loose-quotes.ts'
import { inWords, MOST_TYPES } from './post-types.ts'

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
  // looked for while DuckDB reads
  const loose = Promise.all(files.map(async ({ path, delimiter }) => delimiter !== null && (await hasLooseQuotes(path, delimiter))))
  loose.catch(() => undefined)
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  let held: Held
  try {
    held = await (bytes <= sizes.atOnce ? atOnce(files, columns, duckdb) : inParts(files, columns, duckdb, Math.ceil(bytes / sizes.part)))
  } catch (error) {
    // what does not fit into a database fits into no memory; else a row of another length, a cell of another type, bytes that are no UTF-8
    throw noRoom(error, folder) ?? new NotPlain((error as Error).message)
  }
  if ((await loose).includes(true)) throw new NotPlain('a quote stands beside a blank')
  const rows = await countRows(held, files, connection).catch(orNoRoom)
  const types = inWords(columns.includes('type') ? await nameTypes(held, connection).catch(orNoRoom) : [''])
  /** How many groups there are before each part, as far as they were counted. */
  const before: number[] = []
  return {
    rowsOf: new Map(files.map((file, i) => [file, rows[i]!])),
    async *groups() {
      const first = before.length === 0
      let count = 0
      const make = async ({ make }: Part, own: DuckDBConnection) => {
        if (first && make !== null) await own.run(make).catch(orNoRoom)
      }
      for await (const { one, index, own } of inTurn(held.parts, make, duckdb)) {
        before[index] = count
        const query = `SELECT rowid::INTEGER, newest, handle, platform${first ? ', key' : ''} FROM ${one.table}`
        for await (const chunk of chunksOf(await own.stream(query).catch(orNoRoom), orNoRoom)) {
          if (first && hasRepeats(chunk, 4)) throw new NotPlain('a post stands in the files twice')
          yield groupsIn(chunk, before[index])
          count += chunk.rowCount
        }
        if (first) await own.run(`ALTER TABLE ${one.table} DROP key`)
      }
    },
    async *posts(accounts) {
      const wanted = await wantedOf(held.parts, before, accounts, connection)
      const start = async ({ query }: Wanted, own: DuckDBConnection) => await own.stream(query).catch(orNoRoom)
      for await (const { one, made } of inTurn(wanted, start, duckdb))
        for await (const chunk of chunksOf(made, orNoRoom))
          for (const { group, posts } of postsIn(chunk, columns, types)) yield { account: accounts[one.from + group]!, posts }
    },
  }
}

/** How many posts each file has. @throws NotPlain where one is not plain */
async function countRows({ counted }: Held, files: readonly PlainPosts[], connection: DuckDBConnection): Promise<number[]> {
  const sums = files.map((_, file) => `sum(rows${file})::DOUBLE, sum(liked${file})::DOUBLE`)
  const found = await connection.runAndReadAll(`SELECT sum(odd)::DOUBLE, ${sums.join(', ')} FROM ${counted}`)
  const [odd, ...perFile] = found.getRows()[0] as (number | null)[]
  const rows = files.map((_, file) => perFile[file * 2] ?? 0)
  if (rows.includes(0)) throw new NotPlain('a file has no posts')
  // likes of 0 throughout are hidden ones, which the default reader counts and says
  if (files.some((_, file) => rows[file]! > 0 && !perFile[file * 2 + 1])) throw new NotPlain('no post has a like')
  if (odd !== null && odd !== 0) throw new NotPlain('a cell is not plain')
  return rows
}

/** The types in the order of their numbers in the database, where they are words as the files write them. */
async function nameTypes({ typed }: Held, connection: DuckDBConnection): Promise<string[]> {
  await connection.run(`CREATE TYPE ${TYPE} AS ENUM (SELECT DISTINCT type FROM ${typed} ORDER BY type)`)
  const found = await connection.runAndReadAll(`SELECT unnest(enum_range(NULL::${TYPE}))::VARCHAR`)
  const types = found.getRows().map(([type]) => String(type))
  if (types.length > MOST_TYPES) throw new NotPlain('there are too many types')
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

/** One after the other, each with what is made of it; the next is made, on the other connection, while one is handed over. */
async function* inTurn<One, Made>(
  all: readonly One[],
  make: (one: One, own: DuckDBConnection) => Promise<Made>,
  { connection, second }: Duckdb,
) {
  const ownOf = async (index: number) => (index % 2 === 0 ? connection : await second())
  const start = async (index: number) => make(all[index]!, await ownOf(index))
  let next = all.length > 0 ? start(0) : null
  try {
    for (const [index, one] of all.entries()) {
      const made = await next!
      next = index + 1 < all.length ? start(index + 1) : null
      // said when it is waited for
      next?.catch(() => undefined)
      yield { one, made, index, own: await ownOf(index) }
    }
  } finally {
    // nobody closes the database under a query
    await next?.catch(() => undefined)
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
    if (handle === null || isNoName(String(handle))) throw new NotPlain('a row names no account')
    const platform = platforms[i] ?? null
    return { index: from + rows[i]!, handle: String(handle), platform: platform === null ? null : String(platform), newest: newest[i]! }
  })
}
