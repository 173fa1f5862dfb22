import type { Columns } from './columns.ts'
import { areMarked } from './creator-column.ts'
import type { Diagnostics } from './diagnostics.ts'
import { SURELY_HANDLES } from './platforms.ts'
import { valuesOf, type WaitingRow } from './waiting-rows.ts'

/** What names somebody else than the account of the row. */
const OF_OTHERS =
  /(?:^|[^a-z])(?:mention|tag|repl|agenc|agentur|manag|contact|kontakt|via|music|audio|brand|marke|sponsor|partner|bio|owner|friend|follow)/i
/** A column of handles has one in nearly every row, and nearly as many of them as there are names. */
const NEARLY_ALL = 0.9

/**
 * Headers such as “Creator”, “Influencer” and “Account” mean a person to some and a handle to others: where another column
 * holds nothing but `@names` or addresses of profiles, that one names the accounts, whatever it is called.
 */
export function markedHandles(columns: Columns, rows: readonly WaitingRow[], path: string, diagnostics: Diagnostics): Columns {
  const { kind, at, headers, preset, why, unused, repeated } = columns
  if (preset || kind === 'followers') return columns
  const used = at.get('handle')
  const person = used ?? at.get('creator')
  if (person === undefined || why.get(person) === 'named by hand') return columns
  if (used !== undefined && (SURELY_HANDLES.test(headers[used]!) || areMarked(used, rows) || !areNames(used, rows))) return columns
  const rivals = [...repeated.flatMap(([index, field]) => (field === 'handle' ? [index] : [])), ...unused].sort((a, b) => a - b)
  const named = valuesOf(person, rows)
  const [marked, ...others] = rivals.filter(index => {
    if (OF_OTHERS.test(headers[index]!.replace(/([a-z])([A-Z])/g, '$1 $2')) || !areMarked(index, rows)) return false
    const values = valuesOf(index, rows)
    return values.length >= NEARLY_ALL * named.length && new Set(values).size >= NEARLY_ALL * new Set(named).size
  })
  if (marked === undefined) return columns
  const now = new Map(at).set('handle', marked)
  if (used !== undefined && kind === 'accounts' && !now.has('name')) now.set('name', used)
  const [header, before] = [headers[marked]!.trim(), headers[person]!.trim()]
  diagnostics.add({
    code: 'names-not-handles',
    severity: 'warning',
    message: `The handles are read from “${header}”, whose values are @names or addresses of profiles, and “${before}” is taken for names.${others.length === 0 ? '' : ` So are those of ${others.map(index => `“${headers[index]!.trim()}”`).join(' and ')}, which are not used.`} If another column has them, say so with --map handle="…".`,
    file: path, line: rows[0]?.line ?? null, column: marked + 1, field: 'handle', value: header,
  }) // biome-ignore format: the place of a value in one row
  const taken = new Set(now.values())
  const names = kind === 'accounts' && now.get('name') === used ? 'its values are names' : `“${header}” has the handles`
  return {
    ...columns,
    at: now,
    why: new Map(why).set(marked, 'its values are handles').set(person, used === undefined ? (why.get(person) ?? names) : names),
    unused: [...new Set([...unused, ...(used === undefined || taken.has(used) ? [] : [used])])]
      .filter(index => !taken.has(index))
      .sort((a, b) => a - b),
    repeated: repeated.filter(([index]) => !taken.has(index)),
  }
}

/** Whether most values are words as names are written, with blanks or capitals, rather than handles. */
function areNames(index: number, rows: readonly WaitingRow[]): boolean {
  const values = valuesOf(index, rows)
  return values.filter(value => /\s|\p{Lu}/u.test(value)).length * 2 > values.length
}
