import type { PolicyConfig } from '../config/policy.ts'
import type { AccountReport, Assertion, Report, Verdict } from '../model/report.ts'

type Limit<N extends keyof PolicyConfig> = Exclude<PolicyConfig[N], 'off' | undefined>[1]
type Value = Assertion['actual']
export type Judged = Pick<Report, 'accounts' | 'inputs'>

/** Holds for each account. What is unknown breaks nothing: `insufficientAccounts` is there for it. */
export interface AccountRule<N extends keyof PolicyConfig = keyof PolicyConfig> {
  readonly operator: string
  readonly actual: (account: AccountReport) => Value
  readonly holds: (actual: NonNullable<Value>, limit: Limit<N>) => boolean
}

/** Holds for the run as a whole. */
export interface RunRule {
  readonly operator: string
  readonly actual: (report: Judged) => number
  readonly holds: (actual: number, limit: number) => boolean
}

/** From the mildest on. */
const WORSE: readonly (Verdict | Value)[] = ['insufficient', 'possible', 'likely']

const atMost = { operator: '<=', holds: (actual: NonNullable<Value>, limit: number) => Number(actual) <= limit }
const atLeast = { operator: '>=', holds: (actual: NonNullable<Value>, limit: number) => Number(actual) >= limit }

type AccountRules = { readonly [N in Exclude<keyof PolicyConfig, keyof typeof RUN_RULES>]: AccountRule<N> }

export const ACCOUNT_RULES: AccountRules = {
  verdict: {
    operator: 'milder than',
    actual: ({ purchasedFollowers }) => purchasedFollowers,
    holds: (actual, limit) => WORSE.indexOf(actual) < WORSE.indexOf(limit),
  },
  probability: { ...atMost, actual: ({ probability }) => probability },
  engagementToExpected: { ...atLeast, actual: ({ engagementToExpected }) => engagementToExpected },
  tier: { operator: 'one of', actual: ({ tier }) => tier, holds: (actual, limit) => (limit as readonly Value[]).includes(actual) },
  minFollowers: { ...atLeast, actual: ({ followers }) => followers },
  maxFollowers: { ...atMost, actual: ({ followers }) => followers },
  sponsoredSharePct: { ...atMost, actual: ({ sponsoredSharePct }) => sponsoredSharePct },
}

const count = (accounts: readonly AccountReport[], of: (account: AccountReport) => boolean): number =>
  accounts.reduce((sum, account) => sum + (account.ignored === null && of(account) ? 1 : 0), 0)

export const RUN_RULES = {
  rejectedRows: { ...atMost, actual: ({ inputs }) => inputs.reduce((sum, { rejected }) => sum + rejected, 0) },
  insufficientAccounts: {
    ...atMost,
    actual: ({ accounts }) => count(accounts, ({ purchasedFollowers }) => purchasedFollowers === 'insufficient'),
  },
  flaggedSharePct: {
    ...atMost,
    actual: ({ accounts }) =>
      accounts.length === 0 ? 0 : Math.round((count(accounts, ({ flagged }) => flagged) / accounts.length) * 10_000) / 100,
  },
} as const satisfies Record<string, RunRule>
