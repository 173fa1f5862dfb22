import { InvalidArgumentError } from 'commander'
import { VetError } from '../errors.ts'
import { readDate } from '../input/dates.ts'
import { readNumber } from '../input/values.ts'
import { dayOf } from '../text/day.ts'

/** A number of things, as files write it: `10000`, `10k`, `10,000` or `10.000`. */
export function amount(text: string): number {
  const reading = readNumber(text, true)
  if (reading.is !== 'number' || reading.percent) throw new InvalidArgumentError('It should be a number, as 10000 or 10k.')
  return reading.value
}

/** A fraction, after a point or a comma, or in percent with its sign. */
export function decimal(text: string): number {
  const { value, percent } = numberIn(text, 'It should be a number, as 0.2 or 20%.')
  return percent ? value / 100 : value
}

/** A number in percent, with its sign or without. */
export function percentage(text: string): number {
  return numberIn(text, 'It should be a number in percent, as 3.5.').value
}

function numberIn(text: string, ought: string): { readonly value: number; readonly percent: boolean } {
  const reading = readNumber(text, false)
  if (reading.is === 'undecided' && reading.mark === ',')
    throw new InvalidArgumentError(`It may be ${reading.asDecimal} or ${reading.asThousands}: write the one that is meant.`)
  const value = reading.is === 'number' ? reading.value : reading.is === 'undecided' ? reading.asDecimal : Number.NaN
  if (Number.isNaN(value)) throw new InvalidArgumentError(ought)
  return { value, percent: 'percent' in reading && reading.percent }
}

/** The value of an option that counts something. */
export function count(text: string): number {
  const reading = readNumber(text, true)
  if (reading.is !== 'number' || reading.percent || !Number.isInteger(reading.value) || reading.value < 1)
    throw new InvalidArgumentError('It should be a whole number from 1 up.')
  return reading.value
}

/** A day as files write it, where that is clear, as 2026-09-01. */
export function day(text: string): string {
  const reading = readDate(text)
  if (reading.is === 'date' && !/^(?!\d{8}$)\d+$/.test(text.trim())) return dayOf(reading.at)
  throw new VetError(
    'bad-option',
    reading.is === 'undecided'
      ? `“${text}” may be ${dayOf(reading.dmy)} or ${dayOf(reading.mdy)}.`
      : reading.is === 'no-year'
        ? `“${text}” names no year.`
        : `“${text}” is not a day.`,
    'Write it as 2026-09-01: the year, the month, the day.',
  )
}

/** The mark between the fields of CSV; a tab may be written as `\t`, which a shell hands over as it is. */
export function delimiter(text: string): string {
  const mark = text === '\\t' ? '\t' : text
  if (mark.length !== 1 || /["\p{L}\p{N}\r\n]/u.test(mark))
    throw new InvalidArgumentError("It should be one mark, such as ';' or '\\t', and no letter, digit or quote.")
  return mark
}
