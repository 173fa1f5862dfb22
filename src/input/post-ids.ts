import { isMissing, MISSING_TEXTS } from './values.ts'

/** What a spreadsheet makes of a long id that it takes for a number, as SQL and JavaScript alike understand it; with a plus, which no short code has. */
export const DAMAGED_ID = '[0-9]([.,][0-9]+)?[eE][+][0-9]+'
const DAMAGED = new RegExp(`^${DAMAGED_ID}$`)

/** Texts in place of an id, in lower case. */
export const NO_IDS: readonly string[] = [...MISSING_TEXTS, '0'].filter(text => text !== '')
const LONGEST = Math.max(...NO_IDS.map(text => text.length))

/**
 * The id of a post within its address, as SQL and JavaScript alike understand it: of one post are `/p/` and `/reel/`, an
 * address with a name before them, and whatever is told behind it of who shared it.
 */
export const ID_IN_LINK =
  '^(?:https?://)?(?:[a-z]+[.])?(?:(?:instagram|tiktok|youtube|twitter|x)[.]com/(?:[^?#]*?/)?(?:p|reel|reels|tv|video|photo|shorts|status)/|youtube[.]com/watch[?](?:[^#]*?&)?v=|youtu[.]be/)([A-Za-z0-9_-]+)'
const IN_LINK = new RegExp(ID_IN_LINK)

/** What tells a post from others in a text that identifies it: of an address on a known platform its id, else all of it. */
export function idOfPost(text: string): string {
  return text.includes('/') ? (IN_LINK.exec(text)?.[1] ?? text) : text
}

export function isDamagedId(text: string): boolean {
  return text.includes('+') && DAMAGED.test(text)
}

/** Whether a text tells one post, or one account, from others: what stands for a missing one is the same on all of them. */
export function identifies(text: string): boolean {
  return text !== '' && text !== '0' && !(text.length <= LONGEST && isMissing(text)) && !isDamagedId(text)
}
