import { FIELDS, type Field, type FieldType } from '../model/fields.ts'
import type { Kind } from '../model/report.ts'
import { currencyInHeader } from '../money/header.ts'
import { editDistance } from '../text/nearest.ts'
import { ALIASES, headerKey, knownKeys, PLATFORM_WORDS, withoutWrappers } from './aliases.ts'
import { mayHaveUnit, unitInHeader } from './header-units.ts'

/** More than any field has headers. */
export const WRAPPED = 1000
/** The rank of headers that mean a field by the platform that they name: whatever is called so outright is surer. */
export const BY_PLATFORM = 2 * WRAPPED

export interface Known {
  readonly field: Field
  /** Place among the headers that mean the field: the lower, the surer. */
  readonly rank: number
}

const KEYS: ReadonlyMap<Kind, ReadonlyMap<string, Known>> = new Map(
  (Object.keys(ALIASES) as Kind[]).map(kind => {
    const keys = new Map<string, Known>()
    const fields = Object.keys(FIELDS[kind]) as Field[]
    for (const [place, key] of knownKeys(fields.join('|')).entries()) keys.set(key, { field: fields[place]!, rank: -1 })
    for (const [field, words] of Object.entries(ALIASES[kind]))
      for (const [rank, key] of knownKeys(words).entries()) if (!keys.has(key)) keys.set(key, { field: field as Field, rank })
    return [kind, keys]
  }),
)

/** What a key means outright in rows of a kind. */
export const knownAs = (kind: Kind, key: string): Known | undefined => KEYS.get(kind)!.get(key)

/** What a header means in rows of a kind: outright, inside the keys of nested records, or with a currency. */
export function meaningOf(kind: Kind, header: string, key: string): Known | undefined {
  return (
    KEYS.get(kind)!.get(key) ??
    remarked(kind, header) ??
    wrappedIn(kind, header) ??
    inUnits(kind, header) ??
    pricedIn(kind, header) ??
    ofPlatform(kind, key)
  )
}

/** A header without what forms ask for in brackets behind it, as in `Instagram handle (without @)`. */
function withoutRemark(header: string): string {
  const at = header.trimEnd().endsWith(')') ? header.lastIndexOf('(') : -1
  const bare =
    at > 0 &&
    /@|^\((?:without|no|incl|optional|required|if |e\.g|z\.|ohne|mit|sans|avec|sin|con|sem|com|senza|from (?:creators?|influencers?|accounts?|profiles?|talents?|people|contacts?|roster|database|crm)\))/i.test(
      header.slice(at),
    )
      ? header.slice(0, at)
      : header
  return bare.replace(ASKED, '')
}

/** How a form asks for something: “What is your Instagram handle?”, “Please enter your TikTok username”. */
const ASKED =
  /^\s*(?:(?:what['’]?s|what is|please (?:enter|share|add|give)|enter|share|link to|wie (?:ist|lautet)|was ist|quel est|cu[aá]l es|qual [eé])\s+)?(?:your|my|dein|deine|ihr|ihre|ton|ta|votre|tu|su|seu|sua|il tuo|la tua)\s+/i

function remarked(kind: Kind, header: string): Known | undefined {
  const bare = withoutRemark(header)
  return bare === header ? undefined : (KEYS.get(kind)!.get(headerKey(bare)) ?? pricedIn(kind, bare) ?? ofPlatform(kind, headerKey(bare)))
}

/** What stands behind a platform in headers of handles: “IG handle”, and of addresses: “TikTok URL”. */
const HANDLES: ReadonlySet<string> = new Set([
  'handle',
  'username',
  'user',
  'account',
  'konto',
  'usuario',
  'compte',
  'benutzername',
  'nutzername',
])
const ADDRESSES: ReadonlySet<string> = new Set([
  'url', 'link', 'profile', 'profil', 'profileurl', 'profilelink', 'channel', 'channelurl', 'channellink', 'kanal', 'page', 'pageurl',
]) // biome-ignore format: one glance

/** The platform that a header names before what is said of it; null where it names none. */
function platformBefore(key: string, words: readonly ReadonlySet<string>[]): string | null {
  for (const some of words)
    for (const word of some)
      if (key.endsWith(word) && key.length > word.length) {
        const platform = platformOfKey(key.slice(0, -word.length))
        if (platform !== undefined) return platform
      }
  return null
}

function platformOfKey(key: string): string | undefined {
  return platformWords().get(key)
}

/** The platforms by the words for them, as keys of headers. */
export function platformWords(): ReadonlyMap<string, string> {
  platformKeys ??= new Map([...Object.keys(PLATFORM_WORDS), ...Object.values(PLATFORM_WORDS)].map(word => [headerKey(word), PLATFORM_WORDS[word] ?? word])) // biome-ignore format: one thought
  return platformKeys
}

/** Made when there is a header that may name a platform. */
let platformKeys: ReadonlyMap<string, string> | null = null

function ofPlatform(kind: Kind, key: string): Known | undefined {
  if (kind === 'followers') return undefined
  // beside posts an address may be that of the post
  return platformBefore(key, kind === 'accounts' ? [HANDLES, ADDRESSES] : [HANDLES]) === null
    ? undefined
    : { field: 'handle', rank: BY_PLATFORM }
}

/** The platform that the header of handles names; null where it names none. */
export function platformInHeader(header: string): string | null {
  return platformBefore(headerKey(withoutRemark(header)), [HANDLES, ADDRESSES])
}

/** The platform that is all a header says; null where it says more, or one letter. */
export function platformNamed(header: string): string | null {
  const key = headerKey(withoutRemark(header))
  return key.length < 2 ? null : (platformOfKey(key) ?? null)
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

/** What a header with a unit behind it means, `Followers (K)`; one without is surer. */
function inUnits(kind: Kind, header: string): Known | undefined {
  const found = unitInHeader(header)
  const known = found === null ? undefined : KEYS.get(kind)!.get(headerKey(found.what))
  if (!known || !mayHaveUnit((FIELDS[kind] as Readonly<Record<string, FieldType>>)[known.field])) return undefined
  return { field: known.field, rank: known.rank + WRAPPED }
}

/** What a header with a currency in it means: a rate in euros is a price. */
function pricedIn(kind: Kind, header: string): Known | undefined {
  const key = headerKey(currencyInHeader(header)?.what ?? '')
  const known = KEYS.get(kind)!.get(key === 'rate' ? 'price' : key)
  return known?.field === 'price' || known?.field === 'revenue' ? known : undefined
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
  // what it counts in thousands would be read in ones
  if (unitInHeader(header) !== null) return null
  const key = headerKey(header)
  // of a short word no more may change than stays, and long ones are other words where much differs
  return key.length < 2 ? null : fieldWithin(key, kind, Math.min(3, Math.max(1, Math.floor(key.length / 3))))
}

/** The field that a header means but for a letter or two, or for something in brackets; null where it is another word. */
export function misspelt(header: string, kind: Kind): string | null {
  const key = headerKey(header)
  // of what and over what it counts may change the meaning: “Likes (last 30 posts)”
  const before = knownAs(kind, headerKey(/^(.+)\([^()]*\)\s*$/.exec(header)?.[1] ?? ''))
  if (before !== undefined && unitInHeader(header) === null) return before.field
  return key.length < 5 || unitInHeader(header) !== null ? null : fieldWithin(key, kind, key.length < 8 ? 1 : 2)
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
