import type { IgnoreEntry } from './config/policy.ts'
import type { Shard } from './engine/shard.ts'
import type { Input } from './input/open.ts'
import type { Progress } from './input/progress.ts'
import type { TableOptions } from './input/table.ts'
import type { TierRules } from './metrics/tiers.ts'
import type { MoneySettings } from './model/choosing.ts'
import type { Kind } from './model/names.ts'
import type { AccountReport, Basis, Report } from './model/report.ts'
import type { Prices } from './money/market.ts'
import type { PeerOptions, PeersData } from './peers/expectation.ts'
import type { NormOverrides } from './peers/overrides.ts'
import type { PolicyOptions } from './policy/policy.ts'
import type { Filters, SortField } from './report/select.ts'
import type { Writing } from './report/written.ts'
import type { LimitOverrides, Limits } from './signals/limits.ts'
import type { VerdictLimits } from './verdict/limits.ts'

/** Everything that changes how an account is measured, judged and counted; plain data, but for `filters.onlyChanged`. */
export interface JudgeSettings {
  readonly basis: Basis
  readonly includeSaves: boolean
  readonly postsWindow: number
  /** Epoch milliseconds. */
  readonly asOf: number | null
  readonly prior: number
  readonly money: MoneySettings
  readonly limits: Limits
  readonly verdict: VerdictLimits
  /** What the config has in place of published norms. */
  readonly normOverrides: NormOverrides
  readonly tiers: TierRules
  readonly filters: Filters
  readonly sort: SortField
  readonly policy: PolicyOptions
  /** How much evidence the accounts of the report carry. */
  readonly evidence: 'all' | 'fired' | 'none'
  /** Whether accounts carry what pages draw. */
  readonly charts: boolean
}

/** Everything that changes a report, with nothing left to a default here. */
export interface Settings extends JudgeSettings {
  readonly table: Omit<TableOptions, 'kind'>
  /** Field to header, as the caller mapped them for this run. */
  readonly mapped: Readonly<Record<string, string>>
  /** The limits that were changed, by signal. */
  readonly limitOverrides: LimitOverrides
  readonly peers: PeerOptions
  /**
   * Prices out of the same baseline, which stand in for those of this run; null without a baseline that has any.
   * @param needed whether accounts of this run have prices
   * @throws VetError where the baseline's were compared otherwise than this run does, and are needed
   */
  readonly pricesBefore: (needed: boolean) => Prices | null
  /** What the report says of the baseline in `peers`. */
  readonly baseline: Report['settings']['baseline']
  /** Takes what the accounts of the run came to together, where a baseline is made of it. */
  readonly onPeers: ((peers: PeersData, prices: Prices) => void) | null
  /** Takes each account as it is judged, in no certain order, and is awaited where it answers a promise; the report then has none. Null where the report is to have them. */
  readonly onAccount: ((account: AccountReport) => unknown) | null
  /** Takes their rows instead; null where none are to be written. */
  readonly writing: Writing | null
  readonly engine: 'auto' | 'memory' | 'duckdb'
  /** How many threads at most; null where that is as the processors are. */
  readonly threads: number | null
  /** Told how far the reading is; null where nobody listens. */
  readonly progress: ((progress: Progress) => void) | null
  /** The one account that is reported on, all being read as its peers; null for every account. */
  readonly only: string | null
  /** Of a database server; empty without one. */
  readonly password: string
  /** The part of all accounts that this run judges; null for all. */
  readonly shard: Shard | null
  readonly ignore: readonly IgnoreEntry[]
  /** The day by which entries of `ignore` end, as 2026-09-01; null where none ends. */
  readonly today: string | null
}

/** One input, with the kind of its rows where the user named it. */
export interface NamedInput {
  readonly input: Input
  readonly kind: Kind | null
}
