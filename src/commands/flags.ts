import { loadConfig, tiersOption } from '../config/load.ts'
import { VetError } from '../errors.ts'
import type { Basis, Tier } from '../model/names.ts'
import type { ReportContext } from '../report/reporter.ts'
import type { SortField } from '../report/select.ts'
import type { KindInput, VetOptions } from '../vet.ts'
import type { ProcessLike } from './process.ts'

/** What commander hands over, by option. Subcommands have those of the input options, and their own. */
export interface Flags {
  format?: string
  json?: boolean
  output?: string[]
  accounts?: string[]
  posts?: string[]
  history?: string[]
  followers?: string[]
  platform?: string
  niche?: string
  country?: string
  handle?: string
  map?: string[]
  tiers?: string
  er?: Basis
  saves?: boolean
  prior?: number
  postsWindow?: number
  asOf?: string
  tier?: Tier
  minFollowers?: number
  maxFollowers?: number
  minEr?: number
  flagged?: boolean
  sort?: SortField
  top?: number
  all?: boolean
  failOn?: 'insufficient' | 'possible' | 'likely'
  strict?: boolean
  config?: string
  baseline?: string
  evidence?: ReportContext['evidence']
  csvDelimiter?: string
  engine?: 'auto' | 'memory' | 'duckdb'
  shard?: string
  threads?: number
  onlyChanged?: string
  saveHistory?: string
  progress?: boolean
  quiet?: boolean
  color: boolean
}

/** The files to read: those named plainly, and those whose kind was named. */
export function inputsOf(files: readonly string[], flags: Flags): (string | KindInput)[] {
  const named = (kind: KindInput['kind'], paths: readonly string[] | undefined) =>
    (paths ?? []).map((input): KindInput => ({ kind, input }))
  return [
    ...files,
    ...named('accounts', flags.accounts),
    ...named('posts', flags.posts),
    ...named('history', flags.history),
    ...named('followers', flags.followers),
  ]
}

/** The library's options from the command line's. */
export async function toOptions(flags: Flags, process: ProcessLike): Promise<VetOptions> {
  return {
    config: await loadConfig(flags.config ?? null, process.cwd()),
    // looked up when it is read: Node opens it then
    standardInput: { [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator]() },
    password: process.env.CLICKHOUSE_PASSWORD ?? '',
    today: todayOf(process),
    map: Object.fromEntries((flags.map ?? []).map(readMapping)),
    sort: flags.sort ?? 'verdict',
    strict: flags.strict ?? false,
    filters: {
      tier: flags.tier ?? null,
      minFollowers: flags.minFollowers ?? null,
      maxFollowers: flags.maxFollowers ?? null,
      minEr: flags.minEr ?? null,
      flagged: flags.flagged ?? false,
    },
    ...(flags.shard === undefined ? {} : { shard: flags.shard }),
    ...(flags.threads === undefined ? {} : { threads: flags.threads }),
    ...(flags.engine === undefined ? {} : { engine: flags.engine }),
    ...(flags.platform === undefined ? {} : { platform: flags.platform }),
    ...(flags.niche === undefined ? {} : { niche: flags.niche }),
    ...(flags.country === undefined ? {} : { country: flags.country }),
    ...(flags.handle === undefined ? {} : { handle: flags.handle }),
    ...(flags.tiers === undefined ? {} : { tiers: await tiersOption(flags.tiers) }),
    ...(flags.er === undefined ? {} : { er: flags.er }),
    ...(flags.saves === undefined ? {} : { includeSaves: flags.saves }),
    ...(flags.prior === undefined ? {} : { prior: flags.prior }),
    ...(flags.postsWindow === undefined ? {} : { postsWindow: flags.postsWindow }),
    ...(flags.asOf === undefined ? {} : { asOf: flags.asOf }),
    ...(flags.baseline === undefined ? {} : { baseline: await readBaseline(flags.baseline) }),
    ...(flags.failOn === undefined ? {} : { failOn: flags.failOn }),
  }
}

/** The day by the command line's clock, as 2026-09-01. */
export function todayOf({ now }: ProcessLike): string {
  return new Date(now?.() ?? Date.now()).toISOString().slice(0, 10)
}

async function readBaseline(path: string) {
  const { loadBaseline } = await import('../config/baseline.ts')
  return await loadBaseline(path)
}

function readMapping(text: string): [string, string] {
  const at = text.indexOf('=')
  if (at < 1) throw new VetError('bad-option', `--map ${text} names no column.`, 'Write it as --map followers="Follower Count".')
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}

/** No terminal is wider, and no line is read to its end. */
const WIDEST = 500

const widthOf = (text = ''): number => (/^[1-9]\d*$/.test(text) ? Number(text) : 100)

/** How the report is to look where it goes. */
export function contextOf({ env, stdout }: ProcessLike, flags: Flags): ReportContext {
  const { FORCE_COLOR: forced } = env
  const wanted = forced === undefined ? stdout.isTTY === true && env.TERM !== 'dumb' : forced !== '0' && forced !== 'false'
  return {
    // a terminal that does not know its width says 0
    width: Math.min(stdout.columns || widthOf(env.COLUMNS), WIDEST),
    color: flags.color && !env.NO_COLOR && wanted,
    all: flags.all ?? false,
    top: flags.top ?? null,
    csvDelimiter: flags.csvDelimiter ?? ',',
    evidence: flags.evidence ?? 'all',
    charts: false,
  }
}
