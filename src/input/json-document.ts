import type { Cell } from './csv.ts'
import type { Tables } from './formats.ts'
import { readPlatform } from './handles.ts'
import type { JsonEvents } from './json-tokens.ts'
import { keyedRecords, mayBeKeyed, type Owner, ownerIn, unwrapping } from './owner.ts'
import { isPlatform } from './platforms.ts'
import { asParent, type RecordGroup } from './record-group.ts'
import { type Flat, flatten, isRecord, keysOf, type Nested, type NestedRecord } from './records.ts'

/** How many items of an object's lists wait for its end, which tells whose they are. */
const HELD = 5_000
/** The same where its first key may be that of an account. */
const HELD_LONGEST = 100_000

/** How many of a list's items show what its keys are. */
const SHOWN = 50

interface Item {
  readonly flat: Flat
  readonly line: number
}

/** Tells what the parts of a JSON text are to each other: records, a wrapper around lists of them, or one record and its lists. */
export function jsonDocument(tables: Tables, rootSoFar: () => Nested | null) {
  let waiting = new Map<string, Item[]>()
  let held = 0
  /** What was settled for lists too long to wait, by path, and whether the object around them is a record. */
  let settled = new Map<string, (item: Item) => void>()
  let around: 'record' | 'wrapper' | null = null
  let mainList: string | null = null
  let keyAsHandle: string | null = null
  let records = 0
  let lastLine = 0
  let oneLine = false
  /** What stood among the records and is none. */
  let strays: readonly Nested[] = []

  const unwrap = unwrapping(tables)
  const group = (path: string): RecordGroup => {
    mainList ??= path
    return tables.group(path === mainList ? '' : path)
  }
  const settle = (root: NestedRecord, owner: Owner | null) => {
    const parentOf = parents(owner ? owner.flat.cells : flatten(root).cells)
    const main = new Set(owner ? [] : mainLists(waiting, parentOf, tables))
    for (const [path, items] of waiting) {
      const name = owner && owner.path !== '' && path.startsWith(`${owner.path}.`) ? path.slice(owner.path.length + 1) : path
      const parent = parentOf(path)
      const to = main.has(path)
        ? (
            records => (item: Item) =>
              records.record(ofPlatform(path, item.flat), item.line, parent)
          )(group(path))
        : ({ flat, line }: Item) => tables.group('').item(name, flat, line, parent)
      items.forEach(to)
      settled.set(path, to)
    }
    waiting.clear()
    held = 0
    around = owner ? 'record' : 'wrapper'
  }
  /** Records under the names of whose they are, with the lists in them; false where the object is no such. */
  const finishKeyed = (root: NestedRecord, line: number): boolean => {
    const keyed = around === null ? keyedRecords(root, tables) : null
    if (keyed === null) return false
    const { within } = keyed
    const of = (path: string) => (path.startsWith(within) ? ownKey(path.slice(within.length), keyed.records) : null)
    if ([...waiting.keys()].some(path => of(path) === null)) return false
    const to = tables.group('')
    keyAsHandle ??= keyed.handle
    for (const { cells } of keyed.records.values()) to.record({ cells, lists: [] }, line, new Map())
    for (const [path, items] of waiting) {
      const key = of(path)!
      const parent = asParent(keyed.records.get(key)!.cells)
      for (const { flat, line } of items) to.item(path.slice(within.length + key.length + 1), flat, line, parent)
    }
    records += keyed.records.size
    return true
  }
  const finish = (root: NestedRecord, line: number, whole: boolean) => {
    if (finishKeyed(root, line)) {
      waiting = new Map()
      return
    }
    const owner = around === 'wrapper' ? null : ownerIn(root, tables)
    const alone = waiting.size === 0 && around === null
    if (waiting.size > 0) settle(root, owner)
    if (mainList !== null && !owner) strays = listAt(root, mainList)
    if (owner || (alone && whole)) {
      records++
      tables.group('').record(owner?.flat ?? flatten(root), line, new Map())
    }
    waiting = new Map()
    settled = new Map()
    around = null
  }
  const events: JsonEvents = {
    item(path, record, line) {
      records++
      oneLine ||= line === lastLine
      lastLine = line
      if (oneLine) tables.numbered()
      const item = { flat: flatten(path === '' ? unwrap(record) : record), line: oneLine ? records : line }
      if (path === '') return tables.group('').record(item.flat, item.line, new Map())
      const to = settled.get(path)
      if (to) return to(item)
      const list = waiting.get(path) ?? []
      waiting.set(path, list)
      list.push(item)
      if (++held !== HELD && held !== HELD_LONGEST) return
      const root = rootSoFar()
      if (!isRecord(root ?? undefined)) return
      const soFar = root as NestedRecord
      // whose the records of a keyed object are shows at its end, and what it is after its first record
      if (keyedRecords(soFar, tables) === null && !(held < HELD_LONGEST && mayBeKeyed(soFar, path, tables)))
        settle(soFar, ownerIn(soFar, tables))
    },
    root(value, line) {
      if (isRecord(value)) return finish(value, line, true)
      // a list of lists is a table with its header in the first of them
      if (Array.isArray(value) && records > 0) strays = value
      if (!Array.isArray(value) || records > 0) return
      const lists = value.filter(row => Array.isArray(row))
      if (lists.length === 0) return
      const row = tables.rows(null)
      lists.forEach((cells: readonly Nested[], index) => {
        row(
          cells.map(cell => (typeof cell === 'object' ? null : cell)),
          index + 1,
        )
      })
    },
  }
  return {
    ...events,
    records: () => records,
    strays: () => strays,
    /** A key that was read as a handle; null where none was. */
    keyAsHandle: () => keyAsHandle,
    /** The text ends here: what is whole in its root stays. */
    breakOff() {
      const root = rootSoFar()
      if (isRecord(root ?? undefined)) finish(root as NestedRecord, 1, false)
    },
  }
}

/** The key of the record that a path leads into, which may have dots itself and begin as another does; null where it leads into none. */
function ownKey(path: string, keyed: ReadonlyMap<string, unknown>): string | null {
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1))
    if (keyed.has(path.slice(0, dot))) return path.slice(0, dot)
  return null
}

/** The record of a list that stands under the name of a platform. */
function ofPlatform(path: string, flat: Flat): Flat {
  const platform = readPlatform(path.slice(path.lastIndexOf('.') + 1))
  return !isPlatform(platform) || flat.cells.has('platform') ? flat : { ...flat, cells: new Map([...flat.cells, ['platform', platform]]) }
}

/** What is left of a list whose records were handed on. */
function listAt(root: NestedRecord, path: string): readonly Nested[] {
  const found = path.split('.').reduce<Nested | undefined>((inside, key) => (isRecord(inside) ? inside[key] : undefined), root)
  return Array.isArray(found) ? found : []
}

/** More cells than one record has, or what describes one list. */
const MANY = 200

/**
 * What stands beside a list and so may tell whose it is: all that is no list; of what has very many cells, as a record for
 * each of a thousand accounts, only what stands around that list.
 */
function parents(cells: Flat['cells']): (path: string) => ReadonlyMap<string, Cell> {
  if (cells.size <= MANY) {
    const all = asParent(cells)
    return () => all
  }
  const within = new Map<string, [string, Cell][]>()
  for (const [key, cell] of cells) {
    const place = key.slice(0, Math.max(0, key.lastIndexOf('.')))
    const known = within.get(place)
    if (known) known.push([key, cell])
    else within.set(place, [[key, cell]])
  }
  return path => {
    const around = [...(within.get('') ?? [])]
    for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) around.push(...(within.get(path.slice(0, dot)) ?? []))
    return asParent(new Map(around))
  }
}

/** The lists of a wrapper that are tables; where none says what it is, the longest, whose error then names its keys. */
function mainLists(lists: ReadonlyMap<string, readonly Item[]>, parentOf: ReturnType<typeof parents>, tables: Tables): readonly string[] {
  const parent = (path: string): Flat => ({ cells: parentOf(path), lists: [] })
  const known = [...lists].filter(([path, items]) => tables.knows(keysOf([parent(path), ...items.slice(0, SHOWN).map(({ flat }) => flat)])))
  if (known.length > 0) return known.map(([path]) => path)
  const longest = [...lists].sort((a, b) => b[1].length - a[1].length)[0]
  return longest ? [longest[0]] : []
}
