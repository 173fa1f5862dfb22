import type { Report } from '../model/report.ts'
import { forJson } from '../text/escape.ts'
import { withEvidence } from './evidence.ts'
import type { ReportContext } from './reporter.ts'

/** JSON, one account a line. */
export function render(report: Report, { evidence, charts }: ReportContext): string {
  return report.accounts
    .map(account => `${forJson(JSON.stringify(withEvidence(charts ? account : { ...account, charts: null }, evidence)))}\n`)
    .join('')
}
