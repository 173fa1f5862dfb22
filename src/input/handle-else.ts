import type { Columns } from './columns.ts'
import { isMarked } from './creator-column.ts'
import { isMissing } from './values.ts'
import type { WaitingRow } from './waiting-rows.ts'

/**
 * Lists in which some rows have the address of a profile and others only an @name beside it: where the column of handles is
 * empty, the first other one that has nothing but such names there tells whose the row is.
 */
export function namedElsewhere(columns: Columns, rows: readonly WaitingRow[]): Columns {
  const { kind, at, preset, repeated, unused } = columns
  const handle = at.get('handle')
  if (preset || kind !== 'accounts' || handle === undefined) return columns
  const cellsOf = ({ cells }: WaitingRow, index: number) => String(cells[index] ?? '').trim()
  const nameless = rows.filter(row => isMissing(cellsOf(row, handle)))
  if (nameless.length === 0) return columns
  const others = [
    at.get('creator'),
    at.get('name'),
    ...repeated.flatMap(([index, field]) => (field === 'handle' ? [index] : [])),
    ...unused,
  ]
  const found = others.find(index => {
    if (index === undefined) return false
    const values = nameless.map(row => cellsOf(row, index)).filter(value => !isMissing(value))
    return values.length > 0 && values.every(isMarked)
  })
  return found === undefined ? columns : { ...columns, handleElse: found }
}
