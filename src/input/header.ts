import type { Columns } from './columns.ts'
import type { Diagnostics } from './diagnostics.ts'
import { type HeaderOptions, understandHeader } from './kinds.ts'
import { noHeader } from './no-header.ts'
import { PREAMBLE, type WaitingRow } from './waiting-rows.ts'

/**
 * The header among the first rows, and how it was understood; what stands above it is skipped, and said.
 * @throws VetError where no row is a header that `vet` knows
 */
export function findHeader(
  path: string,
  rows: readonly WaitingRow[],
  options: HeaderOptions,
  diagnostics: Diagnostics,
): { readonly columns: Columns; readonly rest: readonly WaitingRow[] } {
  for (const [above, row] of rows.slice(0, PREAMBLE + 1).entries()) {
    const columns = understandHeader(textsOf(row), options)
    if (!columns) continue
    // a band of headings over the headers may have words of its own that are known, and has blanks between them
    const band = rows[above + 1] && textsOf(row).some(text => text.trim() === '')
    const below = band ? understandHeader(textsOf(rows[above + 1]!), options) : null
    if (below && below.at.size >= columns.at.size) continue
    if (above > 0)
      diagnostics.add({
        code: 'skipped-rows',
        severity: 'warning',
        message: `${above} ${above === 1 ? 'line' : 'lines'} before the header skipped (“${shortened(titleOf(rows.slice(0, above)))}”).`,
        file: path,
        line: rows[0]!.line,
      })
    return {
      columns: columns.preset?.metricAbove ? metricOf(columns, titleOf(rows.slice(0, above))) : columns,
      rest: rows.slice(above + 1),
    }
  }
  throw noHeader(path, rows, options)
}

const textsOf = ({ cells }: WaitingRow): string[] => cells.map(cell => String(cell ?? ''))

function shortened(title: string): string {
  return title.length > 40 ? `${title.slice(0, 39)}…` : title
}

function titleOf(rows: readonly WaitingRow[]): string {
  for (const { cells } of rows) for (const cell of cells) if (String(cell ?? '').trim() !== '') return String(cell).trim()
  return ''
}

/** A metric by day is a history where it counts followers; follows and likes gained in a day are none. */
function metricOf(columns: Columns, title: string): Columns {
  if (
    /followers|follower count|total follows|abonnenten|seguidores|abonnés|iscritti/i.test(title) &&
    !/\b(?:new|net|gained|neue|nuevos|nouveaux)\b/i.test(title)
  )
    return columns
  return {
    ...columns,
    notUsed: `It is “${title.slice(0, 60) || 'a metric without a name'}” a day, and only a count of followers by date is a history; new follows of a day do not say how many stayed.`,
  }
}
