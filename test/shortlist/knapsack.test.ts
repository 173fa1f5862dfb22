import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choose, type Item } from '../../src/shortlist/knapsack.ts'

/** Every set, one after the other. */
function bruteForce(items: readonly Item[], budget: number, count: number): number {
  let best = 0
  for (let set = 0; set < 1 << items.length; set++) {
    let [value, cost, taken] = [0, 0, 0]
    for (let i = 0; i < items.length; i++)
      if (set & (1 << i)) {
        value += items[i]!.value
        cost += items[i]!.cost
        taken++
      }
    if (cost <= budget && taken <= count && value > best) best = value
  }
  return best
}

const item = (cost: number, value: number): Item => ({ cost, value })

/** Numbers that look random and are the same on every run (a linear congruence). */
function numbers(seed: number): () => number {
  let at = seed
  return () => {
    at = (Math.imul(at, 1_664_525) + 1_013_904_223) >>> 0
    return at / 2 ** 32
  }
}

describe('choosing under a budget and a number', () => {
  it('takes what a greedy choice by worth per cent would miss', () => {
    // by worth per cent the first comes first (12 for 6) and blocks the two that together are worth 18 for 10
    expect(choose([item(6, 12), item(5, 9), item(5, 9)], 10, 3)).toEqual({ taken: [1, 2], value: 18, cost: 10, bound: 18 })
  })

  it('holds the number of accounts, where several small ones would be worth more', () => {
    const items = [item(3, 5), item(3, 5), item(3, 5), item(9, 11)]
    expect(choose(items, 9, 3)).toMatchObject({ value: 15, taken: [0, 1, 2] })
    expect(choose(items, 9, 2)).toMatchObject({ value: 11, taken: [3] })
  })

  it('takes what is free, and nothing that is dearer than the budget or worth nothing', () => {
    expect(choose([item(0, 3), item(50, 900), item(2, 0)], 10, 5)).toEqual({ taken: [0], value: 3, cost: 0, bound: 3 })
    expect(choose([item(50, 900)], 10, 5)).toEqual({ taken: [], value: 0, cost: 0, bound: 0 })
    expect(choose([item(1, 1)], 10, 0).taken).toEqual([])
  })

  it('is as good as trying every set, and proves it', () => {
    const items = fc.array(fc.record({ cost: fc.nat(60), value: fc.nat(60) }), { maxLength: 12 })
    fc.assert(
      fc.property(items, fc.nat(250), fc.nat(12), (list, budget, count) => {
        const { taken, value, cost, bound } = choose(list, budget, count)
        expect(value).toBe(bruteForce(list, budget, count))
        expect(bound).toBe(value)
        expect(new Set(taken).size).toBe(taken.length)
        expect(taken.length).toBeLessThanOrEqual(count)
        expect(taken.reduce((sum, i) => sum + list[i]!.value, 0)).toBe(value)
        expect(taken.reduce((sum, i) => sum + list[i]!.cost, 0)).toBe(cost)
        expect(cost).toBeLessThanOrEqual(budget)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is as good as trying every set where worth follows cost closely, which is the hard case', () => {
    const items = fc
      .array(fc.integer({ min: 1, max: 400 }), { minLength: 4, maxLength: 12 })
      .map(costs => costs.map(cost => item(cost, cost + 10)))
    fc.assert(
      fc.property(items, fc.nat(1_500), fc.integer({ min: 1, max: 8 }), (list, budget, count) => {
        const { value, bound } = choose(list, budget, count)
        expect(value).toBe(bruteForce(list, budget, count))
        expect(bound).toBe(value)
      }),
      { numRuns: 500 },
    )
  })

  it('proves the best of 20,000', () => {
    const next = numbers(1)
    const list = Array.from({ length: 20_000 }, () => {
      const followers = 2_000 * 50 ** next()
      return item(Math.round(followers * (0.5 + 4 * next())), Math.round(followers * 0.01 * 8 ** next() * 100))
    })
    const { taken, value, cost, bound } = choose(list, 500_000, 10)
    expect(taken.length).toBeLessThanOrEqual(10)
    expect(cost).toBeLessThanOrEqual(500_000)
    expect(bound).toBe(value)
  })
})
