import type { Report } from '../model/report.ts'
import { count, plural } from '../text/numbers.ts'
import { assertionSentence } from './assertions.ts'

/** That the policy failed, by how many of its assertions, and on how many accounts; null where it holds. */
export const policyLine = ({ policy: { passed, assertions } }: Report): string | null => {
  if (passed) return null
  const failed = assertions.filter(assertion => !assertion.passed && assertion.level === 'error')
  const broken = new Set(failed.map(({ name }) => name)).size
  const accounts = new Set(failed.flatMap(({ platform, handle }) => (handle === null ? [] : [`${platform}/${handle}`]))).size
  if (broken === 0) return 'policy failed'
  return `policy failed: ${plural(broken, 'assertion')}${accounts === 0 ? '' : `, ${plural(accounts, 'account')}`}`
}

/** How many accounts have each verdict. It always names all four, so that a 0 is a 0 and not an omission. */
export const verdictLine = ({ summary, inputs }: Report): string => {
  const rejected = inputs.reduce((sum, input) => sum + input.rejected, 0)
  // said here too, where --quiet turns off what is said of each
  return `${verdictsOf(summary)}${rejected > 0 ? ` · ${plural(rejected, 'row')} rejected` : ''}`
}

const verdictsOf = (summary: Report['summary']): string => {
  const { accounts, vetted, likely, possible, insufficient, noSign, ignored } = summary
  if (accounts === 0) {
    const why = vetted === 0 ? 'none could be vetted from these files' : `the filters left none of ${plural(vetted, 'vetted account')}`
    return `No account to show: ${why}`
  }
  const of = vetted > accounts ? ` of ${count(vetted)} vetted` : ''
  const verdicts = `${count(likely)} likely purchased, ${count(possible)} possible, ${count(noSign)} no sign, ${count(insufficient)} not enough data`
  return `${plural(accounts, 'account')}${of}: ${verdicts}${ignored > 0 ? ` · ${count(ignored)} ignored` : ''}`
}

/** The one line that says how the run went, and what failed of the run as a whole, which no account shows. */
export const summaryLine = (report: Report): string => {
  const { passed, assertions } = report.policy
  const failed = passed ? [] : assertions.filter(assertion => !assertion.passed && assertion.level === 'error' && assertion.handle === null)
  return [verdictLine(report), policyLine(report), ...failed.map(assertionSentence)].filter(line => line !== null).join(' · ')
}
