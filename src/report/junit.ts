import type { AccountReport, Assertion, Report } from '../model/report.ts'
import { withoutControls } from '../text/escape.ts'
import { count, plural, verdictWords } from '../text/numbers.ts'
import { accountsByName, assertionSentence } from './assertions.ts'
import { purchasedWords } from './words.ts'

/** A test case: failed with a message, skipped with one, or passed. */
interface Case {
  readonly name: string
  readonly account: AccountReport | undefined
  readonly outcome: 'passed' | 'failed' | 'skipped'
  readonly message: string
}

/**
 * JUnit for CI servers: a suite for each assertion of the policy, in it a failed case for each account that breaks it, or
 * one passed for all. A breach at level `warn`, and an account that the config ignores, is a skipped case. Without a
 * policy, each account is one passed case. Each file with rejected rows is a skipped case.
 */
export function render(report: Report): string {
  const suites = report.policy.assertions.length > 0 ? policySuites(report) : new Map([['accounts', report.accounts.map(passedAccount)]])
  const ignored = report.accounts.filter(({ ignored }) => ignored !== null)
  if (report.policy.assertions.length > 0 && ignored.length > 0) suites.set('ignored', ignored.map(ignoredAccount))
  const rejected = report.inputs.filter(input => input.rejected > 0)
  if (rejected.length > 0) suites.set('rejected rows', rejected.map(rejectedRows))
  const all = [...suites.values()].flat()
  const body = [...suites].map(([name, cases]) =>
    element('testsuite', { name, ...counts(cases) }, cases.map(one => caseOf(name, one)).join('')),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name: 'vet', ...counts(all) }, body.join(''))}`
}

function policySuites(report: Report): Map<string, Case[]> {
  const accountOf = accountsByName(report)
  const suites = new Map<string, Case[]>()
  for (const assertion of report.policy.assertions) {
    const cases = suites.get(assertion.name) ?? []
    cases.push(assertionCase(assertion, accountOf(assertion)))
    suites.set(assertion.name, cases)
  }
  return suites
}

function assertionCase(assertion: Assertion, account: AccountReport | undefined): Case {
  const outcome = assertion.passed ? 'passed' : assertion.level === 'error' ? 'failed' : 'skipped'
  const message = `${outcome === 'skipped' ? 'warning: ' : ''}${assertionSentence(assertion)}`
  return {
    name: account ? nameOf(account) : typeof assertion.actual === 'string' ? assertion.actual : 'the whole run',
    account,
    outcome,
    message,
  }
}

const passedAccount = (account: AccountReport): Case => ({ name: nameOf(account), account, outcome: 'passed', message: '' })

const ignoredAccount = (account: AccountReport): Case => ({
  name: nameOf(account),
  account,
  outcome: 'skipped',
  message: `${verdictWords(account.purchasedFollowers)}, ignored until ${account.ignored?.until}: ${account.ignored?.reason}${account.ignored?.note ? ` (${account.ignored.note})` : ''}`,
})

const rejectedRows = ({ path, rows, rejected }: Report['inputs'][number]): Case => ({
  name: path,
  account: undefined,
  outcome: 'skipped',
  message: `${count(rejected)} of ${plural(rows, 'row')} rejected`,
})

const nameOf = ({ handle, platform }: AccountReport): string => `@${handle} on ${platform}`

const counts = (cases: readonly Case[]) => ({
  tests: cases.length,
  failures: cases.filter(({ outcome }) => outcome === 'failed').length,
  errors: 0,
  skipped: cases.filter(({ outcome }) => outcome === 'skipped').length,
  time: 0,
})

function caseOf(suite: string, { name, account, outcome, message }: Case): string {
  const at = account ? { file: account.source.file, line: account.source.line } : {}
  const details = account ? [purchasedWords(account), ...account.reasons].join('\n') : ''
  const inside =
    outcome === 'failed'
      ? element('failure', { message, type: suite }, text(details))
      : outcome === 'skipped'
        ? element('skipped', { message }, '')
        : ''
  return element('testcase', { classname: `vet.${suite}`, name, ...at, time: 0 }, inside)
}

function element(name: string, attributes: Readonly<Record<string, string | number>>, inside: string): string {
  const open = Object.entries(attributes).map(([key, value]) => ` ${key}="${attribute(String(value))}"`)
  return inside === ''
    ? `<${name}${open.join('')}/>\n`
    : `<${name}${open.join('')}>${inside.startsWith('<') ? '\n' : ''}${inside}</${name}>\n`
}

const text = (value: string): string => withoutControls(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Names and messages are one line of a length that a CI server shows. */
const attribute = (value: string): string =>
  text(value.slice(0, 1000))
    .replaceAll('"', '&quot;')
    .replace(/[\n\t]/g, ' ')
