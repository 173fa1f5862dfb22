import { checkReport } from '../config/arguments.ts'
import type { AccountReport, Diagnostic, Report } from '../model/report.ts'
import { unreadFiles } from '../policy/policy.ts'

/** What a comparison reads of a report: one made now, or one written earlier by any version of the same schema. */
export interface ComparedReport {
  readonly accounts: readonly ComparedAccount[]
  /** What accounts were judged by. */
  readonly settings: Partial<Report['settings']>
  /** Newest day in the data, as 2026-09-01; null where nothing was dated. */
  readonly day: string | null
  /** Files of which the end was not read. */
  readonly unread: readonly string[]
  readonly rejectedRows: number
  /** What was noticed while reading; empty for a report written earlier. */
  readonly diagnostics: readonly Diagnostic[]
}

export type ComparedAccount = Pick<AccountReport, 'handle' | 'platform'> &
  Partial<
    Pick<
      AccountReport,
      | ('tier' | 'followers' | 'engagementRatePct' | 'engagementBasis' | 'engagementFormula' | 'postsSampled')
      | ('purchasedFollowers' | 'purchasedEngagement' | 'price' | 'currency' | 'ignored')
    >
  >

/** The part of a report that is compared. @throws VetError where it is none */
export function comparable(report: Report): ComparedReport {
  checkReport(report, ['settings', 'summary'])
  const { accounts, settings, summary, inputs = [], diagnostics = [] }: WrittenReport = report
  return {
    accounts,
    settings,
    day: settings.asOf ?? summary.newestDate,
    unread: unreadFiles(diagnostics),
    rejectedRows: inputs.reduce((sum, { rejected }) => sum + rejected, 0),
    diagnostics: [],
  }
}

type WrittenReport = Omit<Report, 'inputs' | 'diagnostics'> & Partial<Pick<Report, 'inputs' | 'diagnostics'>>
