import type { TextFormat } from './formats.ts'
import { unwrapping } from './owner.ts'
import { flatten, isRecord, type Nested } from './records.ts'
import { CutShort } from './source.ts'

/** A line longer than this is no record. */
const LONGEST_LINE = 2 ** 24

/** One JSON object a line; a line that is none is rejected, and the next one read. */
export const ndjson: TextFormat = {
  name: 'ndjson',
  is: ({ head, path }) => {
    if (!/^\s*\{/.test(head)) return false
    const [first = '', ...others] = head.split('\n').filter(line => line.trim() !== '')
    const called = /\.(ndjson|jsonl|jsonlines)(\.gz)?$/i.test(path)
    return others.length === 0 ? called : parsed(first) !== undefined && (called || others.some(line => /^\s*\{/.test(line)))
  },
  async read(text, tables, diagnostics) {
    const group = tables.group('')
    const unwrap = unwrapping(tables)
    let line = 0
    const reject = (message: string, value: string) => {
      group.reject()
      diagnostics.add({ code: 'bad-record', severity: 'error', message, file: text.path, line, value })
    }
    const take = (content: string) => {
      if (content.trim() === '') return
      const value = parsed(content)
      if (isRecord(value)) group.record(flatten(unwrap(value)), line, new Map())
      else reject('This line is no JSON object, so it was rejected.', content)
    }
    // what is known of a line whose end has not come
    let parts: Uint8Array[] = []
    let length = 0
    const add = (bytes: Uint8Array) => {
      length += bytes.length
      if (length <= LONGEST_LINE) parts.push(bytes)
      else parts = []
    }
    const endLine = () => {
      line++
      if (length > LONGEST_LINE) reject(`This line is longer than ${LONGEST_LINE / 2 ** 20} MiB, so it was rejected.`, '')
      else
        take(
          Buffer.concat(parts)
            .toString('utf8')
            .replace(/^\ufeff/, ''),
        )
      parts = []
      length = 0
    }
    try {
      for await (const chunk of text.chunks) {
        let from = 0
        for (let to = chunk.indexOf(10); to >= 0; to = chunk.indexOf(10, from)) {
          add(chunk.subarray(from, to))
          endLine()
          from = to + 1
        }
        add(chunk.subarray(from))
      }
      if (length > 0) endLine()
    } catch (error) {
      if (!(error instanceof CutShort)) throw error
      diagnostics.add({ code: 'cut-short', severity: 'error', message: error.message, file: text.path, line: line + 1 })
    }
  },
}

/** A JSON text's value; undefined where it is none. Whole numbers over 2^53 stay text, as the digits of ids. */
function parsed(text: string): Nested | undefined {
  try {
    return JSON.parse(/\d{16}/.test(text) ? text.replace(STRING_OR_NUMBER, quoteLong) : text) as Nested
  } catch {
    return undefined
  }
}

/** A text that has no end is taken whole: looked for from each of its marks anew, it would take the square of its length. */
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*(?:"|\\?$)|-?\d[\d.eE+-]*/gs

function quoteLong(token: string): string {
  return /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token
}
