import type { FieldType } from '../model/fields.ts'
import type { Cell } from './csv.ts'

/** What the numbers of a column are counted in, written as a suffix of a number would be. */
export type HeaderUnit = 'K' | 'M'

const THOUSANDS: ReadonlySet<string> = new Set([
  'k', 'ks', 'tsd', 'thousand', 'thousands', 'tausend', 'mil', 'miles', 'mille', 'milliers', 'migliaia', 'milhares', '000', '000s', '1000', '1000s', '1,000', '1,000s', 'тыс',
]) // biome-ignore format: one glance
const MILLIONS: ReadonlySet<string> = new Set([
  'm', 'mn', 'mm', 'mio', 'mln', 'million', 'millions', 'millionen', 'millones', 'milhões', 'milioni', '000000', '000,000', 'млн',
]) // biome-ignore format: one glance

const LONGEST = 80

/** The unit at the end of a header, as in `Followers (K)`, `Likes [in Tsd.]` or `Views in millions`, and what stands before it; null where there is none. */
export function unitInHeader(header: string): { readonly what: string; readonly unit: HeaderUnit } | null {
  const text = header.slice(0, LONGEST).trim()
  const open = text.endsWith(')') ? '(' : text.endsWith(']') ? '[' : null
  if (open === null && !/ (?:in|en|em) \S+$/i.test(text)) return null
  const at = text.lastIndexOf(open ?? ' ')
  if (at <= 0) return null
  const word = text
    .slice(at + 1, open === null ? undefined : -1)
    .trim()
    .toLowerCase()
    .replace(/^(?:in|en|em|x|×) ?(?=.{2}|k|m)/, '')
    .replace(/^['’]|\.$/g, '')
  const unit = THOUSANDS.has(word) ? 'K' : MILLIONS.has(word) ? 'M' : null
  const what = text.slice(0, at).trim()
  return unit === null ? null : { what: open === null ? what.replace(/ (?:in|en|em)$/i, '') : what, unit }
}

/** Whether numbers of this type are counted in what the header says. */
export function mayHaveUnit(type: FieldType | undefined): boolean {
  return type === 'count' || type === 'average'
}

/** A cell of a column in thousands as it would stand in another: `12.4K` for 12.4. What has a unit of its own keeps it. */
export function inUnit(cell: Cell | undefined, unit: HeaderUnit): Cell {
  if (cell === null || cell === undefined || typeof cell === 'boolean') return cell ?? null
  const text = String(cell).trim()
  return /\d$/.test(text) ? `${text}${unit}` : text
}

/** Where each number of a column in thousands is so large, all would be of millions: the header rather says how they were shown. */
export const EACH_LARGE = 1000
/** In thousands, few accounts anywhere have so many: such a number rather is written in full. */
const LARGE = 10_000

/** Where 1,500 is a number of thousands, it may be 1.5 of them or fifteen hundred; and a very large one may be written in full. */
export function isUndecidedInUnit(cell: Cell | undefined): boolean {
  if (typeof cell === 'number') return cell >= LARGE
  return typeof cell === 'string' && (/^\s*[1-9]\d{0,2}[.,]\d{3}\s*$/.test(cell) || /^\s*\d{5,}(?:[.,]\d+)?\s*$/.test(cell))
}
