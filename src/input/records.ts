import type { Cell } from './csv.ts'

/** What formats with nesting hold. Read by own keys only: `__proto__` is a key like any other. */
export type Nested = Cell | readonly Nested[] | NestedRecord
export interface NestedRecord {
  readonly [key: string]: Nested
}

/** A record as one row, by header, and the lists of records in it, by the path of their key. */
export interface Flat {
  readonly cells: ReadonlyMap<string, Cell>
  readonly lists: (readonly [name: string, records: readonly Flat[]])[]
}

/** Deeper than exports go, and shallow enough for any stack. */
const DEEPEST = 24

/** Joined scalars of a list (hashtags, say) beyond this are cut. */
const LONGEST_JOIN = 2_000

/** Nested keys joined with dots; a list of scalars is one cell. */
export function flatten(record: NestedRecord): Flat {
  const cells = new Map<string, Cell>()
  const flat: Flat = { cells, lists: [] }
  flattenInto(flat, cells, record, '', 0)
  return flat
}

function flattenInto(flat: Flat, cells: Map<string, Cell>, record: NestedRecord, prefix: string, depth: number): void {
  for (const key of Object.keys(record)) {
    const name = prefix === '' ? key : `${prefix}.${key}`
    const value = record[key]!
    if (value === null || typeof value !== 'object') cells.set(name, value)
    else if (!isList(value)) {
      if (depth < DEEPEST) flattenInto(flat, cells, value, name, depth + 1)
    } else {
      const records = value.filter(isRecord)
      if (records.length > 0) flat.lists.push([name, records.map(flatten)])
      else if (value.length > 0) cells.set(name, isNumbers(value) ? `[${joined(value)}]` : joined(value))
    }
  }
}

/** A list of several numbers is no number itself; of one it is that, as out of a converter that makes lists of everything. */
function isNumbers(values: readonly Nested[]): boolean {
  const known = values.filter(value => value !== null && value !== '')
  return known.length > 1 && known.every(value => typeof value === 'number' || (typeof value === 'string' && NUMERAL.test(value)))
}

const NUMERAL = /^\s*[-+]?[\d.,]+(?:\s*[kmb])?\s*$/i

function joined(values: readonly Nested[]): string {
  let text = ''
  for (const value of values) {
    if (value === null || typeof value === 'object') continue
    text += text === '' ? String(value) : `, ${value}`
    if (text.length > LONGEST_JOIN) return text.slice(0, LONGEST_JOIN)
  }
  return text
}

function isList(value: Nested): value is readonly Nested[] {
  return Array.isArray(value)
}

export function isRecord(value: Nested | undefined): value is NestedRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The keys of all of them, each once. */
export function keysOf(flats: readonly Flat[]): string[] {
  return [...new Set(flats.flatMap(({ cells }) => [...cells.keys()]))]
}
