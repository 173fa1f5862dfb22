import { isServer } from '../engine/choose.ts'
import { VetError } from '../errors.ts'
import { vet } from '../index.ts'
import type { Report } from '../model/report.ts'
import { sayDiagnostics } from '../report/diagnostics.ts'
import { reporterNamed } from '../report/index.ts'
import { type ReportContext, renderWith } from '../report/reporter.ts'
import { summaryLine } from '../report/summary.ts'
import { contextOf, type Flags, inputsOf, toOptions } from './flags.ts'
import { type OutputFile, readOutputs, writeWhole } from './output.ts'
import { type ProcessLike, print } from './process.ts'
import { sayError } from './say.ts'

/** What a file is as wide as, where it is laid out at all. */
const FILE_WIDTH = 120

/** `vet <files...>`: read, classify, measure, flag, report. */
export async function run(process: ProcessLike, files: readonly string[], flags: Flags): Promise<number> {
  const inputs = inputsOf(files, flags)
  const paths = inputs.map(input => (typeof input === 'string' ? input : String(input.input)))
  const options = await toOptions(flags, process)
  const outputs = await readOutputs(flags.output?.length ? flags.output : (options.config?.outputs ?? []), paths)
  const format = flags.format ?? (flags.json ? 'json' : flags.output?.length ? null : 'table')
  const printed = format === null ? null : reporterNamed(format)!
  if (printed?.binary && process.stdout.isTTY)
    throw new VetError(
      'bad-option',
      `-f ${printed.name} is no text for a terminal.`,
      `Write it to a file: -o report${printed.extensions[0]}`,
    )

  const formats = [...outputs.map(({ reporter }) => reporter.name), ...(printed === null ? [] : [printed.name])]
  const report = await vet(inputs, {
    ...(await toOptions(flags, process)),
    evidence: evidenceFor(formats, flags),
    charts: formats.includes('html'),
  })
  await writeBack(files, report, process)
  const context = contextOf(process, flags)
  const failed = await writeAll(outputs, report, context)
  await print(process.stdout, printed === null ? `${summaryLine(report)}\n` : await renderWith(printed, report, context))
  if (!flags.quiet) await print(process.stderr, sayDiagnostics(report.diagnostics))
  for (const error of failed) await print(process.stderr, sayError(error))
  return failed.length > 0 ? 2 : exitCode(report)
}

/** Writes every report that can be written; answers the faults of the others. */
async function writeAll(outputs: readonly OutputFile[], report: Report, context: ReportContext): Promise<VetError[]> {
  const failed: VetError[] = []
  for (const { reporter, path } of outputs) {
    const content = await renderWith(reporter, report, { ...context, color: false, width: FILE_WIDTH })
    try {
      await writeWhole(path, reporter.name === 'csv' ? `\ufeff${content}` : content)
    } catch (error) {
      if (!(error instanceof VetError)) throw error
      failed.push(error)
    }
  }
  return failed
}

/** Where an address of a server names a table for results, they go there too. */
async function writeBack(files: readonly string[], report: Report, { env }: ProcessLike): Promise<void> {
  for (const file of files) {
    if (!isServer(file)) continue
    const { writeResults } = await import('../engine/clickhouse-results.ts')
    await writeResults(file, report, env.CLICKHOUSE_PASSWORD ?? '')
  }
}

/** No more evidence than the formats show: with many accounts it is most of the memory. */
function evidenceFor(formats: readonly string[], flags: Flags): ReportContext['evidence'] {
  if (formats.every(format => format === 'csv')) return 'none'
  if (formats.every(format => format === 'csv' || format === 'table')) return 'fired'
  return flags.evidence ?? 'all'
}

/** The exit code is a pure function of the report. */
export function exitCode(report: Pick<Report, 'policy'>): 0 | 1 {
  return report.policy.passed ? 0 : 1
}
