import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { VetError } from '../errors.ts'
import { vet } from '../index.ts'
import type { Report } from '../model/report.ts'
import { sayDiagnostics } from '../report/diagnostics.ts'
import { reporterNamed, reporters } from '../report/index.ts'
import { summaryLine } from '../report/summary.ts'
import { contextOf, type Flags, inputsOf, toOptions } from './flags.ts'
import { type ProcessLike, print } from './process.ts'

/** `vet <files...>`: read, classify, measure, flag, report. */
export async function run(process: ProcessLike, files: readonly string[], flags: Flags): Promise<number> {
  const outputs = (flags.output ?? []).map(readOutput)
  const report = await vet(inputsOf(files, flags), await toOptions(flags, process))
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
