import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parse } from 'csv-parse/sync'
import { digitsInName } from '../../src/input/values.ts'
import { FOLLOWER_FIELDS, type FollowerColumns, type FollowerField } from '../../src/model/records.ts'

/** Followers of whom others have said whether they are fake. */
export interface LabelledSet {
  readonly name: string
  readonly followers: FollowerColumns
  readonly fake: readonly boolean[]
}

/** Whether a file has a column of labels, so that it is for the follower scorer. */
export function isLabelled(path: string): boolean {
  const header = readFileSync(path, 'utf8').split(/\r?\n/, 1)[0]!
  return header.split(',').includes('fake')
}

export function readLabelled(path: string): LabelledSet {
  const rows: Record<string, string>[] = parse(readFileSync(path), { columns: true, bom: true, skip_empty_lines: true })
  const column = (field: FollowerField) => Float64Array.from(rows, row => cell(row[field], field, row.follower ?? ''))
  const columns = Object.fromEntries(FOLLOWER_FIELDS.map(field => [field, column(field)])) as { [F in FollowerField]: Float64Array }
  return {
    name: basename(path).replace(/^followers-|\.csv$/g, ''),
    followers: { length: rows.length, ...columns },
    fake: rows.map(row => row.fake === 'true' || row.fake === '1'),
  }
}

function cell(text: string | undefined, field: FollowerField, name: string): number {
  if (field === 'nameDigits' && (text === undefined || text === '')) return digitsInName(name)
  if (text === undefined || text === '') return Number.NaN
  return text === 'true' ? 1 : text === 'false' ? 0 : Number(text)
}

/** Some of a set's followers, by index; the same one may be taken more than once. */
export function pick({ followers }: LabelledSet, rows: readonly number[]): FollowerColumns {
  const columns = Object.fromEntries(FOLLOWER_FIELDS.map(field => [field, Float64Array.from(rows, row => followers[field][row]!)]))
  return { length: rows.length, ...(columns as { [F in FollowerField]: Float64Array }) }
}
