import { FOLLOWER_FIELDS, type FollowerRow } from '../../model/records.ts'
import { cellReader, count } from '../cells.ts'
import { readHandle } from '../handles.ts'
import { hashText } from '../hash.ts'
import { isMissing, readFlag } from '../values.ts'
import { readIdentity } from './identity.ts'
import type { MakeRowReader } from './reader.ts'

const FLAGS = ['hasPicture', 'hasBio', 'private', 'verified'] as const
const COUNTS = ['followers', 'following', 'posts', 'nameDigits'] as const

/** Followers of a vetted account, sampled; one of whom nothing but a name is known is rejected. */
export const followerReader: MakeRowReader = (path, columns, options, records, diagnostics) => {
  const reader = cellReader(path, columns, diagnostics)
  return {
    row(cells, line) {
      const identity = readIdentity(cells, line, reader, options)
      if (!identity) return false
      const name = readHandle(reader.text(cells, 'follower')).handle
      const row: FollowerRow = {
        key: isMissing(name) ? 0 : hashText(name),
        followers: Number.NaN, following: Number.NaN, posts: Number.NaN, nameDigits: Number.NaN,
        hasPicture: Number.NaN, hasBio: Number.NaN, private: Number.NaN, verified: Number.NaN,
      } // biome-ignore format: one glance
      for (const field of COUNTS) {
        const value = reader.number(cells, field, line, () => {})
        row[field] = count(value, field, reader.text(cells, field), line, reader)
      }
      for (const field of FLAGS) {
        const said = columns.at.has(field) ? readFlag(reader.text(cells, field)) : null
        if (said !== null) row[field] = said ? 1 : 0
      }
      // counting is a fallback: where the names were removed, a column says how many digits they had
      if (Number.isNaN(row.nameDigits) && row.key !== 0) row.nameDigits = name.replace(/\D/g, '').length
      if (FOLLOWER_FIELDS.every(field => field === 'nameDigits' || Number.isNaN(row[field])) && !columns.at.has('nameDigits')) {
        reader.bad(
          'follower', name, line, 'empty-follower',
          'Nothing is told of this follower but the name, so it was rejected.',
        ) // biome-ignore format: one glance
        return false
      }
      const owner = records.owner(identity.handle, identity.platform === 'unknown' ? null : identity.platform, { file: path, line })
      records.follower(owner, row)
      return true
    },
    settle: reader.settle,
  }
}
