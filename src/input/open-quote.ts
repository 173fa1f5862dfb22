import { FIELDS, type FieldType } from '../model/fields.ts'
import type { Columns } from './columns.ts'
import type { Cell } from './csv.ts'
import { readDate } from './dates.ts'
import { isMissing, readNumber } from './values.ts'

/**
 * The cell in which a quote took in the rows below it, since it closes only where one of theirs does: its first line ends a row,
 * its last one begins one, and those between are rows, each with a handle, numbers and a date where they belong. Null where the
 * lines are those of a text.
 */
export function cellOfRows(
  cells: readonly Cell[],
  { kind, at, headers }: Columns,
  delimiter: string,
): { readonly index: number; readonly rows: number } | null {
  const types = FIELDS[kind] as Readonly<Record<string, FieldType>>
  const fields = [...at].map(([field, index]) => ({ field, type: types[field]!, index }))
  const handle = at.get('handle')
  /** Whether cells may be those of a row under these columns; at least one has to be a number. */
  const isRow = (parts: readonly Cell[]): boolean => {
    if (parts.length !== headers.length) return false
    let numbers = 0
    for (const { field, type, index } of fields) {
      const text = String(parts[index] ?? '').trim()
      if (field === 'handle' && !isWord(text)) return false
      if (type === 'date' && text !== '' && readDate(text).is === 'bad') return false
      if ((type !== 'count' && type !== 'average') || isMissing(text)) continue
      if (readNumber(text, true).is !== 'number') return false
      numbers++
    }
    return numbers > 0
  }
  if (handle === undefined) return null
  for (const [index, cell] of cells.entries()) {
    if (typeof cell !== 'string' || !cell.includes('\n')) continue
    const lines = cell.split(/\r\n|\n/).map(line => line.split(delimiter))
    const first = [...cells.slice(0, index), ...lines[0]!.map(bare)]
    const last = lines.at(-1)!
    // the row that the quote stands in, and the one in which it closes; what that holds in quotes may have marks of its own
    const begins = last.length === index + 1 || (last.length > index + 1 && last[index]!.startsWith('"'))
    // where all is in quotes, the one that closes it begins a row
    const whole = [...last.map(bare), ...cells.slice(index + 1)]
    if (!begins && !isRow(whole)) continue
    if (begins && handle <= index && !isWord(last[handle]!.trim())) continue
    if ([first, ...lines.slice(1, -1)].every(isRow)) return { index, rows: lines.length - 1 }
  }
  return null
}

/** A part of a cell whose quotes did not come in pairs, which stand in it. */
const bare = (part: string): string => part.replace(/^"|"$/g, '')

const isWord = (text: string): boolean => /^\S+$/.test(text)
