import type { IgnoreEntry } from '../config/policy.ts'
import type { Diagnostics } from '../input/diagnostics.ts'
import { readHandle, readPlatform } from '../input/handles.ts'
import type { AccountReport } from '../model/report.ts'

type Judged = Pick<AccountReport, 'platform' | 'handle' | 'purchasedFollowers' | 'evidence'>

/**
 * The entries that hold, up to and with their `until`; one that has ended is warned of.
 * @param today as 2026-09-01; null where no entry is to end
 */
export function entriesHolding(entries: readonly IgnoreEntry[], today: string | null, diagnostics: Diagnostics): readonly IgnoreEntry[] {
  return entries.filter(({ account, signal, verdict, until }) => {
    const holds = today === null || until >= today
    if (!holds)
      diagnostics.add({
        code: 'ignore-ended',
        severity: 'warning',
        message: `The config's ignore of ${[account, signal, verdict].filter(Boolean).join(', ')} ended on ${until}: its findings count again. Renew it or take it out.`,
      })
    return holds
  })
}

/** What the first entry that fits the account says of it; all that an entry names must fit. */
export function ignoredBy(account: Judged, entries: readonly IgnoreEntry[]): AccountReport['ignored'] {
  const entry = entries.find(entry => fits(account, entry))
  return entry ? { reason: entry.reason, note: entry.note ?? null, until: entry.until } : null
}

function fits(account: Judged, { account: named, signal, verdict }: IgnoreEntry): boolean {
  if (verdict !== undefined && verdict !== account.purchasedFollowers) return false
  if (named !== undefined && !isNamed(account, named)) return false
  if (signal === undefined) return true
  const fired = account.evidence.filter(({ outcome }) => outcome === 'fired')
  return fired.length > 0 && fired.every(evidence => evidence.signal === signal)
}

function isNamed({ platform, handle }: Judged, named: string): boolean {
  const address = readHandle(named)
  if (address.platform !== null) return address.platform === platform && address.handle === handle
  const at = named.indexOf('/')
  return (at < 0 || readPlatform(named.slice(0, at)) === platform) && readHandle(named.slice(at + 1)).handle === handle
}
