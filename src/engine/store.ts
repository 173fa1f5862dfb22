import { differing, lastOfEach, sortByDate } from './row-order.ts'

/**
 * Rows of numbers by the million: one typed column a field, put in order by account when all is read.
 * A column that no row fills takes no memory.
 */
export function columnStore<Name extends string>(names: readonly Name[], empty: (name: Name) => number) {
  let size = 0
  let room = 1024
  let owner = new Int32Array(room)
  const blanks = names.map(empty)
  const columns: (Float64Array<ArrayBuffer> | null)[] = names.map(() => null)
  const grow = () => {
    room *= 2
    owner = copied(new Int32Array(room), owner)
    for (const [i, values] of columns.entries()) if (values) columns[i] = copied(new Float64Array(room).fill(blanks[i]!), values)
  }
  return {
    /** @param id the row's owner; one of −1 is not kept */
    add(id: number, row: { readonly [N in Name]: number }) {
      if (id < 0) return
      if (size === room) grow()
      owner[size] = id
      for (let i = 0; i < names.length; i++) {
        const value = row[names[i]!]
        const blank = blanks[i]!
        if (value === blank || (Number.isNaN(value) && Number.isNaN(blank))) continue
        columns[i] ??= new Float64Array(room).fill(blank)
        columns[i]![size] = value
      }
      size++
    },
    /** Puts other numbers in the place of a column's: the n-th of these for n. */
    exchange(name: Name, numbers: readonly number[]) {
      const values = columns[names.indexOf(name)]
      for (let i = 0; values && i < size; i++) values[i] = numbers[values[i]!]!
    },
    /**
     * Hands the rows over by account, and forgets them. Of rows with the same key (0 is no key) the last one read stays.
     * @param accountOf account of each owner, −1 for none
     */
    group(accountOf: Int32Array, accounts: number, { key, date, first, figure }: Order<Name>): GroupedRows<Name> {
      if (size === 0) return NO_ROWS
      const start = new Int32Array(accounts + 1)
      for (let i = 0; i < size; i++) {
        const account = accountOf[owner[i]!]!
        if (account >= 0) start[account + 1]!++
      }
      for (let a = 0; a < accounts; a++) start[a + 1]! += start[a]!
      const next = start.slice()
      const order = new Int32Array(start[accounts]!)
      for (let i = 0; i < size; i++) {
        const account = accountOf[owner[i]!]!
        if (account >= 0) order[next[account]!++] = i
      }
      owner = new Int32Array(0)

      const keys = key === null ? null : columns[names.indexOf(key)]!
      const dates = date === null ? null : columns[names.indexOf(date)]!
      const ties = names.flatMap((name, i) => (name === key || name === date || !columns[i] ? [] : [columns[i]]))
      const figures = figure === undefined ? null : columns[names.indexOf(figure)]!
      const contradicted = new Map<number, number>()
      const end = next
      for (let a = 0; a < accounts; a++) {
        const from = start[a]!
        let to = start[a + 1]!
        if (to - from > 1) {
          if (keys && figures) {
            const { keys: among, far } = differing(order, from, to, keys, figures)
            if (among > 0) contradicted.set(a, among)
            if (far.size > 0) for (let k = from; k < to; k++) if (far.has(keys[order[k]!]!)) figures[order[k]!] = Number.NaN
          }
          if (keys) to = from + lastOfEach(order, from, to, keys)
          if (dates) sortByDate(order.subarray(from, to), dates, first, ties)
        }
        end[a] = to
      }
      const ordered = new Map<Name, Float64Array>()
      for (const [i, name] of names.entries()) {
        const values = columns[i]
        columns[i] = null
        if (!values || (name === key && name !== date)) continue
        const sorted = new Float64Array(order.length)
        for (let k = 0; k < order.length; k++) sorted[k] = values[order[k]!]!
        ordered.set(name, sorted)
      }
      size = 0
      return {
        count: account => end[account]! - start[account]!,
        repeats: account => start[account + 1]! - end[account]!,
        contradictions: account => contradicted.get(account) ?? 0,
        column(name, account) {
          const values = ordered.get(name)
          const from = start[account]!
          const to = end[account]!
          return values ? values.subarray(from, to) : blankOf(to - from, blanks[names.indexOf(name)]!)
        },
      }
    },
  }
}

interface Order<Name> {
  readonly key: Name | null
  readonly date: Name | null
  readonly first: 'newest' | 'oldest'
  /** In which rows of one key may contradict each other; it is unknown where they are far apart. */
  readonly figure?: Name
}

/** Rows in order by account; columns are views that may be kept but not changed. */
export interface GroupedRows<Name> {
  readonly count: (account: number) => number
  /** Rows left out because a later one has the same key. */
  readonly repeats: (account: number) => number
  /** Keys under which rows of different figures stand. */
  readonly contradictions: (account: number) => number
  readonly column: (name: Name, account: number) => Float64Array
}

const NO_ROWS: GroupedRows<string> = { count: () => 0, repeats: () => 0, contradictions: () => 0, column: () => new Float64Array(0) }

function copied<T extends { set(from: T): void }>(to: T, from: T): T {
  to.set(from)
  return to
}

const ZEROS = new Array<Float64Array | undefined>(4096).fill(undefined)
const UNKNOWNS = new Array<Float64Array | undefined>(4096).fill(undefined)

/** A column nobody filled, shared between accounts with as many rows. @param blank 0 or NaN */
export function blankOf(length: number, blank: number): Float64Array {
  const known = blank === 0 ? ZEROS : UNKNOWNS
  const values = known[length] ?? new Float64Array(length).fill(blank)
  if (length < known.length) known[length] = values
  return values
}
