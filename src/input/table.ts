import type { Records } from '../engine/engine.ts'
import { VetError } from '../errors.ts'
import type { Kind } from '../model/names.ts'
import type { InputReport } from '../model/report.ts'
import { type Columns, columnsAs, type HeaderMap, nearestField, understandHeader } from './columns.ts'
import type { Cell } from './csv.ts'
import type { Diagnostics } from './diagnostics.ts'
import { accountReader } from './rows/accounts.ts'
import { followerReader } from './rows/followers.ts'
import { historyReader } from './rows/history.ts'
import { postReader } from './rows/posts.ts'
import type { MakeRowReader, RowOptions } from './rows/reader.ts'

/** What holds for rows that lack it, how headers were named by hand, and the kind where the user named it. */
export interface TableOptions extends RowOptions {
  readonly map: HeaderMap
  readonly kind: Kind | null
}

const READERS: Readonly<Record<Kind, MakeRowReader>> = {
  accounts: accountReader,
  posts: postReader,
  history: historyReader,
  followers: followerReader,
}

/** How many rows may come before the header. */
const PREAMBLE = 12

/** Rows of one file in, records into the engine, what could not be read into the diagnostics. */
export function readTable(path: string, delimiter: string | null, options: TableOptions, records: Records, diagnostics: Diagnostics) {
  const waiting: { cells: readonly Cell[]; line: number }[] = []
  let columns: Columns | null = null
  let readRow: ((cells: readonly Cell[], line: number) => boolean) | null = null
  let settle: (delimiter: string | null) => void = () => {}
  let rows = 0
  let accepted = 0

  const begin = () => {
    const found = waiting.findIndex(({ cells }) => headerOf(cells, options) !== null)
    if (found < 0) throw noHeader(path, waiting[0]?.cells ?? [])
    columns = headerOf(waiting[found]!.cells, options)!
    if (found > 0)
      diagnostics.add({
        code: 'skipped-rows',
        severity: 'warning',
        message: `${found} ${found === 1 ? 'line' : 'lines'} before the header skipped.`,
        file: path,
        line: waiting[0]!.line,
      })
    sayRepeated(columns, path, diagnostics)
    const reader = READERS[columns.kind](path, columns, options, records, diagnostics)
    readRow = reader.row
    settle = reader.settle
    for (const { cells, line } of waiting.slice(found + 1)) take(cells, line)
    waiting.length = 0
  }
  const take = (cells: readonly Cell[], line: number) => {
    if (cells.every(cell => cell === null || (typeof cell === 'string' && cell.trim() === ''))) {
      diagnostics.add({ code: 'empty-row', severity: 'warning', message: 'An empty row was skipped.', file: path, line })
      return
    }
    const { headers } = columns!
    if (cells.length === headers.length && cells.every((cell, i) => String(cell ?? '').trim() === headers[i]!.trim())) {
      diagnostics.add({
        code: 'repeated-header',
        severity: 'warning',
        message: 'The header stands here again; this row was skipped.',
        file: path,
        line,
      })
      return
    }
    rows++
    if (fits(cells, headers, line) && readRow!(cells, line)) accepted++
  }
  const fits = (cells: readonly Cell[], headers: readonly string[], line: number) => {
    const extra = cells.slice(headers.length).some(cell => cell !== null && cell !== '')
    if (cells.length >= headers.length && !extra) return true
    const few = cells.length < headers.length
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
  }
  return {
    row(cells: readonly Cell[], line: number) {
      if (columns) return take(cells, line)
      waiting.push({ cells: [...cells], line })
      if (waiting.length > PREAMBLE) begin()
    },
    end(encoding: string): InputReport {
      if (!columns) {
        if (waiting.length === 0)
          throw new VetError(
            'not-a-table',
            `${path === '-' ? 'Standard input' : path} is empty.`,
            'It should have a header line and a row for each account.',
          )
        begin()
      }
      settle(delimiter)
      const { kind, headers, at, unused } = columns!
      if (rows === 0)
        diagnostics.add({ code: 'no-rows', severity: 'error', message: 'The file has a header and no rows under it.', file: path, line: 1 })
      return {
        path,
        kind,
        preset: null,
        encoding,
        delimiter,
        rows,
        accepted,
        rejected: rows - accepted,
        columns: Object.fromEntries([...at].map(([field, index]) => [field, headers[index]!])),
        unusedColumns: unused.map(index => headers[index]!),
      }
    },
  }
}

function headerOf(cells: readonly Cell[], { map, kind }: TableOptions): Columns | null {
  const headers = cells.map(cell => String(cell ?? ''))
  const understood = understandHeader(headers, map)
  return understood && kind && understood.kind !== kind ? columnsAs(kind, headers, map) : understood
}

function noHeader(path: string, cells: readonly Cell[]): VetError {
  const headers = cells.map(cell => String(cell ?? '').trim()).filter(header => header !== '')
  const seen = headers
    .slice(0, 6)
    .map(header => `“${header.slice(0, 40)}”`)
    .join(', ')
  const near = headers.slice(0, 40).flatMap(header => {
    const field = nearestField(header)
    return field ? [`“${header.slice(0, 40)}” is near ${field}`] : []
  })
  return new VetError(
    'no-known-column',
    `${path} has no header that vet knows: it starts with ${seen || 'nothing readable'}.`,
    `${near.length > 0 ? `${near.slice(0, 3).join(', ')}. ` : ''}Accounts need a handle and followers; posts need a handle, likes and a date. Name a column by hand with --map followers="Your header".`,
  )
}

function sayRepeated(columns: Columns, path: string, diagnostics: Diagnostics): void {
  for (const [index, field] of columns.repeated)
    diagnostics.add({
      code: 'repeated-column',
      severity: 'warning',
      message: `“${columns.headers[index]}” also means ${field}; “${columns.headers[columns.at.get(field)!]}” is used. Choose with --map ${field}="…".`,
      file: path,
      line: 1,
      column: index + 1,
      field,
    })
}
