import { Chalk } from 'chalk'
import { VetError } from '../errors.ts'
import { type FieldReport, fieldsOf, missingFor } from '../input/fields.ts'
import { NoKnownColumn } from '../input/no-header.ts'
import { checkMapped, tableOptions } from '../input/options.ts'
import { understandInputs } from '../input/understand.ts'
import type { Understood } from '../input/understood.ts'
import { sayDiagnostics } from '../report/diagnostics.ts'
import { signals } from '../signals/index.ts'
import { forJson, forLog, forTerminal } from '../text/escape.ts'
import { truncate, columns as widthOf, wrap } from '../text/lines.ts'
import { plural } from '../text/numbers.ts'
import { contextOf, type Flags, inputsOf, toOptions } from './flags.ts'
import { printWords } from './print-words.ts'
import { type ProcessLike, print } from './process.ts'
import { sayError } from './say.ts'

const DELIMITERS: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' }

/** `vet columns <files...>`: how each file is understood, without vetting anybody. */
export async function run(process: ProcessLike, args: readonly unknown[], flags: Flags): Promise<number> {
  const inputs = inputsOf((args[0] ?? []) as string[], flags)
  if (inputs.length === 0) throw new VetError('no-input', 'No file was named.', 'Try: vet columns accounts.csv')
  const options = await toOptions(flags, process)
  const { tables, failed, diagnostics } = await understandInputs(
    inputs.map(input => (typeof input === 'string' ? { input, kind: null } : input)),
    tableOptions(options, options.config ?? {}),
    process.stdin,
    process.env.CLICKHOUSE_PASSWORD ?? '',
  )
  checkMapped(
    options.map ?? {},
    tables.map(({ report }) => report),
  )
  const { width, color } = contextOf(process, flags)
  const chalk = new Chalk({ level: color ? 1 : 0 })
  if (flags.json) {
    const list = tables.map(table => ({ ...table.report, decimal: table.decimal, dateOrder: table.dateOrder, fields: fieldsOf(table) }))
    await print(process.stdout, forJson(`${JSON.stringify(list, null, 2)}\n`))
  } else if (tables.length > 0) {
    const parts = tables.map(table => tableLines(table, Math.max(40, width), chalk).join('\n'))
    const missing = missingLines(tables, Math.max(40, width), chalk).join('\n')
    await print(process.stdout, forLog(`${parts.join('\n\n')}\n\n${missing}\n`))
  }
  if (!flags.quiet) await printWords(process.stderr, sayDiagnostics(diagnostics.list()))
  for (const error of failed) {
    if (!flags.json && error instanceof NoKnownColumn && error.columns.length > 0)
      await print(process.stdout, forLog(`${unknownLines(error, Math.max(40, width), chalk).join('\n')}\n`))
    await printWords(process.stderr, sayError(error))
  }
  return failed.length > 0 ? 2 : 0
}

type Paint = InstanceType<typeof Chalk>

function tableLines(table: Understood, width: number, chalk: Paint): string[] {
  const { report, columns, decimal, dateOrder } = table
  const fields = fieldsOf(table)
  const layout = [
    report.encoding,
    ...(report.delimiter === null ? [] : [DELIMITERS[report.delimiter] ?? `“${report.delimiter}” between fields`]),
    ...(decimal === null ? [] : [`numbers as ${decimal === '.' ? '1,234.5' : '1.234,5'}`]),
    ...(dateOrder === null ? [] : [`dates ${dateOrder === 'dmy' ? 'day' : 'month'} first`]),
    `${plural(report.rows, 'row')}${report.rejected > 0 ? `, ${report.rejected} rejected` : ''}`,
  ]
  const preset = columns.preset
  const why = preset
    ? `preset ${preset.name} (${preset.title}), by its headers ${preset.required.map(header => `“${header}”`).join(', ')}`
    : 'by its headers one by one'
  const used = fields.filter(({ field }) => field !== null)
  const unused = fields.filter(({ field }) => field === null)
  return [
    chalk.bold(truncate(forTerminal(report.path), width)),
    ...wrap(forTerminal(`${report.kind} · ${why}`), width - 2, 3).map(line => `  ${line}`),
    ...wrap(layout.join(' · '), width - 2, 3).map(line => `  ${line}`),
    ...(columns.notUsed === null ? [] : wrap(`Not used: ${columns.notUsed}`, width - 2, 4).map(line => `  ${chalk.yellow(line)}`)),
    '',
    ...grid(used, width, chalk),
    ...(unused.length === 0 ? [] : ['', ...unusedLines(unused, width, chalk)]),
  ]
}

/** A table that is none of those that vet knows: what there is to name by hand. */
const unknownLines = ({ path, columns }: NoKnownColumn, width: number, chalk: Paint): string[] => [
  chalk.bold(truncate(forTerminal(path), width)),
  '  not understood: these are its columns, to be named with --map',
  '',
  ...grid(columns, width, chalk),
]

function grid(fields: readonly FieldReport[], width: number, chalk: Paint): string[] {
  const rows = fields.map(({ header, field, examples, why }) => [
    forTerminal(header).trim(),
    why.startsWith('added to') ? `+ ${field}` : (field ?? ''),
    examples.map(example => forTerminal(example).trim()).join(' · '),
    why,
  ])
  const titles = ['Header', 'Field', 'First values', 'Why']
  const whyToo = width >= 110
  const shown = titles.slice(0, whyToo ? 4 : 3)
  const longest = shown.map((title, i) => Math.max(title.length, ...rows.map(row => widthOf(row[i]!.slice(0, 200)))))
  const room = width - 2 - 2 * (shown.length - 1)
  // what a column is read as stands whole; the others share what it leaves
  const shares = whyToo ? [0.3, 0, 0.38, 0.32] : [0.48, 0, 0.52]
  const widths = longest.map((each, i) => (i === 1 ? each : Math.min(each, Math.floor((room - longest[1]!) * shares[i]!))))
  const left = room - widths.reduce((sum, each) => sum + each, 0)
  widths[2]! += Math.max(0, Math.min(left, longest[2]! - widths[2]!))
  const line = (cells: readonly string[]) => `  ${widths.map((each, i) => fit(cells[i]!, each)).join('  ')}`.trimEnd()
  return [chalk.dim(line(shown)), ...rows.map(line)]
}

function fit(text: string, width: number): string {
  const short = truncate(text, width)
  return short + ' '.repeat(Math.max(0, width - widthOf(short)))
}

/** Unused columns with their reasons; those without one on a line together. */
function unusedLines(unused: readonly FieldReport[], width: number, chalk: Paint): string[] {
  const name = ({ header }: FieldReport) => `“${forTerminal(header).trim().slice(0, 40)}”`
  const told = unused.filter(({ why }) => why !== '')
  const plain = unused.filter(({ why }) => why === '')
  const lines = told
    .slice(0, 20)
    .flatMap(each => wrap(`${name(each)}: ${each.why}`, width - 4, 3).map((line, i) => (i === 0 ? `  ${line}` : `    ${line}`)))
  if (told.length > 20) lines.push(`  … ${told.length - 20} more; --json has them all`)
  if (plain.length > 0)
    lines.push(...wrap(plain.map(name).join(', '), width - 4, 4).map((line, i) => (i === 0 ? `  ${line}` : `    ${line}`)))
  return [chalk.dim(`  Not used`), ...lines]
}

function missingLines(tables: readonly Understood[], width: number, chalk: Paint): string[] {
  const missing = missingFor(signals, tables)
  if (missing.length === 0) return ['Every check has what it needs, if the accounts have enough of it.']
  return [
    chalk.bold('Checks that need more'),
    ...missing.flatMap(({ what, ids }) =>
      wrap(`${what}: ${ids.join(', ')}`, width - 4, 4).map((line, i) => (i === 0 ? `  ${line}` : `    ${line}`)),
    ),
  ]
}
