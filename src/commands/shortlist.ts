import { loadConfig } from '../config/load.ts'
import { VetError } from '../errors.ts'
import type { Verdict } from '../model/names.ts'
import { priceReader } from '../money/price.ts'
import { sayDiagnostics } from '../report/diagnostics.ts'
import { shortlistCsv } from '../shortlist/csv.ts'
import { type Aim, type ShortlistOptions, USUAL } from '../shortlist/options.ts'
import { type Shortlist, shortlist } from '../shortlist/shortlist.ts'
import { shortlistTable } from '../shortlist/table.ts'
import { forJson, forLog, forTerminal } from '../text/escape.ts'
import { plural } from '../text/numbers.ts'
import { vet } from '../vet.ts'
import { exitCode } from './exit-code.ts'
import { contextOf, type Flags, inputsOf, toOptions } from './flags.ts'
import { readNamedOutputs } from './named-outputs.ts'
import { checkPlaces, writeEach } from './output.ts'
import { filesOf } from './places.ts'
import { printWords } from './print-words.ts'
import { type ProcessLike, print } from './process.ts'

interface ShortlistFlags extends Flags {
  readonly budget?: string
  readonly count?: number
  readonly maxRisk?: Verdict
  readonly optimise?: Aim
  readonly maxSharePerAccount?: string
}

const EXTENSIONS = { table: ['.txt'], json: ['.json'], csv: ['.csv'], xlsx: ['.xlsx'] } as const
type Format = keyof typeof EXTENSIONS

/** `vet shortlist <files...>`: whom to work with, under a budget, a number and a risk. */
export async function run(process: ProcessLike, args: readonly unknown[], given: Flags): Promise<number> {
  const flags: ShortlistFlags = given
  const config = await loadConfig(flags.config ?? null, process.cwd())
  const options = readOptions(flags, config.currencySymbols ?? {})
  const files = (args[0] ?? []) as readonly string[]
  const outputs = await readNamedOutputs<Format>(flags.output ?? [], EXTENSIONS, filesOf(files, flags, config))
  const format = flags.format ?? (flags.json ? 'json' : outputs.length > 0 ? null : 'table')
  if (format === null) await checkPlaces(outputs)
  // here these name what is sought, and fill nothing
  const { niche: _, country: __, ...reading } = flags
  const whole = format === 'json' || outputs.some(output => output.format === 'json')
  const report = await vet(inputsOf(files, flags), { ...(await toOptions(reading, process)), evidence: whole ? 'all' : 'none' })
  const list = shortlist(report, options)
  const context = contextOf(process, flags)
  const render = async (as: Format, width: number): Promise<string | Uint8Array> => {
    if (as === 'xlsx') return await (await import('../shortlist/xlsx.ts')).shortlistXlsx(list)
    if (as === 'json') return `${forJson(JSON.stringify(list, null, 2))}\n`
    return as === 'csv' ? shortlistCsv(list, context.csvDelimiter) : shortlistTable(list, width, context.all)
  }
  const failed = await writeEach(
    outputs.map(({ format: as, path }) => ({
      path,
      content: async () => (as === 'csv' ? `\ufeff${await render(as, 120)}` : await render(as, 120)),
    })),
  )
  await print(process.stdout, format === null ? summaryOf(list) : await render(format as Format, context.width))
  if (!flags.quiet)
    await printWords(process.stderr, sayDiagnostics(report.diagnostics) + (format === 'table' || format === 'json' ? '' : notesOf(list)))
  return await exitCode(failed, report, process)
}

function summaryOf({ totals, gap }: Shortlist): string {
  return `${plural(totals.accounts, 'account')} chosen${totals.cost === null ? '' : ` for ${totals.cost} ${totals.currency ?? ''}`.trimEnd()}${gap === 0 ? '' : ', not proven best'}\n`
}

/** What a list without sentences leaves out. */
function notesOf({ notes }: Shortlist): string {
  return notes.map(note => `${forLog(forTerminal(note))}\n`).join('')
}

function readOptions(flags: ShortlistFlags, symbols: Readonly<Record<string, string>>): ShortlistOptions {
  const budget = flags.budget === undefined ? null : priceReader(symbols)(flags.budget)
  if (
    budget !== null &&
    (budget.amount === null ||
      budget.amount <= 0 ||
      budget.low !== null ||
      budget.atLeast ||
      budget.tax !== null ||
      budget.percent !== null ||
      budget.problem !== null)
  )
    throw new VetError('bad-option', `A budget of “${flags.budget}” is no amount.`, 'Write it as --budget 5000, or --budget "5000 EUR".')
  return {
    budget: budget?.amount ?? null,
    currency: budget?.currency ?? null,
    count: flags.count ?? null,
    maxRisk: flags.maxRisk ?? USUAL.maxRisk,
    niche: flags.niche ?? null,
    country: flags.country ?? null,
    optimise: flags.optimise ?? USUAL.optimise,
    maxShare: flags.maxSharePerAccount === undefined ? null : readShare(flags.maxSharePerAccount),
  }
}

function readShare(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text.trim())
  const value = match ? Number(match[1]) : Number.NaN
  const share = match && (match[2] === '%' || value > 1) ? value / 100 : value
  if (!(share > 0 && share <= 1)) throw new VetError('bad-option', `“${text}” is no share of a budget.`, 'Write it as 25%, or 0.25.')
  return share
}
