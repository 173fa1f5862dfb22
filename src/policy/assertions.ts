import type { PolicyConfig } from '../config/policy.ts'
import type { AccountReport, Assertion, Verdict } from '../model/report.ts'

type Limit<N extends keyof PolicyConfig> = Exclude<PolicyConfig[N], 'off' | undefined>[1]
type Value = Assertion['actual']

/** What the rules for a whole run look at. Accounts that the policy passes over count in `accounts` alone. */
export interface RunCounts {
  readonly accounts: number
  readonly insufficient: number
  readonly flagged: number
  readonly rejectedRows: number
}

/** Holds for each account. What is unknown breaks nothing: `insufficientAccounts` is there for it. */
export interface AccountRule<N extends keyof PolicyConfig = keyof PolicyConfig> {
  readonly operator: string
  readonly actual: (account: AccountReport) => Value
  readonly holds: (actual: NonNullable<Value>, limit: Limit<N>) => boolean
}

/** Holds for the run as a whole. */
export interface RunRule {
  readonly operator: string
  readonly actual: (run: RunCounts) => number
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

export const RUN_RULES = {
  rejectedRows: { ...atMost, actual: ({ rejectedRows }) => rejectedRows },
  insufficientAccounts: { ...atMost, actual: ({ insufficient }) => insufficient },
  flaggedSharePct: {
    ...atMost,
    actual: ({ accounts, flagged }) => (accounts === 0 ? 0 : Math.round((flagged / accounts) * 10_000) / 100),
  },
} as const satisfies Record<string, RunRule>
