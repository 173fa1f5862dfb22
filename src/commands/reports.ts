import type { Report } from '../model/report.ts'
import { blocksOf, type ReportContext, type Reporter, type Rows } from '../report/reporter.ts'
import type { Writing } from '../report/written.ts'
import { type SortedRows, sortedRows } from './sorted-rows.ts'

type Blocks = AsyncIterable<string | Uint8Array> | Iterable<Uint8Array>

/** What the reports of a run are made of: the accounts of a finished report, or rows written while it runs. */
export interface Reports {
  /** How rows are written while accounts are judged; null where the report is to keep them. */
  readonly writing: Writing | null
  /** A report in one of the formats, in blocks. @param context for a file rather than for the terminal */
  readonly blocks: (reporter: Reporter, report: Report, context: ReportContext) => Blocks
  /** Removes what waits in files, whatever happened. */
  readonly close: () => void
}

/** @param keep whether the accounts are needed for more than these reports */
export async function reportsIn(reporters: readonly Reporter[], context: ReportContext, keep: boolean): Promise<Reports> {
  const kept: Reports = { writing: null, blocks: blocksOf, close: () => undefined }
  if (keep || reporters.length === 0) return kept
  const written = new Map<Reporter, SortedRows>()
  const formats: string[] = []
  const rows: Rows[] = []
  for (const reporter of new Set(reporters)) {
    const format = await reporter.load()
    if (!('rows' in format)) return kept
    const own = format.rows(context)
    written.set(reporter, sortedRows(own.head, formats.length))
    formats.push(reporter.name)
    rows.push(own)
  }
  const all = [...written.values()]
  return {
    writing: {
      ...{ formats, rows, context },
      take(some) {
        for (const one of all) one.add(some)
      },
    },
    blocks: reporter => written.get(reporter)!.blocks(),
    close() {
      for (const one of all) one.close()
    },
  }
}
