import type { Records } from '../../engine/engine.ts'
import { newAccount } from '../../model/account-row.ts'
import type { AccountField, Field } from '../../model/fields.ts'
import type { AccountRow } from '../../model/records.ts'
import type { CellReader } from '../cells.ts'
import type { Columns } from '../columns.ts'
import type { Cell } from '../csv.ts'
import { isMissing, roundedIn } from '../values.ts'

const COUNTS = [
  ['authorFollowers', 'followers'],
  ['authorFollowing', 'following'],
  ['authorPosts', 'posts'],
  ['authorLikes', 'lifetimeLikes'],
] as const satisfies readonly (readonly [Field, AccountField])[]

/** Older than any post with a date. */
const UNDATED = Number.NEGATIVE_INFINITY

/** What posts tell of their author, gathered an account; null where the file tells nothing. The newest post that tells something counts, of undated ones the last in the file. */
export function authorReader(path: string, columns: Columns, reader: CellReader, records: Records) {
  const counts = COUNTS.filter(([field]) => columns.at.has(field)).map(([field, to]) => [to, reader.numbers(field)] as const)
  const followersText = reader.texts('authorFollowers')
  const name = columns.at.has('authorName') ? reader.texts('authorName') : null
  const verified = columns.at.has('authorVerified') ? reader.flags('authorVerified') : null
  if (counts.length === 0 && !name && !verified) return null
  const authors = new Map<number, { readonly row: AccountRow; readonly since: Float64Array }>()
  const [NAME, VERIFIED] = [counts.length, counts.length + 1]
  /** @param date of the post, epoch milliseconds; NaN where it has none */
  const read = (owner: number, cells: readonly Cell[], line: number, date: number): void => {
    let author = authors.get(owner)
    if (!author) {
      author = { row: newAccount('', '', { file: path, line }), since: new Float64Array(counts.length + 2).fill(UNDATED) }
      authors.set(owner, author)
    }
    const { row, since } = author
    const at = Number.isNaN(date) ? UNDATED : date
    // of two posts of one moment the larger word holds, so that the order of rows does not matter
    const holds = (field: number, larger: boolean): boolean => {
      if (at < since[field]! || (at === since[field] && at !== UNDATED && !larger)) return false
      since[field] = at
      if (at !== UNDATED) row.date = Math.max(row.date ?? at, at)
      return true
    }
    for (let i = 0; i < counts.length; i++) {
      const [to, number] = counts[i]!
      const value = number(cells, line)
      if (Number.isNaN(value) || !holds(i, value > (row[to] ?? -1))) continue
      row[to] = value
      if (to === 'followers') row.followersRoundedBy = roundedIn(followersText(cells))
    }
    const text = name === null ? '' : name(cells).trim()
    // a copy, since the text may be part of a long one
    if (text !== '' && !isMissing(text) && holds(NAME, text > (row.name ?? ''))) row.name = ` ${text}`.slice(1)
    const badge = verified?.(cells, line) ?? null
    if (badge !== null && holds(VERIFIED, badge)) row.verified = badge
  }
  return Object.assign(read, {
    settle() {
      for (const [owner, { row }] of authors) records.author(owner, row)
    },
  })
}
