import { describe, expect, it } from 'vitest'
import { interpolate, madScale, median, medianAt, quantile, significant } from '../../src/metrics/statistics.ts'

/** 1 to n, in an order that is neither rising nor falling: n, 1, n − 1, 2, … */
const mixed = (n: number) => Array.from({ length: n }, (_, i) => (i % 2 === 0 ? n - i / 2 : (i + 1) / 2))

describe('the median', () => {
  it.each([
    ['of none is unknown', [], Number.NaN],
    ['of one is itself', [7], 7],
    ['of two is the middle', [10, 4], 7],
    ['of an odd number is the middle one', [9, 1, 5], 5],
    ['of an even number lies between the middle two', [8, 1, 3, 100], 5.5],
    ['of alike values is that value', [3, 3, 3, 3], 3],
    ['of values below zero', [-5, 2, -9], -5],
  ])('%s', (_, values, middle) => {
    expect(median(values)).toBe(middle)
  })

  it.each([63, 64, 65, 66, 200])('of 1 to n in any order is (n + 1) / 2, for short and for long lists: %i', n => {
    expect(median(mixed(n))).toBe((n + 1) / 2)
    expect(median(Float64Array.from(mixed(n)))).toBe((n + 1) / 2)
  })

  it('does not remember an earlier, longer list', () => {
    median([500, 600, 700, 800, 900])
    expect([median([]), median([2]), median([2, 4])]).toEqual([Number.NaN, 2, 3])
  })

  it('leaves the values in their order', () => {
    for (const n of [3, 100]) {
      const values = mixed(n)
      median(values)
      expect(values).toEqual(mixed(n))
    }
  })
})

describe('the median at some rows', () => {
  it('is of these rows alone, without what is unknown there', () => {
    const values = Float64Array.of(1_000, 4, Number.NaN, 2, 9, 1_000)
    expect(medianAt(values, [1, 2, 3, 4])).toBe(4)
    expect(medianAt(values, [2])).toBeNaN()
    expect(medianAt(values, [])).toBeNaN()
  })

  it.each([64, 65, 130])('does so for %i rows', n => {
    // 1 to n, then as many unknown ones
    const values = Float64Array.from([...mixed(n), ...new Array(n).fill(Number.NaN)])
    const rows = Array.from({ length: n }, (_, i) => i)
    expect(medianAt(values, rows)).toBe((n + 1) / 2)
    const everything = Array.from({ length: 2 * n }, (_, i) => i)
    expect(medianAt(values, everything)).toBe((n + 1) / 2)
  })
})

describe('quantiles', () => {
  it.each([
    [0, 10],
    [0.25, 15],
    [0.5, 20],
    [0.75, 30],
    [0.875, 35],
    [1, 40],
  ])('%f of 10, 20, 40 is %f', (q, value) => {
    expect(quantile([10, 20, 40], q)).toBe(value)
  })

  it('of none are unknown, of one are that one', () => {
    for (const q of [0, 0.5, 1]) expect(quantile([], q)).toBeNaN()
    expect([0, 0.3, 1].map(q => quantile([6], q))).toEqual([6, 6, 6])
  })
})

it('the scale of spread is 1.4826 times the median distance from the median', () => {
  // median 4, distances 3, 2, 0, 1, 96: their median is 2
  expect(madScale([1, 2, 4, 5, 100])).toBeCloseTo(2 * 1.4826, 12)
  expect(madScale([])).toBeNaN()
})

describe('lines between points', () => {
  const points = [[0, 10], [4, 30], [8, 20]] as const // biome-ignore format: one glance

  it.each([
    ['before the first they are level', -1, 10],
    ['at the first', 0, 10],
    ['between', 1, 15],
    ['at a corner', 4, 30],
    ['between, falling', 6, 25],
    ['at the last', 8, 20],
    ['after the last they are level', 9, 20],
  ])('%s', (_, x, y) => {
    expect(interpolate(points, x)).toBe(y)
  })

  it('take the earlier of two points at one place', () => {
    expect(interpolate([[0, 1], [2, 3], [2, 7], [4, 9]], 2)).toBe(3) // biome-ignore format: one glance
  })
})

describe('six significant digits, and all of whole numbers,', () => {
  it.each([
    [123_456.7, 123_457],
    [1_234_567.4, 1_234_567],
    [-1_234_567.4, -1_234_567],
    [12_345_678_901, 12_345_678_901],
    [0.123_456_7, 0.123_457],
    [0.000_012_345_649, 0.000_012_345_6],
    [1 / 3, 0.333_333],
    [100_000, 100_000],
    [999_999.9, 1_000_000],
  ])('of %f are %f', (value, rounded) => {
    expect(significant(value)).toBe(rounded)
  })

  it.each([
    // where powers of ten are no longer exact
    [1.234_567_89e-20, 1.234_57e-20],
    [-9.876_543_21e-30, -9.876_54e-30],
    [1.234_567_89e-300, 1.234_57e-300],
    [1.234_567_89e28, 1.234_57e28],
    [1.234_567_89e300, 1.234_57e300],
    // whatever the size, the digits stay the ones written
    [8.765_432_1e-17, 8.765_43e-17],
    [8.765_432_1e27, 8.765_43e27],
  ])('of the very small and very large %f are %f', (value, rounded) => {
    expect(significant(value)).toBe(rounded)
  })

  it('keep unknown unknown, zero zero and infinity infinite', () => {
    expect(significant(null)).toBeNull()
    expect(Object.is(significant(-0), 0)).toBe(true)
    expect([Number.NaN, Infinity, -Infinity].map(value => significant(value))).toEqual([Number.NaN, Infinity, -Infinity])
  })
})
