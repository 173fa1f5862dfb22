import { FIELDS, type FieldType } from '../model/fields.ts'
import { headerKey, withoutWrappers } from './aliases.ts'
import type { Columns } from './columns.ts'
import type { Diagnostics } from './diagnostics.ts'
import { fits, textOf } from './fits.ts'
import { inUnit, unitInHeader } from './header-units.ts'
import { readNumber, roundedBy } from './values.ts'
import type { WaitingRow } from './waiting-rows.ts'

/** Of columns with one header the one with more digits, where they agree; a diagnostic where they do not. */
export function morePrecise(columns: Columns, rows: readonly WaitingRow[], path: string, diagnostics: Diagnostics): Columns {
  const at = new Map(columns.at)
  const why = new Map(columns.why)
  const unused = [...columns.unused]
  const types = FIELDS[columns.kind] as Readonly<Record<string, FieldType>>
  for (const [index, field] of columns.repeated) {
    const used = at.get(field)
    if (used === undefined) continue
    const headers = [columns.headers[used]!.trim(), columns.headers[index]!.trim()] as const
    const numeric = fits(field, types[field]!, '1') === true && types[field] !== 'date'
    const nested = headers.every(header => withoutWrappers(header).inner !== header)
    const keys = headers.map(header => headerKey(nested ? withoutWrappers(header).inner : header))
    const compared = numeric ? compare(used, index, rows, columns.headers) : null
    // of two names for a field the better known is taken, but for followers, on which all else hangs
    const contradict = compared !== null && !compared.agree && compared.rows > 0 && (keys[0] === keys[1] || field === 'followers')
    // a header that stands there twice names the first
    const choose = keys[0] === keys[1] ? `Choose with --map ${field}=#${used + 1} or =#${index + 1}, the numbers of the columns, or rename one.` : `Choose with --map ${field}="…".` // biome-ignore format: one thought
    const place = { file: path, line: 1, column: index + 1, field } as const
    if (compared?.agree && compared.finer === index) {
      at.set(field, index)
      why.set(index, `the more precise of two columns of ${field}`)
      why.set(used, `“${headers[1]}”, column ${index + 1}, says the same more precisely`)
    } else why.set(index, `${field} is read from “${headers[0]}”, column ${used + 1}`)
    const chosen = at.get(field)!
    // neither of two nested keys is surer than the other
    if (nested && contradict && keys[0] === keys[1]) {
      at.delete(field)
      unused.push(used)
      for (const either of [used, index]) why.set(either, `two columns mean ${field} and disagree`)
      diagnostics.add({ code: 'columns-disagree', severity: 'error', message: `“${headers[0]}” and “${headers[1]}” both mean ${field} and disagree, first in line ${compared.line}; neither is used. ${choose}`, ...place }) // biome-ignore format: one sentence
      continue
    }
    if (compared?.agree) diagnostics.add({ code: 'repeated-column', severity: 'warning', message: `Columns ${used + 1} and ${index + 1} both mean ${field} and agree; ${compared.fuller ? 'the one that is filled in more rows' : 'the more precise one'}, column ${chosen + 1}, is used.`, ...place }) // biome-ignore format: one sentence
    else if (contradict) diagnostics.add({ code: 'columns-disagree', severity: 'error', message: `“${headers[0]}” (column ${used + 1}) and “${headers[1]}” (column ${index + 1}) both mean ${field} and disagree, first in line ${compared.line}; “${headers[0]}” in column ${used + 1} is used. ${choose}`, ...place }) // biome-ignore format: one sentence
    else diagnostics.add({ code: 'repeated-column', severity: 'warning', message: `“${headers[1]}” also means ${field}; “${headers[0]}” is used.${compared !== null && compared.rows > 0 ? ` They differ, first in line ${compared.line}.` : ''} ${choose}`, ...place }) // biome-ignore format: one sentence
  }
  return {
    ...columns,
    at,
    why,
    unused: unused.sort((a, b) => a - b),
    repeated: columns.repeated.map(([index, field]) => [at.get(field) === index ? columns.at.get(field)! : index, field]),
  }
}

/** Whether two columns hold the same numbers, each as far as it was rounded, and which of them is filled in more rows or, of two alike, was rounded less. */
function compare(
  a: number,
  b: number,
  rows: readonly WaitingRow[],
  headers: readonly string[],
): { agree: boolean; finer: number; fuller: boolean; rows: number; line: number } {
  const filled = [0, 0]
  let both = 0
  let differ = 0
  let line = 0
  const slack = [0, 0]
  const units = [a, b].map(index => unitInHeader(headers[index]!)?.unit ?? null)
  for (const row of rows) {
    const texts = [a, b].map((index, i) => (units[i] ? textOf(inUnit(row.cells[index], units[i]!)) : textOf(row.cells[index])))
    const readings = texts.map(text => readNumber(text, true))
    const [x, y] = readings
    for (const i of [0, 1]) if (readings[i]!.is === 'number') filled[i]!++
    if (x?.is !== 'number' || y?.is !== 'number') continue
    both++
    const rounding = texts.map(text => roundedBy(text))
    slack[0]! += rounding[0]!
    slack[1]! += rounding[1]!
    if (Math.abs(x.value - y.value) > Math.max(rounding[0]!, rounding[1]!) * 1.01 + 0.5) {
      if (differ++ === 0) line = row.line
    }
  }
  const fuller = filled[0] !== filled[1]
  const second = fuller ? filled[1]! > filled[0]! : slack[1]! < slack[0]!
  return { agree: both > 0 && differ === 0, finer: second ? b : a, fuller, rows: both, line }
}
