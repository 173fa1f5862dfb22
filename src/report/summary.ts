import type { Report } from '../model/report.ts'
import { count, plural } from '../text/numbers.ts'

const policyWords = ({ passed, assertions }: Report['policy']): string => {
  if (passed) return ''
  const failed = assertions.filter(assertion => !assertion.passed && assertion.level === 'error').length
  return failed === 0 ? ' · policy failed' : ` · policy failed: ${plural(failed, 'assertion')}`
}

/** The one line that says how the run went. It always names all four verdicts, so that a 0 is a 0 and not an omission. */
export const summaryLine = ({ summary, policy }: Report): string => {
  const { accounts, vetted, likely, possible, insufficient, noSign, ignored } = summary
  if (accounts === 0) {
    const why = vetted === 0 ? 'none could be vetted from these files' : `the filters left none of ${plural(vetted, 'vetted account')}`
    return `No account to show: ${why}${policyWords(policy)}`
  }
  const of = vetted > accounts ? ` of ${count(vetted)} vetted` : ''
  const verdicts = `${count(likely)} likely purchased followers, ${count(possible)} possible, ${count(insufficient)} without enough data, ${count(noSign)} no sign${ignored > 0 ? ` · ${count(ignored)} ignored` : ''}`
  return `${plural(accounts, 'account')}${of}: ${verdicts}${policyWords(policy)}`
}
