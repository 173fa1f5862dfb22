import { forTerminal } from '../../text/escape.ts'
import { wrap } from '../../text/lines.ts'

/** Sentences broken into lines, a number never parted from its `%`. */
export function sentences(text: string, width: number): string[] {
  return wrap(forTerminal(text).replaceAll(' %', '\u00a0%'), width, 8).map(line => line.replaceAll('\u00a0', ' '))
}

/** The same behind a mark, the further lines under its text. */
export function hanging(mark: string, text: string, width: number): string[] {
  return sentences(text, width - mark.length).map((line, i) => (i === 0 ? mark : ' '.repeat(mark.length)) + line)
}
