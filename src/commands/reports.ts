import type { AccountReport, Report } from '../model/report.ts'
import { blocksOf, type ReportContext, type Reporter } from '../report/reporter.ts'
import type { SortField } from '../report/select.ts'
import { type SortedRows, sortedRows } from './sorted-rows.ts'

type Blocks = AsyncIterable<string | Uint8Array> | Iterable<Uint8Array>

/** What the reports of a run are made of: the accounts of a finished report, or rows written while it runs. */
export interface Reports {
  /** Takes each account as it is judged; null where the report is to keep them. */
  readonly onAccount: ((account: AccountReport) => void) | null
  /** A report in one of the formats, in blocks. @param context for a file rather than for the terminal */
  readonly blocks: (reporter: Reporter, report: Report, context: ReportContext) => Blocks
  /** Removes what waits in files, whatever happened. */
  readonly close: () => void
}

/** @param keep whether the accounts are needed for more than these reports */
export async function reportsIn(
  reporters: readonly Reporter[],
  context: ReportContext,
  { sort, keep }: { readonly sort: SortField; readonly keep: boolean },
): Promise<Reports> {
  const kept: Reports = { onAccount: null, blocks: blocksOf, close: () => undefined }
  if (keep || reporters.length === 0) return kept
  const written = new Map<Reporter, SortedRows>()
  for (const reporter of new Set(reporters)) {
    const format = await reporter.load()
    if (!('rows' in format)) return kept
    written.set(reporter, sortedRows(format.rows(context), sort))
  }
  const all = [...written.values()]
  return {
    onAccount(account) {
      for (const rows of all) rows.add(account)
    },
    blocks: reporter => written.get(reporter)!.blocks(),
    close() {
      for (const rows of all) rows.close()
    },
  }
}
