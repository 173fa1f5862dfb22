import { type Engine, emptyAccount, type PostRow } from '../engine/memory.ts'
import { VetError } from '../errors.ts'
import { FIELDS, type Field, type FieldType } from '../model/fields.ts'
import { type AccountRow, POST_COUNTS, POST_FLAG } from '../model/records.ts'
import type { InputReport } from '../model/report.ts'
import { type Columns, columnsAs, type HeaderMap, nearestField, understandHeader } from './columns.ts'
import type { Cell } from './csv.ts'
import { readDate } from './dates.ts'
import type { Diagnostics } from './diagnostics.ts'
import { readHandle, readPlatform } from './handles.ts'
import { decimalMarkShown, isMissing, type Mark, plainDigits, readFlag, readNumber } from './values.ts'

/** What holds for rows that lack it, and how headers were named by hand. */
export interface TableOptions {
  readonly platform: string | null
  readonly niche: string | null
  readonly country: string | null
  readonly map: HeaderMap
  readonly kind: 'accounts' | 'posts' | null
}

/** How many rows may come before the header. */
const PREAMBLE = 12

/** Rows of one file in, records into the engine, what could not be read into the diagnostics. */
export function readTable(path: string, delimiter: string | null, options: TableOptions, engine: Engine, diagnostics: Diagnostics) {
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
    const reader =
      columns.kind === 'posts'
        ? postReader(path, columns, options, engine, diagnostics)
        : accountReader(path, columns, options, engine, diagnostics)
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

/** Reads single cells of a file and says what is wrong with them; cells that only the whole column can settle wait. */
function cellReader(path: string, columns: Columns, diagnostics: Diagnostics) {
  const types = FIELDS[columns.kind] as Readonly<Record<string, FieldType>>
  const marks = new Map<Mark, number>()
  const waiting: {
    field: Field
    asThousands: number
    asDecimal: number
    mark: Mark
    line: number
    column: number
    raw: string
    set: (value: number) => void
  }[] = []
  const waitingDates: {
    field: Field
    dayFirst: number
    monthFirst: number
    line: number
    column: number
    raw: string
    set: (at: number) => void
  }[] = []
  let dayFirstShown = 0
  let monthFirstShown = 0

  const text = (cells: readonly Cell[], field: Field): string => {
    const index = columns.at.get(field)
    const cell = index === undefined ? null : cells[index]
    return cell === null || cell === undefined ? '' : String(cell)
  }
  const bad = (field: Field, raw: string, line: number, code: string, message: string, severity: 'error' | 'warning' = 'error') =>
    diagnostics.add({ code, severity, message, file: path, line, column: columns.at.get(field)! + 1, field, value: raw })

  return {
    text,
    bad,
    /** How many cells wait for the end of the file. */
    waiting: () => waiting.length + waitingDates.length,
    /** A number, NaN where the cell has none; `later` gets it where only the whole column tells. */
    number(cells: readonly Cell[], field: Field, line: number, later: (value: number) => void): number {
      const index = columns.at.get(field)
      if (index === undefined) return Number.NaN
      const cell = cells[index]
      if (cell === null || cell === undefined || cell === '') return Number.NaN
      if (typeof cell === 'string') {
        const digits = plainDigits(cell)
        if (digits >= 0) return digits
      }
      const raw = typeof cell === 'boolean' ? String(cell) : cell
      const type = types[field]
      const whole = type === 'count' || type === 'money'
      const reading = readNumber(raw, whole)
      if (typeof raw === 'string' && !whole) {
        const mark = decimalMarkShown(raw)
        if (mark) marks.set(mark, (marks.get(mark) ?? 0) + 1)
      }
      if (reading.is === 'missing') return Number.NaN
      if (reading.is === 'bad') {
        bad(
          field,
          String(raw),
          line,
          'bad-number',
          `“${String(raw).slice(0, 40)}” is no number that ${field} can be; it counts as unknown.`,
        )
        return Number.NaN
      }
      if (reading.is === 'undecided') {
        waiting.push({ field, ...reading, line, column: index + 1, raw: String(raw), set: later })
        return Number.NaN
      }
      if (reading.percent && type !== 'rate') {
        bad(field, String(raw), line, 'bad-number', `“${raw}” is a percentage, and ${field} is a count; it counts as unknown.`)
        return Number.NaN
      }
      return reading.value
    },
    date(cells: readonly Cell[], field: Field, line: number, later: (at: number) => void): number {
      const raw = text(cells, field)
      if (raw === '') return Number.NaN
      const reading = readDate(raw)
      if (reading.is === 'date') {
        const shown = /^\s*(\d{1,2})[-/](\d{1,2})[-/]\d{4}/.exec(raw)
        if (shown && Number(shown[1]) > 12) dayFirstShown++
        else if (shown && Number(shown[2]) > 12) monthFirstShown++
        return reading.at
      }
      if (reading.is === 'bad')
        bad(field, raw, line, 'bad-date', `“${raw.slice(0, 40)}” is no date that can be read; it counts as unknown.`)
      if (reading.is === 'undecided') waitingDates.push({ field, ...reading, line, column: columns.at.get(field)! + 1, raw, set: later })
      return Number.NaN
    },
    /** Settles what waited, by what the rest of the file shows. */
    settle(delimiter: string | null) {
      const dots = marks.get('.') ?? 0
      const commas = marks.get(',') ?? 0
      const decimal: Mark | null =
        dots > 0 && commas === 0 ? '.' : commas > 0 && dots === 0 ? ',' : dots + commas > 0 ? null : delimiter === ';' ? ',' : null
      for (const { field, asThousands, asDecimal, mark, line, column, raw, set } of waiting)
        if (decimal) set(mark === decimal ? asDecimal : asThousands)
        else
          diagnostics.add({
            code: 'undecided-number',
            severity: 'error',
            message: `“${raw}” may be ${asThousands} or ${asDecimal}, and nothing else in the file tells; ${field} counts as unknown. Write it without a thousands mark.`,
            file: path, line, column, field, value: raw,
          }) // biome-ignore format: the place of a value in one row
      const dayFirst = dayFirstShown > 0 && monthFirstShown === 0 ? true : monthFirstShown > 0 && dayFirstShown === 0 ? false : null
      for (const { field, line, column, raw, set, ...either } of waitingDates)
        if (dayFirst !== null) set(dayFirst ? either.dayFirst : either.monthFirst)
        else
          diagnostics.add({
            code: 'undecided-date',
            severity: 'error',
            message: `“${raw}” may have the day or the month first, and nothing else in the column tells; it counts as unknown. Write dates as 2026-09-01.`,
            file: path, line, column, field, value: raw,
          }) // biome-ignore format: the place of a value in one row
    },
  }
}

/** Counts that cannot be below zero; −1 is how scrapers write hidden or unknown. */
function count(value: number, field: Field, raw: string, line: number, reader: ReturnType<typeof cellReader>): number {
  if (!(value < 0)) return value
  if (value === -1)
    reader.bad(
      field,
      raw,
      line,
      'hidden-count',
      `${field} is −1, which scrapers write for a hidden number; it counts as unknown.`,
      'warning',
    )
  else reader.bad(field, raw, line, 'bad-number', `${field} cannot be negative (“${raw}”); it counts as unknown.`)
  return Number.NaN
}

const ACCOUNT_NUMBERS = (Object.keys(FIELDS.accounts) as (keyof typeof FIELDS.accounts)[]).filter(field =>
  ['count', 'average', 'rate', 'money'].includes(FIELDS.accounts[field]),
)
const ACCOUNT_TEXTS = ['name', 'creator', 'niche', 'country', 'website', 'currency'] as const

function accountReader(path: string, columns: Columns, options: TableOptions, engine: Engine, diagnostics: Diagnostics) {
  const reader = cellReader(path, columns, diagnostics)
  const numbers = ACCOUNT_NUMBERS.filter(field => columns.at.has(field))
  sayTotals(columns, path, diagnostics)
  const totalsCount = columns.at.has('postsSampled')
  return {
    row(cells: readonly Cell[], line: number): boolean {
      const identity = readIdentity(cells, line, reader, options)
      if (!identity) return false
      const account: AccountRow = { ...emptyAccount, ...identity, source: { file: path, line } }
      for (const field of ACCOUNT_TEXTS) {
        const text = reader.text(cells, field).trim()
        if (!isMissing(text)) account[field] = text
      }
      account.niche ??= options.niche
      account.country ??= options.country
      for (const field of numbers) {
        const raw = reader.text(cells, field)
        const set = (value: number) => {
          const read = count(value, field, raw, line, reader)
          ;(account as Record<string, unknown>)[field] = Number.isNaN(read) ? null : read
        }
        const value = reader.number(cells, field, line, set)
        if (!Number.isNaN(value)) set(value)
      }
      if (account.followers === null && !isMissing(reader.text(cells, 'followers'))) return false
      if (!totalsCount) account.likes = account.comments = account.shares = account.saves = account.views = null
      const date = reader.date(cells, 'date', line, at => {
        account.date = at
      })
      if (!Number.isNaN(date)) account.date = date
      account.verified = readFlag(reader.text(cells, 'verified'))
      account.private = readFlag(reader.text(cells, 'private'))
      engine.account(account)
      return true
    },
    settle: reader.settle,
  }
}

/** Totals mean nothing without the number of posts they sum over: said once a file. */
function sayTotals(columns: Columns, path: string, diagnostics: Diagnostics): void {
  if (columns.at.has('postsSampled')) return
  for (const field of ['likes', 'comments', 'shares', 'saves', 'views'] as const) {
    const index = columns.at.get(field)
    if (index === undefined) continue
    const header = columns.headers[index]!
    diagnostics.add({
      code: 'total-without-posts',
      severity: 'warning',
      message: `“${header}” is a total or an average: no column says over how many posts, so it is not used. Add a column postsSampled, or say --map ${field}PerPost="${header}" if it is an average.`,
      file: path, line: 1, column: index + 1, field, value: header,
    }) // biome-ignore format: the place of a value in one row
  }
}

function readIdentity(cells: readonly Cell[], line: number, reader: ReturnType<typeof cellReader>, options: TableOptions) {
  const raw = reader.text(cells, 'handle')
  const { handle, platform: fromAddress } = readHandle(raw)
  if (isMissing(handle)) {
    reader.bad('handle', raw, line, 'no-handle', 'This row names no account, so it was rejected.')
    return null
  }
  const cell = reader.text(cells, 'platform')
  const platform = isMissing(cell) ? (fromAddress ?? options.platform) : readPlatform(cell)
  return { handle, platform: platform ?? 'unknown' }
}

function postReader(path: string, columns: Columns, options: TableOptions, engine: Engine, diagnostics: Diagnostics) {
  const reader = cellReader(path, columns, diagnostics)
  const counts = POST_COUNTS.filter(field => columns.at.has(field))
  const known = new Map<string, number>()
  const source = (line: number) => ({ file: path, line })
  const post: PostRow = {
    date: Number.NaN,
    flags: 0,
    type: 0,
    key: 0,
    likes: 0,
    comments: 0,
    shares: 0,
    saves: 0,
    views: 0,
    reach: 0,
    impressions: 0,
    followersAtPosting: 0,
  }
  const keyField: Field | null = columns.at.has('postId') ? 'postId' : columns.at.has('url') ? 'url' : null
  const has = (field: Field) => columns.at.has(field)
  const hasFlags = has('pinned') || has('sponsored') || has('hidden') || has('owner')
  // cells whose column is undecided until the end: their posts wait
  const late: { owner: number; post: PostRow }[] = []

  const ownerOf = (cells: readonly Cell[], line: number): number => {
    const raw = `${reader.text(cells, 'handle')}\n${has('platform') ? reader.text(cells, 'platform') : ''}`
    const seen = known.get(raw)
    if (seen !== undefined) return seen
    const identity = readIdentity(cells, line, reader, options)
    if (!identity) return -1
    const owner = engine.owner(identity.handle, identity.platform === 'unknown' ? null : identity.platform, source(line))
    known.set(raw, owner)
    return owner
  }

  return {
    row(cells: readonly Cell[], line: number): boolean {
      const owner = ownerOf(cells, line)
      if (owner < 0) return false
      let held: PostRow | null = null
      const waitingBefore = reader.waiting()
      post.date = reader.date(cells, 'date', line, at => {
        if (held) held.date = at
      })
      for (const field of POST_COUNTS) post[field] = Number.NaN
      for (const field of counts) {
        const value = reader.number(cells, field, line, () => {})
        post[field] = value < 0 ? count(value, field, reader.text(cells, field), line, reader) : value
      }
      post.flags = hasFlags ? postFlags(cells, reader, columns) : 0
      if (post.flags & POST_FLAG.hiddenLikes) post.likes = Number.NaN
      post.type = has('type') ? engine.typeCode(reader.text(cells, 'type').trim().toLowerCase()) : 0
      post.key = keyField ? hashText(reader.text(cells, keyField).trim()) : 0
      if (reader.waiting() > waitingBefore) {
        held = { ...post }
        late.push({ owner, post: held })
      } else engine.post(owner, post)
      return true
    },
    settle(delimiter: string | null) {
      reader.settle(delimiter)
      for (const { owner, post } of late) engine.post(owner, post)
    },
  }
}

function postFlags(cells: readonly Cell[], reader: ReturnType<typeof cellReader>, columns: Columns): number {
  const flag = (field: Field) => (columns.at.has(field) ? readFlag(reader.text(cells, field)) : null)
  const sponsored = flag('sponsored')
  const owner = columns.at.has('owner') ? readHandle(reader.text(cells, 'owner')).handle : ''
  const foreign = owner !== '' && owner !== readHandle(reader.text(cells, 'handle')).handle
  return (
    (flag('pinned') === true ? POST_FLAG.pinned : 0) |
    (sponsored === true ? POST_FLAG.sponsored : 0) |
    (sponsored === false ? POST_FLAG.organic : 0) |
    (flag('hidden') === true ? POST_FLAG.hiddenLikes : 0) |
    (foreign ? POST_FLAG.foreignOwner : 0)
  )
}

/** A 53-bit hash (cyrb53), so that ids take eight bytes each; 0 is kept for no id. */
export function hashText(text: string): number {
  if (text === '') return 0
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return 4294967296 * (2097151 & b) + (a >>> 0) || 1
}
