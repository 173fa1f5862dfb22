import type { Records } from '../engine/engine.ts'
import { VetError } from '../errors.ts'
import type { Kind } from '../model/names.ts'
import type { InputReport } from '../model/report.ts'
import type { Columns } from './columns.ts'
import type { Cell } from './csv.ts'
import { sayDayHeaders } from './day-headers.ts'
import type { Diagnostics } from './diagnostics.ts'
import { findHeader } from './header.ts'
import { ordering } from './header-again.ts'
import { kindByValues } from './kind-by-values.ts'
import type { HeaderOptions } from './kinds.ts'
import { outOfRange } from './mapped-columns.ts'
import { sayNearHeaders } from './near-headers.ts'
import { rejects } from './rejected.ts'
import { accountReader } from './rows/accounts.ts'
import { followerReader } from './rows/followers.ts'
import { historyReader } from './rows/history.ts'
import { postReader } from './rows/posts.ts'
import type { MakeRowReader, RowOptions, RowReader } from './rows/reader.ts'
import { borneOut, SAMPLE } from './sample.ts'
import { isEmpty, type NoData, SKIPPED, skipper } from './skipped.ts'
import type { Understood } from './understood.ts'
import { sayVendorScores } from './vendor-scores.ts'
import { PREAMBLE, type WaitingRow } from './waiting-rows.ts'

/** What holds for rows that lack it, how headers were named by hand, and the kind where the user named it. */
export interface TableOptions extends RowOptions, HeaderOptions {
  /** Told how each table was understood, when it is read. */
  readonly watch: ((understood: Understood) => void) | null
}

const READERS: Readonly<Record<Kind, MakeRowReader>> = {
  accounts: accountReader,
  posts: postReader,
  history: historyReader,
  followers: followerReader,
}

/** So many rows that may be the footer are held until the next row shows whether they are. */
const LONGEST_FOOTER = 20

/** The rows up to the last of data: a few may be lines under them. */
function withoutFooter(rows: readonly WaitingRow[], isNoData: ReturnType<typeof skipper>): readonly WaitingRow[] {
  let begun = false
  let last = -1
  for (const [index, { cells }] of rows.entries()) {
    const what = isNoData(cells, begun)
    if (what === null) last = index
    begun = what !== null && (begun || what === 'footer')
  }
  return rows.length - last - 1 > LONGEST_FOOTER ? rows : rows.slice(0, last + 1)
}

/** What is said of rows that are there, and could not be read. */
const UNREAD: readonly string[] = ['cut-short', 'line-too-long', 'unclosed-quote', 'bad-csv']

/** Rows of one file in, records into the engine, what could not be read into the diagnostics. */
export function readTable(path: string, delimiter: string | null, options: TableOptions, records: Records, diagnostics: Diagnostics) {
  let waiting: WaitingRow[] = []
  let examples: readonly WaitingRow[] = []
  let columns: Columns | null = null
  let reader: RowReader | null = null
  let tail: WaitingRow[] = []
  let isNoData: ReturnType<typeof skipper> | null = null
  let rejected: ReturnType<typeof rejects> | null = null
  let footerBegun = false
  let inOrder: ReturnType<typeof ordering> | null = null
  let rows = 0
  let accepted = 0

  const skip = (what: NoData, cells: readonly Cell[], line: number) => {
    const at = what === 'total of an account' ? columns!.at.get('date')! : cells.findIndex(cell => cell !== null && cell !== '')
    const { code, message } = SKIPPED[what]
    diagnostics.add({ code, severity: 'warning', message, file: path, line, value: at < 0 ? null : String(cells[at]) })
  }

  const understand = () => {
    const found = findHeader(path, waiting, options, diagnostics)
    columns = found.columns
    waiting = [...found.rest]
    for (const { field, header } of outOfRange(options.map, columns)) sayNoSuchColumn(field, header, columns.headers.length)
  }
  const sayNoSuchColumn = (field: string, header: string, columns: number) =>
    diagnostics.add({
      code: 'no-such-column',
      severity: 'error',
      message: `--map ${field}=${header}: this table has ${columns} columns, so ${field} is not read from there. Count the columns from 1, or name one by its header.`,
      file: path, line: 1, field, value: header,
    }) // biome-ignore format: the place of a value in one row
  const rejectOther = (cells: readonly Cell[], line: number, header: string) => {
    if (isEmpty(cells)) return
    rows++
    diagnostics.add({
      code: 'another-table',
      severity: 'error',
      message: `Another table begins above, with the header ${header}; this row belongs to it and was rejected. Put that table into a file or a sheet of its own.`,
      file: path, line, value: String(cells.find(cell => cell !== null && cell !== '')),
    }) // biome-ignore format: the place of a value in one row
  }
  const begin = (whole: boolean) => {
    inOrder = ordering(columns!, { skip, reject: rejectOther })
    waiting = waiting.flatMap(row => {
      const cells = inOrder!(row.cells, row.line)
      return cells === null ? [] : [{ ...row, cells }]
    })
    const before = skipper(columns!, waiting)
    const sample = withoutFooter(waiting, before).filter(({ cells }) => ['footer', null].includes(before(cells, false)))
    columns = kindByValues(columns!, sample, whole, options, path, diagnostics)
    columns = borneOut(columns, sample, path, options.platform, diagnostics)
    sayNearHeaders(columns, path, diagnostics, sample)
    sayDayHeaders(columns, path, diagnostics)
    sayVendorScores(columns, sample, path, diagnostics)
    examples = options.watch ? sample : []
    isNoData = skipper(columns, sample)
    rejected = rejects(path, columns, delimiter, diagnostics)
    reader = READERS[columns.kind](path, columns, options, records, diagnostics)
    for (const { cells, line, severalLines } of waiting) take(cells, line, severalLines)
    waiting = []
  }
  const take = (cells: readonly Cell[], line: number, severalLines: boolean) => {
    const what = isNoData!(cells, footerBegun)
    if (what === 'footer' || what === 'maybe total') {
      footerBegun ||= what === 'footer'
      return hold(cells, line)
    }
    // words above a header that comes again are a title of what is under it
    if (what === 'header') passOver()
    if (what !== null) return skip(what, cells, line)
    if (tail.length > 0) release()
    const taken = severalLines ? rejected!.takenIn(cells, line) : 0
    rows += taken
    if (taken === 0) read(cells, line)
  }
  const hold = (cells: readonly Cell[], line: number) => {
    tail.push({ cells: [...cells], line, severalLines: false })
    if (tail.length > LONGEST_FOOTER) release()
  }
  const passOver = () => {
    for (const { cells, line } of tail) skip(isNoData!(cells, true) ?? 'footer', cells, line)
    tail = []
    footerBegun = false
  }
  const release = () => {
    for (const { cells, line } of tail) read(cells, line)
    tail = []
    footerBegun = false
  }
  const read = (cells: readonly Cell[], line: number) => {
    rows++
    if (rejected!.fits(cells, line) && !rejected!.failed(cells, line) && reader!.row(cells, line)) accepted++
  }
  return {
    row(cells: readonly Cell[], line: number, severalLines = false) {
      if (reader) {
        const ordered = inOrder!(cells, line)
        return ordered === null ? undefined : take(ordered, line, severalLines)
      }
      waiting.push({ cells: [...cells], line, severalLines })
      if (!columns && waiting.length > PREAMBLE) understand()
      if (columns && waiting.length >= SAMPLE) begin(false)
    },
    /** Counts rows that could not be read; their diagnostic is added. */
    lost(count: number) {
      rows += count
    },
    end(encoding: string): InputReport {
      if (!columns) {
        if (waiting.length === 0)
          throw new VetError(
            'not-a-table',
            `${path === '-' ? 'Standard input' : path} is empty.`,
            'It should have a header line and a row for each account.',
          )
        understand()
      }
      if (!reader) begin(true)
      passOver()
      accepted -= reader!.settle(delimiter)
      const { kind, headers, at, unused, preset } = columns!
      // where the first row could not be read, there is one
      if (rows === 0 && !diagnostics.kinds().some(({ first }) => first.file === path && UNREAD.includes(first.code)))
        diagnostics.add({ code: 'no-rows', severity: 'error', message: 'The file has a header and no rows under it.', file: path, line: 1 })
      const report: InputReport = {
        path,
        kind,
        preset: preset?.name ?? null,
        encoding,
        delimiter,
        rows,
        accepted,
        rejected: rows - accepted,
        columns: Object.fromEntries([...at].map(([field, index]) => [field, headers[index]!])),
        unusedColumns: unused.map(index => headers[index]!),
      }
      options.watch?.({ report, columns: columns!, examples, ...reader!.cells.written(delimiter) })
      return report
    },
  }
}
