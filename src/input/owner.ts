import type { Field } from '../model/fields.ts'
import { headerKey, isWrapper } from './aliases.ts'
import type { Cell } from './csv.ts'
import { readDate } from './dates.ts'
import type { Tables } from './formats.ts'
import { isNoAccount, readHandle, readPlatform } from './handles.ts'
import { isKnown, knownAs } from './known-headers.ts'
import { isPlatform } from './platforms.ts'
import { type Flat, flatten, isRecord, keysOf, type NestedRecord } from './records.ts'

/** The record that an object is or wraps, and where in it that stands. */
export interface Owner {
  readonly path: string
  readonly flat: Flat
}

/** The object itself, or the first inside it by two steps, whose keys vet knows. */
export function ownerIn(root: NestedRecord, tables: Tables): Owner | null {
  let level: (readonly [string, NestedRecord])[] = [['', root]]
  for (let depth = 0; depth < 3; depth++) {
    for (const [path, record] of level) {
      const flat = flatten(record)
      if (tables.knows(keysOf([flat]))) return withoutShell({ path, flat }, record, tables)
    }
    level = level.flatMap(([path, record]) =>
      Object.keys(record).flatMap(key => {
        const value = record[key]
        return isRecord(value) ? [[path === '' ? key : `${path}.${key}`, value] as const] : []
      }),
    )
  }
  return null
}

/** Records by their keys, each with what its key tells. */
interface Keyed {
  /** What stands before the keys in paths, where they are all that another key holds: `creators.`. */
  readonly within: string
  readonly records: ReadonlyMap<string, Flat>
  /** A key that is read as the handle of its record; null where none is. */
  readonly handle: string | null
}

/**
 * Records that stand under the names of their accounts or platforms, `{ "brie.b": { … }, "feta.f": { … } }`; null where
 * the object is none of these.
 */
export function keyedRecords(root: NestedRecord, tables: Tables): Keyed | null {
  const keys = Object.keys(root).filter(key => !isBeside(key, root[key]))
  const inner = keys.length === 1 ? root[keys[0]!] : undefined
  if (isRecord(inner)) {
    const keyed = keyedRecords(inner, tables)
    return keyed && { ...keyed, within: `${keys[0]}.${keyed.within}` }
  }
  if (keys.length < 2 || keys.some(key => /\s/.test(key) || isWrapper(key) || !isRecord(root[key]))) return null
  const day = Object.keys(root).find(key => fieldOf(key) === 'date')
  const found = new Map<string, Flat>()
  let handle: string | null = null
  // the records of a kind have the same keys, or nearly
  const known = new Map<string, boolean>()
  const knows = (names: readonly string[]) => {
    const all = names.join('\n')
    const before = known.get(all)
    if (before !== undefined) return before
    const now = tables.knows(names)
    known.set(all, now)
    return now
  }
  let first: ReadonlySet<string> | null = null
  for (const key of keys) {
    const flat = flatten(root[key] as NestedRecord)
    const own = [...flat.cells.keys()]
    first ??= new Set(own)
    const shared = own.filter(name => first!.has(name)).length
    // parts of one record differ, records of one kind are alike
    if (shared * 2 < Math.min(own.length, first.size)) return null
    const tells = toldBy(key, !knows(own), tables.oneAccount)
    const named = tells === null ? null : withKey(tells, flat, knows)
    if (tells === null || named === null) return null
    if (tells[0] === 'handle') handle ??= key
    found.set(
      key,
      day === undefined || named.cells.has(day) ? named : { ...named, cells: new Map([...named.cells, [day, root[day] as Cell]]) },
    )
  }
  return { within: '', records: found, handle }
}

/**
 * Whether an object that is not whole yet may turn out to have records under the names of their accounts.
 * @param root what is whole of it, which lacks the record that a list stands in
 * @param path of that list
 */
export function mayBeKeyed(root: NestedRecord, path: string, tables: Tables): boolean {
  const key = path.slice(0, Math.max(0, path.lastIndexOf('.')))
  if (key === '' || /\s/.test(key) || isWrapper(key)) return false
  return Object.keys(root).every(one => isBeside(one, root[one])) && toldBy(key, true, tables.oneAccount) !== null
}

/** What stands beside keyed records and is none: what tells of the export, its day, and what is no figure. */
function isBeside(key: string, value: NestedRecord[string] | undefined): boolean {
  if (isRecord(value)) return /^_?(?:meta|metadata|export|request|query|params|settings|source)$/i.test(key)
  return !Array.isArray(value) && (!isKnown(key) || fieldOf(key) === 'date')
}

const fieldOf = (key: string): Field | undefined => knownAs('accounts', headerKey(key))?.field

/** A record with what its key tells beside what it tells itself; null where both together say too little. */
function withKey([field, value]: Told, flat: Flat, knows: Tables['knows']): Flat | null {
  const cells = field === '' || flat.cells.has(field) ? flat.cells : new Map<string, Cell>([[field, value], ...flat.cells])
  return knows([...cells.keys()]) ? { ...flat, cells } : null
}

type Told = readonly [field: '' | 'platform' | 'date' | 'handle', value: string]

/** What parts of one account's figures are called: what they are of, or when they are from. */
const PARTS =
  /^(?:current|previous|total|overall|baseline|average|avg|mean|median|male|female|men|women|organic|paid|feed|story|stories|before|after|(?:last|past|prev(?:ious)?|this)[_-]?(?:\d.*|week|month|quarter|year|period)|week|month|quarter|year|q[1-4]|\d+_?d(?:ays)?)$/i

/**
 * What a key tells, if anything: the platform of its record, its day, else its account; null where an account is missing
 * and the key is none (a place in a list, `posts`, `stories`, `last_7_days`), or the user says whose all is.
 */
function toldBy(key: string, nameless: boolean, oneAccount: boolean): Told | null {
  const platform = readPlatform(key)
  if (isPlatform(platform)) return ['platform', platform]
  if (/\D/.test(key) && ['date', 'undecided'].includes(readDate(key).is)) return ['date', key]
  if (!nameless) return ['', '']
  const isOther = /^\d{1,4}$/.test(key) || isKnown(key) || PARTS.test(key) || isNoAccount(readHandle(`instagram.com/${key}`))
  return oneAccount || isOther ? null : ['handle', key]
}

/** Where all that an owner has is one record, that is the owner: { "user": { … } } has its lists and keys under a name that no export is known by. */
function withoutShell(owner: Owner, record: NestedRecord, tables: Tables): Owner {
  const [key, ...others] = Object.keys(record)
  const inner = key === undefined || others.length > 0 || key === 'profile' ? undefined : record[key]
  if (!isRecord(inner)) return owner
  const flat = flatten(inner)
  if (!tables.knows(keysOf([flat]))) return owner
  return withoutShell({ path: owner.path === '' ? key! : `${owner.path}.${key}`, flat }, inner, tables)
}

/** Takes records out of what wraps each of them ({ "error": false, "profile": { … } }), the way that the first shows. */
export function unwrapping(tables: Tables): (record: NestedRecord) => NestedRecord {
  let path: readonly string[] | null = null
  return record => {
    path ??= ownerIn(record, tables)?.path.split('.').filter(Boolean) ?? []
    let inner: NestedRecord = record
    for (const key of path) {
      const value = inner[key]
      if (!isRecord(value)) return record
      inner = value
    }
    return inner
  }
}
