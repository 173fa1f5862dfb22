import type { Assertion, Report, Verdict } from '../model/report.ts'

/** What makes a run fail (exit code 1) though it ran. */
export interface PolicyOptions {
  readonly failOn: Exclude<Verdict, 'no-sign'> | null
  readonly strict: boolean
}

/** From the mildest on. */
const WORSE: readonly Verdict[] = ['insufficient', 'possible', 'likely']

/** Holds a finished report against the policy; each assertion says what was expected and what was found. */
export function applyPolicy(report: Pick<Report, 'accounts' | 'inputs' | 'diagnostics'>, options: PolicyOptions): Report['policy'] {
  const assertions: Assertion[] = []
  if (options.failOn) {
    const from = WORSE.indexOf(options.failOn)
    for (const { handle, platform, purchasedFollowers } of report.accounts)
      if (WORSE.indexOf(purchasedFollowers) >= from)
        assertions.push({
          name: 'fail-on',
          level: 'error',
          operator: 'milder than',
          expected: options.failOn,
          actual: purchasedFollowers,
          passed: false,
          handle,
          platform,
        })
    if (assertions.length === 0)
      assertions.push({
        name: 'fail-on',
        level: 'error',
        operator: 'milder than',
        expected: options.failOn,
        actual: 'every account',
        passed: true,
        handle: null,
        platform: null,
      })
  }
  if (options.strict) {
    const rejected = report.inputs.reduce((sum, input) => sum + input.rejected, 0)
    const errors = report.diagnostics.filter(({ severity }) => severity === 'error').length
    const run = { level: 'error', operator: '=', expected: 0, handle: null, platform: null } as const
    assertions.push({ ...run, name: 'strict: rejected rows', actual: rejected, passed: rejected === 0 })
    assertions.push({ ...run, name: 'strict: error diagnostics', actual: errors, passed: errors === 0 })
  }
  return { passed: assertions.every(({ passed, level }) => passed || level === 'warn'), assertions }
}
