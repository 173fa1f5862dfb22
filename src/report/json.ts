import type { Report } from '../model/report.ts'
import { forJson } from '../text/escape.ts'
import { withEvidence } from './evidence.ts'
import type { ReportContext } from './reporter.ts'

/** The whole report as JSON. */
export function render(report: Report, { evidence, charts }: ReportContext): string {
  const accounts = report.accounts.map(account => withEvidence(charts ? account : { ...account, charts: null }, evidence))
  return `${forJson(JSON.stringify({ ...report, accounts }, null, 2))}\n`
}
