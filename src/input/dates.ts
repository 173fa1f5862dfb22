import { isMissing, plainDigits } from './values.ts'

/** Which comes first in a numeric date: the day or the month. */
export type DateOrder = 'dmy' | 'mdy'

type Shown = DateOrder | 'dots'

/** A cell as a moment in epoch milliseconds (UTC), or why it is none yet. */
export type DateReading =
  /** `shows` is the order that this cell proves by itself; the day comes first between dots, whatever stands between slashes. */
  | { readonly is: 'date'; readonly at: number; readonly shows: Shown | null }
  | { readonly is: 'missing' }
  /** The first days of 1970: how exports write a date that was never set. */
  | { readonly is: 'unset' }
  | { readonly is: 'bad' }
  | { readonly is: 'undecided'; readonly dmy: number; readonly mdy: number }
  /** A day of some year. */
  | { readonly is: 'no-year'; readonly month: number; readonly day: number }

/** Zones that exports write as words, in minutes from UTC. */
const ZONES: Readonly<Record<string, number>> = {
  utc: 0, gmt: 0, z: 0, wet: 0, west: 60, est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420,
  akst: -540, akdt: -480, hst: -600, brt: -180, cet: 60, cest: 120, mez: 60, mesz: 120, bst: 60, ist: 330, eet: 120, eest: 180, msk: 180, jst: 540, kst: 540, sgt: 480, aest: 600, aedt: 660,
} // biome-ignore format: one glance

/** Beginnings of the months' names: English, German, Spanish, French, Portuguese, Italian. */
const MONTHS = [
  'jan|ene|gen', 'feb|fev', 'mar|mae', 'apr|abr|avr', 'may|mai|mag', 'jun|juin|giu', 'jul|juil|lug', 'aug|ago|aou', 'sep|set', 'oct|okt|out|ott', 'nov', 'dec|dez|dic',
].map(names => names.split('|')) // biome-ignore format: one glance

// what follows a day is taken whole, with the marks before it: a pattern for both would try each way to share them out
const ISO = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[T ,](.*))?)?$/s
const NUMERIC = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:[T ,](.*))?$/s
const WORDS_FIRST = /^(?:\p{L}+\.?,?\s+)?(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4})(?:[ ,](.*))?)?$/su
const DAY_FIRST = /^(?:\p{L}+\.?,?\s+)?(\d{1,2})\.?\s+(?:de\s+)?(\p{L}{3,10})\.?,?(?:\s+(?:de\s+)?(\d{4})(?:[ ,](.*))?)?$/su
/** As programs in C write a moment, and the archives of Twitter: `Sun Nov 01 10:00:00 +0000 2026`. */
const YEAR_LAST = /^\p{L}{2,4}\.?,?\s+(\p{L}{3,10})\s+(\d{1,2})\s+(\d{1,2}:\d{2}:\d{2}(?:\s+(?:[+-]\d{4}|[a-z]{1,4}))?)\s+(\d{4})$/iu
const DAY_FIRST_DASHED = /^(\d{1,2})-(\p{L}{3,10})\.?-(\d{4}|\d{2})(?:[T ,](.*))?$/su
const TIME = /^(?:at |um |à )?(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:\s*([ap]\.?m\.?))?(.*)$/is
const OFFSET = /^(?:utc|gmt)?([+-])(\d{1,2}):?(\d{2})?$/i

export function readDate(cell: string): DateReading {
  const plain = isoMoment(cell)
  if (!Number.isNaN(plain)) return known(plain, null)
  const text = cell.normalize('NFKC').trim()
  if (isMissing(text)) return { is: 'missing' }
  const digits = plainDigits(text)
  if (digits >= 0) return fromNumber(digits)
  if (text.length > 64) return { is: 'bad' }
  const iso = ISO.exec(text)
  if (iso) return moment(Number(iso[1]), Number(iso[2]), Number(iso[3] ?? 1), iso[4], null)
  const numeric = NUMERIC.exec(text)
  if (numeric) return fromNumeric(Number(numeric[1]), Number(numeric[3]), fullYear(numeric[4]!), numeric[2] === '.', numeric[5])
  const yearLast = YEAR_LAST.exec(text)
  if (yearLast) return moment(Number(yearLast[4]), month(yearLast[1]!), Number(yearLast[2]), yearLast[3], null)
  const words = WORDS_FIRST.exec(text)
  const named = words ? month(words[1]!) : 0
  if (words && named > 0) return ofYear(words[3], named, Number(words[2]), words[4])
  const dayFirst = DAY_FIRST.exec(text)
  if (dayFirst) return ofYear(dayFirst[3], month(dayFirst[2]!), Number(dayFirst[1]), dayFirst[4])
  const dashed = DAY_FIRST_DASHED.exec(text)
  if (dashed) return moment(fullYear(dashed[3]!), month(dashed[2]!), Number(dashed[1]), dashed[4], null)
  // spreadsheets and floats: 46266.75 is a day and a time, 1756684800.0 seconds
  return /^\d{5,13}\.\d+$/.test(text) ? fromNumber(Number(text)) : { is: 'bad' }
}

/** `2026-09-01`, with a time and `Z` or without: nearly every cell of nearly every file, so without a regular expression; else NaN. */
function isoMoment(text: string): number {
  const { length } = text
  if (length < 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return Number.NaN
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 7)
  const day = digits(text, 8, 10)
  if (!(year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= 28)) return Number.NaN
  const date = Date.UTC(year, month - 1, day)
  if (length === 10) return date
  const mark = text.charCodeAt(10)
  if ((mark !== 84 && mark !== 32) || length < 19 || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return Number.NaN
  const utc = text.charCodeAt(length - 1) === 90
  if (!(length === 19 || (utc && length === 20) || (utc && length === 24 && text.charCodeAt(19) === 46))) return Number.NaN
  const hours = digits(text, 11, 13)
  const minutes = digits(text, 14, 16)
  const seconds = digits(text, 17, 19)
  return hours < 24 && minutes < 60 && seconds < 61 ? date + ((hours * 60 + minutes) * 60 + seconds) * 1000 : Number.NaN
}

function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

/** Epoch seconds or milliseconds; a day count as spreadsheets keep it (25569 is 1970-01-01). */
function fromNumber(value: number): DateReading {
  if (value === 0) return { is: 'unset' }
  if (value >= 20_040_101 && value <= 20_991_231)
    return moment(Math.trunc(value / 10_000), Math.trunc(value / 100) % 100, value % 100, undefined, null)
  if (value >= 1e11 && value < 1e14) return known(value, null)
  if (value >= 1e8 && value < 1e11) return known(value * 1000, null)
  if (value > 32_000 && value < 80_000) return known(Math.round((value - 25_569) * 86_400) * 1000, null)
  return { is: 'bad' }
}

function fromNumeric(a: number, b: number, year: number, dots: boolean, time: string | undefined): DateReading {
  // dates written with dots put the day first in every country that writes them so
  if (dots) return moment(year, b, a, time, 'dots')
  const dmy = moment(year, b, a, time, a > 12 ? 'dmy' : null)
  if (b > 12) return moment(year, a, b, time, 'mdy')
  if (a > 12 || a === b) return dmy
  const mdy = moment(year, a, b, time, null)
  return dmy.is === 'date' && mdy.is === 'date' ? { is: 'undecided', dmy: dmy.at, mdy: mdy.at } : dmy
}

function ofYear(year: string | undefined, month: number, day: number, time: string | undefined): DateReading {
  if (year !== undefined) return moment(Number(year), month, day, time, null)
  const possible = moment(2024, month, day, undefined, null)
  return possible.is === 'date' ? { is: 'no-year', month, day } : possible
}

function moment(year: number, month: number, day: number, time: string | undefined, shows: Shown | null): DateReading {
  if (year === 0 && month === 0 && day === 0) return { is: 'unset' }
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return { is: 'bad' }
  const given = time?.replace(/^[T ,]+/, '').trim() ?? ''
  const clock = given === '' ? 0 : readTime(given)
  return clock === null ? { is: 'bad' } : known(Date.UTC(year, month - 1, day) + clock, shows)
}

/** Milliseconds to add to midnight UTC, or null. Without a zone a time counts as UTC. */
function readTime(text: string): number | null {
  const match = TIME.exec(text)
  if (!match) return null
  const [, hour, minute, second, half, zone] = match
  let hours = Number(hour)
  if (half) hours = (hours % 12) + (half[0]!.toLowerCase() === 'p' ? 12 : 0)
  if (hours > 24 || Number(minute) > 59) return null
  const local = ((hours * 60 + Number(minute)) * 60 + Number(second ?? 0)) * 1000
  // what a zone is called may stand behind it, as in GMT+0000 (Coordinated Universal Time)
  const bare = zone?.trim() ?? ''
  const named = bare.indexOf('(')
  const words = (named > 0 ? bare.slice(0, named).trim() : bare).replace(/^\(|\)$/g, '').replace(/^uhr\b\s*/i, '')
  if (!words) return local
  const offset = OFFSET.exec(words)
  const zoneWord = words.toLowerCase()
  const minutes = offset
    ? (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3] ?? 0))
    : Object.hasOwn(ZONES, zoneWord)
      ? ZONES[zoneWord]
      : undefined
  return minutes === undefined ? null : local - minutes * 60_000
}

function month(word: string): number {
  const plain = word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return MONTHS.findIndex(names => names.some(name => plain.startsWith(name))) + 1
}

/** Two digits are of this century: no platform is older. */
function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text)
}

/** Before 2004 none of the platforms existed. */
export const EARLIEST = Date.UTC(2004, 0, 1)
/** A year is written in four digits. */
export const LATEST = Date.UTC(10_000, 0, 1) - 1

function known(at: number, shows: Shown | null): DateReading {
  if (at < EARLIEST) return at < Date.UTC(1970, 0, 3) && at > -86_400_000 ? { is: 'unset' } : { is: 'bad' }
  return { is: 'date', at, shows }
}

/** The day in the year that brings it nearest to a moment, or the last time it came before that moment. */
export function inYear({ month, day }: { month: number; day: number }, anchor: number, which: 'nearest' | 'before'): number {
  const year = new Date(anchor).getUTCFullYear()
  const days = [year - 1, year, year + 1].map(y => Date.UTC(y, month - 1, day))
  if (which === 'before') return days.findLast(at => at <= anchor + 86_400_000)!
  return days.reduce((best, at) => (Math.abs(at - anchor) < Math.abs(best - anchor) ? at : best))
}

/** When a TikTok video was made: its id holds the seconds in its upper 32 bits; NaN where the text has no such id. */
export function timeOfTikTokId(text: string): number {
  const id = /(?:^|\/(?:video|photo|v)\/)(\d{17,20})(?!\d)/.exec(text)?.[1]
  if (id === undefined) return Number.NaN
  const at = Number(BigInt(id) >> 32n) * 1000
  return at > Date.UTC(2015, 0, 1) && at < Date.UTC(2100, 0, 1) ? at : Number.NaN
}

/** The day in a file's name, such as `accounts-2026-09-01.csv` or `accounts_20260901.csv`; null where it has none. */
export function dateInName(path: string): number | null {
  const name = path.split(/[/\\]/).at(-1)!
  const match = /(?<!\d)(20\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/.exec(name)
  if (!match) return null
  const reading = moment(Number(match[1]), Number(match[3]), Number(match[4]), undefined, null)
  return reading.is === 'date' ? reading.at : null
}
