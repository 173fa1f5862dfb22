import { forJson } from '../text/escape.ts'
import { withEvidence } from './evidence.ts'
import type { Reporter } from './reporter.ts'

export const json: Reporter = {
  name: 'json',
  extensions: ['.json'],
  title: 'The whole report as JSON',
  render(report, { evidence }) {
    const accounts = report.accounts.map(account => withEvidence(account, evidence))
    return `${forJson(JSON.stringify({ ...report, accounts }, null, 2))}\n`
  },
}
