import type { Report } from '../model/report.ts'
import { forJson } from '../text/escape.ts'
import { withEvidence } from './evidence.ts'
import type { ReportContext } from './reporter.ts'

/** The whole report as JSON, an account at a time: the text of many accounts is longer than a string can be. */
export function* pieces(report: Report, { evidence, charts }: ReportContext): Iterable<string> {
  let before = '{'
  for (const [name, value] of Object.entries(report)) {
    if (value === undefined) continue
    if (name === 'accounts' && report.accounts.length > 0) {
      yield `${before}\n  "accounts": [`
      let comma = ''
      for (const account of report.accounts) {
        yield `${comma}\n${inside({ accounts: [withEvidence(charts || account.charts === null ? account : { ...account, charts: null }, evidence)] }, ACCOUNTS_OPEN, ACCOUNTS_CLOSE)}`
        comma = ','
      }
      yield '\n  ]'
    } else yield `${before}\n${inside({ [name]: value }, OPEN, CLOSE)}`
    before = ','
  }
  yield '\n}\n'
}

const OPEN = '{\n'
const CLOSE = '\n}'
const ACCOUNTS_OPEN = `${OPEN}  "accounts": [\n`
const ACCOUNTS_CLOSE = `\n  ]${CLOSE}`

/** A value as it is written where it stands, indented, without what is around it. */
function inside(value: object, open: string, close: string): string {
  return forJson(JSON.stringify(value, null, 2).slice(open.length, -close.length))
}
