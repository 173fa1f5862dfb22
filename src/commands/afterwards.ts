import type { Report } from '../model/report.ts'
import { forLog, forTerminal } from '../text/escape.ts'

/** Data older than this says little of today. */
const STALE_DAYS = 90
const DAY_MS = 86_400_000

/** A warning where the newest data is old; empty where it is not. @param today as 2026-09-01 */
export function sayStale({ summary, settings }: Report, today: string): string {
  const by = settings.asOf ?? today
  if (summary.newestDate === null) return ''
  const days = Math.round((Date.parse(by) - Date.parse(summary.newestDate)) / DAY_MS)
  return days > STALE_DAYS
    ? `warning: the newest data is of ${summary.newestDate}, ${days} days before ${by}. Export it anew before you decide.\n`
    : ''
}

/** The command that tells most next; empty where there is none. */
export function sayHint({ accounts, inputs }: Report, paths: readonly string[], saved: boolean): string {
  if (paths.includes('-')) return ''
  const files = paths.map(word).join(' ')
  const flagged = accounts.find(({ flagged, ignored }) => flagged && ignored === null)
  const lacksPosts = !inputs.some(({ kind }) => kind !== 'accounts')
  const next = flagged
    ? `vet explain ${word(flagged.handle)} ${files}`
    : lacksPosts
      ? `add a file of posts, and see more: vet ${files} posts.csv`
      : saved || inputs.some(({ kind }) => kind === 'history')
        ? null
        : `vet ${files} --save-history history.csv   # next month's run then has a history`
  return next === null ? '' : `${forLog(`Next: ${next}`)}\n`
}

/** A word as a shell takes it. */
function word(text: string): string {
  const safe = forTerminal(text)
  return /^[\w@%+=:,./-]+$/.test(safe) && !safe.startsWith('-') ? safe : `'${safe.replaceAll("'", `'\\''`)}'`
}
