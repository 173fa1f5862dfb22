import { plural } from '../text/numbers.ts'
import type { Columns } from './columns.ts'
import type { Cell } from './csv.ts'
import type { Diagnostics } from './diagnostics.ts'
import { cellOfRows } from './open-quote.ts'
import { isMissing } from './values.ts'

/** Rows that are data and cannot be read, each rejected with a diagnostic. */
export function rejects(path: string, columns: Columns, delimiter: string | null, diagnostics: Diagnostics) {
  const { headers, failure } = columns
  return {
    /** How many rows a quote made one, whose figures can no longer be told apart; 0 where it did not. */
    takenIn(cells: readonly Cell[], line: number): number {
      const found = delimiter === null ? null : cellOfRows(cells, columns, delimiter)
      if (found === null) return 0
      const header = headers[found.index]?.trim() ?? ''
      diagnostics.add({
        code: 'open-quote',
        severity: 'error',
        message: `A quote opens here in “${header}” and closes ${plural(found.rows, 'line')} below, so that ${found.rows + 1} rows were read as one; they were rejected. Close it, or double it where it belongs to the text.`,
        file: path,
        line,
        column: found.index + 1,
        value: String(cells[found.index]),
      })
      return found.rows + 1
    },
    /** Whether the row has a field for each header. */
    fits(cells: readonly Cell[], line: number): boolean {
      if (cells.length === headers.length) return true
      const few = cells.length < headers.length
      if (!few && !cells.slice(headers.length).some(cell => cell !== null && cell !== '')) return true
      diagnostics.add({
        code: few ? 'too-few-fields' : 'too-many-fields',
        severity: 'error',
        message: `This row has ${cells.length} fields where the header has ${headers.length}, so its figures cannot be told apart; it was rejected.${few ? '' : ' A number with a thousands mark has to stand in quotes.'}`,
        file: path,
        line,
        column: Math.min(cells.length, headers.length) + (few ? 0 : 1),
        value: String((few ? cells.at(-1) : cells[headers.length]) ?? ''),
      })
      return false
    },
    /** Whether the row holds what its collector says in place of what it could not read. */
    failed(cells: readonly Cell[], line: number): boolean {
      const said = failure === null ? '' : String(cells[failure] ?? '').trim()
      if (said === '' || isMissing(said) || said === 'false') return false
      diagnostics.add({
        code: 'failed-record',
        severity: 'error',
        message: `The collector could not read this one (“${said.slice(0, 60)}”), so it was rejected. Collect it again, if the account still exists.`,
        file: path,
        line,
        column: failure! + 1,
        value: said,
      })
      return true
    },
  }
}
