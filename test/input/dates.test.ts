import { describe, expect, it } from 'vitest'
import { dateInName, inYear, readDate, timeOfTikTokId } from '../../src/input/dates.ts'

/** What a cell reads as, in short: the moment, with the order of day and month that it shows, or why it is none. */
function read(cell: string): string {
  const reading = readDate(cell)
  if (reading.is === 'undecided') return `${iso(reading.dmy)} or ${iso(reading.mdy)}`
  if (reading.is === 'no-year') return `day ${reading.day} of month ${reading.month}`
  if (reading.is !== 'date') return reading.is
  return reading.shows ? `${iso(reading.at)} ${reading.shows}` : iso(reading.at)
}
/** `2026-09-01 14:05:09`, without the time at midnight. */
const iso = (at: number) => new Date(at).toISOString().replace('T', ' ').replace('.000Z', '').replace(' 00:00:00', '')

describe('dates from year to day', () => {
  it.each([
    ['2026-09-01', '2026-09-01'],
    ['2026-01-28', '2026-01-28'],
    ['2026-12-31', '2026-12-31'],
    ['2024-02-29', '2024-02-29'],
    ['2026/9/1', '2026-09-01'],
    ['2026.09.01', '2026-09-01'],
    ['2026-09', '2026-09-01'],
    ['2026/9/2T', '2026-09-02'],
    ['2004-01-01', '2004-01-01'],
    [' 2026-09-01 ', '2026-09-01'],
    ['2026-09-01T14:05:09', '2026-09-01 14:05:09'],
    ['2026-09-01 14:05:09', '2026-09-01 14:05:09'],
    ['2026-09-01T14:05:09Z', '2026-09-01 14:05:09'],
    ['2026-09-01T14:05:09.123Z', '2026-09-01 14:05:09'],
    ['2026-09-01T00:00:59', '2026-09-01 00:00:59'],
    ['2026-09-01T23:59:00', '2026-09-01 23:59:00'],
    ['2026-09-01T14:05', '2026-09-01 14:05:00'],
    ['2026-09-01 24:00:00', '2026-09-02'],
    ['2026-09-01T14:05:09+02:00', '2026-09-01 12:05:09'],
    ['2026-09-01T14:05:09-0530', '2026-09-01 19:35:09'],
    ['2026-09-01T14:05:09.5+02', '2026-09-01 12:05:09'],
    ['2026-09-30T01:00:00', '2026-09-30 01:00:00'],
  ])('“%s” is %s', (cell, at) => {
    expect(read(cell)).toBe(at)
  })

  it.each([
    ['2026-00-01'],
    ['2026-13-01'],
    ['2026-09-00'],
    ['2026-09-31'],
    ['2025-02-29'],
    ['2003-12-31'],
    ['1899-12-31'],
    ['2026-09-01T25:00:00'],
    ['2026-09-01T14:60:00'],
    ['2026-09-01T14-05-09'],
    ['2026-09-01X14:05:09'],
    ['2026-09-01T14:05:09 nowhere'],
    ['2026-09-01T14:05:09 constructor'],
    ['20a6-09-01'],
    ['2026-09-011'],
    ['26-09'],
  ])('“%s” is no date', cell => {
    expect(read(cell)).toBe('bad')
  })
})

describe('dates in numbers, day or month first', () => {
  it.each([
    ['3/8/2026', '2026-08-03 or 2026-03-08'],
    ['12/11/26', '2026-11-12 or 2026-12-11'],
    ['13/8/2026', '2026-08-13 dmy'],
    ['8/13/2026', '2026-08-13 mdy'],
    ['8-12-2026', '2026-12-08 or 2026-08-12'],
    ['5/5/2026', '2026-05-05'],
    // shows no order either, though 13 would
    ['12/12/2026', '2026-12-12'],
    ['12/1/2026', '2026-01-12 or 2026-12-01'],
    ['03.08.2026', '2026-08-03 dots'],
    ['3.8.26', '2026-08-03 dots'],
    ['3.8.2026 14:05', '2026-08-03 14:05:00 dots'],
    ['3/8/2026, 2:05 PM', '2026-08-03 14:05:00 or 2026-03-08 14:05:00'],
  ])('“%s” is %s', (cell, at) => {
    expect(read(cell)).toBe(at)
  })

  it.each(['13/13/2026', '8.13.2026', '31/2/2026', '0/5/2026', '5/0/2026', '3/8-2026', '3/8/2026 25:00', '3/8/202'])(
    '“%s” is no date',
    cell => {
      expect(read(cell)).toBe('bad')
    },
  )
})

describe('days that spreadsheets write with a dash', () => {
  it.each([
    ['01-Aug-26', '2026-08-01'],
    ['1-Sep-2026', '2026-09-01'],
    ['31-Dez-25', '2025-12-31'],
    ['3-Mrt-2026', 'bad'],
    ['31-Feb-26', 'bad'],
  ])('“%s” is %s', (cell, at) => expect(read(cell)).toBe(at))
})

describe('dates in words', () => {
  it.each([
    ['September 1, 2026', '2026-09-01'],
    ['Sep 1st 2026', '2026-09-01'],
    ['Tue, Sep. 22nd, 2026', '2026-09-22'],
    ['Tuesday, September 1, 2026 2:05 PM', '2026-09-01 14:05:00'],
    ['1 September 2026', '2026-09-01'],
    ['1. März 2026', '2026-03-01'],
    ['Di, 1. Sept. 2026, 14:05 Uhr', '2026-09-01 14:05:00'],
    ['1 de agosto de 2026', '2026-08-01'],
    ['3 août 2026', '2026-08-03'],
    ['12 Dez 2026', '2026-12-12'],
    ['2 gennaio 2026', '2026-01-02'],
    ['7 fév. 2026', '2026-02-07'],
    ['Mai 4', 'day 4 of month 5'],
    ['4 juin', 'day 4 of month 6'],
    ['juil 5', 'day 5 of month 7'],
    ['Feb 29', 'day 29 of month 2'],
    ['29 octubre', 'day 29 of month 10'],
    ['Nov 30', 'day 30 of month 11'],
  ])('“%s” is %s', (cell, at) => {
    expect(read(cell)).toBe(at)
  })

  it.each(['Feb 30', 'Smarch 3', '3 Smarch', '31 June 2026', 'Feb 29, 2025', 'yesterday', '2 days ago', `Sep 1, 2026 ${' '.repeat(60)}x`])(
    '“%s” is no date',
    cell => {
      expect(read(cell)).toBe('bad')
    },
  )
})

describe('times', () => {
  it.each([
    ['12:05 AM', '00:05:00'],
    ['12:05 pm', '12:05:00'],
    ['1:05 a.m.', '01:05:00'],
    ['11:59:58 PM', '23:59:58'],
    ['at 9:05', '09:05:00'],
    ['um 9:05', '09:05:00'],
    ['à 9h05', '09:05:00'],
    ['9:05:01.999', '09:05:01'],
    ['9:05:01,999', '09:05:01'],
    ['9:05 UTC', '09:05:00'],
    ['9:05 (UTC)', '09:05:00'],
    ['9:05 CEST', '07:05:00'],
    ['9:05 EST', '14:05:00'],
    ['9:05 IST', '03:35:00'],
    ['9:05 GMT+5:30', '03:35:00'],
    ['9:05 UTC-3', '12:05:00'],
    ['9:05 Uhr MEZ', '08:05:00'],
  ])('“%s” is %s in UTC', (time, at) => {
    expect(read(`2026/9/2 ${time}`)).toBe(`2026-09-02 ${at}`)
  })

  it.each(['9', '9:5', '905', '9:60', '25:00', 'x 9:05', '9:05 5'])('“%s” is none', time => {
    expect(read(`2026/9/2 ${time}`)).toBe('bad')
  })
})

describe('dates as numbers', () => {
  it.each([
    ['20260901', '2026-09-01'],
    ['20040101', '2004-01-01'],
    ['20991231', '2099-12-31'],
    ['1788220800', '2026-09-01'],
    ['1788220800000', '2026-09-01'],
    ['1788220800.0', '2026-09-01'],
    ['46266', '2026-09-01'],
    ['46266.75', '2026-09-01 18:00:00'],
    ['79999', '2119-01-10'],
  ])('%s is %s', (cell, at) => {
    expect(read(cell)).toBe(at)
  })

  it.each(['20261301', '20040100', '7', '32000', '80000', '80001', '99999999', '100000000000000', '46266.', '1234.5'])(
    '%s is no date',
    cell => {
      expect(read(cell)).toBe('bad')
    },
  )

  it.each(['0', '1970-01-01', '1970-01-02T10:00:00Z', '1969-12-31T12:00:00Z'])('%s was never set', cell => {
    expect(read(cell)).toBe('unset')
  })

  it.each(['1970-01-03', '1969-12-31', '1969-12-30T23:00:00Z', '2003-12-31T23:59:59Z'])('%s is no date of a platform', cell => {
    expect(read(cell)).toBe('bad')
  })

  it.each(['', '-', 'n/a', 'unknown'])('“%s” is unknown', cell => {
    expect(read(cell)).toBe('missing')
  })
})

describe('a day without its year', () => {
  const day = (month: number, day: number) => ({ month, day })
  const at = (text: string) => Date.parse(text)

  it('lies in the year that brings it nearest', () => {
    expect(iso(inYear(day(12, 30), at('2026-01-06'), 'nearest'))).toBe('2025-12-30')
    expect(iso(inYear(day(1, 2), at('2025-12-30'), 'nearest'))).toBe('2026-01-02')
    expect(iso(inYear(day(6, 1), at('2026-06-20'), 'nearest'))).toBe('2026-06-01')
  })

  it('lies before an export, which may be of the same day or the next in another zone', () => {
    expect(iso(inYear(day(12, 30), at('2026-01-06'), 'before'))).toBe('2025-12-30')
    expect(iso(inYear(day(1, 6), at('2026-01-06'), 'before'))).toBe('2026-01-06')
    expect(iso(inYear(day(1, 7), at('2026-01-06'), 'before'))).toBe('2026-01-07')
    expect(iso(inYear(day(1, 8), at('2026-01-06'), 'before'))).toBe('2025-01-08')
    expect(iso(inYear(day(1, 1), at('2025-12-31'), 'before'))).toBe('2026-01-01')
  })
})

describe('the time in the id of a TikTok video', () => {
  // 1,788,220,800 seconds · 2³² is 2026-09-01
  const id = String(1_788_220_800n << 32n)

  it.each([[id], [`https://www.tiktok.com/@brie/video/${id}`], [`https://www.tiktok.com/@brie/photo/${id}?lang=en`]])(
    'is read from %s',
    text => {
      expect(iso(timeOfTikTokId(text))).toBe('2026-09-01')
    },
  )

  it.each([
    ['another path', `https://www.tiktok.com/music/${id}`],
    ['sixteen digits', '1234567890123456'],
    ['more than twenty', `${id}000`],
    ['a time before TikTok', String(1_420_070_400n << 32n)],
    ['a time beyond this century', '18446744073709551615'],
    ['no digits', 'brie'],
  ])('is not in %s', (_, text) => {
    expect(timeOfTikTokId(text)).toBeNaN()
  })
})

describe('the day in a file’s name', () => {
  it.each([
    ['accounts-2026-09-01.csv', '2026-09-01'],
    ['accounts_20260901.csv', '2026-09-01'],
    ['accounts_20260915.csv', '2026-09-15'],
    ['exports/2026.09.30/list_2026_10_31.csv', '2026-10-31'],
    ['C:\\lists\\2026-12-09 brie.xlsx', '2026-12-09'],
  ])('%s is of %s', (path, day) => {
    expect(iso(dateInName(path)!)).toBe(day)
  })

  it.each([
    'accounts.csv',
    '2026-09-01/accounts.csv',
    'a-2026-09_01.csv',
    'a-120260901.csv',
    'a-202609015.csv',
    'a-2026-02-30.csv',
    'a-2026-13-01.csv',
  ])('%s has none', path => {
    expect(dateInName(path)).toBeNull()
  })
})
