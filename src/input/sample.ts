import { VetError } from '../errors.ts'
import { FIELDS, type FieldType } from '../model/fields.ts'
import { type Columns, without } from './columns.ts'
import { unitsOfHeaders } from './columns-in-units.ts'
import { creatorsAsHandles, nameTheRows } from './creator-column.ts'
import type { Diagnostics } from './diagnostics.ts'
import { fits } from './fits.ts'
import { withoutGained } from './gained-followers.ts'
import { namedElsewhere } from './handle-else.ts'
import { accountInLink, readHandle } from './handles.ts'
import { markedHandles } from './marked-handles.ts'
import { morePrecise } from './more-precise.ts'
import { linkedPlatforms } from './platform-links.ts'
import { platformsNotHandles } from './platforms.ts'
import { ratesNotCounts } from './rates-not-counts.ts'
import { mayHaveBlanks, rowsOfPages } from './rows/identity.ts'
import { oneOfPlatforms } from './two-platforms.ts'
import { valuesOf, type WaitingRow } from './waiting-rows.ts'

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
  const marked = markedHandles(platformsNotHandles(columns, rows, path, diagnostics), rows, path, diagnostics)
  const named = oneOfPlatforms(creatorsAsHandles(marked, rows, path), rows, path, diagnostics)
  const preciser = morePrecise(named, rows, path, diagnostics)
  const handled = namedElsewhere(linkedPlatforms(handlesNotNames(preciser, rows, path, platform, diagnostics), rows), rows)
  const plain = refuseContradictions(ratesNotCounts(handled, rows, path, diagnostics), rows, path, diagnostics)
  return unitsOfHeaders(withoutGained(plain, rows, path, diagnostics), rows, path, diagnostics)
}

function examples(values: readonly string[]): string {
  return [...new Set(values)].slice(0, 2).map(value => `“${value.slice(0, 30)}”`).join(' and ') // biome-ignore format: one glance
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
      (columns.kind === 'accounts' && columns.unused.includes(other) && nameTheRows(other, columns.headers[other]!, rows)) ||
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

function looksLikeHandle(value: string): boolean {
  // the classes of all letters take a while to be made ready, and most handles stand alone
  return /^@?[a-z0-9._-]+$/.test(value) || (/^@?[a-z0-9._-]+\s/.test(value) && /^\S+\s[^\p{L}\p{N}]*$/u.test(value))
}

/** Shares of values that look like handles (lower case and no blanks, or an address), and that have blanks. */
function likeness(values: readonly string[]): { readonly values: readonly string[]; readonly handles: number; readonly blanks: number } {
  const links = values.map(value => accountInLink(value).handle !== '')
  const names = values.map(value => readHandle(value).handle)
  const of = (n: number) => (values.length === 0 ? 0 : n / values.length)
  return {
    values,
    handles: of(values.filter((value, i) => links[i] || looksLikeHandle(value)).length),
    blanks: of(names.filter((name, i) => !links[i] && /\s/.test(name)).length),
  }
}
