import { namesResults } from '../engine/server.ts'
import { VetError } from '../errors.ts'
import { tableOptions } from '../input/options.ts'
import type { Report } from '../model/report.ts'
import { sayDiagnostics } from '../report/diagnostics.ts'
import { reporterNamed } from '../report/index.ts'
import type { ReportContext, Reporter } from '../report/reporter.ts'
import type { OnlyChanged } from '../report/select.ts'
import { summaryLine } from '../report/summary.ts'
import { forTerminal } from '../text/escape.ts'
import { plural } from '../text/numbers.ts'
import { type KindInput, type VetOptions, vet, vetInRows } from '../vet.ts'
import { countLacking, hasEngagement, type Lacking, sayHint, sayStale } from './afterwards.ts'
import { exitCode } from './exit-code.ts'
import { contextOf, type Flags, inputsOf, todayOf, toOptions } from './flags.ts'
import type { Saved } from './history.ts'
import { checkPlaces, held, type OutputFile, readOutputs, writeEach } from './output.ts'
import { filesOf } from './places.ts'
import { printWords } from './print-words.ts'
import { type ProcessLike, print, printBlocks } from './process.ts'
import { indicator } from './progress.ts'
import { type Reports, reportsIn } from './reports.ts'

/** What a file is as wide as, where it is laid out at all. */
const FILE_WIDTH = 120

/** `vet <files...>`: read, classify, measure, flag, report. */
export async function run(process: ProcessLike, files: readonly string[], flags: Flags): Promise<number> {
  const inputs = inputsOf(files, flags)
  const options = await toOptions(flags, process)
  const outputs = await readOutputs(
    flags.output?.length ? flags.output : (options.config?.outputs ?? []),
    filesOf(files, flags, options.config),
  )
  const format = flags.format ?? (flags.json ? 'json' : flags.output?.length ? null : 'table')
  const printed = format === null ? null : reporterNamed(format)!
  if (printed?.binary && process.stdout.isTTY)
    throw new VetError(
      'bad-option',
      `-f ${printed.name} is no text for a terminal.`,
      `Write it to a file: -o report${printed.extensions[0]}`,
    )

  if (printed === null) await checkPlaces(outputs)
  const formats = [...outputs.map(({ reporter }) => reporter.name), ...(printed === null ? [] : [printed.name])]
  const changed = flags.onlyChanged === undefined ? null : await changedAgainst(flags.onlyChanged, inputs, options)
  const context = contextOf(process, flags)
  const withResults = inputs.map(input => String(typeof input === 'string' ? input : input.input)).filter(namesResults)
  for (const address of withResults) await checkBeforehand(address, process)
  const keep = flags.saveHistory !== undefined || withResults.length > 0
  const reports = await reportsIn([...outputs.map(({ reporter }) => reporter), ...(printed ? [printed] : [])], context, keep)
  try {
    const meter = indicator(process, flags)
    const lacking = countLacking()
    const { writing } = reports
    const all: VetOptions = {
      ...options,
      filters: { ...options.filters, onlyChanged: changed },
      evidence: evidenceFor(formats, flags),
      charts: formats.includes('html'),
      ...(meter === null ? {} : { progress: meter.show }),
    }
    const vetted =
      writing === null
        ? vet(inputs, all)
        : vetInRows(inputs, all, {
            ...writing,
            take(written) {
              writing.take(written)
              for (const account of written.accounts) lacking.add(account)
            },
          })
    const report = await vetted.finally(meter?.stop)
    for (const account of report.accounts) lacking.add(account, hasEngagement(account))
    return await tell(report, { reports, outputs, printed, context, lacking, withResults }, process, files, flags)
  } finally {
    reports.close()
  }
}

interface Telling {
  readonly reports: Reports
  readonly outputs: readonly OutputFile[]
  readonly printed: Reporter | null
  readonly context: ReportContext
  readonly lacking: Lacking
  /** Addresses of servers that name a table for results. */
  readonly withResults: readonly string[]
}

/** Writes and prints what the run found; answers the exit code. */
async function tell(
  report: Report,
  { reports, outputs, printed, context, lacking, withResults }: Telling,
  process: ProcessLike,
  files: readonly string[],
  flags: Flags,
): Promise<number> {
  const failed = await writeAll(outputs, report, reports, context)
  // what the server does not take costs no report
  for (const address of withResults) await writeBack(address, report, process).catch(held(failed))
  if (printed === null) await print(process.stdout, `${summaryLine(report)}\n`)
  else await printBlocks(process.stdout, reports.blocks(printed, report, context))
  const today = todayOf(process)
  const saved =
    flags.saveHistory === undefined ? null : await save(flags.saveHistory, report, flags.asOf ?? null, today).catch(held(failed))
  if (!flags.quiet) {
    await printWords(process.stderr, sayDiagnostics(report.diagnostics) + lacking.say(report.inputs) + sayStale(report, today))
    if (saved !== null)
      await printWords(
        process.stderr,
        `${plural(saved.added, 'count')} added to ${forTerminal(flags.saveHistory!)}${saved.undated > 0 ? `; ${saved.undated} without a date in a file that has them ${saved.undated === 1 ? 'was' : 'were'} not: say the day with --as-of` : ''}\n`,
      )
    if (printed?.name === 'table') await printWords(process.stderr, sayHint(report, files, flags))
  }
  return await exitCode(failed, report, process)
}

/** Loaded when used. */
async function save(path: string, report: Report, asOf: string | null, today: string): Promise<Saved> {
  const { saveHistory } = await import('./history.ts')
  return await saveHistory(path, report, asOf, today)
}

/** Which accounts a change touched; loaded when used. */
async function changedAgainst(ref: string, inputs: readonly (string | KindInput)[], options: VetOptions): Promise<OnlyChanged> {
  const { onlyChanged } = await import('./changed.ts')
  const files = inputs.map(input =>
    typeof input === 'string' ? { path: input, kind: null } : { path: String(input.input), kind: input.kind },
  )
  return await onlyChanged(ref, files, tableOptions(options, options.config ?? {}))
}

async function writeAll(outputs: readonly OutputFile[], report: Report, reports: Reports, context: ReportContext): Promise<VetError[]> {
  return await writeEach(
    outputs.map(({ reporter, path }) => ({
      path,
      content() {
        const blocks = reports.blocks(reporter, report, { ...context, color: false, width: FILE_WIDTH })
        return reporter.name === 'csv' ? marked(blocks) : blocks
      },
    })),
  )
}

/** With the byte-order mark that Excel asks for. */
async function* marked(blocks: AsyncIterable<string | Uint8Array> | Iterable<Uint8Array>): AsyncIterable<string | Uint8Array> {
  yield '\ufeff'
  yield* blocks
}

/** That the table of results takes them is known before hours of judging. Loaded when used. */
async function checkBeforehand(address: string, { env }: ProcessLike): Promise<void> {
  const { checkResultsTable } = await import('../engine/clickhouse-results.ts')
  await checkResultsTable(address, env.CLICKHOUSE_PASSWORD ?? '')
}

async function writeBack(address: string, report: Report, { env }: ProcessLike): Promise<void> {
  const { writeResults } = await import('../engine/clickhouse-results.ts')
  await writeResults(address, report, env.CLICKHOUSE_PASSWORD ?? '')
}

/** No more evidence than the formats show: with many accounts it is most of the memory. */
function evidenceFor(formats: readonly string[], flags: Flags): ReportContext['evidence'] {
  if (formats.every(format => format === 'csv')) return 'none'
  if (formats.every(format => format === 'csv' || format === 'table')) return 'fired'
  return flags.evidence ?? 'all'
}
