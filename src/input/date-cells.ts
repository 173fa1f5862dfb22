import { type DateOrder, inYear, readDate } from './dates.ts'

/** One cell whose column does not tell yet what it means: `row.date` gets its moment when it does. */
interface WaitingDate {
  readonly line: number
  readonly raw: string
  /** Day first and month first, or a day without its year. */
  readonly either: { readonly dmy: number; readonly mdy: number } | null
  readonly day: { readonly month: number; readonly day: number } | null
  row: object | null
}

/** What was said by the caller, the file or the vendor about dates. */
export interface DateHints {
  readonly order: DateOrder | null
  /** Of the vendor's export, where the column itself does not show it. */
  readonly usualOrder: DateOrder | null
  /** Day of the export, from its name or `--as-of`: dates without a year lie before it. */
  readonly exported: number | null
}

export interface DateColumn {
  /** NaN where it is unknown, or waits. `near` gives a moment close by where another column knows one. */
  readonly read: (raw: string, line: number, near: () => number) => number
  readonly waiting: WaitingDate[]
  /** Cells with a date that was never set. */
  readonly unset: { cells: number; line: number; raw: string }
  /** Order of day and month, null where nothing shows it. */
  readonly order: () => DateOrder | null
  /** Writes into the rows what now can be read; calls back with what cannot. */
  readonly settle: (undecided: (line: number, raw: string, why: 'order' | 'year') => void) => void
}

export function dateColumn(hints: DateHints, bad: (raw: string, line: number) => void): DateColumn {
  const all: WaitingDate[] = []
  const unset = { cells: 0, line: 0, raw: '' }
  const shown = { dmy: 0, mdy: 0, dots: 0 }
  let newest = Number.NaN
  const seen = (at: number): number => {
    if (!(at <= newest)) newest = at
    return at
  }
  /** Of dates whose marks do not tell it. */
  const order = (): DateOrder | null => {
    if (hints.order) return hints.order
    if (shown.dmy > 0 && shown.mdy > 0) return null
    return shown.dmy > 0 ? 'dmy' : shown.mdy > 0 ? 'mdy' : hints.usualOrder
  }
  return {
    waiting: all,
    unset,
    order: () => order() ?? (shown.dots > 0 && shown.mdy === 0 ? 'dmy' : null),
    read(raw, line, near) {
      const reading = readDate(raw)
      if (reading.is === 'date') {
        if (reading.shows) shown[reading.shows]++
        return seen(reading.at)
      }
      if (reading.is === 'undecided') {
        if (hints.order) return seen(reading[hints.order])
        all.push({ line, raw, either: reading, day: null, row: null })
      } else if (reading.is === 'no-year') {
        const by = near()
        if (!Number.isNaN(by)) return seen(inYear(reading, by, 'nearest'))
        all.push({ line, raw, either: null, day: reading, row: null })
      } else if (reading.is === 'unset') {
        if (unset.cells++ === 0) Object.assign(unset, { line, raw })
      } else if (reading.is === 'bad') bad(raw, line)
      return Number.NaN
    },
    settle(undecided) {
      const waiting = all.filter(({ row }) => row !== null)
      const settled = order()
      const give = (row: object | null, at: number) => {
        ;(row as { date: number }).date = seen(at)
      }
      for (const { line, raw, either, row } of waiting)
        if (either && settled) give(row, either[settled])
        else if (either) undecided(line, raw, 'order')
      const days = waiting.filter(isDay)
      const known = newest
      const series = Number.isNaN(known) && hints.exported !== null ? inSeries(days, hints.exported) : null
      for (const [i, { line, raw, day, row }] of days.entries())
        if (!Number.isNaN(known)) give(row, inYear(day, known, 'nearest'))
        else if (series) give(row, series[i]!)
        else undecided(line, raw, 'year')
    },
  }
}

type WaitingDay = WaitingDate & { readonly day: NonNullable<WaitingDate['day']> }

function isDay(waiting: WaitingDate): waiting is WaitingDay {
  return waiting.day !== null
}

/**
 * Moments of days without a year, none later than the export. In a list in order, oldest or newest first, each lies
 * before the one after it, however many New Years it crosses; in any other list each is the last before the export.
 */
function inSeries(days: readonly WaitingDay[], exported: number): number[] {
  const ofYear = days.map(({ day }) => day.month * 31 + day.day)
  let rises = 0
  let falls = 0
  for (let i = 1; i < ofYear.length; i++) {
    const step = (ofYear[i]! - ofYear[i - 1]! + 372) % 372
    if (step > 0 && step < 186) rises++
    else if (step > 0) falls++
  }
  const steps = rises + falls
  const rising = rises >= steps * 0.9
  if (!rising && falls < steps * 0.9) return days.map(({ day }) => inYear(day, exported, 'before'))
  const moments: number[] = []
  let before = exported
  const newestFirst = rising ? [...days].reverse() : days
  for (const { day } of newestFirst) {
    // the day of export itself may be in the list, and so may the next one, in zones further east
    const at = inYear(day, before, 'before')
    moments.push(moments.length > 0 && at > before ? inYear(day, before - 172_800_000, 'before') : at)
    before = moments.at(-1)!
  }
  return rising ? moments.reverse() : moments
}
