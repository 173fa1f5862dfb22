/**
 * Rows of numbers by the million: one typed column a field, grouped by account when all is read.
 * A column that no row fills takes no memory.
 */
export function columnStore<Name extends string>(names: readonly Name[], empty: (name: Name) => number) {
  let size = 0
  let room = 1024
  let owner = new Int32Array(room)
  const columns = new Map<Name, Float64Array<ArrayBuffer>>()
  const grow = () => {
    room *= 2
    owner = copied(new Int32Array(room), owner)
    for (const [name, values] of columns) columns.set(name, copied(new Float64Array(room).fill(empty(name)), values))
  }
  return {
    add(id: number, row: { readonly [N in Name]: number }) {
      if (size === room) grow()
      owner[size] = id
      for (const name of names) {
        const value = row[name]
        if (Object.is(value, empty(name))) continue
        let values = columns.get(name)
        if (!values) {
          values = new Float64Array(room).fill(empty(name))
          columns.set(name, values)
        }
        values[size] = value
      }
      size++
    },
    column: (name: Name): Float64Array | null => columns.get(name) ?? null,
    /** Row numbers by account, in the order they were read; a counting sort, so linear. */
    grouped(accountOf: Int32Array, accounts: number): (account: number) => Int32Array {
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
      return account => order.subarray(start[account]!, start[account + 1]!)
    },
    /** One column's values for the rows given. */
    take(name: Name, rows: Int32Array): Float64Array {
      const values = columns.get(name)
      const taken = new Float64Array(rows.length)
      if (!values) return taken.fill(empty(name))
      for (let i = 0; i < rows.length; i++) taken[i] = values[rows[i]!]!
      return taken
    },
  }
}

function copied<T extends { set(from: T): void }>(to: T, from: T): T {
  to.set(from)
  return to
}

/** The last row of each key, in order; rows with the key 0 are all kept. */
export function lastOfEach(rows: Int32Array, keys: Float64Array | null): Int32Array {
  if (!keys) return rows
  const last = new Map<number, number>()
  for (const row of rows) last.set(keys[row] === 0 ? -row - 1 : keys[row]!, row)
  return last.size === rows.length ? rows : Int32Array.from(last.values()).sort()
}

/** Sorts in place by date; undated rows keep their order, after the dated. */
export function byDate(rows: Int32Array, dates: Float64Array, first: 'newest' | 'oldest'): void {
  const sign = first === 'newest' ? -1 : 1
  const at = (row: number) => (Number.isNaN(dates[row]!) ? Number.POSITIVE_INFINITY : sign * dates[row]!)
  for (let i = 1; i < rows.length; i++)
    if (at(rows[i]!) < at(rows[i - 1]!)) {
      rows.sort((a, b) => {
        const x = at(a)
        const y = at(b)
        return x < y ? -1 : x > y ? 1 : a - b
      })
      return
    }
}
