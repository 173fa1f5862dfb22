import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { PostCount } from '../model/records.ts'
import { asPattern, type Duckdb, named, quoted } from './duckdb.ts'
import type { PlainPosts } from './duckdb-plan.ts'

/** What DuckDB may hold where there are parts; the rest waits in its folder. */
const MEMORY_WITH_PARTS = '1GiB'

/** What types of posts are called in the database: small numbers instead of words, so that a chunk is nothing but typed arrays. */
export const TYPE = 'post_type'

/** Groups that stand in one table, a row each: `handle`, `platform`, `newest` and, until they were looked at, the `key`s of its posts. */
export interface Part {
  readonly table: string
  /** Makes the table; null where it is there. */
  readonly make: string | null
  /** A query for the posts of the groups that a condition names: the row of each in the table, then a list for each column. */
  readonly posts: (where: string) => string
}

/** All posts, as the database holds them. */
export interface Held {
  /** Has a column `odd` and for each file `rows…` and `liked…`, to be summed. */
  readonly counted: string
  /** Has a column `type`. */
  readonly typed: string
  readonly parts: readonly Part[]
}

/** A field that becomes a list for each group. */
export type Column = PostCount | 'date' | 'type'

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

/** Groups the files, and keeps all lists. */
export async function atOnce(files: readonly PlainPosts[], columns: readonly Column[], { connection }: Duckdb): Promise<Held> {
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

/** Splits the files by a hash of the handle into so many of its own, which are grouped when they are asked for. */
export async function inParts(
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
  const rowsIn = (part: string) => `read_parquet(${quoted(`${asPattern(own)}/${part}/*.parquet`)}, hive_partitioning = false)`
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
