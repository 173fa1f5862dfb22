import type { Creator } from '../model/choosing.ts'

/** What tells that accounts are one person's; what no file says is a suggestion. */
export const KNOWN_WORDS: Readonly<Record<Creator['knownFrom'], string>> = {
  'creator-column': 'the file',
  'linked-profiles': 'suggested: profiles link',
  'same-website': 'suggested: same website',
  'same-name': 'suggested: same name',
}
