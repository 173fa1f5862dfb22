import { blankOf } from '../engine/store.ts'
import { type PackedRows, packRows, rowIn } from '../model/packed-rows.ts'
import {
  type Bundle,
  FOLLOWER_FIELDS,
  type FollowerColumns,
  HISTORY_FIELDS,
  type HistoryColumns,
  POST_COUNTS,
  type PostColumns,
} from '../model/records.ts'

/** Bundles on their way to another thread: what is text as plain arrays, what is numbers in memory that both threads see. */
export interface Packed {
  readonly rows: PackedRows
  readonly posts: PackedColumns
  readonly history: PackedColumns
  readonly sample: PackedColumns
  /** The words of types of posts. */
  readonly types: readonly string[]
}

/** Columns, one after the other, each with the values of all bundles; a column that is not there is blank. */
interface PackedColumns {
  readonly names: readonly string[]
  /** The place of the first value, and how many values each bundle has; −1 where it has no such columns. */
  readonly from: number
  readonly counts: readonly number[]
}

type Numbers = ArrayLike<number>

/** What a column holds where nothing is known. */
const blank = (name: string): number => (name === 'flags' || name === 'type' ? 0 : Number.NaN)

const POST_FIELDS = ['date', 'flags', 'type', ...POST_COUNTS] as const

/** Packs bundles, whose posts have the same words of types, into memory that is taken again for the next ones. */
export function packer() {
  let numbers = new Float64Array(new SharedArrayBuffer(1 << 16))
  let used = 0
  const makeRoom = (more: number): void => {
    if (used + more <= numbers.length) return
    const larger = new Float64Array(new SharedArrayBuffer(8 * Math.max(2 * numbers.length, used + more)))
    larger.set(numbers.subarray(0, used))
    numbers = larger
  }
  const columns = <Name extends string>(
    lists: readonly (({ readonly length: number } & { readonly [N in Name]: Numbers }) | null)[],
    fields: readonly Name[],
  ): PackedColumns => {
    const from = used
    const counts = lists.map(list => list?.length ?? -1)
    const length = counts.reduce((sum, count) => sum + Math.max(count, 0), 0)
    const names: Name[] = []
    if (length === 0) return { names, from, counts }
    for (const name of fields) {
      makeRoom(length)
      const nothing = blank(name)
      let something = false
      let at = used
      for (const list of lists) {
        if (list === null) continue
        const values = list[name]
        for (let i = 0; i < values.length; i++) {
          const value = values[i]!
          numbers[at++] = value
          something ||= !Object.is(value, nothing)
        }
      }
      if (!something) continue
      names.push(name)
      used = at
    }
    return { names, from, counts }
  }
  return (bundles: readonly Bundle[]): { readonly packed: Packed; readonly numbers: SharedArrayBuffer } => {
    used = 0
    const packed: Packed = {
      rows: packRows(bundles.map(({ account }) => account)),
      posts: columns(bundles.map(({ posts }) => posts), POST_FIELDS), // biome-ignore format: one glance
      history: columns(bundles.map(({ history }) => history), HISTORY_FIELDS), // biome-ignore format: one glance
      sample: columns(bundles.map(({ sample }) => sample), FOLLOWER_FIELDS), // biome-ignore format: one glance
      types: bundles.find(({ posts }) => posts !== null)?.posts?.types ?? [],
    }
    return { packed, numbers: numbers.buffer }
  }
}

export function unpack({ rows, posts, history, sample, types }: Packed, shared: SharedArrayBuffer): Bundle[] {
  const numbers = new Float64Array(shared)
  const postLists = unpackColumns(posts, POST_FIELDS, numbers)
  const histories = unpackColumns(history, HISTORY_FIELDS, numbers)
  const samples = unpackColumns(sample, FOLLOWER_FIELDS, numbers)
  return Array.from({ length: rows.length }, (_, i) => {
    const own = postLists[i] as Omit<PostColumns, 'types'> | null
    return {
      account: rowIn(rows, i),
      posts: own && { ...own, types },
      history: histories[i] as HistoryColumns | null,
      sample: samples[i] as FollowerColumns | null,
    }
  })
}

function unpackColumns<Name extends string>(
  { names, from, counts }: PackedColumns,
  fields: readonly Name[],
  numbers: Float64Array,
): (({ readonly length: number } & { readonly [N in Name]: Float64Array }) | null)[] {
  const length = counts.reduce((sum, count) => sum + Math.max(count, 0), 0)
  const starts = fields.map(name => (names.includes(name) ? from + names.indexOf(name) * length : -1))
  let before = 0
  return counts.map(count => {
    if (count < 0) return null
    const list: Record<string, number | Numbers> = { length: count }
    for (let f = 0; f < fields.length; f++) {
      const start = starts[f]!
      list[fields[f]!] = start < 0 ? blankOf(count, blank(fields[f]!)) : numbers.subarray(start + before, start + before + count)
    }
    before += count
    return list as { readonly length: number } & { readonly [N in Name]: Float64Array }
  })
}
