import type { Growth, Stretch } from './growth.ts'
import { DAY_MS } from './points.ts'

/** Fewest accounts, and part of those whose history covers the day, that must drop together (judgement, 2026). */
export const PURGE_LIMITS = { accounts: 5, share: 0.2, longestDays: 31 } as const

/** Days on which many accounts dropped together, as stretches in order of time: the platform cleaned up, or miscounted. */
export function commonDrops(histories: readonly Pick<Growth, 'points' | 'drops'>[]): Stretch[] {
  const drops = new Map<number, number>()
  for (const { drops: own } of histories)
    for (const { from, to } of own) {
      // a month between two counts may be some minutes longer
      if (Math.round((to - from) / DAY_MS) > PURGE_LIMITS.longestDays) continue
      for (let day = dayOf(from) + 1; day <= dayOf(to); day++) drops.set(day, (drops.get(day) ?? 0) + 1)
    }
  const candidates = [...drops].filter(([, accounts]) => accounts >= PURGE_LIMITS.accounts).map(([day]) => day)
  if (candidates.length === 0) return []
  const firsts = Float64Array.from(histories, ({ points }) => points.date[0]!).sort()
  const lasts = Float64Array.from(histories, ({ points }) => points.date[points.length - 1]!).sort()
  const stretches: Stretch[] = []
  for (const day of candidates.sort((a, b) => a - b)) {
    const covering = below(firsts, day * DAY_MS) - below(lasts, day * DAY_MS)
    if (drops.get(day)! < PURGE_LIMITS.share * covering) continue
    const before = stretches.at(-1)
    const to = (day + 1) * DAY_MS
    if (before?.to === day * DAY_MS) stretches[stretches.length - 1] = { from: before.from, to }
    else stretches.push({ from: day * DAY_MS, to })
  }
  return stretches
}

/** The time that either list covers, in order. */
export function united(some: readonly Stretch[], others: readonly Stretch[]): readonly Stretch[] {
  if (some.length === 0) return others
  const all: Stretch[] = []
  for (const { from, to } of [...some, ...others].sort((a, b) => a.from - b.from)) {
    const before = all.at(-1)
    if (before !== undefined && from <= before.to) all[all.length - 1] = { from: before.from, to: Math.max(before.to, to) }
    else all.push({ from, to })
  }
  return all
}

/** Whether a purge lies within one of those that were known before. */
export function isKnown({ from, to }: Stretch, before: readonly Stretch[]): boolean {
  return before.some(purge => purge.from <= from && purge.to >= to)
}

/** Whether a loss between two counts can be the purge's. */
export function inPurge(from: number, to: number, purges: readonly Stretch[]): boolean {
  return purges.some(purge => from < purge.to && to >= purge.from)
}

function dayOf(date: number): number {
  return Math.floor(date / DAY_MS)
}

/** How many of the sorted values lie below a bound. */
function below(sorted: Float64Array, bound: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < bound) low = middle + 1
    else high = middle
  }
  return low
}
