import type { Field } from '../model/fields.ts'
import { PLATFORM_WORDS } from './aliases.ts'
import type { Columns } from './columns.ts'
import { areHandles } from './creator-column.ts'
import type { WaitingRow } from './header.ts'
import { isMissing } from './values.ts'

const WORDS: ReadonlySet<string> = new Set([...Object.keys(PLATFORM_WORDS), ...Object.values(PLATFORM_WORDS)])

/** Headers such as “Channel” and “Account” mean a handle to some and a platform to others; the values tell. */
export function platformsNotHandles(columns: Columns, rows: readonly WaitingRow[]): Columns {
  const { at, why, unused, repeated } = columns
  if (at.has('platform') || columns.preset) return columns
  const handle = at.get('handle')
  const rivals = repeated.flatMap(([index, field]) => (field === 'handle' ? [index] : []))
  const creator = at.get('creator')
  const other =
    rivals.find(index => !arePlatforms(index, rows)) ?? (creator !== undefined && areHandles(creator, rows) ? creator : at.get('name'))
  const found = [...rivals, ...unused].find(index => arePlatforms(index, rows))
  const own = handle !== undefined && why.get(handle) !== 'named by hand' && arePlatforms(handle, rows) && other !== undefined
  const platform = own ? handle : found
  if (platform === undefined) return columns
  const now = new Map<Field, number>(at).set('platform', platform)
  const reasons = new Map(why).set(platform, 'its values are platforms')
  if (own) {
    now.set('handle', other)
    for (const field of ['name', 'creator'] as const) if (at.get(field) === other) now.delete(field)
    reasons.set(other, `“${columns.headers[platform]!.trim()}” holds platforms`)
  }
  const used = new Set(now.values())
  return {
    ...columns,
    at: now,
    why: reasons,
    unused: unused.filter(index => !used.has(index)),
    repeated: repeated.filter(([index]) => !used.has(index)),
  }
}

/** A mark such as x is no platform by itself. */
function arePlatforms(index: number, rows: readonly WaitingRow[]): boolean {
  const words = rows.map(({ cells }) => String(cells[index] ?? '').trim().toLowerCase()).filter(word => !isMissing(word)) // biome-ignore format: one thought
  return words.some(word => word.length > 1) && words.every(word => WORDS.has(word))
}
