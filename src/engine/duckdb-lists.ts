import type { DuckDBDataChunk, DuckDBListVector } from '@duckdb/node-api'
import { POST_COUNTS, type PostColumns, type PostCount } from '../model/records.ts'
import type { inWords } from './post-types.ts'
import { repeats, sortByDate } from './row-order.ts'
import { blankOf } from './store.ts'

/** One column of lists, a group a row; all items of a chunk stand together, in a copy that is nobody else's. */
interface Lists<Items extends PostColumns['type']> {
  readonly items: Items
  readonly from: (row: number) => number
  readonly count: (row: number) => number
}

/**
 * The posts in the lists of a chunk, newest first. They are put in order where they stand: for every some megabytes that are
 * taken beside its heap V8 clears all of it, however large it is.
 * @param columns what the lists hold, from the second column on; the first has the number of the group
 * @param types the words of types, and which of them the numbers in the list of types stand for
 */
export function* postsIn(
  chunk: DuckDBDataChunk,
  columns: readonly (PostCount | 'date' | 'type')[],
  { words, places }: ReturnType<typeof inWords>,
): Generator<{ readonly group: number; readonly posts: PostColumns }> {
  const { rowCount } = chunk
  const groups = numbersIn(chunk, 0)
  const lists = new Map(columns.map((name, i) => [name, listsIn<Float64Array>(chunk, i + 1)]))
  const ties = ([...POST_COUNTS, 'type'] as const).filter(name => columns.includes(name))
  const dates = lists.get('date')!
  const kinds: Lists<PostColumns['type']> | undefined = lists.get('type')
  if (kinds) for (let i = 0; i < kinds.items.length; i++) kinds.items[i] = places[kinds.items[i]!]!
  for (let row = 0; row < rowCount; row++) {
    const length = dates.count(row)
    const count = (field: PostCount) => {
      const found = lists.get(field)
      return found ? listOf(found, row, length) : blankOf(length, Number.NaN)
    }
    const posts: PostColumns = {
      length,
      date: listOf(dates, row, length),
      flags: blankOf(length, 0),
      type: kinds ? listOf(kinds, row, length) : blankOf(length, 0),
      types: words,
      likes: count('likes'),
      comments: count('comments'),
      shares: count('shares'),
      saves: count('saves'),
      views: count('views'),
      reach: count('reach'),
      impressions: count('impressions'),
      followersAtPosting: count('followersAtPosting'),
    }
    newestFirst(posts, columns, ties)
    yield { group: groups[row]!, posts }
  }
}

let order = new Int32Array(1024)
let copy = new Float64Array(1024)

/** Puts the columns that are there in order, in place. */
function newestFirst(posts: PostColumns, columns: readonly (PostCount | 'date' | 'type')[], ties: readonly (PostCount | 'type')[]): void {
  const { length, date } = posts
  if (isFalling(date)) return
  if (length > order.length) {
    order = new Int32Array(2 * length)
    copy = new Float64Array(2 * length)
  }
  const rows = order.subarray(0, length)
  for (let i = 0; i < length; i++) rows[i] = i
  const figures = ties.map(name => posts[name])
  sortByDate(rows, date, 'newest', figures)
  for (const name of columns) {
    const values = posts[name]
    for (let i = 0; i < length; i++) copy[i] = values[rows[i]!]!
    for (let i = 0; i < length; i++) values[i] = copy[i]!
  }
}

/** Whether each date is before the one that precedes it. */
function isFalling(dates: Float64Array): boolean {
  for (let i = 1; i < dates.length; i++) if (!(dates[i - 1]! > dates[i]!)) return false
  return true
}

/** Whether a list of this column has a key twice; 0 is no key. */
export function hasRepeats(chunk: DuckDBDataChunk, column: number): boolean {
  const { items, from, count } = listsIn<Float64Array>(chunk, column)
  for (let row = 0; row < chunk.rowCount; row++) if (repeats(items, from(row), count(row))) return true
  return false
}

/** A column of numbers without nulls. */
export function numbersIn(chunk: DuckDBDataChunk, column: number): ArrayLike<number> {
  return itemsOf(chunk.getColumnVector(column))
}

function listsIn<Items extends PostColumns['type']>(chunk: DuckDBDataChunk, column: number): Lists<Items> {
  const vector = chunk.getColumnVector(column) as DuckDBListVector
  return { items: itemsOf(vector.childVector), from: row => vector.getEntryOffset(row), count: row => vector.getEntryLength(row) }
}

/** Vectors of numbers have their values in a typed array, which the package's types do not tell. */
function itemsOf<Items>(vector: unknown): Items {
  return (vector as { readonly items: Items }).items
}

function listOf<Items extends PostColumns['type']>({ items, from }: Lists<Items>, row: number, length: number): Items {
  const first = from(row)
  return items.subarray(first, first + length) as Items
}
