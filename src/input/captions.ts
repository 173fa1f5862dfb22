import { POST_FLAG } from '../model/records.ts'
import { GIVEAWAY_WORDS } from './words/giveaway.ts'
import { SPONSORSHIP_WORDS } from './words/sponsorship.ts'

/** No platform's captions are longer but Facebook's and YouTube's, whose words stand at the beginning; searching takes time for each character. */
const SEARCHED = 10_000

/** How old clients wrote what somebody else had posted. */
const REPOST = /^\s*rt @\w/
const ADDRESSED = /^\s*@\w/

/** What a caption tells of its post, as bits of `POST_FLAG`; the caption itself is not kept. */
export function captionFlags(caption: string): number {
  const text = caption.slice(0, SEARCHED).normalize('NFKC').toLowerCase()
  if (text.trim() === '') return 0
  return (
    POST_FLAG.captioned |
    (REPOST.test(text) ? POST_FLAG.foreignOwner : 0) |
    (ADDRESSED.test(text) ? POST_FLAG.addressed : 0) |
    (SPONSORSHIP_WORDS.test(text) ? POST_FLAG.sponsoredWords : 0) |
    (GIVEAWAY_WORDS.test(text) ? POST_FLAG.giveaway : 0)
  )
}
