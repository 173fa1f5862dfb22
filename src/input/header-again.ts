import { headerKey } from './aliases.ts'
import type { Columns } from './columns.ts'
import type { Cell } from './csv.ts'
import { isKnown, meaningOf } from './known-headers.ts'
import type { NoData } from './skipped.ts'

/** Where rows go that are not read as the others are. */
interface Elsewhere {
  /** The header again, in other words or in another order: the rows under it are put into the order of the first. */
  readonly skip: (what: NoData, cells: readonly Cell[], line: number) => void
  /** A row under the header of another table, and that header. */
  readonly reject: (cells: readonly Cell[], line: number, header: string) => void
}

/**
 * Tables that were pasted under each other have a header in the middle: of the same columns in another order, or of other ones.
 * @returns the cells of a row in the first order, the row itself where they are; null for what is handed elsewhere
 */
export function ordering({ kind, headers, at }: Columns, { skip, reject }: Elsewhere) {
  const words = new Set(headers)
  const identity = at.get('handle') ?? at.get('url') ?? at.get('postId') ?? 0
  let order: readonly number[] | null = null
  let other: string | null = null
  /** Nearly every row has a figure, and no header of another table need have one. */
  const mayBeHeader = (cells: readonly Cell[]) => words.has(cells[0] as string) || !cells.some(isFigure)
  const meansTheSame = (cells: readonly Cell[]) =>
    [...at].every(([field, index]) => {
      const cell = String(cells[index] ?? '')
      return keyOf(cell) === keyOf(headers[index]!) || meaningOf(kind, cell, headerKey(cell))?.field === field
    })
  return (cells: readonly Cell[], line: number): readonly Cell[] | null => {
    if (mayBeHeader(cells)) {
      const again = orderOf(cells, headers)
      if (again !== null) {
        order = again.every((index, place) => index === place) ? null : again
        other = null
        if (order === null) return cells
        skip('header in another order', cells, line)
        return null
      }
      if (isHeader(cells, identity)) {
        if (meansTheSame(cells)) {
          // in other words, and in the first order
          order = null
          other = null
          skip('header', cells, line)
          return null
        }
        other = cells.map(cell => String(cell ?? '').trim()).filter(cell => cell !== '').slice(0, 4).map(cell => `“${cell.slice(0, 30)}”`).join(', ') // biome-ignore format: one thought
      }
    }
    if (other !== null) {
      reject(cells, line, other)
      return null
    }
    return order !== null && cells.length === order.length ? order.map(index => cells[index]!) : cells
  }
}

function isFigure(cell: Cell): boolean {
  if (typeof cell === 'number') return true
  const code = typeof cell === 'string' ? cell.charCodeAt(0) : 0
  return code >= 48 && code <= 57
}

/**
 * Whether a row is words alone, most of which head columns. Rows of data may have such words, too (“Private”, “Verified”,
 * “Creator”), but where they say whose they are stands a name.
 */
function isHeader(cells: readonly Cell[], identity: number): boolean {
  const filled = cells.filter(cell => cell !== null && cell !== '')
  if (filled.length < 3 || filled.some(cell => typeof cell !== 'string' || /^[\s\d.,%+-]+$/.test(cell))) return false
  const known = filled.filter(cell => isKnown(cell as string)).length
  // two may be a legend: “ER” and what it is
  const named = isKnown(String(cells[identity] ?? ''))
  return known >= 3 && (known === filled.length || (named && known * 2 > filled.length))
}

/** Where each column stands in a header that comes again; null where a row is no such header, or where two columns are called alike. */
function orderOf(cells: readonly Cell[], headers: readonly string[]): readonly number[] | null {
  if (cells.length !== headers.length) return null
  const places = new Map(cells.map((cell, index) => [keyOf(cell), index]))
  const order = headers.map(header => places.get(keyOf(header)) ?? -1)
  return places.size !== headers.length || order.includes(-1) ? null : order
}

const keyOf = (cell: Cell): string => String(cell ?? '').trim().toLowerCase() // biome-ignore format: one thought
