import type { Report } from '../model/report.ts'

/** How wide and how colourful the place is that the report goes to. */
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
}

/** One output format: a report in, text out. Reporters never compute: a number two of them need belongs in the report. */
export interface Reporter {
  readonly name: string
  readonly extensions: readonly string[]
  readonly title: string
  readonly render: (report: Report, context: ReportContext) => string
}
