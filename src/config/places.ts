import Tokenizer from '@streamparser/json/tokenizer.js'
import TokenType from '@streamparser/json/utils/types/tokenType.js'

/** From 1; columns in characters. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** Where the parts of a JSON text stand. */
export interface Places {
  /** Where a part begins: its key, or for a value in a list the value. The nearest part around it where it is not there. */
  readonly of: (path: readonly PropertyKey[]) => Place
  /** A key that stands in one object twice. */
  readonly repeated: { readonly key: string; readonly first: Place; readonly again: Place } | null
}

/** @param text valid JSON */
export function placesIn(text: string): Places {
  const bytes = Buffer.from(text)
  const place = (offset: number): Place => {
    const lines = bytes.subarray(0, offset).toString().split('\n')
    return { line: lines.length, column: [...lines.at(-1)!].length + 1 }
  }
  const found = new Map<string, number>()
  const open: { readonly path: readonly PropertyKey[]; readonly list: boolean; step: PropertyKey; waits: 'key' | 'value' | null }[] = []
  const repeated: { readonly key: string; readonly first: number; readonly again: number }[] = []

  const tokenizer = new Tokenizer()
  tokenizer.onToken = ({ token, value, offset }) => {
    const around = open.at(-1)
    if (token === TokenType.COMMA && around) {
      if (around.list) around.step = Number(around.step) + 1
      around.waits = around.list ? 'value' : 'key'
    } else if (token === TokenType.COLON && around) around.waits = 'value'
    else if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) open.pop()
    else if (around?.waits === 'key') {
      around.step = String(value)
      const key = nameOf([...around.path, around.step])
      if (found.has(key)) repeated.push({ key: around.step, first: found.get(key)!, again: offset })
      found.set(key, offset)
    } else {
      const path = around ? [...around.path, around.step] : []
      if (around?.list) found.set(nameOf(path), offset)
      const list = token === TokenType.LEFT_BRACKET
      if (list || token === TokenType.LEFT_BRACE) open.push({ path, list, step: 0, waits: list ? 'value' : 'key' })
    }
  }
  tokenizer.write(text)

  return {
    of(path) {
      for (let length = path.length; length > 0; length--) {
        const offset = found.get(nameOf(path.slice(0, length)))
        if (offset !== undefined) return place(offset)
      }
      return place(0)
    },
    repeated: repeated.map(({ key, first, again }) => ({ key, first: place(first), again: place(again) }))[0] ?? null,
  }
}

function nameOf(path: readonly PropertyKey[]): string {
  return JSON.stringify(path.map(String))
}
