import { checkReport } from '../config/arguments.ts'
import type { AccountReport, Diagnostic, Report } from '../model/report.ts'

/** What a comparison reads of a report: one made now, or one written earlier by any version of the same schema. */
export interface ComparedReport {
  readonly accounts: readonly ComparedAccount[]
  readonly tierBounds: string
  /** Newest day in the data, as 2026-09-01; null where nothing was dated. */
  readonly day: string | null
  /** Why it has only some of the accounts that were read, in words; null where it has all. */
  readonly part: string | null
  /** What was noticed while reading; empty for a report written earlier. */
  readonly diagnostics: readonly Diagnostic[]
}

export type ComparedAccount = Pick<AccountReport, 'handle' | 'platform'> &
  Partial<
    Pick<
      AccountReport,
      | ('tier' | 'followers' | 'engagementRatePct' | 'engagementBasis' | 'engagementFormula' | 'postsSampled')
      | ('purchasedFollowers' | 'purchasedEngagement' | 'price' | 'currency')
    >
  >

/** The part of a report that is compared. @throws VetError where it is none */
export function comparable(report: Report): ComparedReport {
  checkReport(report, ['settings', 'summary'])
  const { accounts, settings, summary } = report
  return {
    accounts,
    tierBounds: JSON.stringify(settings.tierBounds),
    day: settings.asOf ?? summary.newestDate,
    part: partOf(settings),
    diagnostics: [],
  }
}

/** By the options under which the report was made. */
function partOf({ filters = {}, shard = null }: Partial<Report['settings']>): string | null {
  const words = Object.entries(filters).map(([name, value]) => (value === true ? name : `${name} ${String(value)}`))
  return [...words, ...(shard === null ? [] : [`shard ${shard}`])].join(', ') || null
}
