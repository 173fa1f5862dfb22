import { FOLLOWER_FIELDS, type FollowerRow } from '../../model/records.ts'
import { plural } from '../../text/numbers.ts'
import { cellReader } from '../cells.ts'
import { readHandle } from '../handles.ts'
import { hashText } from '../hash.ts'
import { digitsInName, isNoName } from '../values.ts'
import { identityReader } from './identity.ts'
import type { MakeRowReader } from './reader.ts'

/** Columns that tell what a follower is judged by. */
const FIGURES = ['followers', 'following', 'posts'] as const

/**
 * Followers of a vetted account, sampled. One of whom nothing but a name is known belongs to the sample where the file has
 * columns that would tell more: who could be looked at is no random part of it. In a list of mere names it is rejected.
 */
export const followerReader: MakeRowReader = (path, columns, options, records, diagnostics) => {
  const reader = cellReader(path, columns, options, diagnostics)
  const identify = identityReader(columns, reader, options)
  const follower = reader.texts('follower')
  const followers = reader.numbers('followers')
  const following = reader.numbers('following')
  const posts = reader.numbers('posts')
  const nameDigits = reader.numbers('nameDigits')
  const digitsRemoved = columns.at.has('nameDigits')
  const hasPicture = reader.flags('hasPicture')
  const hasBio = reader.flags('hasBio')
  const isPrivate = reader.flags('private')
  const verified = reader.flags('verified')
  const bit = (said: boolean | null) => (said === null ? Number.NaN : said ? 1 : 0)
  const unread = { rows: 0, line: 0 }
  const blank = { rows: 0, line: 0, name: '' }
  const ids = { rows: 0, line: 0, name: '' }
  const told = FIGURES.some(field => columns.at.has(field))
  return {
    cells: reader,
    row(cells, line) {
      const identity = identify(cells, line)
      if (!identity) return false
      const name = readHandle(follower(cells)).handle
      const row: FollowerRow = {
        key: isNoName(name) ? 0 : hashText(name),
        followers: followers(cells, line),
        following: following(cells, line),
        posts: posts(cells, line),
        nameDigits: nameDigits(cells, line),
        hasPicture: bit(hasPicture(cells, line)),
        hasBio: bit(hasBio(cells, line)),
        private: bit(isPrivate(cells, line)),
        verified: bit(verified(cells, line)),
      }
      // whoever follows an account follows one at least: exports write 0 where a profile could not be read
      if (row.following === 0) {
        row.following = Number.NaN
        if (row.followers === 0 && !(row.posts > 0)) row.followers = row.posts = Number.NaN
        if (unread.rows++ === 0) unread.line = line
      }
      // counting is a fallback: where the names were removed, a column says how many digits they had
      if (Number.isNaN(row.nameDigits) && row.key !== 0) {
        row.nameDigits = digitsInName(name)
        if (Number.isNaN(row.nameDigits) && ids.rows++ === 0) Object.assign(ids, { line, name })
      }
      if (!digitsRemoved && FOLLOWER_FIELDS.every(field => field === 'nameDigits' || Number.isNaN(row[field]))) {
        if (!told) {
          reader.bad('follower', name, line, 'empty-follower', 'Nothing is told of this follower but the name, so it was rejected.')
          return false
        }
        if (blank.rows++ === 0) Object.assign(blank, { line, name })
      }
      records.follower(records.owner(identity.handle, identity.platform, { file: path, line }), row)
      return true
    },
    settle(delimiter) {
      reader.settle(delimiter)
      if (blank.rows > 0)
        reader.bad(
          'follower',
          blank.name,
          blank.line,
          'empty-follower',
          `Of ${plural(blank.rows, 'follower')} nothing is told but the name. They belong to the sample, and count as unknown.`,
          'warning',
        )
      if (ids.rows > 0)
        reader.bad(
          'follower',
          ids.name,
          ids.line,
          'id-for-name',
          `${plural(ids.rows, 'follower')} ${ids.rows === 1 ? 'is' : 'are'} called by a number, which is an id and no name that somebody chose: its digits count as unknown.`,
          'warning',
        )
      if (unread.rows > 0)
        reader.bad(
          'following',
          '0',
          unread.line,
          'zero-for-missing',
          `${plural(unread.rows, 'follower')} ${unread.rows === 1 ? 'follows' : 'follow'} 0 accounts, which nobody can who follows this one: exports write 0 for a number they do not have. It counts as unknown, and so do followers and posts where those are 0 as well.`,
          'warning',
        )
      return 0
    },
  }
}
