import type { Cell, RowSink } from './csv.ts'
import type { Diagnostics } from './diagnostics.ts'
import type { Layout } from './held-table.ts'
import type { RecordGroup } from './record-group.ts'
import type { Flat } from './records.ts'

/** A nested record written as one row: latestPosts/0/likesCount, or with dots. */
const ELEMENT = /^(.+?)[./](\d{1,4})(?:[./](.+))?$/s

/** Where a column's cell belongs: in the record, in the nth item of a list of records, or in a list of scalars. */
type Place = { readonly list: string; readonly index: number; readonly key: string } | { readonly list: null; readonly key: string }

/** The item's number stands between two names, unlike those of a date in a title above the table, which moreover stands alone. */
export function isFlattened(headers: readonly Cell[]): boolean {
  if (headers.filter(header => header !== null && header !== '').length < 2) return false
  return headers.some(header => typeof header === 'string' && /[^\d\s./][./]\d{1,4}[./][^\d\s./]/.test(header))
}

/** Puts rows of the flattened form together again. */
export function flattenedRows(
  path: string,
  headers: readonly Cell[],
  open: (columnOf: Layout['columnOf']) => RecordGroup,
  diagnostics: Diagnostics,
): RowSink {
  const places = headers.map(header => placeOf(String(header ?? '')))
  const columns = new Map<string, number>()
  places.forEach((place, index) => {
    if (place.list === null && !columns.has(place.key)) columns.set(place.key, index + 1)
  })
  const group = open(header => columns.get(header) ?? null)
  return (cells, line) => {
    if (cells.every(cell => cell === null || cell === '')) return
    if (cells.length < headers.length || cells.slice(headers.length).some(cell => cell !== null && cell !== '')) {
      group.reject()
      diagnostics.add({
        code: cells.length < headers.length ? 'too-few-fields' : 'too-many-fields',
        severity: 'error',
        message: `This row has ${cells.length} fields where the header has ${headers.length}, so its figures cannot be told apart; it was rejected.`,
        file: path,
        line,
      })
      return
    }
    group.record(rebuilt(places, cells), line, new Map())
  }
}

function rebuilt(places: readonly Place[], cells: readonly Cell[]): Flat {
  const record = new Map<string, Cell>()
  const lists = new Map<string, Map<number, Map<string, Cell>>>()
  places.forEach((place, column) => {
    const cell = cells[column]!
    if (place.list === null) {
      const before = record.get(place.key)
      // a list of scalars has a column an item
      if (before === undefined || before === '' || before === null) record.set(place.key, cell)
      else if (cell !== null && cell !== '') record.set(place.key, `${before}, ${cell}`)
    } else if (cell !== null && cell !== '') {
      const list = lists.get(place.list) ?? new Map<number, Map<string, Cell>>()
      lists.set(place.list, list)
      const item = list.get(place.index) ?? new Map<string, Cell>()
      list.set(place.index, item.set(place.key, cell))
    }
  })
  return { cells: record, lists: [...lists].map(([name, items]) => [name, [...items.values()].map(cells => ({ cells, lists: [] }))]) }
}

function placeOf(header: string): Place {
  const [, list, index, key] = ELEMENT.exec(header) ?? []
  if (list === undefined) return { list: null, key: dotted(header) }
  if (key === undefined) return { list: null, key: dotted(list) }
  // lists inside the items are not read; under one name they are one unknown column
  return { list: dotted(list), index: Number(index), key: dotted(key.replace(/[./]\d+(?=[./]|$)/g, '[]')) }
}

function dotted(name: string): string {
  return name.replaceAll('/', '.')
}
