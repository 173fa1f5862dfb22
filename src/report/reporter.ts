import type { AccountReport, Report } from '../model/report.ts'
import { type Bytes, growingBytes } from '../text/bytes.ts'

/** How wide and how colourful the place is that the report goes to, and what of the report is wanted there. */
export interface ReportContext {
  /** Terminal columns. */
  readonly width: number
  readonly color: boolean
  /** Show every account rather than the worst. */
  readonly all: boolean
  /** How many accounts a table shows without `all`. */
  readonly top: number | null
  readonly csvDelimiter: string
  readonly evidence: 'all' | 'fired' | 'none'
  /** Whether JSON carries what pages draw, where the report has it. */
  readonly charts: boolean
}

/** A report in, text or bytes out. Reporters never compute: a number two of them need belongs in the report. */
export type Render = (report: Report, context: ReportContext) => string | Uint8Array | Promise<string | Uint8Array>

/** A report that need not be one text, by the piece. */
export type Pieces = (report: Report, context: ReportContext) => Iterable<string>

/** A report of one line an account, which can be written before the next account is judged. */
export interface Rows {
  readonly head: string
  readonly write: (account: AccountReport, to: Bytes) => void
}

/** What a format's file has: one of three ways to write a report. */
export type Format = { readonly render: Render } | { readonly pieces: Pieces } | { readonly rows: (context: ReportContext) => Rows }

/** One output format: what the list tells of it, and a file that is loaded when it is used. */
export interface Reporter {
  readonly name: string
  readonly extensions: readonly string[]
  readonly title: string
  /** Bytes, which no terminal shows. */
  readonly binary?: true
  readonly load: () => Promise<Format>
}

/** Loads the reporter and lets it render. */
export async function renderWith(reporter: Reporter, report: Report, context: ReportContext): Promise<string | Uint8Array> {
  const format = await reporter.load()
  if ('render' in format) return await format.render(report, context)
  if ('pieces' in format) return [...format.pieces(report, context)].join('')
  const bytes = growingBytes()
  const { head, write } = format.rows(context)
  bytes.text(head)
  for (const account of report.accounts) write(account, bytes)
  return Buffer.from(bytes.take()).toString()
}

/** About so many characters go out at once. */
const BLOCK = 1 << 20

/** The same in blocks, so that a report of many accounts never stands whole in memory where its format can do without. */
export async function* blocksOf(reporter: Reporter, report: Report, context: ReportContext): AsyncIterable<string | Uint8Array> {
  const format = await reporter.load()
  if ('render' in format) return yield await format.render(report, context)
  if ('rows' in format) return yield* rowBlocks(format.rows(context), report)
  let block = ''
  for (const piece of format.pieces(report, context)) {
    block += piece
    if (block.length < BLOCK) continue
    yield block
    block = ''
  }
  yield block
}

function* rowBlocks({ head, write }: Rows, { accounts }: Report): Iterable<Uint8Array> {
  const bytes = growingBytes()
  bytes.text(head)
  for (const account of accounts) {
    write(account, bytes)
    if (bytes.size() >= BLOCK) yield new Uint8Array(bytes.take())
  }
  yield new Uint8Array(bytes.take())
}
