import { forJson } from '../text/escape.ts'
import { withEvidence } from './evidence.ts'
import type { ReportContext, Rows } from './reporter.ts'

/** JSON, one account a line. */
export function rows({ evidence, charts }: ReportContext): Rows {
  return {
    head: '',
    write: (account, to) =>
      to.text(
        `${forJson(JSON.stringify(withEvidence(charts || account.charts === null ? account : { ...account, charts: null }, evidence)))}\n`,
      ),
  }
}
