import type { Report } from '../model/report.ts'
import { forJson } from '../text/escape.ts'
import { withEvidence } from './evidence.ts'
import type { ReportContext } from './reporter.ts'

/** JSON, one account a line. */
export function render(report: Report, context: ReportContext): string {
  return [...pieces(report, context)].join('')
}

/** The same, an account at a time. */
export function* pieces({ accounts }: Report, { evidence, charts }: ReportContext): Iterable<string> {
  for (const account of accounts)
    yield `${forJson(JSON.stringify(withEvidence(charts || account.charts === null ? account : { ...account, charts: null }, evidence)))}\n`
}
