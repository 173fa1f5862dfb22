import type { Records } from '../engine/engine.ts'
import { VetError } from '../errors.ts'
import type { Kind } from '../model/names.ts'
import type { InputReport } from '../model/report.ts'
import { plural } from '../text/numbers.ts'
import { type Columns, outOfRange } from './columns.ts'
import type { Cell } from './csv.ts'
import { sayDayHeaders } from './day-headers.ts'
import type { Diagnostics } from './diagnostics.ts'
import { findHeader, PREAMBLE, type WaitingRow } from './header.ts'
import { kindByValues } from './kind-by-values.ts'
import type { HeaderOptions } from './kinds.ts'
import { sayNearHeaders } from './near-headers.ts'
import { cellOfRows } from './open-quote.ts'
import { accountReader } from './rows/accounts.ts'
import { followerReader } from './rows/followers.ts'
import { historyReader } from './rows/history.ts'
import { postReader } from './rows/posts.ts'
import type { MakeRowReader, RowOptions, RowReader } from './rows/reader.ts'
import { borneOut, SAMPLE } from './sample.ts'
import { footers, isEmpty, isHeaderAgain, isTotal, isTotalOfDays, isTotalWord, mostTell } from './skipped.ts'
import type { Understood } from './understood.ts'
import { isMissing } from './values.ts'

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

/** The rows up to the last that is no line under the data. */
function withoutFooter(rows: readonly WaitingRow[], isFooter: ReturnType<typeof footers>): readonly WaitingRow[] {
  let begun = false
  let last = -1
  for (const [index, { cells }] of rows.entries()) {
    if (isEmpty(cells)) continue
    begun = isFooter(cells, begun)
    if (!begun) last = index
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
  let isFooter: ReturnType<typeof footers> | null = null
  let footerBegun = false
  let firstHeader = ''
  let othersTell = false
  let rows = 0
  let accepted = 0

  const say = (code: string, message: string, line: number, value: string | null = null) =>
    diagnostics.add({ code, severity: 'warning', message, file: path, line, value })

  const understand = () => {
    const found = findHeader(path, waiting, options, diagnostics)
    columns = found.columns
    firstHeader = columns.headers[0]!.trim().toLowerCase()
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
  const begin = (whole: boolean) => {
    const above = withoutFooter(waiting, footers(columns!)).filter(
      ({ cells }) => !isEmpty(cells) && !isHeaderAgain(cells, columns!.headers),
    )
    othersTell = mostTell(
      above.filter(({ cells }) => !isTotal(cells, columns!, true)),
      columns!,
    )
    const sample = above.filter(({ cells }) => !isTotal(cells, columns!, othersTell) && !isTotalOfDays(cells, columns!))
    columns = kindByValues(columns!, sample, whole, options, path, diagnostics)
    columns = borneOut(columns, sample, path, options.platform, diagnostics)
    sayNearHeaders(columns, path, diagnostics, sample)
    sayDayHeaders(columns, path, diagnostics)
    examples = options.watch ? sample : []
    othersTell = mostTell(sample, columns)
    isFooter = footers(columns)
    reader = READERS[columns.kind](path, columns, options, records, diagnostics)
    for (const { cells, line, severalLines } of waiting) take(cells, line, severalLines)
    waiting = []
  }
  const take = (cells: readonly Cell[], line: number, severalLines: boolean) => {
    const first = cells[0]
    if ((first === '' || first === null || typeof first === 'string') && isEmpty(cells))
      return say('empty-row', 'An empty row was skipped.', line)
    const { headers } = columns!
    if (
      typeof first === 'string' &&
      first.length >= firstHeader.length &&
      first.trim().toLowerCase() === firstHeader &&
      isHeaderAgain(cells, headers)
    )
      return say('repeated-header', 'The header stands here again; this row was skipped.', line)
    if (isTotal(cells, columns!, othersTell)) {
      const handle = cells[columns!.at.get('handle') ?? -1]
      const named = String(handle ?? '').trim()
      if (named === '' || (othersTell && isTotalWord(named)))
        return say('total-row', 'A row of totals was skipped.', line, String(first ?? ''))
      return hold(cells, line)
    }
    if (isTotalOfDays(cells, columns!))
      return say('total-row', 'A row of totals was skipped.', line, String(cells[columns!.at.get('date')!]))
    if (isFooter!(cells, footerBegun)) {
      footerBegun = true
      return hold(cells, line)
    }
    if (tail.length > 0) release()
    if (!severalLines || !tookInRows(cells, line)) read(cells, line)
  }
  /** Where a quote took in the rows below it, no figure of them can be told from those of the row that it stands in. */
  const tookInRows = (cells: readonly Cell[], line: number) => {
    const found = delimiter === null ? null : cellOfRows(cells, columns!, delimiter)
    if (found === null) return false
    rows += found.rows + 1
    const header = columns!.headers[found.index]?.trim() ?? ''
    diagnostics.add({
      code: 'open-quote',
      severity: 'error',
      message: `A quote opens here in “${header}” and closes ${plural(found.rows, 'line')} below, so that ${found.rows + 1} rows were read as one; they were rejected. Close it, or double it where it belongs to the text.`,
      file: path,
      line,
      column: found.index + 1,
      value: String(cells[found.index]),
    })
    return true
  }
  const hold = (cells: readonly Cell[], line: number) => {
    tail.push({ cells: [...cells], line, severalLines: false })
    if (tail.length > LONGEST_FOOTER) release()
  }
  const release = () => {
    for (const { cells, line } of tail) read(cells, line)
    tail = []
    footerBegun = false
  }
  const read = (cells: readonly Cell[], line: number) => {
    rows++
    if (fits(cells, line) && !failed(cells, line) && reader!.row(cells, line)) accepted++
  }
  const fits = (cells: readonly Cell[], line: number) => {
    const { headers } = columns!
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
  }
  const failed = (cells: readonly Cell[], line: number) => {
    const at = columns!.failure
    const said = at === null ? '' : String(cells[at] ?? '').trim()
    if (said === '' || isMissing(said) || said === 'false') return false
    diagnostics.add({
      code: 'failed-record',
      severity: 'error',
      message: `The collector could not read this one (“${said.slice(0, 60)}”), so it was rejected. Collect it again, if the account still exists.`,
      file: path,
      line,
      column: at! + 1,
      value: said,
    })
    return true
  }
  return {
    row(cells: readonly Cell[], line: number, severalLines = false) {
      if (reader) return take(cells, line, severalLines)
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
      for (const { cells, line } of tail)
        if (isTotal(cells, columns!, othersTell)) say('total-row', 'A row of totals was skipped.', line, String(cells[0] ?? ''))
        else say('footer', 'A line under the data was skipped.', line, String(cells.find(cell => cell !== null && cell !== '')))
      tail = []
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
