import { forJson } from '../text/escape.ts'
import { withEvidence } from './evidence.ts'
import type { Reporter } from './reporter.ts'

export const ndjson: Reporter = {
  name: 'ndjson',
  extensions: ['.ndjson', '.jsonl'],
  title: 'JSON, one account a line',
  render: (report, { evidence }) =>
    report.accounts.map(account => `${forJson(JSON.stringify(withEvidence(account, evidence)))}\n`).join(''),
}
