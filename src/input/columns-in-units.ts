import { FIELDS, type FieldType } from '../model/fields.ts'
import { type Columns, without } from './columns.ts'
import type { Diagnostics } from './diagnostics.ts'
import { EACH_LARGE, type HeaderUnit, mayHaveUnit, unitInHeader } from './header-units.ts'
import { valuesOf, type WaitingRow } from './waiting-rows.ts'

/**
 * Says which columns are read in the unit that their header names, and refuses those that have numbers which may as well
 * be written in full.
 */
export function unitsOfHeaders(columns: Columns, rows: readonly WaitingRow[], path: string, diagnostics: Diagnostics): Columns {
  const types = FIELDS[columns.kind] as Readonly<Record<string, FieldType>>
  let kept = columns
  for (const [field, index] of columns.at) {
    const found = mayHaveUnit(types[field]) ? unitInHeader(columns.headers[index]!) : null
    if (found === null) continue
    const header = columns.headers[index]!.trim().slice(0, 40)
    const values = valuesOf(index, rows)
    const filled = rows.filter(({ cells }) => String(cells[index] ?? '').trim() !== '')
    const undecided = filled.length > 0 && (filled.every(row => isLarge(row, index)) || mixes(values, found.unit))
    const first = values[0] ?? ''
    const each = found.unit === 'K' ? 'thousands' : 'millions'
    const place = { file: path, line: rows[0]?.line ?? null, column: index + 1, field, value: first }
    if (undecided && columns.why.get(index) !== 'named by hand') {
      diagnostics.add({
        code: 'undecided-unit',
        severity: 'error',
        message: `“${header}” is in ${each} by its header, and has numbers that may as well be written in full (such as “${first.slice(0, 20)}”: each is ${EACH_LARGE.toLocaleString('en-US')} or more, or some have the unit themselves and some have none); the column is not used. If they are in ${each}, say so with --map ${field}="${header}", else take the unit out of the header.`,
        ...place,
      })
      kept = without(kept, field, `its header is in ${each}, and its values look as if they were not`)
    } else
      diagnostics.add({
        code: 'unit-in-header',
        severity: 'warning',
        message: `“${header}” is in ${each}, as its header says: 2.5 there is read as ${found.unit === 'K' ? '2,500' : '2,500,000'}.`,
        ...place,
      })
  }
  return kept
}

/** Cells that have the unit of the header themselves beside cells that have none: of the latter nobody knows whether they need it. */
function mixes(values: readonly string[], unit: HeaderUnit): boolean {
  const own = values.filter(value => value.trim().toUpperCase().endsWith(unit)).length
  return own > 0 && values.some(value => /\d\s*$/.test(value))
}

/** Whether a number may as well be written in full. */
function isLarge({ cells }: WaitingRow, index: number): boolean {
  const cell = cells[index]
  if (typeof cell === 'number') return cell >= EACH_LARGE
  const text = String(cell ?? '').replace(/[.,](?=\d{3}(?!\d))|[' ]/g, '')
  return /^\d+(?:[.,]\d+)?$/.test(text) && Number(text.replace(',', '.')) >= EACH_LARGE
}
