import { forTerminal } from '../../text/escape.ts'
import { wrap } from '../../text/lines.ts'

/** What may come from strangers ends after so many lines. */
const MOST_LINES = 8

/** Sentences broken into lines, a number never parted from its `%`. */
export function sentences(text: string, width: number, most = MOST_LINES): string[] {
  return wrap(forTerminal(text).replaceAll(' %', '\u00a0%'), width, most).map(line => line.replaceAll('\u00a0', ' '))
}

/** The same behind a mark, the further lines under its text. */
export function hanging(mark: string, text: string, width: number, most = MOST_LINES): string[] {
  return sentences(text, width - mark.length, most).map((line, i) => (i === 0 ? mark : ' '.repeat(mark.length)) + line)
}
