import { FIELDS, type FieldType } from '../model/fields.ts'
import type { Columns } from './columns.ts'
import type { Cell } from './csv.ts'
import { readNumber } from './values.ts'

/**
 * The cell in which a quote took in the rows below it, since it closes only where one of theirs does: its first line, or one in
 * its middle, is a row by itself, with numbers where they belong. Null where lines are those of a text.
 */
export function cellOfRows(
  cells: readonly Cell[],
  { kind, at, headers }: Columns,
  delimiter: string,
): { readonly index: number; readonly rows: number } | null {
  const types = FIELDS[kind] as Readonly<Record<string, FieldType>>
  const numbers = [...at].flatMap(([field, index]) => (types[field] === 'count' || types[field] === 'average' ? [index] : []))
  const isRow = (parts: readonly Cell[], from: number) => {
    if (parts.length !== headers.length) return false
    const figures = numbers.filter(index => index >= from).map(index => String(parts[index] ?? '').trim()).filter(text => text !== '') // biome-ignore format: one thought
    return figures.length > 0 && figures.every(text => readNumber(text, true).is !== 'bad')
  }
  for (const [index, cell] of cells.entries()) {
    if (typeof cell !== 'string' || !cell.includes('\n')) continue
    const lines = cell.split(/\r\n|\n/)
    if (
      isRow([...cells.slice(0, index), ...lines[0]!.split(delimiter)], index + 1) ||
      lines.slice(1, -1).some(line => isRow(line.split(delimiter), 0))
    )
      return { index, rows: lines.length - 1 }
  }
  return null
}
