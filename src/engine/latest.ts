import type { Diagnostics } from '../input/diagnostics.ts'
import { ACCOUNT_ROW_FIELDS } from '../model/account-row.ts'
import type { AccountRow } from '../model/records.ts'
import { isServer } from './server.ts'

/** One row of several about the same account: exact copies count once, the newest dated one wins, else the later one, which is said. */
export function latest(rows: readonly AccountRow[], diagnostics: Diagnostics): AccountRow {
  const [first, ...others] = inOrder(rows)
  let best = first!
  for (const row of others) {
    const copy = sameFigures(best, row)
    const undated = best.date === null || row.date === null
    // of two of no certain order, one that knows the followers
    const newer = undated ? row.followers !== null || best.followers === null : row.date! >= best.date!
    const dated = best.date !== null && row.date !== null && row.date !== best.date
    const kept = !copy && newer ? row : best
    // rows of several days are a history, as they are meant to be
    if (dated) {
      best = kept
      continue
    }
    diagnostics.add({
      code: copy ? 'duplicate-row' : 'duplicate-account',
      severity: 'warning',
      message: copy
        ? `${row.handle} (${row.platform}) stands here again, and all of it that is used is as in line ${best.source.line} of ${best.source.file}; it counts once.`
        : `${row.handle} (${row.platform}) stands here again with other figures than in line ${best.source.line} of ${best.source.file}; the ${kept === row ? 'later' : 'earlier'} row, line ${kept.source.line}, is used${kept === row ? '' : ', since the later one has no followers'}.${row.source.file === best.source.file ? '' : ' If the files are of different days, date them: a column date, or a day in the file’s name as in accounts-2026-09-01.csv, makes them a history.'}`,
      file: row.source.file,
      line: row.source.line,
      field: 'handle',
      value: row.handle,
    })
    best = kept
  }
  return best
}

/** The rows of a server's table come as its parts answer: they are put in order by what they say, so that the same one is the later each time. */
function inOrder(rows: readonly AccountRow[]): readonly AccountRow[] {
  const served = rows.filter(({ source }) => isServer(source.file))
  if (served.length < 2) return rows
  const saying = new Map(served.map(row => [row, JSON.stringify(ACCOUNT_ROW_FIELDS.map(field => row[field]))]))
  // the first is taken from the end
  const left = new Map<string, AccountRow[]>(served.map(({ source }) => [source.file, []]))
  for (const row of served.sort((a, b) => (saying.get(a)! < saying.get(b)! ? 1 : -1))) left.get(row.source.file)!.push(row)
  return rows.map(row => left.get(row.source.file)?.pop() ?? row)
}

function sameFigures(a: AccountRow, b: AccountRow): boolean {
  return ACCOUNT_ROW_FIELDS.every(field => a[field] === b[field])
}
