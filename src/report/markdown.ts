import type { AccountReport, Report } from '../model/report.ts'
import { forTerminal } from '../text/escape.ts'
import { profileUrl } from '../text/links.ts'
import { money } from '../text/money.ts'
import { count, percent, plural, times } from '../text/numbers.ts'
import { assertionSentence } from './assertions.ts'
import { notesOf } from './notes.ts'
import type { ReportContext } from './reporter.ts'
import { summaryLine } from './summary.ts'
import { checkedWords, purchasedWords } from './words.ts'

/** Accounts shown unless more are asked for. */
const TOP = 25
const LISTED = 10
/** GitHub takes comments of up to 65,536 characters (2026); the rest is left for what is posted around the report. */
const LONGEST = 60_000
const CELL = 300

/** For pull-request comments and CI job summaries. */
export function render(report: Report, { all, top }: ReportContext): string {
  const { accounts, policy, diagnostics } = report
  const failed = policy.assertions.filter(({ passed }) => !passed)
  const before = [
    `### ${policy.passed ? 'vet' : 'vet: the policy failed'}`,
    '',
    `**${escaped(summaryLine(report))}**`,
    ...list(
      failed.map(
        assertion =>
          `${assertion.level === 'warn' ? 'warning: ' : ''}${assertion.handle === null ? '' : `${named(assertion.platform, assertion.handle)} – `}${escaped(assertionSentence(assertion))}`,
      ),
      'Policy',
    ),
    '',
  ]
  const after = [
    ...notesOf(accounts).flatMap(note => ['', escaped(note)]),
    ...list(
      diagnostics.map(
        ({ severity, file, line, message }) =>
          `${severity}: ${file === null ? '' : `${code(line === null ? file : `${file}:${line}`)} `}${escaped(message)}`,
      ),
      'Problems of the input',
    ),
    '',
    "Signs, not proof: ask for the account's own audience figures before you act. A check that could not run is not a check passed.",
    '',
  ]
  const wanted = accounts.slice(0, all ? accounts.length : (top ?? TOP))
  const room = LONGEST - [...before, ...after].join('\n').length
  return [...before, ...table(wanted, accounts.length, room), ...after].join('\n')
}

const HEADER = '| Account | Platform | Tier | Followers | Engagement | vs expected | Purchased followers? | Checked | Main reason |'
const ALIGNED = '| :-- | :-- | :-- | --: | --: | --: | :-- | :-- | :-- |'

/** As many rows as there is room for, and how many more there are. */
function table(wanted: readonly AccountReport[], all: number, room: number): string[] {
  if (wanted.length === 0) return []
  const rows: string[] = []
  const priced = wanted.some(({ costPerEngagement }) => costPerEngagement !== null)
  let used = 1000
  for (const account of wanted) {
    const row = tableRow(account) + (priced ? ` ${escaped(money(account.costPerEngagement, account.currency))} |` : '')
    used += row.length + 1
    if (used > room) break
    rows.push(row)
  }
  const more = all - rows.length
  const header = priced ? [`${HEADER} Cost per engagement |`, `${ALIGNED} --: |`] : [HEADER, ALIGNED]
  return [...header, ...rows, ...(more > 0 ? ['', `… ${count(more)} more`] : [])]
}

function tableRow(account: AccountReport): string {
  const { platform, handle, tier, followers, engagementRatePct, engagementToExpected, reasons, flagged } = account
  const verdict = escaped(purchasedWords(account))
  const cells = [
    named(platform, handle),
    escaped(platform),
    tier ?? '–',
    count(followers),
    percent(engagementRatePct),
    times(engagementToExpected),
    flagged ? `**${verdict}**` : verdict,
    checkedWords(account) ?? '–',
    escaped(reasons[0] ?? ''),
  ]
  return `| ${cells.join(' | ')} |`
}

function list(lines: readonly string[], title: string): string[] {
  if (lines.length === 0) return []
  const more = lines.length - LISTED
  return [
    '',
    `<details><summary>${title}: ${plural(lines.length, 'line')}</summary>`,
    '',
    ...lines.slice(0, LISTED).map(line => `- ${line}`),
    ...(more > 0 ? [`- … ${count(more)} more`] : []),
    '',
    '</details>',
  ]
}

/** The handle as code, in which nothing is a mention, linked to its profile where it has one. */
function named(platform: string | null, handle: string): string {
  const url = platform === null ? null : profileUrl(platform, handle)
  return url === null ? code(handle) : `[${code(handle)}](${url})`
}

const short = (text: string): string => {
  const line = forTerminal(text)
  return line.length <= CELL ? line : `${line.slice(0, CELL - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

/** A code span has no escapes but the bar of a table's cell; a backtick would end it. */
const code = (text: string): string =>
  `\`${
    short(text)
      .replaceAll('`', 'ˋ')
      .replace(/\\(?=$|\|)/g, '⧵')
      .replaceAll('|', '\\|') || ' '
  }\``

/** Text in which nothing is Markdown, HTML, a link, a mention or a reference to an issue. */
export const escaped = (text: string): string =>
  short(text).replace(/[&<>\\`*_{}[\]()!|~$]|:(?=\S)|\.(?<=\bwww\.|^\s*\d+\.)|[@#]/gi, character => {
    const entity = `&#${character.charCodeAt(0)};`
    return character === '@' || character === '#' ? `${entity}&#8203;` : entity
  })
