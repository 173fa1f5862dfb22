/** V8 makes a slice of a text at least so long a reference into it; shorter ones are copies. */
const REFERS = 13

/** The same text, of its own: a slice keeps all of the text that it was cut out of in memory, as a whole file. */
export function own(text: string): string {
  return text.length < REFERS ? text : [text.slice(0, 1), text.slice(1)].join('')
}
