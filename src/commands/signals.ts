import { Chalk, type ChalkInstance } from 'chalk'
import { VetError } from '../errors.ts'
import { hanging, sentences } from '../report/explain/lines.ts'
import { signals } from '../signals/index.ts'
import { type Example, type Signal, sourceOf } from '../signals/signal.ts'
import { columns, truncate, wrap } from '../text/lines.ts'
import { nearest } from '../text/nearest.ts'
import { times } from '../text/numbers.ts'
import { EXAMPLE_FILES, runExample } from './examples.ts'
import { contextOf, type Flags } from './flags.ts'
import { type ProcessLike, print } from './process.ts'

/** `vet signals [id]`: the checks, or one check's documentation. */
export async function run(process: ProcessLike, args: readonly unknown[], flags: Flags): Promise<number> {
  const [id] = args as readonly [string | undefined]
  const context = contextOf(process, flags)
  const width = Math.max(40, Math.min(110, context.width))
  const chalk = new Chalk({ level: context.color ? 1 : 0 })
  const found = id === undefined ? null : signalNamed(id)
  if (flags.json) await print(process.stdout, `${JSON.stringify(found ? plain(found) : signals.map(plain), null, 2)}\n`)
  else await print(process.stdout, `${(found ? await page(found, width, chalk) : list(width, chalk)).join('\n')}\n`)
  return 0
}

function signalNamed(id: string): Signal {
  const found = signals.find(signal => signal.id === id.toLowerCase())
  if (found) return found
  const near = nearest(id, signals.map(signal => signal.id)) // biome-ignore format: one glance
  throw new VetError('bad-option', `There is no signal “${id}”.`, near ? `Did you mean “${near}”?` : 'vet signals lists them all.')
}

/** A signal without its functions. */
function plain({ id, title, group, needs, unit, limits, docs, ...signal }: Signal) {
  const limited = Object.entries(limits).map(([name, value]) => [name, { value, source: sourceOf(signal, name) }])
  return { id, title, group, needs, unit, docs, limits: Object.fromEntries(limited), examples: signal.examples }
}

function list(width: number, chalk: ChalkInstance): string[] {
  const ids = Math.max(...signals.map(({ id }) => columns(id))) + 2
  const groups = Math.max(...signals.map(({ group }) => columns(group))) + 2
  const room = width - ids - groups
  return [
    chalk.bold(`${'Signal'.padEnd(ids)}${'Group'.padEnd(groups)}What it looks at`),
    chalk.dim('─'.repeat(width)),
    ...signals.flatMap(({ id, group, title }) => {
      const [first = '', ...more] = wrap(title, room, 3)
      return [id.padEnd(ids) + chalk.dim(group.padEnd(groups)) + first, ...more.map(line => ' '.repeat(ids + groups) + line)]
    }),
    '',
    ...sentences('vet signals <id> tells what one is, why it is a sign, its innocent explanations, its limits and their sources.', width),
  ]
}

async function page(signal: Signal, width: number, chalk: ChalkInstance): Promise<string[]> {
  const { id, title, group, unit, docs, limits, examples } = signal
  const section = (name: string, lines: readonly string[]) => ['', chalk.bold(name), ...lines.map(line => `  ${line}`)]
  const inner = width - 2
  const shown = await Promise.all(examples.map(async example => exampleLines(example, (await runExample(id, example)).said, inner, chalk)))
  return [
    ...wrap(`${title} (${id})`, width, 3).map(line => chalk.bold(line)),
    ...wrap(`Group: ${group} · measured in ${unit}`, width, 3).map(line => chalk.dim(line)),
    ...section('What it looks at', sentences(docs.what, inner, WHOLE)),
    ...section('Why it is a sign', sentences(docs.why, inner, WHOLE)),
    ...section(
      'Innocent explanations',
      docs.innocent.flatMap(text => hanging('- ', text, inner, WHOLE)),
    ),
    ...section('What to do next', sentences(docs.next, inner, WHOLE)),
    ...section('Limits, which the config may change', limitLines(signal, limits, inner, chalk)),
    ...section('Examples', shown.flat()),
  ]
}

function limitLines(signal: Signal, limits: Signal['limits'], width: number, chalk: ChalkInstance): string[] {
  const rows = Object.entries(limits)
  const names = Math.max(...rows.map(([name]) => name.length)) + 2
  const values = Math.max(...rows.map(([, value]) => String(value).length))
  let before = ''
  return rows.flatMap(([name, value]) => {
    const source = sourceOf(signal, name)
    const start = name.padEnd(names) + String(value).padStart(values)
    const said = source === before ? '″' : source
    before = source
    return hanging(' '.repeat(names + values + 2), said, width, WHOLE).map((line, i) =>
      i === 0 ? start + chalk.dim(line.slice(names + values)) : chalk.dim(line),
    )
  })
}

/** Nothing of a signal comes from strangers, so that none of it is cut. */
const WHOLE = Number.POSITIVE_INFINITY

const ROWS_SHOWN = 3

function exampleLines(example: Example, said: string, width: number, chalk: ChalkInstance): string[] {
  const { name, outcome, likelihoodRatio } = example
  const came = likelihoodRatio === null ? outcome : `${outcome}, likelihood ratio ${times(likelihoodRatio)}`
  const files = EXAMPLE_FILES.flatMap(kind => {
    const rows = example[kind]?.trimEnd().split('\n')
    if (!rows) return []
    const more = rows.length - 1 - ROWS_SHOWN
    return [
      chalk.dim(`  ${kind}.csv`),
      ...rows.slice(0, 1 + ROWS_SHOWN).map(row => `    ${truncate(row, width - 4)}`),
      ...(more > 0 ? [chalk.dim(`    … ${more} more rows`)] : []),
    ]
  })
  return [name === outcome ? came : `${name}: ${came}`, ...hanging('  ', said, width, WHOLE), ...files]
}
