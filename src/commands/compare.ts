import { compare } from '../compare/compare.ts'
import { loadSide } from '../compare/load.ts'
import { comparisonMarkdown } from '../compare/markdown.ts'
import { comparisonTable } from '../compare/table.ts'
import { comparisonSummary } from '../compare/words.ts'
import { sayDiagnostics } from '../report/diagnostics.ts'
import { forJson } from '../text/escape.ts'
import type { KindInput } from '../vet.ts'
import { exitCode } from './exit-code.ts'
import { contextOf, type Flags, inputsOf, toOptions } from './flags.ts'
import { readNamedOutputs } from './named-outputs.ts'
import { checkPlaces, writeEach } from './output.ts'
import { filesOf } from './places.ts'
import { printWords } from './print-words.ts'
import { type ProcessLike, print } from './process.ts'
import { retype } from './retype.ts'

const EXTENSIONS = { table: ['.txt'], json: ['.json'], markdown: ['.md', '.markdown'] } as const
type Format = keyof typeof EXTENSIONS

/** `vet compare <old> <new>`: what changed between two exports or two JSON reports. */
export async function run(process: ProcessLike, args: readonly unknown[], flags: Flags & { readonly days?: number }): Promise<number> {
  const [before, after] = args as readonly [string, string]
  const { failOn, strict: _, ...reading } = flags
  const options = { ...(await toOptions(reading, process)), evidence: 'none' } as const
  const outputs = await readNamedOutputs<Format>(flags.output ?? [], EXTENSIONS, filesOf([before, after], flags, options.config))
  const format = flags.format ?? (flags.json ? 'json' : outputs.length > 0 ? null : 'table')
  if (format === null) await checkPlaces(outputs)
  const sides = []
  const others = inputsOf([], flags) as KindInput[]
  for (const path of [before, after]) sides.push(await loadSide(path, others, options))
  const swapped = `vet compare ${retype([after, before], flags)}`
  const comparison = compare(sides[0]!, sides[1]!, { days: flags.days ?? null, failOn: failOn ?? null, swapped })
  const context = contextOf(process, flags)
  const render = (format: Format, width: number): string => {
    if (format === 'json') return `${forJson(JSON.stringify(comparison, null, 2))}\n`
    return format === 'markdown' ? comparisonMarkdown(comparison) : comparisonTable(comparison, width, context.all)
  }
  const failed = await writeEach(outputs.map(output => ({ path: output.path, content: () => render(output.format, 120) })))
  await print(process.stdout, format === null ? `${comparisonSummary(comparison)}\n` : render(format as Format, context.width))
  if (!flags.quiet) await printWords(process.stderr, sayDiagnostics(sides.flatMap(({ diagnostics }) => diagnostics)))
  return await exitCode(failed, comparison, process)
}
