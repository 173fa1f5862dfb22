import { type PackedRows, type PlainField, packRows, rowIn, valueIn } from '../model/packed-rows.ts'
import type { AccountRow } from '../model/records.ts'
import { own } from '../text/own.ts'

/** So many rows are objects before they are packed: as such they are quicker to take, and V8 looks through no more of them. */
const PAGE = 65_536

/** The rows of all accounts, by index. */
export interface Accounts {
  readonly length: number
  /** To be read only: it may be a copy. */
  readonly at: (index: number) => AccountRow
  /** One value of it, without the rest. */
  readonly value: <F extends PlainField>(index: number, field: F) => AccountRow[F]
}

export interface AccountList extends Accounts {
  /** Takes a row, whose handle is a text of its own. */
  readonly add: (row: AccountRow) => void
  readonly put: (index: number, row: AccountRow) => void
}

/** A list of accounts that may be millions. @param page how many rows are packed together */
export function accountList(page = PAGE): AccountList {
  const pages: PackedRows[] = []
  let last: AccountRow[] = []
  /** Rows put in the place of packed ones. */
  const others = new Map<number, AccountRow>()
  const whole = (index: number): AccountRow | undefined =>
    index >= pages.length * page ? last[index - pages.length * page] : others.get(index)
  return {
    get length() {
      return pages.length * page + last.length
    },
    at: index => whole(index) ?? rowIn(pages[Math.floor(index / page)]!, index % page),
    value(index, field) {
      const row = whole(index)
      return row === undefined ? valueIn(pages[Math.floor(index / page)]!, index % page, field) : row[field]
    },
    add(row) {
      last.push(row)
      if (last.length < page) return
      withOwnTexts(last)
      pages.push(packRows(last))
      last = []
    },
    put(index, row) {
      if (index < pages.length * page) others.set(index, row)
      else last[index - pages.length * page] = row
    },
  }
}

/** Each text once for all rows that have it, and none as a part of the file that it was read from. */
function withOwnTexts(rows: readonly AccountRow[]): void {
  const known = new Map<string, string>()
  for (const row of rows)
    for (const name of Object.keys(row) as PlainField[]) {
      const text: unknown = row[name]
      // handles are its own and no two the same
      if (typeof text !== 'string' || name === 'handle') continue
      let once = known.get(text)
      if (once === undefined) {
        once = own(text)
        known.set(once, once)
      }
      ;(row as Record<string, unknown>)[name] = once
    }
}
