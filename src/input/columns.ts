import { FIELDS, type Field } from '../model/fields.ts'
import type { Kind } from '../model/report.ts'
import { currencyInHeader } from '../money/header.ts'
import { ALIASES, headerKey, withoutWrappers } from './aliases.ts'
import type { Preset } from './presets/preset.ts'

/** How a header row was understood as one kind of table. */
export interface Columns {
  readonly kind: Kind
  readonly headers: readonly string[]
  readonly preset: Preset | null
  /** Field to column index. */
  readonly at: ReadonlyMap<Field, number>
  /** Columns whose values are added to those of a field. */
  readonly added: ReadonlyMap<Field, readonly number[]>
  /** Column that names the account where its own is empty, and the one that is filled where a record failed. */
  readonly handleElse: number | null
  readonly failure: number | null
  /** Why the rows are read and not used; null where they are. */
  readonly notUsed: string | null
  /** Indexes of the columns that no field takes. */
  readonly unused: readonly number[]
  /** Later columns that claim a field already taken, as index and field. */
  readonly repeated: readonly (readonly [number, Field])[]
  /** Why a column is used for what it is, or is not used. */
  readonly why: ReadonlyMap<number, string>
}

/** A field read from a header that the user named (`--map field=Header`, `columns` in the config). */
export interface Mapping {
  readonly field: string
  readonly header: string
  readonly key: string
  /** Where it was not the user who named it: why it is read from there. */
  readonly why?: string
}

export type HeaderMap = readonly Mapping[]

/** Fields that a team adds to a vendor's export: read by their usual headers also where a preset holds. */
const ADDED_BY_TEAMS: ReadonlySet<Field> = new Set<Field>(['platform', 'creator', 'niche', 'country', 'price', 'currency', 'sponsored'])

/** More than any field has headers. */
const WRAPPED = 1000

interface Known {
  readonly field: Field
  /** Place among the headers that mean the field: the lower, the surer. */
  readonly rank: number
}

const KEYS: ReadonlyMap<Kind, ReadonlyMap<string, Known>> = new Map(
  (Object.keys(ALIASES) as Kind[]).map(kind => {
    const keys = new Map<string, Known>()
    for (const field of Object.keys(FIELDS[kind]) as Field[]) keys.set(headerKey(field), { field, rank: -1 })
    for (const [field, words] of Object.entries(ALIASES[kind]))
      for (const [rank, word] of words.split('|').entries())
        if (!keys.has(headerKey(word))) keys.set(headerKey(word), { field: field as Field, rank })
    return [kind, keys]
  }),
)

export function columnsAs(kind: Kind, headers: readonly string[], map: HeaderMap, preset: Preset | null): Columns {
  const keys = headers.map(headerKey)
  const places = new Map<string, number[]>()
  for (const [index, key] of keys.entries()) {
    const same = places.get(key)
    if (same) same.push(index)
    else if (key !== '') places.set(key, [index])
  }
  const at = new Map<Field, number>()
  const why = new Map<number, string>()
  const repeated: [number, Field][] = []
  const taken = new Set<number>()
  const mapped = new Set<Field>()
  const use = (field: Field, index: number, reason: string) => {
    at.set(field, index)
    taken.add(index)
    why.set(index, reason)
  }

  for (const { field, key, why: reason } of map) {
    const index = Object.hasOwn(FIELDS[kind], field) ? places.get(key)?.[0] : undefined
    if (index === undefined) continue
    use(field as Field, index, reason ?? 'named by hand')
    mapped.add(field as Field)
  }
  const firstPlace = (header: string | undefined) => (header === undefined ? null : (places.get(headerKey(header))?.[0] ?? null))
  const added = new Map<Field, number[]>()
  if (preset) {
    for (const [field, header] of Object.entries(preset.columns) as [Field, string | readonly string[]][])
      for (const name of typeof header === 'string' ? [header] : header)
        for (const index of places.get(headerKey(name)) ?? [])
          if (mapped.has(field) || (at.has(field) && index === at.get(field))) continue
          else if (!at.has(field)) use(field, index, `preset ${preset.name}`)
          else if (keys[index] === keys[at.get(field)!]) repeated.push([index, field])
    for (const [header, reason] of Object.entries(preset.ignored ?? {}))
      for (const index of places.get(headerKey(header)) ?? [])
        if (!taken.has(index)) {
          taken.add(index)
          why.set(index, reason)
        }
    for (const [field, parts] of Object.entries(preset.added ?? {}) as [Field, readonly string[]][]) {
      const found = at.has(field) ? parts.flatMap(part => places.get(headerKey(part)) ?? []).filter(index => !taken.has(index)) : []
      if (found.length > 0) added.set(field, found)
      for (const index of found) {
        taken.add(index)
        why.set(index, `added to ${field}`)
      }
    }
  }
  const ranks = new Map<Field, number>()
  for (const [index, key] of keys.entries()) {
    const known = KEYS.get(kind)!.get(key) ?? wrappedIn(kind, headers[index]!) ?? pricedIn(kind, headers[index]!)
    if (known === undefined || key === '' || taken.has(index) || mapped.has(known.field)) continue
    const { field, rank } = known
    if (preset && (at.has(field) || (rank >= 0 && !ADDED_BY_TEAMS.has(field)))) continue
    const before = at.get(field)
    if (before !== undefined && rank >= (ranks.get(field) ?? -1)) repeated.push([index, field])
    else {
      if (before !== undefined) repeated.push([before, field])
      at.set(field, index)
      ranks.set(field, rank)
      why.set(index, rank < 0 ? 'the field’s own name' : `a usual header for ${field}`)
    }
  }
  // "total likes" is a sum over the sampled posts where the file says how many those are, else over the account's life
  if (kind === 'accounts' && at.has('postsSampled')) {
    swap(at, 'lifetimeLikes', 'likes')
    swap(at, 'lifetimeViews', 'views')
  }
  const inUse = new Set([...at.values(), ...[...added.values()].flat(), ...repeated.map(([index]) => index)])
  return {
    kind,
    headers,
    preset,
    at,
    added,
    handleElse: firstPlace(preset?.handleElse),
    failure: firstPlace(preset?.failure),
    notUsed: preset?.notUsed ?? null,
    unused: keys.flatMap((_, index) => (inUse.has(index) ? [] : [index])),
    repeated,
    why,
  }
}

/** What a key of a nested record means; a header that says the same outright is surer. */
function wrappedIn(kind: Kind, header: string): Known | undefined {
  const { inner, ofAccount } = withoutWrappers(header)
  const known = inner === header ? undefined : KEYS.get(kind)!.get(headerKey(inner))
  if (!known || (ofAccount && kind === 'posts' && !OF_AUTHORS.test(known.field))) return undefined
  return { field: known.field, rank: known.rank + WRAPPED }
}

/** Fields of a post that tell of who posted it: its own address or day is never that of an account. */
const OF_AUTHORS = /^(?:handle$|platform$|author)/

/** What a header with a currency in it means: a rate in euros is a price. */
function pricedIn(kind: Kind, header: string): Known | undefined {
  const key = headerKey(currencyInHeader(header)?.what ?? '')
  const known = KEYS.get(kind)!.get(key === 'rate' ? 'price' : key)
  return known?.field === 'price' || known?.field === 'revenue' ? known : undefined
}

function swap(at: Map<Field, number>, from: Field, to: Field): void {
  const index = at.get(from)
  if (index === undefined || at.has(to)) return
  at.delete(from)
  at.set(to, index)
}

/** The columns without one field, whose column is then unused for the reason given. */
export function without(columns: Columns, field: Field, reason: string): Columns {
  const index = columns.at.get(field)
  if (index === undefined) return columns
  const at = new Map(columns.at)
  at.delete(field)
  const stillUsed = [...at.values()].includes(index)
  return {
    ...columns,
    at,
    unused: stillUsed ? columns.unused : [...columns.unused, index].sort((a, b) => a - b),
    why: stillUsed ? columns.why : new Map(columns.why).set(index, reason),
  }
}

/** Whether a header means a field in any kind of table. */
export function isKnown(header: string): boolean {
  return [...KEYS.values()].some(keys => keys.has(headerKey(header)))
}

/** Whether a header means whose a row is. */
export function namesAccount(header: string): boolean {
  return [...KEYS.values()].some(keys => keys.get(headerKey(header))?.field === 'handle')
}

/** The first of some columns whose header means a creator. */
export function creatorAmong(headers: readonly string[], indexes: readonly number[]): number | undefined {
  return indexes.find(index => KEYS.get('accounts')!.get(headerKey(headers[index]!))?.field === 'creator')
}

/** The field whose known header a given one is nearest to, for messages; null where none is near. */
export function nearestField(header: string, kind: Kind | null = null): string | null {
  const key = headerKey(header)
  // of a short word no more may change than stays, and long ones are other words where much differs
  return key.length < 2 ? null : fieldWithin(key, kind, Math.min(3, Math.max(1, Math.floor(key.length / 3))))
}

/** The field that a header means but for a letter or two; null where it is another word. */
export function misspelt(header: string, kind: Kind): string | null {
  const key = headerKey(header)
  return key.length < 5 ? null : fieldWithin(key, kind, key.length < 8 ? 1 : 2)
}

/** The field of the nearest known header, and of two as near the first. */
function fieldWithin(key: string, kind: Kind | null, most: number): string | null {
  let best: string | null = null
  let distance = most + 1
  for (const [of, keys] of KEYS)
    if (kind === null || kind === of)
      for (const [known, { field }] of keys) {
        const d = editDistance(key, known, distance)
        if (d < distance) {
          distance = d
          best = field
        }
      }
  return best
}

/** Levenshtein distance, given up at `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit || a.length > 64) return limit
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++)
      row.push(Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    previous = row
  }
  return previous[b.length]!
}
