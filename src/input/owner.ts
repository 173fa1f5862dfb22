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

/**
 * Records that stand under the names of their accounts or platforms, `{ "brie.b": { … }, "feta.f": { … } }`, each with
 * what its key tells; null where the object is none of these.
 */
export function keyedRecords(root: NestedRecord, tables: Tables): ReadonlyMap<string, Flat> | null {
  const keys = Object.keys(root).filter(key => !isBeside(key, root[key]))
  if (keys.length < 2 || keys.some(key => /\s/.test(key) || isWrapper(key) || !isRecord(root[key]))) return null
  const day = Object.keys(root).find(key => fieldOf(key) === 'date')
  const found = new Map<string, Flat>()
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
    if (shared * 2 < Math.max(own.length, first.size)) return null
    const named = withKey(key, flat, knows)
    if (named === null) return null
    found.set(
      key,
      day === undefined || named.cells.has(day) ? named : { ...named, cells: new Map([...named.cells, [day, root[day] as Cell]]) },
    )
  }
  return found
}

/** What stands beside keyed records and is none: what tells of the export, its day, and what is no figure. */
function isBeside(key: string, value: NestedRecord[string] | undefined): boolean {
  if (isRecord(value)) return /^_?(?:meta|metadata|export|request|query|params|settings|source)$/i.test(key)
  return !Array.isArray(value) && (!isKnown(key) || fieldOf(key) === 'date')
}

const fieldOf = (key: string): Field | undefined => knownAs('accounts', headerKey(key))?.field

/** A record with what its key tells beside what it tells itself: its platform, its day, else its account. */
function withKey(key: string, flat: Flat, knows: Tables['knows']): Flat | null {
  const tells = toldBy(key, !knows([...flat.cells.keys()]))
  if (tells === null) return null
  const [field, value] = tells
  const cells = field === '' || flat.cells.has(field) ? flat.cells : new Map<string, Cell>([[field, value], ...flat.cells])
  return knows([...cells.keys()]) ? { ...flat, cells } : null
}

/** What a key tells, if anything; null where an account is missing and the key is none: a place in a list, `posts`, `stories`. */
function toldBy(key: string, nameless: boolean): readonly [field: string, value: string] | null {
  const platform = readPlatform(key)
  if (isPlatform(platform)) return ['platform', platform]
  if (/\D/.test(key) && ['date', 'undecided'].includes(readDate(key).is)) return ['date', key]
  if (!nameless) return ['', '']
  return /^\d{1,4}$/.test(key) || isKnown(key) || isNoAccount(readHandle(`instagram.com/${key}`)) ? null : ['handle', key]
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
