import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { loadConfig, tiersOption } from './config/load.ts'
import { VetError } from './errors.ts'
import { type KindInput, type VetOptions, vet } from './index.ts'
import { BASES, TIERS } from './model/names.ts'
import type { Report } from './model/report.ts'
import { sayDiagnostics } from './report/diagnostics.ts'
import { reporterNamed, reporters } from './report/index.ts'
import type { ReportContext } from './report/reporter.ts'
import { SORT_FIELDS, type SortField } from './report/select.ts'
import { summaryLine } from './report/summary.ts'
import { forTerminal } from './text/escape.ts'
import { VERSION } from './version.ts'

/** The parts of a process that a run uses, so that a test can pass its own. */
export interface ProcessLike {
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdin: AsyncIterable<Uint8Array>
  readonly stdout: Output
  readonly stderr: Output
  readonly cwd: () => string
}

interface Output {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly write: (text: string, done?: (error?: Error | null) => void) => boolean
  readonly on?: (event: 'error', listener: (error: NodeJS.ErrnoException) => void) => unknown
}

interface Flags {
  format?: string
  json?: boolean
  output: string[]
  accounts: string[]
  posts: string[]
  platform?: string
  niche?: string
  country?: string
  map: string[]
  tiers?: string
  er?: (typeof BASES)[number]
  saves?: boolean
  prior?: number
  postsWindow?: number
  asOf?: string
  tier?: (typeof TIERS)[number]
  minFollowers?: number
  maxFollowers?: number
  minEr?: number
  flagged?: boolean
  sort: SortField
  top?: number
  all?: boolean
  failOn?: 'insufficient' | 'possible' | 'likely'
  strict?: boolean
  config?: string
  evidence: ReportContext['evidence']
  csvDelimiter: string
  quiet?: boolean
  color: boolean
}

/** Runs the command line on a process and answers its exit code: 0 ran, 1 a policy failed, 2 could not run. */
export async function run(process: ProcessLike): Promise<number> {
  const closed = closedPipes(process)
  try {
    const code = await parse(process)
    return closed() ? 0 : code
  } catch (error) {
    if (closed()) return 0
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    await print(process.stderr, sayError(error))
    return 2
  }
}

/** A reader that stops reading (`| head`) is no fault. */
function closedPipes({ stdout, stderr }: ProcessLike): () => boolean {
  let closed = false
  for (const stream of [stdout, stderr])
    stream.on?.('error', error => {
      if (error.code !== 'EPIPE') throw error
      closed = true
    })
  return () => closed
}

function sayError(error: unknown): string {
  if (error instanceof VetError) return `vet: ${forTerminal(error.message)}${error.hint ? `\n     ${forTerminal(error.hint)}` : ''}\n`
  return `vet: something went wrong that should not (${forTerminal(error instanceof Error ? error.message : String(error))}).\n     Please report it, with the command you typed.\n`
}

async function parse(process: ProcessLike): Promise<number> {
  let code = 0
  const program = buildProgram(async (files, flags) => {
    code = await mainJob(process, files, flags)
  })
  program.exitOverride().configureOutput({
    writeOut: text => void process.stdout.write(text),
    writeErr: text => void process.stderr.write(text),
    getOutHelpWidth: () => process.stdout.columns ?? 80,
    getErrHelpWidth: () => process.stderr.columns ?? 80,
  })
  await program.parseAsync(process.argv.slice(2), { from: 'user' })
  return code
}

function buildProgram(action: (files: string[], flags: Flags) => Promise<void>): Command {
  const collect = (value: string, all: string[]) => [...all, value]
  return new Command('vet')
    .description(
      'Vets influencers from your own exports: tier, engagement against what is expected,\nand signs of purchased followers, with the reasons. Offline; signs are not proof.',
    )
    .version(VERSION, '-V, --version')
    .showHelpAfterError('Try: vet --help')
    .argument('[files...]', 'CSV exports of accounts and posts; - is standard input')
    .option('--accounts <file>', 'a file of account rows, whatever its columns say (repeatable)', collect, [])
    .option('--posts <file>', 'a file of post rows, whatever its columns say (repeatable)', collect, [])
    .option('--platform <name>', 'platform of rows that name none')
    .option('--niche <name>', 'niche of rows that name none')
    .option('--country <name>', 'country of rows that name none')
    .option('--map <field=Header>', 'read a field from this column (repeatable)', collect, [])
    .addOption(new Option('-f, --format <name>', 'what to print (default: table)').choices(reporters.map(({ name }) => name)))
    .option('--json', 'short for -f json')
    .option('-o, --output <[format=]path>', 'write a report to a file, its format from the extension (repeatable)', collect, [])
    .option('--tiers <preset|file>', 'classic, imh, stim, fame, or a JSON file of bounds')
    .addOption(new Option('--er <basis>', 'divide engagement by this (default: followers)').choices(BASES))
    .option('--saves', 'count saves as engagement where the export has them')
    .option('--prior <0..1>', 'probability before any evidence (default: 0.2)', number)
    .option('--posts-window <n>', 'how many of the newest posts count (default: 18)', number)
    .option('--as-of <date>', 'day of the export, where the rows name none, as 2026-09-01')
    .addOption(new Option('--tier <tier>', 'only this tier').choices(TIERS))
    .option('--min-followers <n>', 'only accounts with so many followers', number)
    .option('--max-followers <n>', 'only accounts with at most so many', number)
    .option('--min-er <percent>', 'only accounts with this engagement rate or more', number)
    .option('--flagged', 'only accounts judged possible or likely')
    .addOption(new Option('--sort <field>', 'order of the accounts').choices(SORT_FIELDS).default('verdict'))
    .option('--top <n>', 'how many accounts the table shows (default: 25)', number)
    .option('--all', 'show every account in the table')
    .addOption(new Option('--fail-on <verdict>', 'exit 1 at this verdict or a worse one').choices(['insufficient', 'possible', 'likely']))
    .option('--strict', 'exit 1 when a row is rejected or a value cannot be read')
    .option('--config <file>', 'settings, instead of the nearest vet.config.json')
    .addOption(new Option('--evidence <which>', 'evidence in JSON').choices(['all', 'fired', 'none']).default('all'))
    .option('--csv-delimiter <mark>', 'between the fields of a CSV report', ',')
    .option('--quiet', 'no warnings')
    .option('--no-color', 'no colours (as NO_COLOR)')
    .action(action)
}

function number(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (!Number.isFinite(value)) throw new InvalidArgumentError('It should be a number.')
  return value
}

async function mainJob(process: ProcessLike, files: readonly string[], flags: Flags): Promise<number> {
  const named = (kind: KindInput['kind'], paths: readonly string[]) => paths.map((input): KindInput => ({ kind, input }))
  const outputs = flags.output.map(readOutput)
  const report = await vet(
    [...files, ...named('accounts', flags.accounts), ...named('posts', flags.posts)],
    await toOptions(flags, process),
  )
  const context = contextOf(process, flags)
  const failed: string[] = []
  for (const { format, path } of outputs) {
    const text = reporterNamed(format)!.render(report, { ...context, color: false, width: 120 })
    await writeFile(path, format === 'csv' ? `\ufeff${text}` : text).catch(() => failed.push(path))
  }
  const format = flags.format ?? (flags.json ? 'json' : outputs.length > 0 ? null : 'table')
  await print(process.stdout, format === null ? `${summaryLine(report)}\n` : reporterNamed(format)!.render(report, context))
  if (!flags.quiet) await print(process.stderr, sayDiagnostics(report.diagnostics))
  if (failed.length > 0)
    throw new VetError('unwritable', `${failed.join(', ')} could not be written.`, 'Check that the folder exists and may be written to.')
  return exitCode(report)
}

/** The exit code is a pure function of the report. */
export function exitCode(report: Pick<Report, 'policy'>): 0 | 1 {
  return report.policy.passed ? 0 : 1
}

async function toOptions(flags: Flags, process: ProcessLike): Promise<VetOptions> {
  return {
    config: await loadConfig(flags.config ?? null, process.cwd()),
    standardInput: process.stdin,
    map: Object.fromEntries(flags.map.map(readMapping)),
    sort: flags.sort,
    strict: flags.strict ?? false,
    filters: {
      tier: flags.tier ?? null,
      minFollowers: flags.minFollowers ?? null,
      maxFollowers: flags.maxFollowers ?? null,
      minEr: flags.minEr ?? null,
      flagged: flags.flagged ?? false,
    },
    ...(flags.platform === undefined ? {} : { platform: flags.platform }),
    ...(flags.niche === undefined ? {} : { niche: flags.niche }),
    ...(flags.country === undefined ? {} : { country: flags.country }),
    ...(flags.tiers === undefined ? {} : { tiers: await tiersOption(flags.tiers) }),
    ...(flags.er === undefined ? {} : { er: flags.er }),
    ...(flags.saves === undefined ? {} : { includeSaves: flags.saves }),
    ...(flags.prior === undefined ? {} : { prior: flags.prior }),
    ...(flags.postsWindow === undefined ? {} : { postsWindow: flags.postsWindow }),
    ...(flags.asOf === undefined ? {} : { asOf: flags.asOf }),
    ...(flags.failOn === undefined ? {} : { failOn: flags.failOn }),
  }
}

function readMapping(text: string): [string, string] {
  const at = text.indexOf('=')
  if (at < 1) throw new VetError('bad-option', `--map ${text} names no column.`, 'Write it as --map followers="Follower Count".')
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}

function readOutput(text: string): { readonly format: string; readonly path: string } {
  const at = text.indexOf('=')
  if (at > 0 && reporterNamed(text.slice(0, at))) return { format: text.slice(0, at), path: text.slice(at + 1) }
  const found = reporters.find(({ extensions }) => extensions.includes(extname(text).toLowerCase()))
  if (!found)
    throw new VetError(
      'bad-option',
      `The format of ${text} is not clear from its name.`,
      `Put it before the path, as -o csv=${text}. Formats: ${reporters.map(({ name }) => name).join(', ')}.`,
    )
  return { format: found.name, path: text }
}

function contextOf({ env, stdout }: ProcessLike, flags: Flags): ReportContext {
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0'
  return {
    width: stdout.columns ?? (Number(env.COLUMNS) || 100),
    color: flags.color && !env.NO_COLOR && (forced || stdout.isTTY === true),
    all: flags.all ?? false,
    top: flags.top ?? null,
    csvDelimiter: flags.csvDelimiter,
    evidence: flags.evidence,
  }
}

/** Waits until the text is taken, so that nothing is cut off when the process ends. */
function print(stream: Output, text: string): Promise<void> {
  if (text === '') return Promise.resolve()
  return new Promise(resolve => {
    stream.write(text, () => resolve())
  })
}
