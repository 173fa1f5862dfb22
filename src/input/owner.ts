import type { Tables } from './formats.ts'
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
