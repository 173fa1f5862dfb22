/** So few rows are looked through and put in order one by one. */
const FEW = 24

/** Figures of one key that differ by less are two readings of one count; by more, nobody knows which of them is right (judgement, 2026). */
const ALIKE = 1.01

/** How many keys have rows whose figures differ, and the keys of which they are far apart. */
export interface Differing {
  readonly keys: number
  readonly far: ReadonlySet<number>
}

export function differing(order: Int32Array, from: number, to: number, keys: Float64Array, figures: Float64Array): Differing {
  const differ = new Set<number>()
  const far = new Set<number>()
  const seen = to - from > FEW ? new Map<number, number>() : null
  for (let i = from; i < to; i++) {
    const row = order[i]!
    const key = keys[row]!
    let before = seen?.get(key)
    for (let j = i - 1; seen === null && before === undefined && j >= from; j--) if (keys[order[j]!] === key) before = figures[order[j]!]
    if (before !== undefined && before !== figures[row]) {
      differ.add(key)
      if (!(Math.max(before, figures[row]!) <= ALIKE * Math.min(before, figures[row]!))) far.add(key)
    }
    seen?.set(key, figures[row]!)
  }
  return { keys: differ.size, far }
}

/** Moves the last row of each key to the front of the span, in order; answers how many they are. */
export function lastOfEach(order: Int32Array, from: number, to: number, keys: Float64Array): number {
  if (to - from <= FEW) {
    let kept = from
    for (let i = from; i < to; i++) {
      const key = keys[order[i]!]!
      let again = false
      if (key !== 0) for (let j = i + 1; j < to && !again; j++) again = keys[order[j]!] === key
      if (!again) order[kept++] = order[i]!
    }
    return kept - from
  }
  const last = new Map<number, number>()
  for (let i = from; i < to; i++) if (keys[order[i]!] !== 0) last.set(keys[order[i]!]!, order[i]!)
  let kept = from
  for (let i = from; i < to; i++) {
    const row = order[i]!
    if (keys[row] === 0 || last.get(keys[row]!) === row) order[kept++] = row
  }
  return kept - from
}

/** Rows of one date are put in order by their figures, so that the order of the file does not matter; undated rows keep theirs, after the dated. */
export function sortByDate(rows: Int32Array, dates: Float64Array, first: 'newest' | 'oldest', ties: readonly ArrayLike<number>[]): void {
  const sign = first === 'newest' ? -1 : 1
  const before = (a: number, b: number) => {
    const x = sign * dates[a]!
    const y = sign * dates[b]!
    if (x < y) return -1
    if (x > y) return 1
    if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) ? (Number.isNaN(y) ? a - b : 1) : -1
    for (const values of ties) {
      if (values[a]! > values[b]!) return -1
      if (values[a]! < values[b]!) return 1
      if (Number.isNaN(values[a]) !== Number.isNaN(values[b])) return Number.isNaN(values[a]) ? 1 : -1
    }
    return a - b
  }
  for (let i = 1; i < rows.length; i++) {
    if (before(rows[i - 1]!, rows[i]!) <= 0) continue
    // sorting takes memory with a call of its own, which a dozen rows are not worth
    if (rows.length > FEW) {
      rows.sort(before)
      return
    }
    const row = rows[i]!
    let j = i
    do rows[j] = rows[--j]!
    while (j > 0 && before(rows[j - 1]!, row) > 0)
    rows[j] = row
  }
}

/** True where two of so many keys from a place on are the same; 0 is no key. */
export function repeats(keys: ArrayLike<number>, from: number, count: number): boolean {
  const to = from + count
  if (count > FEW) {
    const seen = new Set<number>()
    for (let i = from; i < to; i++) {
      const key = keys[i]!
      if (key !== 0 && seen.has(key)) return true
      seen.add(key)
    }
    return false
  }
  for (let i = from; i < to; i++) for (let j = i + 1; j < to; j++) if (keys[i] === keys[j] && keys[i] !== 0) return true
  return false
}
