import { tierRules } from './config/load.ts'
import { checkInputs, checkOptions } from './config/options.ts'
import { copied } from './copied.ts'
import { readShard } from './engine/shard.ts'
import { VetError } from './errors.ts'
import { readHandle } from './input/handles.ts'
import { type Input, letGo } from './input/open.ts'
import { readDay, tableOptions } from './input/options.ts'
import type { Report } from './model/report.ts'
import { moneySettings } from './money/settings.ts'
import type { Baseline } from './peers/baseline.ts'
import { normsWith } from './peers/overrides.ts'
import { runPipeline } from './pipeline.ts'
import type { Writing } from './report/written.ts'
import type { NamedInput, Settings } from './settings.ts'
import { signals } from './signals/index.ts'
import { limitsOf } from './signals/limits.ts'
import { DEFAULT_PRIOR } from './verdict/ledger.ts'
import { VERDICT, verdictLimits } from './verdict/limits.ts'
import { VERSION } from './version.ts'
import type { KindInput, VetOptions } from './vet-options.ts'

/** How many of the newest posts engagement is the median of. */
const POSTS_WINDOW = 18

export type { KindInput, VetOptions } from './vet-options.ts'

type Inputs = readonly (Input | KindInput)[]

/**
 * Vets the accounts in the inputs (paths, or content under a name) and returns the report.
 * Prints nothing and never ends the process.
 * @throws VetError where nothing could be vetted: an unreadable file, no known column, a wrong option
 */
export async function vet(inputs: Inputs, options: VetOptions = {}): Promise<Report> {
  return await own(inputs, options, (inputs, options) => runWith(inputs, options, {}))
}

/** As `vet`, for the command line: the rows of the accounts are handed over in place of the accounts. */
export async function vetInRows(inputs: Inputs, options: VetOptions, writing: Writing): Promise<Report> {
  return await own(inputs, options, (inputs, options) => runWith(inputs, options, { writing }))
}

/**
 * Peers fitted on these accounts, to judge others by (`baseline` of the options). Holds no account, only what they came to.
 * @throws VetError as `vet` does
 */
export async function baseline(inputs: Inputs, options: VetOptions = {}): Promise<Baseline> {
  return await own(inputs, options, fitBaseline)
}

/** Runs on what the caller has at this moment, and lets go of content that is not read to its end. */
async function own<T>(inputs: Inputs, options: VetOptions, run: (inputs: Inputs, options: VetOptions) => Promise<T>): Promise<T> {
  try {
    return await run(copied(inputs), copied(options))
  } catch (error) {
    letGo(inputs)
    throw error
  }
}

async function fitBaseline(inputs: Inputs, options: VetOptions): Promise<Baseline> {
  await checkOptions(options)
  const { baseline: _, config: { baseline: __, ...config } = {}, ...others } = options
  const norms = normsWith(config.norms ?? {})
  const { platformsOf, pricesKept } = await import('./peers/baseline.ts')
  const { [VERDICT]: _verdict, ...signalLimits } = config.limits ?? {}
  const limits = limitsOf(signals, signalLimits)
  let fitted: Pick<Baseline, 'platforms' | 'prices'> | null = null
  const { summary } = await runWith(
    inputs,
    { ...others, config, evidence: 'none' },
    {
      onPeers(peers, { lines }) {
        fitted = {
          platforms: platformsOf(peers, norms, limits.get('follower-profile-shift')!.fewestFollowers!),
          prices: pricesKept(lines, moneySettings(config), tierRules(options.tiers ?? config.tiers)),
        }
      },
    },
  )
  const { vetted, newestDate } = summary
  return { kind: 'vet-baseline', schemaVersion: 1, tool: { name: 'vet', version: VERSION }, accounts: vetted, newestDate, ...fitted! }
}

async function runWith(
  inputs: Inputs,
  options: VetOptions,
  { onPeers = null, writing = null }: Partial<Pick<Settings, 'onPeers' | 'writing'>>,
): Promise<Report> {
  checkInputs(inputs)
  await checkOptions(options)
  const config = options.config ?? {}
  const prior = options.prior ?? config.prior ?? DEFAULT_PRIOR
  const postsWindow = options.postsWindow ?? config.postsWindow ?? POSTS_WINDOW
  if (!(prior > 0 && prior < 1))
    throw new VetError('bad-option', `A prior of ${prior} is no probability.`, 'Use a number between 0 and 1, such as 0.2.')
  if (!Number.isInteger(postsWindow) || postsWindow < 1)
    throw new VetError('bad-option', `A posts window of ${postsWindow} is not a number of posts.`, 'Use a whole number from 1 up.')
  const { minFollowers = null, maxFollowers = null } = options.filters ?? {}
  if (minFollowers !== null && maxFollowers !== null && minFollowers > maxFollowers)
    throw new VetError(
      'bad-option',
      `No account has ${minFollowers} followers or more and ${maxFollowers} or fewer.`,
      'Turn them round, or leave one out.',
    )
  const norms = normsWith(config.norms ?? {})
  const chosen = await chosenBaseline(options.baseline, config.baseline)
  // loaded when used
  const before = chosen && (await import('./peers/baseline.ts'))
  const money = moneySettings(config)
  const tiers = tierRules(options.tiers ?? config.tiers)
  const { [VERDICT]: ofVerdict = {}, ...signalLimits } = config.limits ?? {}
  return runPipeline(
    inputs.map((input): NamedInput => (typeof input === 'object' && 'kind' in input ? input : { input, kind: null })),
    {
      table: tableOptions(options, config),
      mapped: options.map ?? {},
      money,
      basis: options.er ?? config.er ?? 'followers',
      includeSaves: options.includeSaves ?? config.includeSaves ?? false,
      postsWindow,
      asOf: options.asOf === undefined ? null : readDay(options.asOf),
      prior,
      limits: limitsOf(signals, signalLimits),
      verdict: verdictLimits(ofVerdict),
      limitOverrides: config.limits ?? {},
      normOverrides: config.norms ?? {},
      peers: { norms, baseline: before?.peersOf(chosen!, norms) ?? null },
      pricesBefore: needed => before?.pricesOf(chosen!, money, tiers, needed) ?? null,
      baseline: chosen ? baselineSaid(chosen) : null,
      onPeers,
      tiers,
      filters: { tier: null, minFollowers: null, maxFollowers: null, minEr: null, flagged: false, onlyChanged: null, ...options.filters },
      sort: options.sort ?? 'verdict',
      policy: { failOn: options.failOn ?? null, strict: options.strict ?? false, rules: config.policy ?? {} },
      progress: options.progress ?? null,
      ignore: config.ignore ?? [],
      today: options.asOf ?? options.today ?? null,
      evidence: options.evidence ?? 'all',
      engine: options.engine ?? 'auto',
      charts: options.charts ?? false,
      onAccount: options.onAccount ?? null,
      writing,
      only: options.only === undefined ? null : readHandle(options.only).handle,
      password: options.password ?? '',
      threads: options.threads ?? null,
      shard: options.shard === undefined ? null : readShard(options.shard),
    },
    options.standardInput ?? null,
  )
}

/** What the caller gave, else what the config names. */
async function chosenBaseline(given: Baseline | undefined, path: string | undefined): Promise<Baseline | null> {
  if (!given && path === undefined) return null
  const { checkedBaseline, loadBaseline } = await import('./config/baseline.ts')
  return given ? checkedBaseline(given) : await loadBaseline(path!)
}

function baselineSaid({ accounts, newestDate, platforms }: Baseline): Report['settings']['baseline'] {
  return { accounts, newestDate, platforms: Object.keys(platforms) }
}
