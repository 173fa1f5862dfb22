import { VetError } from '../errors.ts'
import { FIELDS, type Field, type FieldType } from '../model/fields.ts'
import { headerKey, withoutWrappers } from './aliases.ts'
import { type Columns, without } from './columns.ts'
import { unitsOfHeaders } from './columns-in-units.ts'
import { creatorsAsHandles } from './creator-column.ts'
import type { Cell } from './csv.ts'
import { readDate } from './dates.ts'
import type { Diagnostics } from './diagnostics.ts'
import { withoutGained } from './gained-followers.ts'
import { accountInLink, readHandle } from './handles.ts'
import { valuesOf, type WaitingRow } from './header.ts'
import { inUnit, unitInHeader } from './header-units.ts'
import { markedHandles } from './marked-handles.ts'
import { linkedPlatforms } from './platform-links.ts'
import { platformsNotHandles } from './platforms.ts'
import { mayHaveBlanks, rowsOfPages } from './rows/identity.ts'
import { oneOfPlatforms } from './two-platforms.ts'
import { unitOf } from './units.ts'
import { readNumber, roundedBy } from './values.ts'

/** Rows that are looked at before the first of them is read. */
export const SAMPLE = 500

/** Fewer values than this contradict nothing. */
const FEWEST = 3

/**
 * The columns as their values bear them out: a column whose values contradict its header is refused, of two columns
 * with one header the more precise is taken, and names with blanks are not taken for handles.
 * @param platform of rows that name none
 */
export function borneOut(
  columns: Columns,
  rows: readonly WaitingRow[],
  path: string,
  platform: string | null,
  diagnostics: Diagnostics,
): Columns {
  const single = oneOfPlatforms(columns, rows, path, diagnostics)
  const marked = markedHandles(platformsNotHandles(single, rows, path, diagnostics), rows, path, diagnostics)
  const named = creatorsAsHandles(marked, rows, path)
  const preciser = morePrecise(named, rows, path, diagnostics)
  const handled = linkedPlatforms(handlesNotNames(preciser, rows, path, platform, diagnostics), rows)
  const plain = refuseContradictions(handled, rows, path, diagnostics)
  return unitsOfHeaders(withoutGained(plain, rows, path, diagnostics), rows, path, diagnostics)
}

function textOf(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell).trim()
}

function examples(values: readonly string[]): string {
  return [...new Set(values)].slice(0, 2).map(value => `“${value.slice(0, 30)}”`).join(' and ') // biome-ignore format: one glance
}

/** Whether a value may stand in a field of this type; null where nothing can be told. */
function fits(field: Field, type: FieldType, value: string): boolean | null {
  if (type === 'date') return readDate(value).is !== 'bad'
  if (type === 'count' || type === 'average' || type === 'rate') {
    const reading = readNumber(value, true, unitOf(field))
    return reading.is !== 'bad' && (type === 'rate' || reading.is !== 'number' || !reading.percent)
  }
  return null
}

function refuseContradictions(columns: Columns, rows: readonly WaitingRow[], path: string, diagnostics: Diagnostics): Columns {
  const types = FIELDS[columns.kind] as Readonly<Record<string, FieldType>>
  let kept = columns
  for (const [field, index] of columns.at) {
    if (columns.why.get(index) === 'named by hand') continue
    const values = valuesOf(index, rows)
    const wrong = values.filter(value => fits(field, types[field]!, value) === false)
    if (values.length < FEWEST || wrong.length * 2 <= values.length) continue
    const header = columns.headers[index]!.trim()
    const shifted = (columns.preset?.together ?? []).filter(
      other => other !== field && columns.preset?.together?.includes(field) && kept.at.has(other),
    )
    const also = shifted.map(other => `“${columns.headers[kept.at.get(other)!]!.trim()}”`)
    diagnostics.add({
      code: 'contradicts-header',
      severity: 'error',
      message: `“${header}” holds values such as ${examples(wrong)}, which ${field} cannot be, so the column is not used.${also.length > 0 ? ` The columns beside it may be shifted as well and are not used either: ${also.join(', ')}.` : ''} Name the right column with --map ${field}="…".`,
      file: path, line: rows[0]?.line ?? null, column: index + 1, field, value: wrong[0]!,
    }) // biome-ignore format: the place of a value in one row
    for (const other of [field, ...shifted])
      kept = without(
        kept,
        other,
        other === field ? 'its values contradict its header' : `beside “${header}”, whose values contradict its header`,
      )
  }
  return kept
}

/** The column of handles: where the one so called holds names with blanks, another one that does not, else none. */
function handlesNotNames(
  columns: Columns,
  rows: readonly WaitingRow[],
  path: string,
  platform: string | null,
  diagnostics: Diagnostics,
): Columns {
  const index = columns.at.get('handle')
  if (index === undefined || columns.why.get(index) === 'named by hand' || index === columns.at.get('url')) return columns
  const named = columns.preset?.columns.handle
  const rivals = [...columns.headers.keys()].filter(
    other =>
      other === index ||
      other === columns.at.get('name') ||
      (typeof named === 'object' && named.some(header => alike(header, columns.headers[other]!))),
  )
  const scored = rivals.map(other => ({ other, ...likeness(valuesOf(other, rows)) }))
  const own = scored.find(({ other }) => other === index)!
  if (own.values.length === 0) return columns
  const listed = typeof named === 'object'
  const best = scored
    .filter(({ values }) => values.length > 0)
    .reduce((best, next) => (next.handles > best.handles + 0.05 ? next : best), own)
  const ofPage = rowsOfPages(columns, platform)
  const blanksAllowed = mayHaveBlanks(columns) || likeness(valuesOf(index, rows.filter(({ cells }) => !ofPage(cells)))).blanks <= 0.5 // biome-ignore format: one thought
  if (best !== own && (listed || (own.blanks > 0.5 && !blanksAllowed))) {
    const at = new Map(columns.at).set('handle', best.other)
    if (columns.kind === 'accounts' && (!at.has('name') || at.get('name') === best.other)) at.set('name', index)
    if (own.blanks > 0.5)
      diagnostics.add({
        code: 'names-not-handles',
        severity: 'warning',
        message: `“${columns.headers[index]!.trim()}” holds names such as ${examples(own.values.filter(value => /\s/.test(value)))}; the handles are read from “${columns.headers[best.other]!.trim()}”.`,
        file: path, line: rows[0]?.line ?? null, column: index + 1, field: 'handle', value: own.values[0]!,
      }) // biome-ignore format: the place of a value in one row
    const why = new Map(columns.why).set(best.other, 'its values are handles').set(index, 'its values are names')
    const used = new Set(at.values())
    return {
      ...columns,
      at,
      why,
      unused: columns.unused.filter(i => !used.has(i)),
      repeated: columns.repeated.filter(([i]) => !used.has(i)),
    }
  }
  const names = listed && columns.kind === 'accounts' && !columns.at.has('name') ? rivals.find(other => other !== index) : undefined
  if (names !== undefined)
    return {
      ...columns,
      at: new Map(columns.at).set('name', names),
      why: new Map(columns.why).set(names, 'its values are names'),
      unused: columns.unused.filter(other => other !== names),
    }
  if (own.blanks > 0.5 && own.values.length >= FEWEST && !blanksAllowed)
    throw new VetError(
      'no-known-column',
      `${path} has no column of handles: “${columns.headers[index]!.trim()}” holds names such as ${examples(own.values)}, and handles have no blanks.`,
      `Name the column of handles with --map handle="…"; if the accounts are called by these names, with --map handle="${columns.headers[index]!.trim()}".`,
    )
  return columns
}

function alike(a: string, b: string): boolean {
  return a.replace(/\W/g, '').toLowerCase() === b.replace(/\W/g, '').toLowerCase()
}

/** Shares of values that look like handles (lower case and no blanks, or an address), and that have blanks. */
function likeness(values: readonly string[]): { readonly values: readonly string[]; readonly handles: number; readonly blanks: number } {
  const links = values.map(value => accountInLink(value).handle !== '')
  const names = values.map(value => readHandle(value).handle)
  const of = (n: number) => (values.length === 0 ? 0 : n / values.length)
  return {
    values,
    handles: of(values.filter((value, i) => links[i] || /^@?[a-z0-9._-]+(?:\s[^\p{L}\p{N}]*)?$/u.test(value)).length),
    blanks: of(names.filter((name, i) => !links[i] && /\s/.test(name)).length),
  }
}

/** Of columns with one header the one with more digits, where they agree; a diagnostic where they do not. */
function morePrecise(columns: Columns, rows: readonly WaitingRow[], path: string, diagnostics: Diagnostics): Columns {
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
