import { type WriteSheet, writeXlsx } from 'hucre/xlsx'
import type { AccountReport, Report } from '../model/report.ts'
import { signals } from '../signals/index.ts'
import { count, VERDICT_WORDS } from '../text/numbers.ts'
import { withEvidence } from './evidence.ts'
import type { ReportContext } from './reporter.ts'
import { summaryLine } from './summary.ts'
import { ACCOUNT_COLUMNS, type EvidenceRow, evidenceColumns, POLICY_COLUMNS, PROBLEM_COLUMNS, VERDICT_TITLE } from './xlsx/columns.ts'
import { CREATOR_COLUMNS } from './xlsx/creators.ts'
import { coloured, type SheetColumn, sheetOf, type Value } from './xlsx/sheet.ts'

/** Rows of evidence from which on the checks that could not run are left out. */
const EVIDENCE_IN_FULL = 100_000
const COLOURS = {
  [VERDICT_WORDS.likely]: 'F8B4B4',
  [VERDICT_WORDS.possible]: 'FCE8A6',
  [VERDICT_WORDS.insufficient]: 'E3E6EA',
  [VERDICT_WORDS['no-sign']]: 'C9EBD0',
}

/** A workbook for people: accounts, the evidence, creators, problems of the input, the policy, and how to read it. */
export async function render(report: Report, { evidence: which }: ReportContext): Promise<Uint8Array> {
  const { accounts, creators, diagnostics, policy } = report
  const titles = new Map(signals.map(({ id, title }) => [id, title]))
  const verdictAt = ACCOUNT_COLUMNS.findIndex(({ title }) => title === VERDICT_TITLE) + 1
  const { rows, left } = evidenceRows(accounts, which)
  const sheets: WriteSheet[] = [
    sheetOf('Accounts', ACCOUNT_COLUMNS, accounts, coloured(verdictAt, accounts.length, COLOURS)),
    sheetOf('Evidence', evidenceColumns(titles), rows, coloured(5, rows.length, { fired: COLOURS[VERDICT_WORDS.possible]! })),
    ...(creators.length > 0 ? [sheetOf('Creators', CREATOR_COLUMNS, creators, [])] : []),
    sheetOf('Problems', PROBLEM_COLUMNS, diagnostics, coloured(1, diagnostics.length, { error: COLOURS[VERDICT_WORDS.likely]! })),
    ...(policy.assertions.length > 0
      ? [
          sheetOf(
            'Policy',
            POLICY_COLUMNS,
            policy.assertions,
            coloured(2, policy.assertions.length, { no: COLOURS[VERDICT_WORDS.likely]! }),
          ),
        ]
      : []),
    sheetOf('About', ABOUT_COLUMNS, about(report, left), []),
  ]
  return await writeXlsx({ sheets, properties: { title: 'Influencers vetted', creator: 'vet', modified: dated(report) } })
}

function evidenceRows(accounts: readonly AccountReport[], which: ReportContext['evidence']): { rows: EvidenceRow[]; left: number } {
  const all = accounts.flatMap(account => withEvidence(account, which).evidence.map((evidence): EvidenceRow => ({ account, evidence })))
  const rows = all.length > EVIDENCE_IN_FULL ? all.filter(({ evidence }) => evidence.outcome !== 'unknown') : all
  return { rows, left: all.length - rows.length }
}

/** No clock, so that the same files give the same workbook, byte for byte. */
function dated({ settings, summary }: Report): Date {
  return new Date(`${settings.asOf ?? summary.newestDate ?? '2000-01-01'}T00:00:00Z`)
}

type Line = readonly [what: string, value: Value]
const ABOUT_COLUMNS: readonly SheetColumn<Line>[] = [
  { title: 'About this report', width: 34, format: 'text', value: ([what]) => what },
  { title: '', width: 100, format: 'general', value: ([, value]) => value },
]

function about(report: Report, left: number): Line[] {
  const { tool, settings, inputs, summary } = report
  return [
    ['Result', summaryLine(report)],
    [
      'How to read it',
      "Signs, not proof: ask for the account's own audience figures before you act. A check that could not run is not a check passed.",
    ],
    ['Newest date in the data', summary.newestDate],
    ['Judged as of', settings.asOf],
    ['Engagement is divided by', settings.engagementBasis],
    ['Saves counted as engagement', settings.includeSaves ? 'yes' : 'no'],
    ['Newest posts counted', settings.postsWindow],
    ['Probability before any evidence', settings.prior],
    [
      'Tiers',
      `${settings.tiers}: micro from ${count(settings.tierBounds.micro)}, macro from ${count(settings.tierBounds.macro)}, celebrity from ${count(settings.tierBounds.celebrity)} followers`,
    ],
    ['Published norms of', settings.normsDate],
    [
      'Filters',
      Object.entries(settings.filters)
        .map(([name, value]) => `${name} ${value}`)
        .join(', ') || 'none',
    ],
    ...inputs.map(
      (input): Line => [
        'Read',
        `${input.path}: ${input.kind}, ${count(input.rows)} rows, ${count(input.accepted)} accepted, ${count(input.rejected)} rejected`,
      ],
    ),
    ...(left > 0 ? [['Left out', `${count(left)} checks that could not run; the JSON report has them`] as const] : []),
    ['Made by', `${tool.name} ${tool.version}`],
  ]
}
