import { plural } from '../text/numbers.ts'
import type { ComparedReport } from './comparable.ts'

/** How long lies between two reports, as far as anything tells. */
export interface Span {
  /** What moves are held against. */
  readonly days: number
  /** Whether the user or the dates say so. */
  readonly known: boolean
  /** What is to be said of it; null where nothing is. */
  readonly note: string | null
}

/** Taken where nothing tells. */
const MONTH = 30
const DAY = 86_400_000

/** @param asked days by the user, null where the dates decide @param swapped the command that has the older one first */
export function spanBetween(before: ComparedReport, after: ComparedReport, asked: number | null, swapped: string | null): Span {
  const between = before.day === null || after.day === null ? null : Math.round((Date.parse(after.day) - Date.parse(before.day)) / DAY)
  const reversed = between !== null && between < 0
  const days = asked ?? (between ? Math.abs(between) : MONTH)
  const known = asked !== null || Boolean(between)
  if (reversed)
    return {
      days,
      known,
      note: `The first is newer than the second: its newest date is ${before.day}, ${plural(-between, 'day')} after ${after.day}. They are compared in the order given, so what is said to rise fell; put the older one first${swapped === null ? '.' : `: ${swapped}`}`,
    }
  if (asked !== null) return { days, known, note: null }
  if (between === 0)
    return {
      days,
      known,
      note: `Both are of ${before.day}, so no days lie between them; moves are held against what is usual in ${MONTH}. Say --days where that is wrong.`,
    }
  if (between !== null) return { days, known, note: null }
  const which =
    before.day === null && after.day === null
      ? 'Neither names a date'
      : before.day === null
        ? 'The first names no date'
        : 'The second names no date'
  return {
    days,
    known,
    note: `${which}, so nothing says how many days lie between the two; ${MONTH} are taken. Say --days, or add a column date.`,
  }
}
