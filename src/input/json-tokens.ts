import Tokenizer from '@streamparser/json/tokenizer.js'
import TokenType from '@streamparser/json/utils/types/tokenType.js'
import type { Nested, NestedRecord } from './records.ts'

/** What a JSON text is told in, piece by piece. */
export interface JsonEvents {
  /** An object of a list that no other list is around; `path` leads to the list from the root, '' for the root itself. */
  readonly item: (path: string, record: NestedRecord, line: number) => void
  /** A value at the root that is no list: the lists of objects in it were given as items and are empty. */
  readonly root: (value: Nested, line: number) => void
}

/** Where and why a text is no JSON, or too much of it at once. */
export class JsonFault extends Error {
  readonly line: number
  readonly column: number

  constructor(message: string, line: number, column: number) {
    super(message)
    this.line = line
    this.column = column
  }
}

interface Open {
  readonly list: Nested[] | null
  readonly record: Record<string, Nested> | null
  /** Where in the tree it hangs. */
  readonly path: string
  readonly line: number
  /** No list is around this. */
  readonly free: boolean
  key: string | null
}

/** How much of one record may be held, in values and in the bytes of one text. */
const MOST_VALUES = 4_000_000
const LONGEST_TOKEN = 2 ** 24
const DEEPEST = 200

/** Keeps whole numbers over 2^53 as text: they are ids. */
class IdKeeping extends Tokenizer {
  protected override parseNumber(text: string): number {
    const number = Number(text)
    return (Number.isSafeInteger(number) || text.length < 16 || /[.eE]/.test(text) ? number : text) as number
  }
}

/** Builds the records of a JSON text as its bytes come. Memory grows with one record, or with an object that is no list. */
export function jsonRecords(events: JsonEvents) {
  const open: Open[] = []
  let expects: 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' = 'value'
  /** Keys that stand in one record once more, with another value. */
  const repeated = { keys: 0, key: '', line: 0 }
  let values = 0
  let valuesAround = 0
  let bytes = 0
  let token = 0
  let chunk: Uint8Array = new Uint8Array()
  let chunkStart = 0
  // the line that was last counted, where it begins, and the break after it in this chunk
  let line = 1
  let lineStart = 0
  let nextBreak = Number.POSITIVE_INFINITY

  const tokenizer = new IdKeeping({ separator: '' })

  const breakFrom = (offset: number) => {
    const found = chunk.indexOf(10, offset - chunkStart)
    return found < 0 ? Number.POSITIVE_INFINITY : chunkStart + found
  }
  const countLines = (offset: number) => {
    while (nextBreak < offset) {
      line++
      lineStart = nextBreak + 1
      nextBreak = breakFrom(lineStart)
    }
  }
  const fault = (message: string, offset: number) => {
    countLines(offset)
    return new JsonFault(message, line, offset - lineStart + 1)
  }
  const begin = (isList: boolean, offset: number) => {
    countLines(offset)
    const around = open.at(-1)
    if (open.length >= DEEPEST) throw fault(`brackets are nested more than ${DEEPEST} deep`, offset)
    if (around?.free && around.list) valuesAround = values
    const path = !around ? '' : around.record ? join(around.path, around.key!) : around.path
    open.push({
      list: isList ? [] : null,
      record: isList ? null : (Object.create(null) as Record<string, Nested>),
      path,
      line,
      free: !around || (around.free && around.record !== null),
      key: null,
    })
    expects = isList ? 'value or end' : 'key or end'
  }
  const put = (value: Nested, at: number) => {
    const around = open.at(-1)
    expects = around ? 'comma or end' : 'value'
    if (!around) events.root(value, at)
    else if (around.record) {
      const key = around.key!
      if (key in around.record && around.record[key] !== value && repeated.keys++ === 0) Object.assign(repeated, { key, line: at })
      around.record[key] = value
    } else if (around.free && value !== null && typeof value === 'object' && !Array.isArray(value)) {
      values = valuesAround
      events.item(around.path, value as NestedRecord, at)
    } else around.list!.push(value)
  }
  const end = (isList: boolean, offset: number) => {
    const closed = open.at(-1)
    const fits = expects === 'comma or end' || expects === (isList ? 'value or end' : 'key or end')
    const mark = isList ? ']' : '}'
    if (!closed || (closed.list !== null) !== isList) throw fault(`“${mark}” stands where it closes nothing`, offset)
    if (!fits && (expects === 'key' || (expects === 'value' && isList)))
      throw fault(`a comma stands before “${mark}”, with nothing after it`, offset)
    if (!fits) throw fault(`“${mark}” stands where ${said(expects)} should`, offset)
    open.pop()
    put((closed.list ?? closed.record)!, closed.line)
  }

  tokenizer.onToken = ({ token: type, value, offset }) => {
    token = offset
    switch (type) {
      case TokenType.LEFT_BRACE:
      case TokenType.LEFT_BRACKET:
        if (!expects.startsWith('value')) throw fault(`“${value}” stands where ${said(expects)} should`, offset)
        return begin(type === TokenType.LEFT_BRACKET, offset)
      case TokenType.RIGHT_BRACE:
      case TokenType.RIGHT_BRACKET:
        return end(type === TokenType.RIGHT_BRACKET, offset)
      case TokenType.COLON:
        if (expects !== 'colon') throw fault(`“:” stands where ${said(expects)} should`, offset)
        expects = 'value'
        return
      case TokenType.COMMA:
        if (expects !== 'comma or end' || open.length === 0) throw fault(`“,” stands where ${said(expects)} should`, offset)
        expects = open.at(-1)!.record ? 'key' : 'value'
        return
      case TokenType.SEPARATOR:
        return
      default:
        if (expects.startsWith('key') && type === TokenType.STRING) {
          open.at(-1)!.key = value as string
          expects = 'colon'
          return
        }
        if (!expects.startsWith('value')) throw fault(`“${String(value).slice(0, 40)}” stands where ${said(expects)} should`, offset)
        if (++values > MOST_VALUES) throw fault('one record holds more values than fit in memory', offset)
        countLines(offset)
        put(value as Nested, line)
    }
  }
  return {
    /** @throws JsonFault where the text is no JSON */
    write(next: Uint8Array) {
      chunk = next
      chunkStart = bytes
      nextBreak = breakFrom(bytes)
      try {
        tokenizer.write(next)
      } catch (error) {
        if (error instanceof JsonFault) throw error
        const [, at] = /absolute position "(\d+)"/.exec((error as Error).message) ?? []
        const offset = at === undefined ? token : Number(at)
        const byte = chunk[offset - chunkStart]
        throw fault(
          byte !== undefined && byte > 32 && byte < 127 ? `“${String.fromCharCode(byte)}” is unexpected` : 'the text is no JSON',
          offset,
        )
      }
      bytes += next.length
      countLines(bytes)
      if (bytes - token > LONGEST_TOKEN && open.length > 0) throw fault(`one text is longer than ${LONGEST_TOKEN / 2 ** 20} MiB`, bytes)
    },
    /** @throws JsonFault where the text ends before its end */
    end() {
      try {
        tokenizer.end()
      } catch {
        throw fault('the file ends in the middle of a value', bytes)
      }
      if (open.length > 0) throw fault('the file ends before its last bracket is closed', bytes)
    },
    repeated: (): Readonly<typeof repeated> => repeated,
    /** The root so far, where the text broke off inside it. */
    unfinished: (): Nested | null => open[0]?.record ?? null,
    /** True where it broke off inside a record of the root's list. */
    insideRecord: () => open.length > 1 && open[0]!.list !== null,
  }
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}

function said(expects: string): string {
  return expects === 'comma or end'
    ? 'a comma or a closing bracket'
    : expects === 'key' || expects === 'key or end'
      ? 'a key in quotes'
      : `a ${expects.replace('value or end', 'value')}`
}
