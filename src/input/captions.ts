import { POST_FLAG } from '../model/records.ts'
import { GIVEAWAY_WORDS } from './words/giveaway.ts'
import { SPONSORSHIP_WORDS } from './words/sponsorship.ts'

/** What a caption tells of its post, as bits of `POST_FLAG`; the caption itself is not kept. */
export function captionFlags(caption: string): number {
  const text = caption.normalize('NFKC').toLowerCase()
  if (text.trim() === '') return 0
  return (
    POST_FLAG.captioned |
    (SPONSORSHIP_WORDS.test(text) ? POST_FLAG.sponsoredWords : 0) |
    (GIVEAWAY_WORDS.test(text) ? POST_FLAG.giveaway : 0)
  )
}
