import { InvalidArgumentError } from 'commander'

/** The value of an option that is a number. */
export function number(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (!Number.isFinite(value)) throw new InvalidArgumentError('It should be a number.')
  return value
}

/** The value of an option that counts something. */
export function count(text: string): number {
  const value = number(text)
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('It should be a whole number from 1 up.')
  return value
}

/** The mark between the fields of CSV; a tab may be written as `\t`, which a shell hands over as it is. */
export function delimiter(text: string): string {
  const mark = text === '\\t' ? '\t' : text
  if (mark.length !== 1 || /["\p{L}\p{N}\r\n]/u.test(mark))
    throw new InvalidArgumentError("It should be one mark, such as ';' or '\\t', and no letter, digit or quote.")
  return mark
}
