import type { Field } from '../model/fields.ts'
import { headerKey } from './aliases.ts'
import { BY_PLATFORM, type Known, knownAs, platformInHeader, platformNamed, platformWords } from './known-headers.ts'

/** Figures of an account that it has on each platform; a number of posts beside a platform may be those that are agreed. */
const FIGURES: ReadonlySet<Field> = new Set<Field>([
  'followers',
  'following',
  'likesPerPost',
  'commentsPerPost',
  'sharesPerPost',
  'savesPerPost',
  'viewsPerPost',
  'engagementsPerPost',
  'engagementRatePct',
])

interface OfPlatform extends Known {
  readonly platform: string
}

/** The figure of an account whose header names the platform too: `Instagram Followers`, `Followers (TikTok)`. */
export function figureOfPlatform(header: string): OfPlatform | null {
  const key = headerKey(header)
  for (const [word, platform] of platformWords()) {
    const rest = key.startsWith(word) ? key.slice(word.length) : key.endsWith(word) ? key.slice(0, -word.length).replace(/on$/, '') : ''
    const known = rest === '' ? undefined : knownAs('accounts', rest)
    if (known && FIGURES.has(known.field)) return { ...known, platform }
  }
  return null
}

/**
 * The platform that headers name: that of the handles, else the one whose followers are told, of several the wanted one or
 * the first; null where none does, a column tells it, or the followers are of no platform: other figures are then of another.
 */
export function platformOfHeaders(headers: readonly string[], wanted: string | null): string | null {
  const plain = (field: Field) => headers.some(header => knownAs('accounts', headerKey(header))?.field === field)
  if (plain('platform')) return null
  const handles = headers.flatMap(header => platformInHeader(header) ?? [])[0]
  if (handles !== undefined) return handles
  if (plain('followers')) return null
  const figures = headers.map(figureOfPlatform).flatMap(figure => (figure?.field === 'followers' ? figure.platform : []))
  const accounts = headers.flatMap(header => platformNamed(header) ?? [])
  return figures.find(platform => platform === wanted) ?? accounts.find(platform => figures.includes(platform)) ?? figures[0] ?? null
}

/** What a header means that names the platform whose figures are read; those of other platforms are of other accounts. */
export function figureOn(platform: string | null, header: string): Known | undefined {
  const figure = platform === null ? null : figureOfPlatform(header)
  return figure?.platform === platform && figure ? { field: figure.field, rank: BY_PLATFORM } : undefined
}
