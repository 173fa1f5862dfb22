import { isMissing, plainDigits } from './values.ts'

/** A cell as a moment in epoch milliseconds (UTC), as missing, as bad, or undecided between day first and month first. */
export type DateReading =
  | { readonly is: 'date'; readonly at: number }
  | { readonly is: 'missing' }
  | { readonly is: 'bad' }
  | { readonly is: 'undecided'; readonly dayFirst: number; readonly monthFirst: number }

/** Zones that exports write as words, in minutes from UTC. */
const ZONES: Readonly<Record<string, number>> = {
  utc: 0, gmt: 0, z: 0, est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420, cet: 60, cest: 120, bst: 60,
} // biome-ignore format: one row

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ,]+(.*))?$/
const NUMERIC = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[T ,]+(.*))?$/
const WORDS_FIRST = /^(?:\p{L}+,?\s+)?(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:[ ,]+(.*))?$/u
const DAY_FIRST = /^(?:\p{L}+,?\s+)?(\d{1,2})\.?\s+(\p{L}{3,9})\.?,?\s+(\d{4})(?:[ ,]+(.*))?$/u
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]m)?\s*(.*)$/i
const OFFSET = /^([+-])(\d{2}):?(\d{2})$/

export function readDate(cell: string): DateReading {
  const text = cell.trim()
  if (isMissing(text)) return { is: 'missing' }
  const digits = plainDigits(text)
  if (digits >= 0) return fromNumber(digits)
  if (text.length > 64) return { is: 'bad' }
  const iso = ISO.exec(text)
  if (iso) return moment(Number(iso[1]), Number(iso[2]), Number(iso[3]), iso[4])
  const numeric = NUMERIC.exec(text)
  if (numeric) return fromNumeric(Number(numeric[1]), Number(numeric[3]), Number(numeric[4]), numeric[2] === '.', numeric[5])
  const words = WORDS_FIRST.exec(text)
  if (words) return moment(Number(words[3]), month(words[1]!), Number(words[2]), words[4])
  const dayFirst = DAY_FIRST.exec(text)
  if (dayFirst) return moment(Number(dayFirst[3]), month(dayFirst[2]!), Number(dayFirst[1]), dayFirst[4])
  return { is: 'bad' }
}

/** Epoch seconds or milliseconds; a day count as spreadsheets keep it (25569 is 1970-01-01). */
function fromNumber(value: number): DateReading {
  if (value === 0) return { is: 'missing' }
  if (value >= 1e11 && value < 1e14) return known(value)
  if (value >= 1e8 && value < 1e11) return known(value * 1000)
  if (value > 32_000 && value < 80_000) return known((value - 25_569) * 86_400_000)
  return { is: 'bad' }
}

function fromNumeric(a: number, b: number, year: number, dots: boolean, time: string | undefined): DateReading {
  const dayFirst = moment(year, b, a, time)
  const monthFirst = moment(year, a, b, time)
  // dates written with dots put the day first in every country that writes them so
  if (dots) return dayFirst
  if (dayFirst.is === 'bad') return monthFirst
  if (monthFirst.is === 'bad' || a === b) return dayFirst
  if (dayFirst.is !== 'date' || monthFirst.is !== 'date') return { is: 'missing' }
  return { is: 'undecided', dayFirst: dayFirst.at, monthFirst: monthFirst.at }
}

function moment(year: number, month: number, day: number, time: string | undefined): DateReading {
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return { is: 'bad' }
  const clock = time === undefined || time.trim() === '' ? 0 : readTime(time.trim())
  return clock === null ? { is: 'bad' } : known(Date.UTC(year, month - 1, day) + clock)
}

/** Milliseconds to add to midnight UTC, or null. Without a zone a time counts as UTC. */
function readTime(text: string): number | null {
  const match = TIME.exec(text)
  if (!match) return null
  const [, hour, minute, second, half, zone] = match
  let hours = Number(hour)
  if (half) hours = (hours % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
  if (hours > 24 || Number(minute) > 59) return null
  const local = ((hours * 60 + Number(minute)) * 60 + Number(second ?? 0)) * 1000
  if (!zone) return local
  const offset = OFFSET.exec(zone)
  const minutes = offset ? (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3])) : ZONES[zone.toLowerCase()]
  return minutes === undefined ? null : local - minutes * 60_000
}

function month(word: string): number {
  return MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1
}

/** The first days of 1970 are how exports write an unset date; before 2004 none of the platforms existed. */
function known(at: number): DateReading {
  if (at < Date.UTC(2004, 0, 1)) return at < Date.UTC(1970, 0, 3) ? { is: 'missing' } : { is: 'bad' }
  return { is: 'date', at }
}
