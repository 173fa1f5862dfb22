import type { Field } from '../model/fields.ts'
import { headerKey } from './aliases.ts'
import { BY_PLATFORM, type Known, knownAs, platformInHeader, platformWords } from './known-headers.ts'

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

/** The platform that headers name: that of the handles, else that of the first figure; null where none does, or a column tells it. */
export function platformOfHeaders(headers: readonly string[]): string | null {
  if (headers.some(header => knownAs('accounts', headerKey(header))?.field === 'platform')) return null
  const named = (platformOf: (header: string) => string | null) => headers.flatMap(header => platformOf(header) ?? [])[0]
  return named(platformInHeader) ?? named(header => figureOfPlatform(header)?.platform ?? null) ?? null
}

/** What a header means that names the platform whose figures are read; those of other platforms are of other accounts. */
export function figureOn(platform: string | null, header: string): Known | undefined {
  const figure = platform === null ? null : figureOfPlatform(header)
  return figure?.platform === platform && figure ? { field: figure.field, rank: BY_PLATFORM } : undefined
}
