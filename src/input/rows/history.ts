import type { HistoryRow } from '../../model/records.ts'
import { cellReader, count } from '../cells.ts'
import { readIdentity } from './identity.ts'
import type { MakeRowReader } from './reader.ts'

const COUNTS = ['followers', 'following', 'posts'] as const

/** Points of an account's history; one without a date or without followers is rejected. */
export const historyReader: MakeRowReader = (path, columns, options, records, diagnostics) => {
  const reader = cellReader(path, columns, diagnostics)
  const late: { owner: number; row: HistoryRow }[] = []
  return {
    row(cells, line) {
      const identity = readIdentity(cells, line, reader, options)
      if (!identity) return false
      const row: HistoryRow = {
        date: Number.NaN,
        followers: Number.NaN,
        following: Number.NaN,
        posts: Number.NaN,
        likesPerPost: Number.NaN,
        commentsPerPost: Number.NaN,
        viewsPerPost: Number.NaN,
      }
      const before = reader.waiting()
      row.date = reader.date(cells, 'date', line, at => {
        row.date = at
      })
      for (const field of COUNTS) {
        const value = reader.number(cells, field, line, later => {
          row[field] = later
        })
        row[field] = count(value, field, reader.text(cells, field), line, reader)
      }
      const waits = reader.waiting() > before
      if (Number.isNaN(row.followers) || (Number.isNaN(row.date) && !waits)) {
        const field = Number.isNaN(row.followers) ? 'followers' : 'date'
        reader.bad(
          field,
          reader.text(cells, field),
          line,
          'no-point',
          `A point of history needs a date and followers; this row has no ${field}, so it was rejected.`,
        )
        return false
      }
      const owner = records.owner(identity.handle, identity.platform === 'unknown' ? null : identity.platform, { file: path, line })
      if (waits) late.push({ owner, row })
      else records.history(owner, row)
      return true
    },
    settle(delimiter) {
      reader.settle(delimiter)
      for (const { owner, row } of late) if (!Number.isNaN(row.date)) records.history(owner, row)
    },
  }
}
