import { describe, expect, it } from 'vitest'
import { type DateHints, dateColumn } from '../../src/input/date-cells.ts'

const NOTHING_SAID: DateHints = { order: null, usualOrder: null, exported: null }
const iso = (at: number) => (Number.isNaN(at) ? null : new Date(at).toISOString().slice(0, 10))

/** Reads a column to its end, lines counted from 2: the dates that came out, and what was said. */
function read(cells: readonly string[], hints: Partial<DateHints> = {}, near = Number.NaN) {
  const said: string[] = []
  const column = dateColumn({ ...NOTHING_SAID, ...hints }, (raw, line) => said.push(`bad ${line} ${raw}`))
  const rows = cells.map((raw, i) => {
    const before = column.waiting.length
    const row = { date: column.read(raw, i + 2, () => near) }
    if (column.waiting.length > before) column.waiting.at(-1)!.row = row
    return row
  })
  column.settle((line, raw, why) => said.push(`${why} ${line} ${raw}`))
  return { dates: rows.map(({ date }) => iso(date)), said, order: column.order(), unset: column.unset }
}

describe('the order of day and month', () => {
  it('is shown by any cell of the column, before or after', () => {
    expect(read(['3/8/2026', '14/8/2026', '4/8/2026'])).toMatchObject({ dates: ['2026-08-03', '2026-08-14', '2026-08-04'], order: 'dmy' })
    expect(read(['3/8/2026', '8/14/2026'])).toMatchObject({ dates: ['2026-03-08', '2026-08-14'], order: 'mdy' })
  })

  it('stays open where nothing shows it, or where cells disagree', () => {
    expect(read(['3/8/2026', '5/5/2026'])).toMatchObject({
      dates: [null, '2026-05-05'],
      said: ['order 2 3/8/2026'],
      order: null,
    })
    expect(read(['14/8/2026', '8/14/2026', '3/8/2026'], { usualOrder: 'mdy' })).toMatchObject({
      dates: ['2026-08-14', '2026-08-14', null],
      said: ['order 4 3/8/2026'],
      order: null,
    })
  })

  it('is the vendor’s where the column shows none, and the column’s where it shows another', () => {
    expect(read(['3/8/2026'], { usualOrder: 'mdy' })).toMatchObject({ dates: ['2026-03-08'], said: [] })
    expect(read(['3/8/2026', '14/8/2026'], { usualOrder: 'mdy' }).dates).toEqual(['2026-08-03', '2026-08-14'])
  })

  it('is the one that was said, whatever is shown', () => {
    expect(read(['3/8/2026'], { order: 'mdy', usualOrder: 'dmy' })).toMatchObject({ dates: ['2026-03-08'], order: 'mdy' })
    expect(read(['3/8/2026'], { order: 'dmy' }).dates).toEqual(['2026-08-03'])
  })
})

describe('what is no date', () => {
  it('is said, unless it is empty', () => {
    expect(read(['soon', '', 'n/a', '2026-09-01'])).toMatchObject({ dates: [null, null, null, '2026-09-01'], said: ['bad 2 soon'] })
  })

  it('and was never set is counted, with the first of them', () => {
    const { dates, said, unset } = read(['2026-09-01', '1970-01-01', '0'])
    expect([dates, said]).toEqual([['2026-09-01', null, null], []])
    expect(unset).toEqual({ cells: 2, line: 3, raw: '1970-01-01' })
  })

  it('has no row to be written into where the row was rejected', () => {
    const column = dateColumn({ ...NOTHING_SAID, order: null, exported: Date.UTC(2026, 0, 6) }, () => {})
    column.read('3/8/2026', 2, () => Number.NaN)
    column.read('Jan 5', 3, () => Number.NaN)
    const said: string[] = []
    column.settle((_, raw) => said.push(raw))
    expect(said).toEqual([])
  })
})

describe('days without a year', () => {
  const exported = Date.UTC(2026, 0, 6)

  it('lie nearest to what another column of their row knows', () => {
    expect(read(['Dec 30', 'Jan 2'], {}, Date.UTC(2024, 0, 1)).dates).toEqual(['2023-12-30', '2024-01-02'])
  })

  it('lie nearest to the newest date of their column', () => {
    const { dates, said } = read(['Dec 30', '2024-01-02', '2022-06-01', 'Jan 5'], { exported })
    expect([dates, said]).toEqual([['2023-12-30', '2024-01-02', '2022-06-01', '2024-01-05'], []])
    // a date that waited for its order counts as well
    expect(read(['Dec 30', '3/1/2024', '14/1/2024'], { exported }).dates[0]).toBe('2023-12-30')
  })

  it('are said where nothing tells the year', () => {
    expect(read(['Dec 30', 'Jan 2'])).toMatchObject({ dates: [null, null], said: ['year 2 Dec 30', 'year 3 Jan 2'] })
  })

  it('run up to the day of the export, oldest first, however many New Years they cross', () => {
    const cells = ['Jun 10', 'Dec 1', 'Mar 1', 'Jul 1', 'Dec 31', 'Jan 6']
    expect(read(cells, { exported }).dates).toEqual(['2024-06-10', '2024-12-01', '2025-03-01', '2025-07-01', '2025-12-31', '2026-01-06'])
  })

  it('run down from it, newest first', () => {
    const cells = ['Jan 6', 'Dec 31', 'Jul 1', 'Mar 1', 'Dec 1', 'Jun 1']
    expect(read(cells, { exported }).dates).toEqual(['2026-01-06', '2025-12-31', '2025-07-01', '2025-03-01', '2024-12-01', '2024-06-01'])
  })

  it('may repeat, as where an account posts twice a day', () => {
    expect(read(['Dec 30', 'Dec 30', 'Jan 2', 'Jan 2'], { exported }).dates).toEqual([
      ...['2025-12-30', '2025-12-30', '2026-01-02', '2026-01-02'],
    ])
  })

  it('may repeat over several New Years, oldest or newest first', () => {
    const newest = ['Jan 2', 'Dec 30', 'Aug 1', 'Feb 5', 'Dec 1'].flatMap(day => [day, day])
    const dates = ['2026-01-02', '2025-12-30', '2025-08-01', '2025-02-05', '2024-12-01'].flatMap(date => [date, date])
    expect(read(newest, { exported }).dates).toEqual(dates)
    expect(read(newest.toReversed(), { exported }).dates).toEqual(dates.toReversed())
  })

  it('a day later than the one after them are of the year before', () => {
    // nine steps of ten go down, the last one goes up by a day
    const cells = ['Jan 5', 'Oct 1', 'Aug 1', 'Jun 1', 'Apr 1', 'Feb 1', 'Dec 1', 'Oct 1', 'Aug 1', 'Jun 1', 'Jun 2']
    expect(read(cells, { exported }).dates.slice(-3)).toEqual(['2024-08-01', '2024-06-01', '2023-06-02'])
    // of nine steps eight are too few for an order
    expect(read(cells.slice(1), { exported }).dates.slice(-2)).toEqual(['2025-06-01', '2025-06-02'])
  })

  it('in no order are each the last before the export', () => {
    expect(read(['Jan 5', 'Jul 1', 'Feb 1', 'Oct 1', 'Mar 1'], { exported }).dates).toEqual([
      ...['2026-01-05', '2025-07-01', '2025-02-01', '2025-10-01', '2025-03-01'],
    ])
  })

  it('keep their order though one in ten stands out of it', () => {
    // ten steps, nine of them forward
    const cells = ['Mar 1', 'Apr 1', 'May 1', 'Jun 1', 'Jul 1', 'Jun 15', 'Aug 1', 'Sep 1', 'Oct 1', 'Dec 1', 'Jan 6']
    const { dates } = read(cells, { exported })
    expect([dates[0], dates.at(-1)]).toEqual(['2024-03-01', '2026-01-06'])
    // of nine steps eight are fewer than nine in ten: no order, each the last before the export
    expect(read(cells.slice(1), { exported }).dates[0]).toBe('2025-04-01')
  })

  it('may lie a day after the export, in zones further east, but not two', () => {
    expect(read(['Jan 7'], { exported }).dates).toEqual(['2026-01-07'])
    expect(read(['Jan 8'], { exported }).dates).toEqual(['2025-01-08'])
  })
})
