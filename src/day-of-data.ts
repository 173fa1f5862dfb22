import { DAY_MS } from './growth/points.ts'
import type { Diagnostics } from './input/diagnostics.ts'
import { NORMS_DATE } from './peers/norms.ts'
import { dayOf } from './text/day.ts'

/** The day that ages are counted from: that of the newest figure, but none that is still to come. */
export function dayOfData(newest: number | null, today: string | null, diagnostics: Diagnostics): number | null {
  // a clock from before the norms is wrong itself; and it is tomorrow already where somebody posted
  const latest = today === null || today < NORMS_DATE ? null : Date.parse(`${today}T00:00:00Z`) + 2 * DAY_MS
  if (newest === null || latest === null || newest < latest) return newest
  diagnostics.add({
    code: 'date-to-come',
    severity: 'warning',
    message: `The newest date of the data is ${dayOf(newest)}, and today is ${today}: ages are counted from today. Correct that date, or say the day of the data with --as-of.`,
    field: 'date',
    value: dayOf(newest),
  })
  return Date.parse(`${today}T00:00:00Z`)
}
