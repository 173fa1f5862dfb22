import { columns as widthOf, wrap } from '../text/lines.ts'
import { type Output, print } from './process.ts'

/** Below it, lines of words are no easier to read. */
const NARROWEST = 30
/** A message that takes more lines holds what a stranger made long. */
const LINES = 40
/** A command to be copied stays one line: a line end within would run half of it. */
const COMMAND = /^Next: /

/** Messages for people: at a terminal broken between words, elsewhere a line each, as programs expect. */
export function printWords(stream: Output, text: string): Promise<void> {
  return print(stream, inLines(stream, text))
}

export function inLines({ isTTY, columns }: Output, text: string): string {
  if (isTTY !== true || columns === undefined || columns < NARROWEST) return text
  return text
    .split('\n')
    .map(line => (widthOf(line) <= columns || COMMAND.test(line) ? line : broken(line, columns)))
    .join('\n')
}

/** Further lines stand under the text of the first, a number never parted from its `%`. */
function broken(line: string, width: number): string {
  const mark = /^(?:vet: | {2,})/.exec(line)?.[0] ?? ''
  const indent = ' '.repeat(mark === '' ? 2 : mark.length)
  return wrap(line.slice(mark.length).replaceAll(' %', '\u00a0%'), width - indent.length, LINES)
    .map((part, i) => (i === 0 ? mark : indent) + part.replaceAll('\u00a0', ' '))
    .join('\n')
}
