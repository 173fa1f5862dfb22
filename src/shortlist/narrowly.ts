import { type Choice, choose, type Item } from './knapsack.ts'
import { multipliers } from './multipliers.ts'

/** How many that were narrowly not chosen are looked at. */
const NEAREST = 3
/** Items that a list with one of them is sought among, before all are. */
const POOL = 400

/** Of those not taken that came nearest: how much less the best list is worth that has them. */
export function narrowly(items: readonly Item[], choice: Choice, budget: number, count: number): ReadonlyMap<number, number> {
  const taken = new Set(choice.taken)
  if (taken.size === items.length || taken.size === 0) return new Map()
  const prices = multipliers(items, budget, count)
  const above = items.map(({ value, cost }) => value - prices.slot - prices.cent * cost)
  const ranked = items.map((_, i) => i).sort((a, b) => above[b]! - above[a]! || a - b)
  const pool = [...new Set([...ranked.slice(0, POOL), ...choice.taken])]
  const beyond = ranked[POOL]
  const nearest = ranked.filter(i => !taken.has(i) && items[i]!.cost <= budget && items[i]!.value > 0).slice(0, NEAREST)
  return new Map(
    nearest.map(forced => {
      const { cost, value } = items[forced]!
      const best = (among: readonly number[]) =>
        value +
        choose(
          among.filter(i => i !== forced).map(i => items[i]!),
          budget - cost,
          count - 1,
        ).value
      let found = best(pool)
      // what the pool leaves out could only beat this where the bound with it is higher
      if (beyond !== undefined && prices.bound + Math.min(0, above[forced]!) + Math.min(0, above[beyond]!) >= found + 1)
        found = best(ranked)
      return [forced, choice.value - found]
    }),
  )
}
