import { GROUPS } from '../../model/names.ts'
import type { AccountReport } from '../../model/report.ts'
import { signals } from '../../signals/index.ts'
import { titleOf } from './ledger.ts'

/** Input that would let more checks run, the most telling first. */
export interface Wanted {
  readonly input: string
  readonly checks: readonly string[]
}

/** What no input can supply: a check of another platform. */
const NOT_HERE = /^(a|another) platform/

/** Which input would settle more, from the checks that could not run. */
export function wanted({ evidence }: AccountReport): Wanted[] {
  const byInput = new Map<string, { rank: number; checks: string[] }>()
  for (const item of evidence) {
    if (item.outcome !== 'unknown' || item.missing.some(missing => NOT_HERE.test(missing))) continue
    const input = item.missing.join(', ')
    const same = byInput.get(input)
    if (same) same.checks.push(titleOf(item))
    else byInput.set(input, { rank: GROUPS.indexOf(item.group), checks: [titleOf(item)] })
  }
  return [...byInput].sort((a, b) => a[1].rank - b[1].rank).map(([input, { checks }]) => ({ input, checks }))
}

/** The next step that each sign proposes, strongest sign first. */
export function nextSteps({ evidence }: AccountReport): string[] {
  const fired = evidence.filter(({ outcome }) => outcome === 'fired').sort((a, b) => (b.logOdds ?? 0) - (a.logOdds ?? 0))
  return [...new Set(fired.flatMap(({ signal }) => signals.find(({ id }) => id === signal)?.docs.next ?? []))]
}
