import type { AccountReport } from '../model/report.ts'
import type { ReportContext } from './reporter.ts'

/** The account with as much of its evidence as was asked for. */
export const withEvidence = (account: AccountReport, evidence: ReportContext['evidence']): AccountReport => {
  if (evidence === 'all') return account
  return { ...account, evidence: evidence === 'none' ? [] : account.evidence.filter(({ outcome }) => outcome === 'fired') }
}
