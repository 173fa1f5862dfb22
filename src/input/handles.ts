import { PLATFORM_WORDS } from './aliases.ts'

/** A handle in its one spelling. */
export interface Handle {
  readonly handle: string
  /** Only where an address names it. */
  readonly platform: string | null
  /** It had letters that look like Latin ones, or characters that cannot be seen. */
  readonly confusable: boolean
}

const PROFILE_URL =
  /^(?:https?:\/\/)?(?:(?:[a-z]{1,3}|mobile)\.)?(instagram\.com|tiktok\.com|youtube\.com|x\.com|twitter\.com|facebook\.com|linkedin\.com|twitch\.tv|threads\.net|threads\.com|pinterest\.com|snapchat\.com)\/(?:in\/|company\/|c\/|user\/|add\/|channel\/|stories\/|pg\/)?@?([^/?#\s]*)(\/[^?#\s]*)?(?:\?(?:[^#\s]*&)?id=(\d+))?/i

/** An address with what is shown in its place: of Markdown, of a sheet's formula; or in angle brackets alone. */
const LINKED = [/^\[[^\]]*\]\((\S+)\)$/, /^<(https?:\/\/[^\s<>]+)>$/i, /^=?HYPERLINK\(\s*"([^"\s]+)"/i]

/** A name with the handle under it or in brackets behind it: `Brie Bee (@brie.bee)`. */
const NAMED = /^[^@]*[\n(](@[^\s@()]+)\)?$/

/** First parts of paths that are posts and pages of the platform rather than accounts. */
const NOT_ACCOUNTS = new Set([
  'p', 'reel', 'reels', 'tv', 'explore', 'accounts', 'video', 'v', 't', 'tag', 'music', 'watch', 'shorts', 'playlist', 'embed', 'live', 'results', 'i', 'home', 'search', 'hashtag',
  'permalink.php', 'story.php', 'photo', 'photo.php', 'photos', 'posts', 'groups', 'events', 'share', 'feed', 'pulse', 'pin', 'clip', 'videos',
]) // biome-ignore format: one glance

/** `vm.tiktok.com/ZM…` is `tiktok.com/t/ZM…`: a post that somebody shared. */
const SHARED = 't'
/** Addresses that lead on to others: shortened ones, and pages of links. */
const LEADS_ON =
  /^(?:https?:\/\/)?(?:www\.)?(?:youtu\.be|bit\.ly|t\.co|goo\.gl|tinyurl\.com|lnkd\.in|fb\.(?:me|watch)|linktr\.ee|lnk\.bio|beacons\.ai|campsite\.bio)\//i

/** Where Facebook keeps people and pages by their numbers, with their names before these. */
const NUMBERED = /^(?:people|pages|p)$/i

/** What shows nothing else than it holds. */
const ASCII = /^[ -~]*$/
/** Zero-width and other format characters, variation selectors, and control characters but for the blanks among them. */
const INVISIBLE = /(?!\s)\p{Cc}|\p{Cf}|\u034f|[\ufe00-\ufe0f]/gu

/** Letters that are drawn like Latin ones: Cyrillic and Greek, lower case. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  а: 'a', в: 'b', е: 'e', ё: 'e', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', с: 'c', т: 't', у: 'y', х: 'x', і: 'i', ї: 'i', ј: 'j', ѕ: 's', ԁ: 'd', ԛ: 'q', ԝ: 'w', һ: 'h', ӏ: 'l', г: 'r', п: 'n',
  α: 'a', β: 'b', ε: 'e', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', χ: 'x', γ: 'y', η: 'n', ω: 'w', ı: 'i', ӧ: 'o', ց: 'g', օ: 'o', ո: 'n', ս: 'u', ɡ: 'g', ɑ: 'a',
} // biome-ignore format: one glance

/**
 * One spelling of a handle: out of a profile address, without `@`, without case, without blanks around it, and with
 * Latin letters where others only look like them. The platform is told only where an address names it.
 */
export function readHandle(cell: string): Handle {
  if (isPlain(cell)) return { handle: cell, platform: null, confusable: false }
  const { visible: written, hidden } = visibleIn(cell)
  const visible = shownAs(written)
  const url = /(?:com|tv|net)\//i.test(visible) ? PROFILE_URL.exec(visible) : null
  if (url) {
    const [whole, host = '', path = '', rest = '', id = ''] = url
    if (/^(?:https?:\/\/)?v[mt]\.tiktok/i.test(whole)) return { handle: SHARED, platform: 'tiktok', confusable: false }
    const platform = PLATFORM_WORDS[host.toLowerCase()] ?? null
    const numbered = platform === 'facebook' && NUMBERED.test(path)
    return {
      ...folded(
        numbered ? (/(?:^|\D)(\d+)\/?$/.exec(rest)?.[1] ?? SHARED) : path.toLowerCase() === 'profile.php' ? id : decode(path),
        hidden,
      ),
      platform,
    }
  }
  return { ...folded(visible.replace(/^@+/, '').trim(), hidden), platform: null }
}

/** What tells the account where a cell has more than that: its address, else a handle, else what is before an address. */
function shownAs(written: string): string {
  const address = LINKED.map(pattern => pattern.exec(written)?.[1]).find(found => found !== undefined) ?? addressInPage(written)
  if (address !== undefined) return address
  const both = behindName(written)
  if (both !== null) return accountInLink(both.address).handle === '' ? shownAs(both.name) : both.address
  return NAMED.exec(written)?.[1] ?? written
}

/** Where a link of a page leads to: `<a href="https://…">Brie</a>`. */
function addressInPage(text: string): string | undefined {
  const at = /^<a\s/i.test(text) ? text.search(/href=["']/i) : -1
  return at < 0 ? undefined : /^[^"'\s]+/.exec(text.slice(at + 6))?.[0]
}

/** A name with an address in brackets behind it, as notebooks write what has a page there. */
function behindName(text: string): { readonly name: string; readonly address: string } | null {
  const at = text.endsWith(')') ? text.lastIndexOf('(') : -1
  const [name, address] = [text.slice(0, Math.max(0, at)).trimEnd(), text.slice(at + 1, -1)]
  return name !== '' && /^https?:\/\/\S+$/i.test(address) ? { name, address } : null
}

/** A text without an address in brackets behind it. */
export function withoutAddress(text: string): string {
  return behindName(text)?.name ?? text
}

/** What is seen of a cell, and whether something in it is not. */
function visibleIn(cell: string): { readonly visible: string; readonly hidden: boolean } {
  if (ASCII.test(cell)) return { visible: cell.trim(), hidden: false }
  const normal = cell.normalize('NFKC')
  const shown = normal.replace(INVISIBLE, '').trim()
  return { visible: withoutPictures(shown), hidden: shown.length !== normal.trim().length }
}

/** What people put behind their name for show, `brie.queen 🧀`, is no part of it. */
function withoutPictures(text: string): string {
  const blank = text.search(/\s/)
  return blank > 0 && /^[\s\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]+$/u.test(text.slice(blank))
    ? text.slice(0, blank)
    : text
}

/** The account that a link names, in the link of a post as well; an empty handle where it names none. */
export function accountInLink(link: string): Handle {
  const found = /^(?:https?:\/\/|www\.|[a-z.]+\.(?:com|net|tv)\/)/i.test(link.trim()) ? readHandle(link) : null
  return found?.platform && !NOT_ACCOUNTS.has(found.handle) ? found : { handle: '', platform: found?.platform ?? null, confusable: false }
}

/** Whether an address is that of a post, of a page of the platform or one that leads on, and so names no account. */
export function isNoAccount({ handle, platform }: Handle): boolean {
  return platform === null ? handle.includes('/') && LEADS_ON.test(handle) : NOT_ACCOUNTS.has(handle)
}

/** The platform's one name: `IG` is instagram, `Twitter` is x; any other word stays as given, lower case. */
export function readPlatform(cell: string): string {
  const plain = ASCII.test(cell) ? cell : cell.normalize('NFKC').replace(INVISIBLE, '')
  const word = plain.trim().toLowerCase()
  return Object.hasOwn(PLATFORM_WORDS, word) ? PLATFORM_WORDS[word]! : word
}

/** Already in its one spelling: the common case, without a regular expression. */
function isPlain(cell: string): boolean {
  const { length } = cell
  if (length === 0 || length > 64) return false
  for (let i = 0; i < length; i++) {
    const c = cell.charCodeAt(i)
    if (!((c >= 97 && c <= 122) || (c >= 48 && c <= 57) || c === 46 || c === 95 || c === 45)) return false
  }
  return true
}

function folded(name: string, hidden: boolean): { handle: string; confusable: boolean } {
  const handle = name.toLowerCase()
  // whole words in another script are names of their own; only a mixture deceives
  if (ASCII.test(handle) || !/[a-z]/.test(handle)) return { handle, confusable: hidden }
  const latin = [...handle].map(letter => LOOKALIKES[letter] ?? letter).join('')
  return { handle: latin, confusable: hidden || latin !== handle }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
