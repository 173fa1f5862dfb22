import type { AccountReport, Report } from '../model/report.ts'
import { csvCell } from '../text/csv.ts'
import type { ReportContext } from './reporter.ts'

type Cell = string | number | boolean | null
type Column = readonly [header: string, cell: (account: AccountReport) => Cell]
type Scalar = { [K in keyof AccountReport]: AccountReport[K] extends Cell ? K : never }[keyof AccountReport]

const same = (...names: readonly Scalar[]): readonly Column[] => names.map(name => [name, account => account[name]])

/** One cell each, under the names of the JSON report. */
export const CSV_COLUMNS: readonly Column[] = [
  ...same('handle', 'platform', 'name', 'creator', 'niche', 'country', 'website', 'tier', 'followers', 'following', 'posts'),
  ...same('engagementRatePct', 'engagementBasis', 'engagementFormula'),
  ...same('likesPerPost', 'commentsPerPost', 'sharesPerPost', 'savesPerPost', 'viewsPerPost', 'postsSampled'),
  ...same('expectedEngagementRatePct', 'expectedEngagementFormula', 'engagementToExpected', 'engagementZ', 'peerGroup'),
  ...same('purchasedFollowers', 'purchasedEngagement', 'flagged', 'probability'),
  ['probabilityLow', ({ probabilityRange }) => probabilityRange?.[0] ?? null],
  ['probabilityHigh', ({ probabilityRange }) => probabilityRange?.[1] ?? null],
  ...same('likelihoodRatio'),
  ['checked', ({ checked }) => checked.join(' | ')],
  ...same('suspiciousFollowerSharePct'),
  ['suspiciousFollowerShareLowPct', ({ suspiciousFollowerShareRangePct }) => suspiciousFollowerShareRangePct?.[0] ?? null],
  ['suspiciousFollowerShareHighPct', ({ suspiciousFollowerShareRangePct }) => suspiciousFollowerShareRangePct?.[1] ?? null],
  ...same('unexplainedGrowthPct', 'sponsoredSharePct', 'sponsoredEngagementRatio'),
  ...same('costPerEngagement', 'costPerThousandFollowers', 'price', 'currency'),
  ['reasons', ({ reasons }) => reasons.join(' | ')],
  ['engagementReasons', ({ engagementReasons }) => engagementReasons.join(' | ')],
  ['ignored', ({ ignored }) => ignored?.reason ?? null],
  ...same('snapshotDate'),
  ['sourceFile', ({ source }) => source.file],
  ['sourceLine', ({ source }) => source.line],
]

/**
 * RFC 4180, but for the line end, which is `\n`; an account is always one line, which `grep` and build logs rely on.
 * A cell that begins with a colon is quoted, so that no build log takes its line for a command.
 * The byte-order mark is for whoever writes the file.
 */
export function render(report: Report, { csvDelimiter }: ReportContext): string {
  const quoted = (text: string): string =>
    /"|^[\s:]|\s$/.test(text) || text.includes(csvDelimiter) ? `"${text.replaceAll('"', '""')}"` : text
  const cell = (value: Cell): string => quoted(csvCell(value))
  const row = (cells: readonly Cell[]): string => `${cells.map(cell).join(csvDelimiter)}\n`
  const header = row(CSV_COLUMNS.map(([name]) => name))
  return header + report.accounts.map(account => row(CSV_COLUMNS.map(([, of]) => of(account)))).join('')
}
