import type { HistoryRow } from '../../model/records.ts'
import { cellReader } from '../cells.ts'
import { roundedIn } from '../values.ts'
import { type Identity, identityReader } from './identity.ts'
import type { MakeRowReader } from './reader.ts'

/** Points of an account's history; one without a date or without followers is rejected. */
export const historyReader: MakeRowReader = (path, columns, options, records, diagnostics) => {
  const reader = cellReader(path, columns, options, diagnostics)
  const identify = identityReader(columns, reader, options)
  const date = reader.dates()
  const dateText = reader.texts('date')
  const followers = reader.numbers('followers')
  const followersText = reader.texts('followers')
  const following = reader.numbers('following')
  const posts = reader.numbers('posts')
  const late: { identity: Identity; row: HistoryRow & { roundedBy: number }; line: number }[] = []
  const ownerOf = ({ handle, platform }: Identity, line: number) => records.owner(handle, platform, { file: path, line })
  const reject = (field: 'date' | 'followers', raw: string, line: number) => {
    reader.hold(null)
    reader.bad(field, raw, line, 'no-point', `A point of history needs a date and followers; this row has no ${field}, so it was rejected.`)
    return false
  }
  if (columns.notUsed)
    diagnostics.add({
      code: 'not-used',
      severity: 'warning',
      message: `This file was read, and is not used. ${columns.notUsed}`,
      file: path,
    })

  return {
    cells: reader,
    row(cells, line) {
      const row = {
        date: date(cells, line, () => Number.NaN),
        followers: followers(cells, line),
        following: following(cells, line),
        posts: posts(cells, line),
        likesPerPost: Number.NaN,
        commentsPerPost: Number.NaN,
        viewsPerPost: Number.NaN,
        roundedBy: roundedIn(followersText(cells)),
      }
      if (columns.notUsed) {
        reader.hold(null)
        return true
      }
      const identity = identify(cells, line)
      if (!identity) {
        reader.hold(null)
        return false
      }
      if (Number.isNaN(row.followers)) return reject('followers', followersText(cells), line)
      const waits = reader.hold(row)
      if (Number.isNaN(row.date) && !waits) return reject('date', dateText(cells), line)
      if (waits) late.push({ identity, row, line })
      else records.history(ownerOf(identity, line), row)
      return true
    },
    settle(delimiter) {
      reader.settle(delimiter)
      let rejected = 0
      for (const { identity, row, line } of late)
        if (Number.isNaN(row.date)) rejected++
        else records.history(ownerOf(identity, line), row)
      return rejected
    },
  }
}
