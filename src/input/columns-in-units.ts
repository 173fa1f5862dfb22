import { FIELDS, type FieldType } from '../model/fields.ts'
import { type Columns, without } from './columns.ts'
import type { Diagnostics } from './diagnostics.ts'
import { valuesOf, type WaitingRow } from './header.ts'
import { mayHaveUnit, unitInHeader } from './header-units.ts'

/** From so many on, every cell of a column in thousands would be of millions: the header rather says how the numbers were shown. */
const EACH_LARGE = 1000

/**
 * Says which columns are read in the unit that their header names, and refuses those whose every number is so large that
 * they may as well be written in full.
 */
export function unitsOfHeaders(columns: Columns, rows: readonly WaitingRow[], path: string, diagnostics: Diagnostics): Columns {
  const types = FIELDS[columns.kind] as Readonly<Record<string, FieldType>>
  let kept = columns
  for (const [field, index] of columns.at) {
    const found = mayHaveUnit(types[field]) ? unitInHeader(columns.headers[index]!) : null
    if (found === null) continue
    const header = columns.headers[index]!.trim().slice(0, 40)
    const values = valuesOf(index, rows)
    const first = values[0] ?? ''
    const each = found.unit === 'K' ? 'thousands' : 'millions'
    const place = { file: path, line: rows[0]?.line ?? null, column: index + 1, field, value: first }
    if (values.length > 0 && columns.why.get(index) !== 'named by hand' && values.every(isLarge)) {
      diagnostics.add({
        code: 'undecided-unit',
        severity: 'error',
        message: `“${header}” is in ${each} by its header, and every number in it is ${EACH_LARGE.toLocaleString('en-US')} or more (“${first.slice(0, 20)}”), so they may as well be written in full; the column is not used. If they are in ${each}, say so with --map ${field}="${header}", else take the unit out of the header.`,
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

function isLarge(value: string): boolean {
  return /^\d[\d.,' ]*$/.test(value) && Number(value.replace(/[.,](?=\d{3}(?!\d))|[' ]/g, '').replace(',', '.')) >= EACH_LARGE
}
