import type { AccountReport } from '../model/report.ts'
import { csvCell } from '../text/csv.ts'
import { CHOOSING_COLUMNS } from './choosing-columns.ts'
import type { ReportContext, Rows } from './reporter.ts'

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

/** What choosing rests on comes last, so that the columns before it stay where scripts found them. */
export const ALL_COLUMNS: readonly Column[] = [...CSV_COLUMNS, ...CHOOSING_COLUMNS]

/**
 * RFC 4180, but for the line end, which is `\n`; an account is always one line, which `grep` and build logs rely on.
 * A cell that begins with a colon is quoted, so that no build log takes its line for a command.
 * The byte-order mark is for whoever writes the file.
 */
export function rows({ csvDelimiter }: ReportContext): Rows {
  const delimiter = csvDelimiter.charCodeAt(0)
  const quoted = (text: string): string =>
    text.includes('"') || BLANKS.test(text) || text.includes(csvDelimiter) ? `"${text.replaceAll('"', '""')}"` : text
  return {
    head: `${ALL_COLUMNS.map(([name]) => quoted(name)).join(csvDelimiter)}\n`,
    write(account, to) {
      for (let i = 0; i < ALL_COLUMNS.length; i++) {
        const value = ALL_COLUMNS[i]![1](account)
        if (i > 0) to.character(delimiter)
        if (typeof value === 'number') to.number(value)
        else if (typeof value === 'boolean') to.text(value ? 'true' : 'false')
        else if (value !== null && !to.plainCell(value, delimiter)) to.text(quoted(csvCell(value)))
      }
      to.character(NEWLINE)
    },
  }
}

const NEWLINE = 0x0a
const BLANKS = /^[\s:]|\s$/
