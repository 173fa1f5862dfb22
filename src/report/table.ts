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
/** Lines of one sentence. */
const LINES = 4

/** How much of each part is shown: all of it, or what a screen holds. */
interface Extent {
  readonly explained: number
  readonly reasons: number
  readonly innocent: number
  readonly lines: number
}

const SCREEN: Extent = { explained: EXPLAINED, reasons: REASONS, innocent: INNOCENT, lines: LINES }
const WHOLE: Extent = {
  explained: Number.POSITIVE_INFINITY,
  reasons: Number.POSITIVE_INFINITY,
  innocent: Number.POSITIVE_INFINITY,
  // a sentence that is longer holds what a stranger made long
  lines: 10,
}

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

const accountLines = (accounts: readonly AccountReport[], width: number, chalk: ChalkInstance, whole: boolean): readonly string[] => {
  const gap = width >= 80 ? 2 : 1
  const columns = layOut(accounts, width, gap, chalk, whole)
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

const hanging = (mark: string, text: string, width: number, { lines }: Extent): readonly string[] =>
  wrap(forTerminal(text), width - mark.length, lines).map((line, i) => (i === 0 ? mark : ' '.repeat(mark.length)) + line)

/** The best fitting explanation of the strongest sign. */
const bestInnocent = ({ evidence }: AccountReport): string | undefined =>
  evidence
    .filter(({ outcome, innocent }) => outcome === 'fired' && innocent.length > 0)
    .reduce<AccountReport['evidence'][number] | null>(
      (best, item) => (best && (best.logOdds ?? 0) >= (item.logOdds ?? 0) ? best : item),
      null,
    )?.innocent[0]

/** Bought or pooled engagement is another question than bought followers, so it has its own lines. */
const engagementLines = (accounts: readonly AccountReport[], width: number, chalk: ChalkInstance, extent: Extent): readonly string[] => {
  const suspected = accounts.filter(({ purchasedEngagement }) => purchasedEngagement === 'possible')
  if (suspected.length === 0) return []
  const title = 'Likes and comments possibly bought or pooled (another question than followers)'
  const lines = ['', ...wrap(title, width, 4).map(line => chalk.bold(line))]
  for (const account of suspected.slice(0, extent.explained)) {
    const reason = account.engagementReasons.slice(0, extent === WHOLE ? undefined : 2).join(' ')
    lines.push(...hanging('  ', `${accountWords(account).join(' · ')}: ${reason}`, width, extent))
  }
  if (suspected.length > extent.explained) lines.push(`  … ${count(suspected.length - extent.explained)} more`)
  return lines
}

const whyLines = (accounts: readonly AccountReport[], width: number, chalk: ChalkInstance, extent: Extent): readonly string[] => {
  const flagged = accounts.filter(account => account.flagged && account.ignored === null)
  if (flagged.length === 0) return []
  const of = flagged.length > extent.explained ? ` (${extent.explained} of ${count(flagged.length)} flagged)` : ''
  const lines = ['', chalk.bold(`Why${of}`)]
  for (const account of flagged.slice(0, extent.explained)) {
    lines.push(
      ...wrap(accountWords(account).join(' · '), width - 2, extent === WHOLE ? extent.lines : 1).map(line => `  ${chalk.bold(line)}`),
    )
    for (const reason of account.reasons.slice(0, extent.reasons)) lines.push(...hanging('    - ', reason, width, extent))
  }
  // Said once for all that they may explain: beside each account the same line would read as a formality.
  const innocent = [...new Set(flagged.slice(0, extent.explained).flatMap(account => bestInnocent(account) ?? []))]
  for (const explanation of innocent.slice(0, extent.innocent))
    lines.push(...hanging('  ', `Innocent explanation: ${explanation}`, width, extent).map(line => chalk.dim(line)))
  return lines
}

/** Why nothing is said of accounts. */
const unknownLines = (accounts: readonly AccountReport[], width: number, chalk: ChalkInstance, extent: Extent): readonly string[] => {
  const why = new Map<string, AccountReport[]>()
  for (const account of accounts) {
    const reason = /^Not enough data to tell: (.+)$/.exec(account.reasons[0] ?? '')?.[1]
    if (account.purchasedFollowers !== 'insufficient' || !reason) continue
    const same = why.get(reason)
    if (same) same.push(account)
    else why.set(reason, [account])
  }
  if (why.size === 0) return []
  const most = [...why].sort(([, a], [, b]) => b.length - a.length)
  const lines = most.slice(0, extent.reasons).flatMap(([reason, of]) => {
    const each = of.length === 1 || extent === WHOLE
    const who = each ? of.map(account => accountWords(account).join(' · ')) : [`${count(of.length)} accounts`]
    return who.flatMap(one => hanging('  ', `${one}: ${reason}`, width, extent))
  })
  return [
    '',
    chalk.bold('Not enough data'),
    ...lines,
    ...(most.length > extent.reasons ? [`  … ${count(most.length - extent.reasons)} more`] : []),
  ]
}

/** What concerns the choice rather than the vetting; nothing where nothing is to note. */
const noteLines = (accounts: readonly AccountReport[], width: number, chalk: ChalkInstance, extent: Extent): readonly string[] => {
  const notes = notesOf(accounts, extent === WHOLE)
  return notes.length === 0 ? [] : ['', chalk.bold('Before you choose'), ...notes.flatMap(note => hanging('  ', note, width, extent))]
}

/** What of the policy was broken; a run that fails says why. */
const policyLines = ({ policy }: Report, width: number, chalk: ChalkInstance, extent: Extent): readonly string[] => {
  const failed = policy.assertions.filter(({ passed }) => !passed).sort((a, b) => Number(a.level === 'warn') - Number(b.level === 'warn'))
  if (failed.length === 0) return []
  const lines = failed.slice(0, extent.explained).flatMap(assertion => {
    const account = assertion.handle === null ? '' : `@${forTerminal(assertion.handle)} · ${forTerminal(assertion.platform ?? '')}: `
    return hanging('  ', `${assertion.level === 'warn' ? 'warning: ' : ''}${account}${assertionSentence(assertion)}`, width, extent)
  })
  const more = failed.length - extent.explained
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
  const extent = all ? WHOLE : SCREEN
  // where there is room, those shown have it beside them, as far as it fits
  const unsaid = !all && width >= REASON_WIDTH ? report.accounts.slice(shown.length) : report.accounts
  const lines = [
    ...(shown.length > 0 ? accountLines(shown, width, chalk, all) : []),
    ...(held > 0 ? wrap(more, width, 4) : []),
    ...whyLines(report.accounts, width, chalk, extent),
    ...engagementLines(report.accounts, width, chalk, extent),
    ...noteLines(report.accounts, width, chalk, extent),
    ...unknownLines(unsaid, width, chalk, extent),
    ...policyLines(report, width, chalk, extent),
    ...closingLines(report, width, chalk),
  ]
  return `${lines.map(forLog).join('\n')}\n`
}
