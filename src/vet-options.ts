import type { Config } from './config/schema.ts'
import type { Input } from './input/open.ts'
import type { Progress } from './input/progress.ts'
import type { TierRules } from './metrics/tiers.ts'
import type { Kind } from './model/names.ts'
import type { AccountReport, Basis } from './model/report.ts'
import type { Baseline } from './peers/baseline.ts'
import type { Filters, SortField } from './report/select.ts'

/** What a caller may set; everything left out follows the config, then the defaults. */
export interface VetOptions {
  /** Settings as in `vet.config.json`. */
  readonly config?: Config
  readonly platform?: string
  readonly niche?: string
  readonly country?: string
  /** Whose the rows of files are that name no account. */
  readonly handle?: string
  /** Field to header. */
  readonly map?: Readonly<Record<string, string>>
  /** Name of a preset, or bounds as in the config. */
  readonly tiers?: TierRules | NonNullable<Config['tiers']>
  /** What engagement is divided by. */
  readonly er?: Basis
  readonly includeSaves?: boolean
  /** Probability of a purchased audience before any evidence, between 0 and 1. */
  readonly prior?: number
  readonly postsWindow?: number
  /** Day of the export, as 2026-09-01. */
  readonly asOf?: string
  /** Today, as 2026-09-01, by which the config's `ignore` entries end; without it and `asOf` none does. */
  readonly today?: string
  /** Told how far the reading is, some times a second. */
  readonly progress?: (progress: Progress) => void
  readonly filters?: Partial<Filters>
  readonly sort?: SortField
  readonly failOn?: 'insufficient' | 'possible' | 'likely'
  readonly strict?: boolean
  /** How much evidence the accounts carry; all without it. Less of it takes less memory. */
  readonly evidence?: 'all' | 'fired' | 'none'
  /** What gathers the posts: `auto` takes DuckDB for large files where it is installed. */
  readonly engine?: 'auto' | 'memory' | 'duckdb'
  /**
   * Told each account as it is judged, in no certain order. The report then holds no accounts and no creators, so that a run
   * of millions needs no memory for them; its summary and policy are of all the same. A promise that it answers is awaited
   * before the next account is judged; where it fails, so does the run.
   */
  readonly onAccount?: (account: AccountReport) => unknown
  /** Fill `charts` of the accounts, for pages that draw them. */
  readonly charts?: boolean
  /** Report on this account alone, by its handle; all others are read as its peers. */
  readonly only?: string
  /** Peers fitted on other files, as `baseline` makes them: a small list is judged as within the large one. */
  readonly baseline?: Baseline
  /** Judge only this part of all accounts, as `2/8`; the parts together are the whole. Give each the same baseline. */
  readonly shard?: string
  /** How many threads DuckDB may take, and as many may judge where the command line writes rows; without it as the processors are. */
  readonly threads?: number
  /** Of a ClickHouse server; never part of its address, which reports show. */
  readonly password?: string
  readonly standardInput?: AsyncIterable<Uint8Array>
}

/** A kind that the caller names rather than leaves to the columns. */
export interface KindInput {
  readonly kind: Kind
  readonly input: Input
}
