import { Chalk, type ChalkInstance } from 'chalk'
import CliTable from 'cli-table3'
import type { AccountReport, Report } from '../model/report.ts'
import { forLog, forTerminal } from '../text/escape.ts'
import { wrap } from '../text/lines.ts'
import { count } from '../text/numbers.ts'
import { assertionSentence } from './assertions.ts'
import { type Column, layOut, REASON_WIDTH } from './layout.ts'
import { notesOf } from './notes.ts'
import type { ReportContext } from './reporter.ts'
import { policyLine, summaryLine, verdictLine } from './summary.ts'
import { accountWords } from './words.ts'

const NARROWEST = 30
const TOP = 25
/** cli-table3 takes quadratic time in rows: 20,000 in one go take 22 s, in blocks 3 s. */
const BLOCK = 50
const EXPLAINED = 5
const REASONS = 3
const INNOCENT = 3

const NO_LINES = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '' },
}

const grid = (columns: readonly Column[], gap: number, rows: readonly (readonly string[])[]): readonly string[] => {
  const table = new CliTable({
    chars: { ...NO_LINES, middle: ' '.repeat(gap) },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    colWidths: columns.map(({ width }) => width),
    colAligns: columns.map(({ align }) => align),
  })
  table.push(...rows.map(row => [...row]))
  return table
    .toString()
    .split('\n')
    .map(line => line.trimEnd())
}

const accountLines = (accounts: readonly AccountReport[], width: number, chalk: ChalkInstance): readonly string[] => {
  const gap = width >= 80 ? 2 : 1
  const columns = layOut(accounts, width, gap, chalk)
  const rule = chalk.dim('─'.repeat(columns.reduce((sum, column) => sum + column.width + gap, -gap)))
  const lines = [...grid(columns, gap, [columns.map(({ title }) => chalk.bold(title))]), rule]
  for (let from = 0; from < accounts.length; from += BLOCK) {
    const block = accounts.slice(from, from + BLOCK)
    const rows = block.map(account => columns.map(({ cell }) => cell(account).join('\n')))
    for (const line of grid(columns, gap, rows)) lines.push(line)
  }
  lines.push(rule)
  return lines
}

const hanging = (mark: string, text: string, width: number): readonly string[] =>
  wrap(forTerminal(text), width - mark.length, 4).map((line, i) => (i === 0 ? mark : ' '.repeat(mark.length)) + line)

/** The best fitting explanation of the strongest sign. */
const bestInnocent = ({ evidence }: AccountReport): string | undefined =>
  evidence
    .filter(({ outcome, innocent }) => outcome === 'fired' && innocent.length > 0)
    .reduce<AccountReport['evidence'][number] | null>(
      (best, item) => (best && (best.logOdds ?? 0) >= (item.logOdds ?? 0) ? best : item),
      null,
    )?.innocent[0]

/** Bought or pooled engagement is another question than bought followers, so it has its own lines. */
const engagementLines = (accounts: readonly AccountReport[], width: number, chalk: ChalkInstance): readonly string[] => {
  const suspected = accounts.filter(({ purchasedEngagement }) => purchasedEngagement === 'possible')
  if (suspected.length === 0) return []
  const title = 'Likes and comments possibly bought or pooled (another question than followers)'
  const lines = ['', ...wrap(title, width, 4).map(line => chalk.bold(line))]
  for (const account of suspected.slice(0, EXPLAINED)) {
    const reason = account.engagementReasons.slice(0, 2).join(' ')
    lines.push(...hanging('  ', `${accountWords(account).join(' · ')}: ${reason}`, width))
  }
  if (suspected.length > EXPLAINED) lines.push(`  … ${count(suspected.length - EXPLAINED)} more`)
  return lines
}

const whyLines = (accounts: readonly AccountReport[], width: number, chalk: ChalkInstance): readonly string[] => {
  const flagged = accounts.filter(account => account.flagged && account.ignored === null)
  if (flagged.length === 0) return []
  const of = flagged.length > EXPLAINED ? ` (${EXPLAINED} of ${count(flagged.length)} flagged)` : ''
  const lines = ['', chalk.bold(`Why${of}`)]
  for (const account of flagged.slice(0, EXPLAINED)) {
    lines.push(...wrap(accountWords(account).join(' · '), width - 2, 1).map(line => `  ${chalk.bold(line)}`))
    for (const reason of account.reasons.slice(0, REASONS)) lines.push(...hanging('    - ', reason, width))
  }
  // Said once for all that they may explain: beside each account the same line would read as a formality.
  const innocent = [...new Set(flagged.slice(0, EXPLAINED).flatMap(account => bestInnocent(account) ?? []))]
  for (const explanation of innocent.slice(0, INNOCENT))
    lines.push(...hanging('  ', `Innocent explanation: ${explanation}`, width).map(line => chalk.dim(line)))
  return lines
}

/** Why nothing is said of accounts; where there is room, each has it beside it. */
const unknownLines = (accounts: readonly AccountReport[], width: number, chalk: ChalkInstance): readonly string[] => {
  const why = new Map<string, AccountReport[]>()
  for (const account of accounts) {
    const reason = /^Not enough data to tell: (.+)$/.exec(account.reasons[0] ?? '')?.[1]
    if (account.purchasedFollowers !== 'insufficient' || !reason) continue
    const same = why.get(reason)
    if (same) same.push(account)
    else why.set(reason, [account])
  }
  if (why.size === 0 || width >= REASON_WIDTH) return []
  const most = [...why].sort(([, a], [, b]) => b.length - a.length)
  const lines = most.slice(0, REASONS).flatMap(([reason, of]) => {
    const who = of.length === 1 ? accountWords(of[0]!).join(' · ') : `${count(of.length)} accounts`
    return hanging('  ', `${who}: ${reason}`, width)
  })
  return ['', chalk.bold('Not enough data'), ...lines, ...(most.length > REASONS ? [`  … ${count(most.length - REASONS)} more`] : [])]
}

/** What concerns the choice rather than the vetting; nothing where nothing is to note. */
const noteLines = (accounts: readonly AccountReport[], width: number, chalk: ChalkInstance): readonly string[] => {
  const notes = notesOf(accounts)
  return notes.length === 0 ? [] : ['', chalk.bold('Before you choose'), ...notes.flatMap(note => hanging('  ', note, width))]
}

/** What of the policy was broken; a run that fails says why. */
const policyLines = ({ policy }: Report, width: number, chalk: ChalkInstance): readonly string[] => {
  const failed = policy.assertions.filter(({ passed }) => !passed).sort((a, b) => Number(a.level === 'warn') - Number(b.level === 'warn'))
  if (failed.length === 0) return []
  const lines = failed.slice(0, EXPLAINED).flatMap(assertion => {
    const account = assertion.handle === null ? '' : `@${forTerminal(assertion.handle)} · ${forTerminal(assertion.platform ?? '')}: `
    return hanging('  ', `${assertion.level === 'warn' ? 'warning: ' : ''}${account}${assertionSentence(assertion)}`, width)
  })
  const more = failed.length - EXPLAINED
  return ['', chalk.bold('Policy'), ...lines, ...(more > 0 ? [`  … ${count(more)} more`] : [])]
}

const closingLines = (report: Report, width: number, chalk: ChalkInstance): readonly string[] => {
  const advice = report.accounts.some(({ flagged }) => flagged)
    ? "Signs, not proof: ask for the account's own audience figures before you act."
    : 'Signs, not proof: a check that could not run is not a check passed.'
  const emphasis = report.policy.passed ? chalk.bold : chalk.red.bold
  const last = [verdictLine(report), policyLine(report)].flatMap(line => (line === null ? [] : wrap(line, width, 20)))
  return ['', ...wrap(advice, width, 4).map(line => chalk.dim(line)), ...last.map(line => emphasis(line))]
}

/** For people at a terminal: the worst accounts, why they were flagged, and last the line that matters most. */
export function render(report: Report, { width: asked, color, all, top }: ReportContext): string {
  const width = Math.max(NARROWEST, Math.floor(asked) || 0)
  const chalk = new Chalk({ level: color ? 1 : 0 })
  if (report.accounts.length === 0) return `${wrap(summaryLine(report), width, 20).join('\n')}\n`
  const shown = all ? report.accounts : report.accounts.slice(0, top ?? TOP)
  const held = report.accounts.length - shown.length
  const more = `… ${count(held)} more: --all shows them, -o vet.xlsx gives them to a spreadsheet`
  const lines = [
    ...(shown.length > 0 ? accountLines(shown, width, chalk) : []),
    ...(held > 0 ? wrap(more, width, 4) : []),
    ...whyLines(report.accounts, width, chalk),
    ...engagementLines(report.accounts, width, chalk),
    ...noteLines(report.accounts, width, chalk),
    ...unknownLines(report.accounts, width, chalk),
    ...policyLines(report, width, chalk),
    ...closingLines(report, width, chalk),
  ]
  return `${lines.map(forLog).join('\n')}\n`
}
