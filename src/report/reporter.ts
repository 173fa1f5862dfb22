import type { Report } from '../model/report.ts'

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

/** One output format: what the list tells of it, and a file that is loaded when it is used. */
export interface Reporter {
  readonly name: string
  readonly extensions: readonly string[]
  readonly title: string
  /** Bytes, which no terminal shows. */
  readonly binary?: true
  readonly load: () => Promise<{ readonly render: Render; readonly pieces?: Pieces }>
}

/** Loads the reporter and lets it render. */
export async function renderWith(reporter: Reporter, report: Report, context: ReportContext): Promise<string | Uint8Array> {
  const { render } = await reporter.load()
  return await render(report, context)
}

/** About so many characters go out at once. */
const BLOCK = 1 << 20

/** The same in blocks, so that a report of many accounts never stands whole in memory where its format can do without. */
export async function* blocksOf(reporter: Reporter, report: Report, context: ReportContext): AsyncIterable<string | Uint8Array> {
  const { render, pieces } = await reporter.load()
  if (!pieces) return yield await render(report, context)
  let block = ''
  for (const piece of pieces(report, context)) {
    block += piece
    if (block.length < BLOCK) continue
    yield block
    block = ''
  }
  yield block
}
