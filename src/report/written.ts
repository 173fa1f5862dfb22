import type { AccountReport } from '../model/report.ts'
import { growingBytes } from '../text/bytes.ts'
import type { ReportContext, Rows } from './reporter.ts'
import { type SortField, sortKey } from './select.ts'

/** The rows of some accounts in the formats of a run, and what else is needed of the accounts once their rows are written. */
export interface Written {
  /** For each format the rows in one piece, good until the next are written, and the byte that each ends before. */
  readonly rows: readonly { readonly bytes: Uint8Array; readonly ends: readonly number[] }[]
  readonly accounts: readonly WrittenAccount[]
}

export interface WrittenAccount extends Pick<AccountReport, 'handle' | 'platform' | 'followers'> {
  /** What it is put in order by. */
  readonly key: number | string
}

/** Reports that are written while accounts are judged. */
export interface Writing {
  /** Names of formats, and the rows of each, made with the context. */
  readonly formats: readonly string[]
  readonly rows: readonly Rows[]
  readonly context: ReportContext
  readonly take: (written: Written) => void
}

/** Writes accounts as rows, some at a time. */
export function rowWriter(rows: readonly Rows[], sort: SortField) {
  const files = rows.map(({ write }) => ({ write, to: growingBytes(), ends: [] as number[] }))
  let accounts: WrittenAccount[] = []
  return {
    add(account: AccountReport): void {
      for (const { write, to, ends } of files) {
        write(account, to)
        ends.push(to.size())
      }
      const { handle, platform, followers } = account
      accounts.push({ handle, platform, followers, key: sortKey(account, sort) })
    },
    /** What was written since the last time. */
    take(): Written {
      const written = { rows: files.map(({ to, ends }) => ({ bytes: to.take(), ends: ends.splice(0) })), accounts }
      accounts = []
      return written
    },
  }
}
