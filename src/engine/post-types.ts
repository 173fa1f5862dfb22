import { byText } from '../text/order.ts'

/** What a type of post is called, however a file writes it. */
export const typeWord = (cell: string): string => cell.trim().toLowerCase()

/** So many types are told apart; a column with more holds something else. */
export const MOST_TYPES = 65_536

/**
 * The same types by their words, in order, so that a type's number does not depend on which file or row was read first.
 * @returns the words, and for each type its place among them
 */
export function inWords(types: readonly string[]): { readonly words: readonly string[]; readonly places: readonly number[] } {
  const words = [...new Set(types.map(typeWord))].sort(byText)
  const places = new Map(words.map((word, place) => [word, place]))
  return { words, places: types.map(type => places.get(typeWord(type))!) }
}
