/** Something that may be taken once: what it costs (whole cents) and what it is worth (a whole number). */
export interface Item {
  readonly cost: number
  readonly value: number
}

/**
 * Prices of the two limits, and the bound that they prove: no set within the limits is worth more than
 * `slot`·count + `cent`·budget + the sum of what each item is worth above its own price, where that is positive.
 */
export interface Multipliers {
  /** What one more account would be worth. */
  readonly slot: number
  /** What one more cent would be worth. */
  readonly cent: number
  readonly bound: number
}

const ROUNDS = 100

/**
 * The tightest such bound, which is that of the linear relaxation: convex in the price of a cent,
 * and for each such price the best price of a place is the worth of the last item that still gets one.
 */
export function multipliers(items: readonly Item[], budget: number, count: number): Multipliers {
  const left = new Float64Array(items.length)
  const places = Math.min(count, items.length)
  const at = (cent: number): Multipliers & { readonly spent: number } => {
    for (let i = 0; i < items.length; i++) left[i] = items[i]!.value - cent * items[i]!.cost
    left.sort()
    const last = left[items.length - places] ?? 0
    const slot = count < items.length ? Math.max(0, last) : 0
    let bound = cent * budget + slot * count
    let spent = 0
    for (const { value, cost } of items) {
      const above = value - cent * cost - slot
      if (above <= 0) continue
      bound += above
      spent += cost
    }
    return { slot, cent, bound, spent }
  }
  let best = at(0)
  if (best.spent <= budget && places > 0 && fitsAt(items, best, budget, places)) return best
  let low = 0
  let high = items.reduce((most, { value, cost }) => (cost > 0 ? Math.max(most, value / cost) : most), 0)
  for (let round = 0; round < ROUNDS && high - low > high * 1e-10; round++) {
    const middle = (low + high) / 2
    const tried = at(middle)
    if (tried.bound < best.bound) best = tried
    if (tried.spent > budget) low = middle
    else high = middle
  }
  return best
}

/** Whether the budget binds nothing: the most valuable items, as many as there are places, can all be paid. */
function fitsAt(items: readonly Item[], { slot }: Multipliers, budget: number, places: number): boolean {
  const dearest = items.filter(({ value }) => value >= slot).sort((a, b) => b.value - a.value || a.cost - b.cost)
  return dearest.slice(0, places).reduce((sum, { cost }) => sum + cost, 0) <= budget
}
