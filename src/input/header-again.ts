import type { Cell } from './csv.ts'

/**
 * Files that were pasted together may have the header again with its columns in another order: rows under it are put
 * into the order of the first.
 * @returns the cells of a row in the first order, the row itself where they are; null for a header in another order, which is handed to `skip`
 */
export function ordering(headers: readonly string[], skip: (cells: readonly Cell[], line: number) => void) {
  const words = new Set(headers)
  let order: readonly number[] | null = null
  return (cells: readonly Cell[], line: number): readonly Cell[] | null => {
    // most rows are told from a header by their first cell
    const again = words.has(cells[0] as string) ? orderOf(cells, headers) : null
    if (again !== null) order = again.every((index, place) => index === place) ? null : again
    if (order === null) return cells
    if (again !== null) {
      skip(cells, line)
      return null
    }
    return cells.length === order.length ? order.map(index => cells[index]!) : cells
  }
}

/** Where each column stands in a header that comes again; null where a row is no such header, or where two columns are called alike. */
function orderOf(cells: readonly Cell[], headers: readonly string[]): readonly number[] | null {
  if (cells.length !== headers.length) return null
  const places = new Map(cells.map((cell, index) => [keyOf(cell), index]))
  const order = headers.map(header => places.get(keyOf(header)) ?? -1)
  return places.size !== headers.length || order.includes(-1) ? null : order
}

const keyOf = (cell: Cell): string => String(cell ?? '').trim().toLowerCase() // biome-ignore format: one thought
