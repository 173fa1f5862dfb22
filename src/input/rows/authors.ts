import type { Records } from '../../engine/engine.ts'
import { newAccount } from '../../model/account-row.ts'
import type { AccountField, Field } from '../../model/fields.ts'
import type { AccountRow } from '../../model/records.ts'
import type { CellReader } from '../cells.ts'
import type { Columns } from '../columns.ts'
import type { Cell } from '../csv.ts'
import { isMissing } from '../values.ts'

const COUNTS = [
  ['authorFollowers', 'followers'],
  ['authorFollowing', 'following'],
  ['authorPosts', 'posts'],
  ['authorLikes', 'lifetimeLikes'],
] as const satisfies readonly (readonly [Field, AccountField])[]

/** What posts tell of their author, gathered an account; null where the file tells nothing. The latest row that tells something counts. */
export function authorReader(path: string, columns: Columns, reader: CellReader, records: Records) {
  const counts = COUNTS.filter(([field]) => columns.at.has(field)).map(([field, to]) => [to, reader.numbers(field)] as const)
  const name = columns.at.has('authorName') ? reader.texts('authorName') : null
  const verified = columns.at.has('authorVerified') ? reader.flags('authorVerified') : null
  if (counts.length === 0 && !name && !verified) return null
  const authors = new Map<number, AccountRow>()
  const read = (owner: number, cells: readonly Cell[], line: number): void => {
    let author = authors.get(owner)
    if (!author) {
      author = newAccount('', '', { file: path, line })
      authors.set(owner, author)
    }
    for (const [to, number] of counts) {
      const value = number(cells, line)
      if (!Number.isNaN(value)) author[to] = value
    }
    const text = name === null ? '' : name(cells).trim()
    // a copy, since the text may be part of a long one
    if (text !== '' && !isMissing(text)) author.name = ` ${text}`.slice(1)
    author.verified = verified?.(cells) ?? author.verified
  }
  return Object.assign(read, {
    settle() {
      for (const [owner, author] of authors) records.author(owner, author)
    },
  })
}
