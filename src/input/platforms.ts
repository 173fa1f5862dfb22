import { VetError } from '../errors.ts'
import type { Field } from '../model/fields.ts'
import { PLATFORM_WORDS } from './aliases.ts'
import type { Columns } from './columns.ts'
import { areHandles } from './creator-column.ts'
import type { Diagnostics } from './diagnostics.ts'
import { creatorAmong, isKnown, misspelt } from './known-headers.ts'
import { isMissing } from './values.ts'
import type { WaitingRow } from './waiting-rows.ts'

const WORDS: ReadonlySet<string> = new Set([...Object.keys(PLATFORM_WORDS), ...Object.values(PLATFORM_WORDS)])

/** Words that make a column of nothing else one of platforms: a mark such as x is none by itself. */
export const TELLING_WORDS: readonly string[] = [...WORDS].filter(word => word.length > 1)

/** A column of handles with so many platforms in it holds platforms, of which some are known to nobody else. */
const NEARLY_ALL = 0.8

/** Headers that mean the name of an account and nothing else, whatever stands under them. */
export const SURELY_HANDLES = /handle|user|benutzer|nutzer|usuari|usuári|utente|utilisateur|pseudo|identifiant/i

/**
 * Headers such as “Channel” and “Account” mean a handle to some and a platform to others; the values tell. Rows of posts
 * and history that name a platform alone are of the one account there is.
 * @throws VetError `no-known-column` where accounts have no other column of handles
 */
export function platformsNotHandles(columns: Columns, rows: readonly WaitingRow[], path: string, diagnostics: Diagnostics): Columns {
  const { at, why, unused, repeated } = columns
  if (columns.preset) return columns
  if (at.has('platform')) return swappedBack(columns, rows, path, diagnostics)
  const handle = at.get('handle')
  const rivals = repeated.flatMap(([index, field]) => (field === 'handle' ? [index] : []))
  if (handle !== undefined && why.get(handle) !== 'named by hand' && mostlyPlatforms(handle, rows)) {
    const header = columns.headers[handle]!.trim()
    const other = otherHandles(columns, rivals, rows)
    if (other !== undefined)
      return withPlatform(columns, handle, new Map(at).set('handle', other), new Map(why).set(other, `“${header}” holds platforms`))
    if (!SURELY_HANDLES.test(header) && rows.length > 1) {
      if (columns.kind === 'accounts') throw onlyPlatforms(columns, header, path)
      const now = new Map(at)
      now.delete('handle')
      return withPlatform(columns, handle, now, new Map(why))
    }
  }
  const found = [...rivals, ...unused].find(index => arePlatforms(index, rows))
  if (found === undefined) return columns
  const header = columns.headers[found]!.trim()
  if (misspelt(header, columns.kind) === 'platform' && !isKnown(header))
    diagnostics.add({
      code: 'near-header',
      severity: 'warning',
      message: `“${header}” is near platform, and is read as that, since all its values are platforms. If that is right, say so with --map platform="${header}".`,
      file: path, line: 1, column: found + 1, field: 'platform', value: header,
    }) // biome-ignore format: the place of a value in one row
  return withPlatform(columns, found, new Map(at), new Map(why))
}

/** Columns of handles and platforms of which each holds the other's values are read the other way round, unless named by hand. */
function swappedBack(columns: Columns, rows: readonly WaitingRow[], path: string, diagnostics: Diagnostics): Columns {
  const { at, why, headers } = columns
  const [handle, platform] = [at.get('handle'), at.get('platform')!]
  if (handle === undefined || handle === platform || [handle, platform].some(index => why.get(index) === 'named by hand')) return columns
  if (!mostlyPlatforms(handle, rows) || wordsOf(platform, rows).length === 0 || wordsOf(platform, rows).some(isPlatform)) return columns
  const [nameOf, placeOf] = [headers[handle]!.trim(), headers[platform]!.trim()]
  diagnostics.add({
    code: 'swapped-columns',
    severity: 'warning',
    message: `“${nameOf}” holds platforms, and “${placeOf}” holds none; they are read the other way round. If that is wrong, say so with --map handle="${nameOf}" --map platform="${placeOf}".`,
    file: path, line: 1, column: handle + 1, field: 'handle', value: nameOf,
  }) // biome-ignore format: the place of a value in one row
  const now = new Map(at)
  for (const [field, index] of at) if (index === handle || index === platform) now.set(field, index === handle ? platform : handle)
  return {
    ...columns,
    at: now,
    why: new Map(why).set(handle, 'its values are platforms').set(platform, `“${nameOf}” holds platforms`),
  }
}

/** Another column of handles, where the one so called holds platforms. */
function otherHandles({ at, headers, unused }: Columns, rivals: readonly number[], rows: readonly WaitingRow[]): number | undefined {
  const rival = rivals.find(index => !mostlyPlatforms(index, rows))
  const creator = at.get('creator') ?? creatorAmong(headers, unused)
  return rival ?? (creator !== undefined && areHandles(creator, rows) ? creator : at.get('name'))
}

function withPlatform(columns: Columns, platform: number, now: Map<Field, number>, why: Map<number, string>): Columns {
  const handle = now.get('handle')
  for (const field of ['name', 'creator'] as const) if (handle !== undefined && now.get(field) === handle) now.delete(field)
  now.set('platform', platform)
  const used = new Set(now.values())
  return {
    ...columns,
    at: now,
    why: why.set(platform, 'its values are platforms'),
    unused: columns.unused.filter(index => !used.has(index)),
    repeated: columns.repeated.filter(([index]) => !used.has(index)),
  }
}

function onlyPlatforms({ at, headers }: Columns, header: string, path: string): VetError {
  const creator = at.get('creator')
  const people = creator === undefined ? null : headers[creator]!.trim()
  return new VetError(
    'no-known-column',
    `${path} has no column of handles: “${header}” holds platforms${people === null ? '' : `, and “${people}” names of people`}.`,
    `Name the column of handles with --map handle="…"; if the accounts are called as ${people === null ? 'these platforms' : 'these people'} are, with --map handle="${people ?? header}".`,
  )
}

function mostlyPlatforms(index: number, rows: readonly WaitingRow[]): boolean {
  const words = wordsOf(index, rows)
  return words.some(word => word.length > 1) && words.filter(isPlatform).length >= words.length * NEARLY_ALL && words.some(isPlatform)
}

/** Whether a word means a platform, or several: “Instagram, TikTok”. */
export function isPlatform(word: string): boolean {
  const text = word.trim().toLowerCase()
  return WORDS.has(text) || text.split(/[,/+&|]/).every(part => WORDS.has(part.trim()))
}

function arePlatforms(index: number, rows: readonly WaitingRow[]): boolean {
  const words = wordsOf(index, rows)
  return words.some(word => word.length > 1) && words.every(word => WORDS.has(word))
}

function wordsOf(index: number, rows: readonly WaitingRow[]): string[] {
  return rows.map(({ cells }) => String(cells[index] ?? '').trim().toLowerCase()).filter(word => !isMissing(word)) // biome-ignore format: one thought
}
