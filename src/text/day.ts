const DAY_MS = 86_400_000

/** Days that were written already: the posts of a run are of few days, and a date takes long to write. */
const written = new Map<number, string>()
const MOST_KEPT = 10_000

/** A moment's day in UTC, as 2026-09-01. @param at epoch milliseconds */
export function dayOf(at: number): string {
  const days = Math.floor(at / DAY_MS)
  const known = written.get(days)
  if (known !== undefined) return known
  const day = new Date(at).toISOString().slice(0, 10)
  if (written.size < MOST_KEPT) written.set(days, day)
  return day
}
