import type { ChalkInstance } from 'chalk'
import type { AccountReport, Evidence } from '../../model/report.ts'
import { signals } from '../../signals/index.ts'
import { columns, wrap } from '../../text/lines.ts'
import { chance, count, times, UNKNOWN } from '../../text/numbers.ts'
import { hanging, sentences } from './lines.ts'
import { odds, quantity } from './quantity.ts'

const titles = new Map(signals.map(({ id, title }) => [id, title]))

export const titleOf = ({ signal }: Pick<Evidence, 'signal'>): string => titles.get(signal) ?? signal

const withoutUnit = (text: string) => text.replace(/ %$/, '')

/** `1.02 % (0.3–3.44)`. */
function expected({ expected, expectedRange, unit }: Evidence): string {
  if (expected === null && expectedRange === null) return UNKNOWN
  const range = expectedRange && `${withoutUnit(quantity(expectedRange[0], unit))}–${quantity(expectedRange[1], unit)}`
  if (expected === null) return range!
  return range ? `${quantity(expected, unit)} (${withoutUnit(range)})` : quantity(expected, unit)
}

type Row = readonly [sign: string, observed: string, expected: string, n: string, odds: string]

const HEAD: Row = ['Sign', 'Observed', 'Usual (10th–90th)', 'n', 'Counted ×']

/** What was seen, strongest first, with what each piece multiplies the odds by; then what they come to together. */
export function ledgerLines(account: AccountReport, prior: number, width: number, chalk: ChalkInstance): string[] {
  const seen = account.evidence
    .filter(({ outcome }) => outcome === 'fired' || outcome === 'clear')
    .sort((a, b) => Math.abs(b.logOdds ?? 0) - Math.abs(a.logOdds ?? 0))
  const { probability, probabilityRange, likelihoodRatio } = account
  if (seen.length === 0 || probability === null) return ['Nothing could be measured from these files.']
  const rows = seen.map(
    (item): Row => [
      `${titleOf(item)} (${item.group})`,
      quantity(item.observed, item.unit),
      expected(item),
      count(item.n),
      times(Math.exp(item.logOdds ?? 0)),
    ],
  )
  const total: Row = ['Together', '', '', '', times(likelihoodRatio)]
  const widths = HEAD.map((_, i) => Math.max(...[HEAD, ...rows, total].map(row => columns(row[i]!))))
  const figures = widths.slice(1).reduce((sum, width) => sum + width + 2, 0)
  widths[0] = Math.max(16, Math.min(widths[0]!, width - figures))
  const lay = (row: Row, paint: (text: string) => string = String) => {
    const sign = wrap(row[0], widths[0]!, 3)
    const cells = row.slice(1).map((cell, i) => `  ${' '.repeat(widths[i + 1]! - columns(cell))}${cell}`)
    return sign.map((line, i) => {
      const padded = line + ' '.repeat(widths[0]! - columns(line))
      return i === 0 ? padded + cells.slice(0, -1).join('') + paint(cells.at(-1)!) : line
    })
  }
  const unitOf = ({ unit }: Evidence) => (unit === null ? [] : hanging('  in ', unit, width).map(line => chalk.dim(line)))
  const rule = chalk.dim('─'.repeat(Math.min(width, widths[0]! + figures)))
  const range = probabilityRange ? `, in the range of ${chance(probabilityRange[0])} to ${chance(probabilityRange[1])}` : ''
  return [
    ...lay(HEAD).map(line => chalk.bold(line)),
    rule,
    ...rows.flatMap((row, i) => [...lay(row, tone(seen[i]!.logOdds ?? 0, chalk)), ...unitOf(seen[i]!)]),
    rule,
    ...lay(total, text => chalk.bold(text)),
    ...sentences(
      `Odds of ${odds(prior)} before any evidence (${chance(prior)}) become ${odds(probability)}: a probability of ${chance(probability)}${range}.`,
      width,
    ),
  ]
}

function tone(logOdds: number, chalk: ChalkInstance): (text: string) => string {
  if (logOdds > 0.1) return chalk.red
  return logOdds < -0.1 ? chalk.green : String
}
