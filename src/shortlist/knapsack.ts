import { type Found, firstChoice } from './first-choice.ts'
import { type Item, multipliers } from './multipliers.ts'

export type { Item } from './multipliers.ts'

/** The best set found: indexes into the items, and what no set within the limits can exceed. */
export interface Choice {
  readonly taken: readonly number[]
  readonly value: number
  readonly cost: number
  /** Equal to `value` where the choice is proven to be the best. */
  readonly bound: number
}

/** A partial choice: which of the open items so far were taken, by a chain of steps. */
interface State {
  readonly cost: number
  readonly count: number
  readonly value: number
  /** How far the bound has sunk by deciding against it. */
  readonly loss: number
  readonly item: number
  readonly before: State | null
}

/** Partial choices looked at in all, about a second's worth; beyond, the least promising are dropped, and the bound says so. */
const STATES = 1_500_000
const FEWEST_STATES = 500
/** Items that are decided one by one at most; the others stay as the bound prefers them. */
const OPEN = 1_000

/**
 * The most valuable set of at most `count` items that cost at most `budget` (0/1 knapsack with a limit on the number).
 * Costs and values are whole numbers, so the comparison is exact.
 *
 * Method: the bound of the linear relaxation; items that no better set can take or leave are settled by it;
 * what stays open is decided by dynamic programming over (cost, count, value), in which a partial choice goes where
 * another costs no more, takes no more places and is worth no less, or where its bound cannot beat the best set known.
 */
export function choose(all: readonly Item[], budget: number, count: number): Choice {
  const able = all.flatMap((item, index) => (item.cost <= budget && item.value > 0 ? [{ ...item, index }] : []))
  if (count < 1 || able.length === 0) return { taken: [], value: 0, cost: 0, bound: 0 }
  // no more can be taken than the cheapest that the budget pays: a tighter limit, and a tighter bound
  const places = Math.min(count, cheapest(able, budget))
  const prices = multipliers(able, budget, places)
  const above = able.map(({ value, cost }) => value - prices.slot - prices.cent * cost)
  // the bound is a sum of floating-point products: a little above it is still proven
  const highest = (loss: number) => Math.floor(prices.bound - loss + 1e-9 * (1 + prices.bound))

  const ranked = able.map((_, i) => i).sort((a, b) => above[b]! - above[a]! || able[a]!.cost - able[b]!.cost || a - b)
  let best = firstChoice(ranked, able, budget, places)
  const settled: number[] = []
  const open: number[] = []
  above.forEach((r, i) => {
    if (highest(Math.abs(r)) > best.value) open.push(i)
    else if (r > 0) settled.push(i)
  })
  open.sort((a, b) => Math.abs(above[b]!) - Math.abs(above[a]!) || a - b)
  let dropped = 0
  if (open.length > OPEN) {
    const beyond = open.splice(0, open.length - OPEN)
    dropped = highest(Math.abs(above[beyond.at(-1)!]!))
    settled.push(...beyond.filter(i => above[i]! > 0))
  }
  const stillOpen = new Set(open)
  const openRanked = ranked.filter(i => stillOpen.has(i))

  let states: State[] = [start(settled, able)].filter(({ cost, count: used }) => cost <= budget && used <= places)
  const kept = Math.max(FEWEST_STATES, Math.floor(STATES / (open.length + 1)))
  for (const [step, i] of open.entries()) {
    if (best.value >= highest(0) || states.length === 0) break
    const { cost, value } = able[i]!
    const r = above[i]!
    const skipped = states.map((state): State => (r > 0 ? { ...state, loss: state.loss + r, item: -1, before: state } : state))
    const taken = states.flatMap((state): State[] =>
      state.cost + cost <= budget && state.count < places
        ? [
            {
              cost: state.cost + cost,
              count: state.count + 1,
              value: state.value + value,
              loss: state.loss + Math.max(0, -r),
              item: i,
              before: state,
            },
          ]
        : [],
    )
    states = undominated(merged(skipped, taken), places).filter(({ loss }) => highest(loss) > best.value)
    if (states.length > kept) {
      states = states.sort((a, b) => a.loss - b.loss)
      dropped = Math.max(dropped, highest(states[kept]!.loss))
      states = states.slice(0, kept).sort(byCost)
    }
    const promising = states.reduce<State | null>((least, state) => (least === null || state.loss < least.loss ? state : least), null)
    if (promising) best = better(best, completed(promising, openRanked, new Set(open.slice(step + 1)), able, budget, places), able, settled)
  }
  for (const state of states) best = better(best, state, able, settled)
  return {
    taken: best.taken.map(i => able[i]!.index).sort((a, b) => a - b),
    value: best.value,
    cost: best.cost,
    bound: Math.max(best.value, dropped),
  }
}

/** How many of the cheapest the budget pays. */
function cheapest(items: readonly Item[], budget: number): number {
  const costs = Float64Array.from(items, ({ cost }) => cost).sort()
  let [paid, taken] = [0, 0]
  while (taken < costs.length && paid + costs[taken]! <= budget) paid += costs[taken++]!
  return taken
}

function start(settled: readonly number[], items: readonly Item[]): State {
  const sum = (of: (item: Item) => number) => settled.reduce((total, i) => total + of(items[i]!), 0)
  return { cost: sum(item => item.cost), count: settled.length, value: sum(item => item.value), loss: 0, item: -1, before: null }
}

const byCost = (a: State, b: State): number => a.cost - b.cost || b.value - a.value

/** Two lists that rise in cost as one. */
function merged(a: readonly State[], b: readonly State[]): State[] {
  const all: State[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (j === b.length || (i < a.length && byCost(a[i]!, b[j]!) <= 0)) all.push(a[i++]!)
    else all.push(b[j++]!)
  }
  return all
}

/** Leaves out each state that an earlier, so no dearer one beats in worth with no more places: a Fenwick tree holds the best worth by places. */
function undominated(states: readonly State[], count: number): State[] {
  if (states.length === 0) return []
  const most = states.reduce((highest, state) => Math.max(highest, state.count), 0)
  const least = states.reduce((lowest, state) => Math.min(lowest, state.count), count)
  const tree = new Float64Array(most - least + 2).fill(-1)
  return states.filter(({ count: places, value }) => {
    for (let at = places - least + 1; at > 0; at -= at & -at) if (tree[at]! >= value) return false
    for (let at = places - least + 1; at < tree.length; at += at & -at) tree[at] = Math.max(tree[at]!, value)
    return true
  })
}

/** A whole choice out of a partial one: what is still open is taken, best first, where it fits. */
function completed(
  state: State,
  ranked: readonly number[],
  open: ReadonlySet<number>,
  items: readonly Item[],
  budget: number,
  count: number,
): State {
  let whole = state
  for (const i of ranked) {
    const { cost, value } = items[i]!
    if (open.has(i) && whole.count < count && whole.cost + cost <= budget)
      whole = { cost: whole.cost + cost, count: whole.count + 1, value: whole.value + value, loss: whole.loss, item: i, before: whole }
  }
  return whole
}

function better(best: Found, state: State, items: readonly Item[], settled: readonly number[]): Found {
  if (state.value < best.value || (state.value === best.value && state.cost >= best.cost)) return best
  const taken = [...settled]
  for (let at: State | null = state; at; at = at.before) if (at.item >= 0) taken.push(at.item)
  return { taken, value: state.value, cost: taken.reduce((sum, i) => sum + items[i]!.cost, 0) }
}
