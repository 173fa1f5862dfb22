import type { PolicyConfig } from '../config/policy.ts'
import { addTo } from '../metrics/sums.ts'
import type { AccountReport, Assertion, Report, Verdict } from '../model/report.ts'
import { ACCOUNT_RULES, type AccountRule, RUN_RULES, type RunCounts, type RunRule } from './assertions.ts'

/** What makes a run fail (exit code 1) though it ran. */
export interface PolicyOptions {
  /** `--fail-on`; stands in for the config's `verdict`. */
  readonly failOn: Exclude<Verdict, 'no-sign'> | null
  readonly strict: boolean
  readonly rules: PolicyConfig
}

/** Counts for rules of the whole run, and the assertions that accounts broke, by rule. */
export interface HeldAccounts {
  readonly counts: { accounts: number; insufficient: number; flagged: number }
  readonly broken: ReadonlyMap<string, Assertion[]>
}

/** A run held against the policy, an account at a time. */
export interface Holding {
  readonly add: (account: AccountReport) => void
  readonly found: HeldAccounts
  readonly join: (other: HeldAccounts) => void
  /** Each assertion says what was expected and what was found. */
  readonly outcome: (run: Pick<Report, 'inputs' | 'diagnostics'>) => Report['policy']
}

const RUN = { handle: null, platform: null } as const

type Rule = Exclude<PolicyConfig[keyof PolicyConfig], 'off' | undefined>

export function holdAgainst({ failOn, strict, rules }: PolicyOptions): Holding {
  const set: (readonly [name: string, rule: Rule])[] = Object.entries(rules).flatMap(([name, rule]) =>
    rule === undefined || rule === 'off' || (failOn !== null && name === 'verdict') ? [] : [[name, rule] as const],
  )
  const ofAccounts = new Map(
    set.filter(([name]) => !Object.hasOwn(RUN_RULES, name)).map(([name, rule]) => [name, eachAccount(name, accountRule(name), rule)]),
  )
  if (failOn) ofAccounts.set(FAIL_ON, eachAccount(FAIL_ON, accountRule('verdict'), ['error', failOn]))
  const found: HeldAccounts = {
    counts: { accounts: 0, insufficient: 0, flagged: 0 },
    broken: new Map([...ofAccounts].map(([name, { broken }]) => [name, broken])),
  }
  const { counts, broken } = found
  return {
    add(account) {
      counts.accounts++
      if (account.ignored !== null) return
      if (account.purchasedFollowers === 'insufficient') counts.insufficient++
      if (account.flagged) counts.flagged++
      for (const rule of ofAccounts.values()) rule.add(account)
    },
    found,
    join(other) {
      addTo(counts, other.counts)
      for (const [name, assertions] of other.broken) for (const assertion of assertions) broken.get(name)!.push(assertion)
    },
    outcome({ inputs, diagnostics }) {
      const run = { ...counts, rejectedRows: inputs.reduce((sum, { rejected }) => sum + rejected, 0) }
      const assertions = [
        ...(ofAccounts.get(FAIL_ON)?.outcome() ?? []),
        ...set.flatMap(([name, rule]) => ofAccounts.get(name)?.outcome() ?? [wholeRun(name, runRule(name), rule, run)]),
        ...(strict ? strictly(run, diagnostics) : ofAccounts.size + set.length > 0 ? readWhole(diagnostics) : []),
      ]
      return { passed: assertions.every(({ passed, level }) => passed || level === 'warn'), assertions }
    },
  }
}

const FAIL_ON = 'fail-on'

const accountRule = (name: string): AccountRule => ACCOUNT_RULES[name as keyof typeof ACCOUNT_RULES] as AccountRule

const runRule = (name: string): RunRule => RUN_RULES[name as keyof typeof RUN_RULES]

/** One failed assertion for each account that breaks the rule, or one passed for them all. */
function eachAccount(name: string, rule: AccountRule, [level, limit]: Rule) {
  const all = { name, level, operator: rule.operator, expected: Array.isArray(limit) ? limit.join(', ') : limit }
  const broken: Assertion[] = []
  return {
    broken,
    add(account: AccountReport): void {
      const actual = rule.actual(account)
      if (actual === null || rule.holds(actual, limit as never)) return
      broken.push({ ...all, actual, passed: false, handle: account.handle, platform: account.platform })
    },
    outcome: (): readonly Assertion[] => (broken.length > 0 ? broken : [{ ...all, ...RUN, actual: 'every account', passed: true }]),
  }
}

function wholeRun(name: string, { operator, actual: of, holds }: RunRule, [level, limit]: Rule, run: RunCounts): Assertion {
  const actual = of(run)
  return { ...RUN, name, level, operator, expected: Number(limit), actual, passed: holds(actual, Number(limit)) }
}

/** Findings after which the rest of a file was not read. */
const UNREAD: readonly string[] = ['cut-short', 'broken-json', 'line-too-long', 'unclosed-quote', 'bad-csv']

/** Files of which the end was not read. */
export function unreadFiles(diagnostics: Report['diagnostics']): string[] {
  return [...new Set(diagnostics.flatMap(({ code, file }) => (UNREAD.includes(code) ? [file ?? '-'] : [])))]
}

/** Whoever stands in a part that could not be read was held against nothing: no policy holds then. */
function readWhole(diagnostics: Report['diagnostics']): Assertion[] {
  const unread = unreadFiles(diagnostics).length
  return unread === 0 ? [] : [{ ...RUN, level: 'error', operator: '=', expected: 0, name: 'unread input', actual: unread, passed: false }]
}

function strictly({ rejectedRows }: RunCounts, diagnostics: Report['diagnostics']): Assertion[] {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const run = { ...RUN, level: 'error', operator: '=', expected: 0 } as const
  return [
    { ...run, name: 'strict: rejected rows', actual: rejectedRows, passed: rejectedRows === 0 },
    { ...run, name: 'strict: error diagnostics', actual: errors, passed: errors === 0 },
  ]
}
