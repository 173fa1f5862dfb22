import { PLATFORM_WORDS } from './aliases.ts'

const PROFILE_URL =
  /^(?:https?:\/\/)?(?:[a-z]{1,3}\.)?(instagram\.com|tiktok\.com|youtube\.com|x\.com|twitter\.com|facebook\.com|linkedin\.com|twitch\.tv|threads\.net|threads\.com|pinterest\.com|snapchat\.com)\/(?:in\/|company\/|c\/|user\/|add\/|channel\/)?@?([^/?#\s]+)/i

/**
 * One spelling of a handle: out of a profile address, without `@`, without case, without blanks around it.
 * The platform is told only where an address names it.
 */
export function readHandle(cell: string): { readonly handle: string; readonly platform: string | null } {
  const text = cell.normalize('NFKC').trim()
  const url = PROFILE_URL.exec(text)
  if (url) return { handle: decode(url[2]!).toLowerCase(), platform: PLATFORM_WORDS[url[1]!.toLowerCase()] ?? null }
  return { handle: text.replace(/^@+/, '').trim().toLowerCase(), platform: null }
}

/** The platform's one name: `IG` is instagram, `Twitter` is x; any other word stays as given, lower case. */
export function readPlatform(cell: string): string {
  const word = cell.trim().toLowerCase()
  return PLATFORM_WORDS[word] ?? word
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
