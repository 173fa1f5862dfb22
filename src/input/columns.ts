import { FIELDS, type Field } from '../model/fields.ts'
import type { Kind } from '../model/report.ts'
import { headerKey } from './aliases.ts'
import { BY_PLATFORM, meaningOf, platformInHeader, WRAPPED } from './known-headers.ts'
import { type HeaderMap, numbered } from './mapped-columns.ts'
import { figureOn, platformOfHeaders } from './platform-figures.ts'
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
  /** Column of addresses that tell the platform where nothing else in the row does. */
  readonly platformLink: number | null
  /** The platform that the headers of its figures name, as in `Instagram Followers`. */
  readonly figuresOf: string | null
  /** Why the rows are read and not used; null where they are. */
  readonly notUsed: string | null
  /** Indexes of the columns that no field takes. */
  readonly unused: readonly number[]
  /** Later columns that claim a field already taken, as index and field. */
  readonly repeated: readonly (readonly [number, Field])[]
  /** Why a column is used for what it is, or is not used. */
  readonly why: ReadonlyMap<number, string>
}

/** Fields that a team adds to a vendor's export, or a collector to its own: read by their usual headers also where a preset holds. */
const ADDED_BY_TEAMS: ReadonlySet<Field> = new Set<Field>([
  'platform',
  'creator',
  'niche',
  'country',
  'price',
  'currency',
  'sponsored',
  'reply',
  'repost',
])

/** Averages that somebody worked out beside a vendor's figures of accounts; where the vendor has its own, that is the one read. */
const AVERAGES: ReadonlySet<Field> = new Set<Field>(['likesPerPost', 'commentsPerPost', 'sharesPerPost', 'savesPerPost', 'viewsPerPost'])

/** @param wanted the platform whose figures are read where headers name several */
export function columnsAs(
  kind: Kind,
  headers: readonly string[],
  map: HeaderMap,
  preset: Preset | null,
  wanted: string | null = null,
): Columns {
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

  const byNumber = new Set(map.map(({ header }) => numbered(header, headers)))
  for (const { field, header, key, why: reason } of map) {
    const index = Object.hasOwn(FIELDS[kind], field) ? (numbered(header, headers) ?? places.get(key)?.[0]) : undefined
    if (index === undefined || index >= headers.length) continue
    use(field as Field, index, reason ?? 'named by hand')
    mapped.add(field as Field)
    // a header that stands twice names both, unless the number of one is given
    if (numbered(header, headers) === undefined)
      for (const other of places.get(key)?.slice(1) ?? []) if (!byNumber.has(other)) repeated.push([other, field as Field])
  }
  const firstPlace = (header: string | undefined) => (header === undefined ? null : (places.get(headerKey(header))?.[0] ?? null))
  const added = new Map<Field, number[]>()
  if (preset) {
    const whose = addedHandle(kind, headers, keys, preset)
    if (whose !== null && !mapped.has('handle')) {
      use('handle', whose, 'a usual header for handle, beside the columns of the export')
      mapped.add('handle')
    }
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
  const byHand = [...at.values()].map(index => headers[index]!)
  const platform = kind !== 'accounts' || preset ? null : platformOfHeaders([...byHand, ...headers], wanted)
  for (const [index, key] of keys.entries()) {
    const meaning = meaningOf(kind, headers[index]!, key) ?? figureOn(platform, headers[index]!)
    if (meaning === undefined || key === '' || taken.has(index) || mapped.has(meaning.field)) continue
    const { field, rank } = meaning
    if (preset && at.has(field)) {
      // a list put together of two exports may have followers in either; of other figures vendors have several by right
      if (kind === 'accounts' && field === 'followers' && rank < WRAPPED && key !== keys[at.get(field)!]) repeated.push([index, field])
      continue
    }
    if (preset && rank >= 0 && !ADDED_BY_TEAMS.has(field) && !(kind === 'accounts' && rank < WRAPPED && AVERAGES.has(field))) continue
    const before = at.get(field)
    const known = ranks.get(field) ?? -1
    // beside a column of handles, addresses on each platform say nothing else
    const apart = Math.max(rank, known) >= BY_PLATFORM && Math.min(rank, known) < BY_PLATFORM
    // of handles on two platforms none is surer than the other
    const twoPlatforms = field === 'handle' && before !== undefined && onPlatforms(headers[before]!, headers[index]!)
    if (before !== undefined && (rank >= known || twoPlatforms)) {
      if (!apart) repeated.push([index, field])
    } else {
      if (before !== undefined && apart) why.delete(before)
      else if (before !== undefined) repeated.push([before, field])
      at.set(field, index)
      ranks.set(field, rank)
      why.set(index, rank < 0 ? 'the field’s own name' : `a usual header for ${field}`)
    }
  }
  // posts that say nothing else of whose they are
  const called = kind !== 'posts' || at.has('handle') ? undefined : at.get('authorName')
  if (called !== undefined && keys[called] === 'accountname') {
    at.delete('authorName')
    use('handle', called, 'a usual header for handle')
  }
  // beside a column of handles, the name of the page is the name of the account
  const pageName = kind !== 'accounts' || at.has('name') ? -1 : repeated.findIndex(([index, field]) => field === 'handle' && /^(?:page|seiten)name$/.test(keys[index]!)) // biome-ignore format: one thought
  if (pageName >= 0) {
    const [[index]] = repeated.splice(pageName, 1) as [[number, Field]]
    use('name', index, 'the name of the page')
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
    platformLink:
      kind === 'posts' && !at.has('platform') && !ANY_LINK.has(keys[at.get('url') ?? -1] ?? '') ? (at.get('url') ?? null) : null,
    figuresOf: [...at.values()].some(index => figureOn(platform, headers[index]!) !== undefined) ? platform : null,
    notUsed: preset?.notUsed ?? null,
    unused: keys.flatMap((_, index) => (inUse.has(index) ? [] : [index])),
    repeated,
    why,
  }
}

/**
 * The column that says whose each row is in an export that has none, or only addresses for it: whoever puts exports of several
 * accounts into one file adds one.
 */
function addedHandle(kind: Kind, headers: readonly string[], keys: readonly string[], preset: Preset): number | null {
  if (kind !== 'posts' && kind !== 'history') return null
  const { handle, url } = preset.columns
  const addresses = [url ?? []].flat().map(headerKey)
  if ([handle ?? []].flat().some(header => keys.includes(headerKey(header)) && !addresses.includes(headerKey(header)))) return null
  const known = [...Object.values(preset.columns).flat(), ...Object.keys(preset.ignored ?? {}), ...Object.values(preset.added ?? {}).flat()]
  const ofExport = new Set([...known, preset.handleElse ?? '', preset.failure ?? ''].map(headerKey))
  const index = headers.findIndex((header, i) => {
    const meaning = ofExport.has(keys[i]!) ? undefined : meaningOf(kind, header, keys[i]!)
    return meaning?.field === 'handle' && meaning.rank < WRAPPED
  })
  return index < 0 ? null : index
}

/** Under these headers an address may lead anywhere, as to what the post is about. */
const ANY_LINK: ReadonlySet<string> = new Set(['link', 'lien', 'enlace'])

/** Whether both name a platform, and not the same. */
function onPlatforms(one: string, other: string): boolean {
  const [first, second] = [platformInHeader(one), platformInHeader(other)]
  return first !== null && second !== null && first !== second
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
