import type { PolicyConfig } from '../config/policy.ts'
import type { AccountReport, Assertion, Report, Verdict } from '../model/report.ts'
import { ACCOUNT_RULES, type AccountRule, type Judged, RUN_RULES, type RunRule } from './assertions.ts'

/** What makes a run fail (exit code 1) though it ran. */
export interface PolicyOptions {
  /** `--fail-on`; stands in for the config's `verdict`. */
  readonly failOn: Exclude<Verdict, 'no-sign'> | null
  readonly strict: boolean
  readonly rules: PolicyConfig
}

const RUN = { handle: null, platform: null } as const

/** Holds a finished report against the policy; each assertion says what was expected and what was found. */
export function applyPolicy(report: Judged & Pick<Report, 'diagnostics'>, { failOn, strict, rules }: PolicyOptions): Report['policy'] {
  const assertions: Assertion[] = []
  if (failOn) assertions.push(...eachAccount('fail-on', ACCOUNT_RULES.verdict as AccountRule, ['error', failOn], report.accounts))
  for (const [name, rule] of Object.entries(rules)) {
    if (rule === undefined || rule === 'off' || (failOn !== null && name === 'verdict')) continue
    if (Object.hasOwn(RUN_RULES, name)) assertions.push(wholeRun(name, RUN_RULES[name as keyof typeof RUN_RULES], rule, report))
    else assertions.push(...eachAccount(name, ACCOUNT_RULES[name as keyof typeof ACCOUNT_RULES] as AccountRule, rule, report.accounts))
  }
  if (strict) {
    const errors = report.diagnostics.filter(({ severity }) => severity === 'error').length
    const run = { ...RUN, level: 'error', operator: '=', expected: 0 } as const
    const rejected = RUN_RULES.rejectedRows.actual(report)
    assertions.push({ ...run, name: 'strict: rejected rows', actual: rejected, passed: rejected === 0 })
    assertions.push({ ...run, name: 'strict: error diagnostics', actual: errors, passed: errors === 0 })
  }
  return { passed: assertions.every(({ passed, level }) => passed || level === 'warn'), assertions }
}

type Set = Exclude<PolicyConfig[keyof PolicyConfig], 'off' | undefined>

/** One failed assertion for each account that breaks the rule, or one passed for them all. */
function eachAccount(name: string, rule: AccountRule, [level, limit]: Set, accounts: readonly AccountReport[]): Assertion[] {
  const all = { name, level, operator: rule.operator, expected: Array.isArray(limit) ? limit.join(', ') : limit }
  const broken = accounts.flatMap(account => {
    const actual = rule.actual(account)
    if (account.ignored !== null || actual === null || rule.holds(actual, limit as never)) return []
    return [{ ...all, actual, passed: false, handle: account.handle, platform: account.platform }]
  })
  return broken.length > 0 ? broken : [{ ...all, ...RUN, actual: 'every account', passed: true }]
}

function wholeRun(name: string, { operator, actual: of, holds }: RunRule, [level, limit]: Set, report: Judged): Assertion {
  const actual = of(report)
  return { ...RUN, name, level, operator, expected: Number(limit), actual, passed: holds(actual, Number(limit)) }
}
