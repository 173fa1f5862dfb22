import { emptyAccount } from '../../engine/memory.ts'
import { FIELDS } from '../../model/fields.ts'
import type { AccountRow } from '../../model/records.ts'
import { moneyRowReader } from '../../money/row.ts'
import { cellReader, count } from '../cells.ts'
import type { Columns } from '../columns.ts'
import type { Diagnostics } from '../diagnostics.ts'
import { isMissing, readFlag } from '../values.ts'
import { readIdentity } from './identity.ts'
import type { MakeRowReader } from './reader.ts'

const ACCOUNT_NUMBERS = (Object.keys(FIELDS.accounts) as (keyof typeof FIELDS.accounts)[]).filter(field =>
  ['count', 'average', 'rate'].includes(FIELDS.accounts[field]),
)
const ACCOUNT_TEXTS = ['name', 'creator', 'niche', 'country', 'website', 'currency', 'offer'] as const

/** Account rows; one whose follower count cannot be read is rejected. */
export const accountReader: MakeRowReader = (path, columns, options, records, diagnostics) => {
  const reader = cellReader(path, columns, diagnostics)
  const numbers = ACCOUNT_NUMBERS.filter(field => columns.at.has(field))
  const readMoney = moneyRowReader(reader, options.money, (cells, field) => cells[columns.at.get(field) ?? -1] ?? null)
  sayTotals(columns, path, diagnostics)
  const totalsCount = columns.at.has('postsSampled')
  return {
    row(cells, line) {
      const identity = readIdentity(cells, line, reader, options)
      if (!identity) return false
      const account: AccountRow = { ...emptyAccount, ...identity, source: { file: path, line } }
      for (const field of ACCOUNT_TEXTS) {
        const text = reader.text(cells, field).trim()
        if (!isMissing(text)) account[field] = text
      }
      account.niche ??= options.niche
      account.country ??= options.country
      for (const field of numbers) {
        const raw = reader.text(cells, field)
        const set = (value: number) => {
          const read = count(value, field, raw, line, reader)
          ;(account as Record<string, unknown>)[field] = Number.isNaN(read) ? null : read
        }
        const value = reader.number(cells, field, line, set)
        if (!Number.isNaN(value)) set(value)
      }
      readMoney(account, cells, line)
      if (account.followers === null && !isMissing(reader.text(cells, 'followers'))) return false
      if (!totalsCount) account.likes = account.comments = account.shares = account.saves = account.views = null
      const date = reader.date(cells, 'date', line, at => {
        account.date = at
      })
      if (!Number.isNaN(date)) account.date = date
      account.verified = readFlag(reader.text(cells, 'verified'))
      account.private = readFlag(reader.text(cells, 'private'))
      records.account(account)
      return true
    },
    settle: reader.settle,
  }
}

/** Totals mean nothing without the number of posts they sum over: said once a file. */
function sayTotals(columns: Columns, path: string, diagnostics: Diagnostics): void {
  if (columns.at.has('postsSampled')) return
  for (const field of ['likes', 'comments', 'shares', 'saves', 'views'] as const) {
    const index = columns.at.get(field)
    if (index === undefined) continue
    const header = columns.headers[index]!
    diagnostics.add({
      code: 'total-without-posts',
      severity: 'warning',
      message: `“${header}” is a total or an average: no column says over how many posts, so it is not used. Add a column postsSampled, or say --map ${field}PerPost="${header}" if it is an average.`,
      file: path, line: 1, column: index + 1, field, value: header,
    }) // biome-ignore format: the place of a value in one row
  }
}
