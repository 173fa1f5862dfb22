import { isMissing, MISSING_TEXTS } from './values.ts'

/** What a spreadsheet makes of a long id that it takes for a number, as SQL and JavaScript alike understand it; with a plus, which no short code has. */
export const DAMAGED_ID = '[0-9]([.,][0-9]+)?[eE][+][0-9]+'
const DAMAGED = new RegExp(`^${DAMAGED_ID}$`)

/** Texts in place of an id, in lower case. */
export const NO_IDS: readonly string[] = [...MISSING_TEXTS, '0'].filter(text => text !== '')
const LONGEST = Math.max(...NO_IDS.map(text => text.length))

export function isDamagedId(text: string): boolean {
  return text.includes('+') && DAMAGED.test(text)
}

/** Whether a text tells one post, or one account, from others: what stands for a missing one is the same on all of them. */
export function identifies(text: string): boolean {
  return text !== '' && text !== '0' && !(text.length <= LONGEST && isMissing(text)) && !isDamagedId(text)
}
