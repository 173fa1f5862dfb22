import { plural } from '../text/numbers.ts'
import type { ComparedAccount } from './comparable.ts'
import type { Pair } from './engagement.ts'

/** The accounts of two reports, in pairs where both have one. */
export interface Matched {
  readonly pairs: readonly Pair[]
  readonly removed: readonly ComparedAccount[]
  readonly added: readonly ComparedAccount[]
  /** Said of those that could be one and the same, or not. */
  readonly notes: readonly string[]
}

/** By platform and handle; an unknown platform matches the one account of that handle where each of the two has just one. */
export function matched(before: readonly ComparedAccount[], after: readonly ComparedAccount[]): Matched {
  const [olds, nows] = [byHandle(before), byHandle(after)]
  const left = new Set(after)
  const pairs: Pair[] = []
  const removed: ComparedAccount[] = []
  const open = new Set<string>()
  for (const old of before) {
    const [theirs = [], same = []] = [olds.get(old.handle), nows.get(old.handle)]
    const near = same.filter(({ platform }) => platform === 'unknown' || old.platform === 'unknown')
    const exact = same.find(({ platform }) => platform === old.platform)
    const now = exact ?? (theirs.length === 1 && same.length === 1 ? near[0] : undefined)
    if (now === undefined && near.length > 0) open.add(old.handle)
    if (now === undefined || !left.delete(now)) removed.push(old)
    else pairs.push({ old, now })
  }
  return { pairs, removed, added: [...left], notes: openNote([...open]) }
}

function byHandle(accounts: readonly ComparedAccount[]): ReadonlyMap<string, readonly ComparedAccount[]> {
  const all = new Map<string, ComparedAccount[]>()
  for (const account of accounts) {
    const same = all.get(account.handle)
    if (same) same.push(account)
    else all.set(account.handle, [account])
  }
  return all
}

function openNote([first, ...others]: readonly string[]): string[] {
  if (first === undefined) return []
  const and = others.length === 0 ? '' : ` (and ${plural(others.length, 'handle')} more)`
  return [
    `@${first}${and} has no platform in one of the two and several accounts in the other, so which of them it is cannot be told: what has no fellow is listed as new or gone. Say the platform in both, with a column or --platform.`,
  ]
}
