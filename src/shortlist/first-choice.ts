import type { Item } from './multipliers.ts'

/** Items that an exchange is sought among. */
const POOL = 2_000

/** A set within the limits: indexes into the items. */
export type Found = { readonly taken: readonly number[]; readonly value: number; readonly cost: number }

/** A set to beat: the best by what they are worth above their price or by plain worth, each where it still fits, and then improved by exchanges. */
export function firstChoice(ranked: readonly number[], items: readonly Item[], budget: number, count: number): Found {
  const inOrder = (order: readonly number[]): Found => {
    const taken: number[] = []
    let [value, cost] = [0, 0]
    for (const i of order) {
      if (taken.length === count) break
      if (cost + items[i]!.cost > budget) continue
      taken.push(i)
      cost += items[i]!.cost
      value += items[i]!.value
    }
    return { taken, value, cost }
  }
  const byWorth = [...ranked].sort((a, b) => items[b]!.value - items[a]!.value || items[a]!.cost - items[b]!.cost || a - b)
  const pool = [...new Set([...ranked.slice(0, POOL), ...byWorth.slice(0, POOL)])]
  const [first, second] = [ranked, byWorth].map(order => exchanged(inOrder(order), pool, items, budget)) as [Found, Found]
  return second.value > first.value ? second : first
}

/** The same set with one of it changed for another wherever that is worth more and still fits, until nothing is. */
function exchanged(found: Found, pool: readonly number[], items: readonly Item[], budget: number): Found {
  const taken = [...found.taken]
  let { value, cost } = found
  const inside = new Set(taken)
  for (let improved = true; improved; ) {
    improved = false
    for (const [place, out] of taken.entries()) {
      const room = budget - cost + items[out]!.cost
      let best = out
      for (const i of pool) if (items[i]!.value > items[best]!.value && items[i]!.cost <= room && !inside.has(i)) best = i
      if (best === out) continue
      taken[place] = best
      inside.delete(out)
      inside.add(best)
      value += items[best]!.value - items[out]!.value
      cost += items[best]!.cost - items[out]!.cost
      improved = true
    }
  }
  return { taken, value, cost }
}
