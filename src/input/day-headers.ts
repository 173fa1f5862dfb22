import type { Columns } from './columns.ts'
import { readDate } from './dates.ts'
import type { Diagnostics } from './diagnostics.ts'

/** Fewer may be columns of their own, as “2025” and “2026” are. */
const FEWEST = 3

/** A month, alone or behind what is counted in it: `2026-08`, `followers_2026_08`, `Followers 08/2026`. */
const MONTH = /^(?:\p{L}+[\s_-]?)?(?:20\d\d[-_./ ](?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2])[-_./ ]20\d\d)$/u

/** Headers that are days or months, as where a table has a column for each day of its counts; none where they are few. */
export function dayHeaders(headers: readonly string[]): readonly string[] {
  const days = headers
    .map(header => header.trim())
    .filter(header => /\d/.test(header) && (MONTH.test(header) || ['date', 'undecided'].includes(readDate(header).is)))
  return days.length < FEWEST ? [] : days
}

/** What makes a history of such a table. */
export const TURN = 'A history has a row for each day: turn the table, so that it has the columns handle, date and followers.'

export function sayDayHeaders({ kind, at, headers, unused }: Columns, path: string, diagnostics: Diagnostics): void {
  const days = dayHeaders(unused.map(index => headers[index]!))
  if (days.length === 0) return
  const one =
    kind === 'accounts' && !at.has('followers') ? ` One alone can be read with --map followers="${days.at(-1)!.slice(0, 40)}".` : ''
  diagnostics.add({
    code: 'days-as-columns',
    severity: 'warning',
    message: `${days.length} columns are called by days or months (“${days[0]!.slice(0, 40)}” and so on), and are not used. ${TURN}${one}`,
    file: path, line: 1, column: headers.findIndex(header => header.trim() === days[0]) + 1, value: days[0]!,
  }) // biome-ignore format: the place of a value in one row
}
