import { expect, test } from 'vitest'
import { chance, count, percent, plural, times, verdictWords } from '../../src/text/numbers.ts'

test.each([
  [48200, '48,200'],
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [1234567.6, '1,234,568'],
  [-1234, '-1,234'],
  [-0.2, '0'],
  [null, '–'],
])('count %s', (n, text) => expect(count(n)).toBe(text))

test.each([
  [1.73, '1.73 %'],
  [0, '0 %'],
  [9.994, '9.99 %'],
  [9.996, '10.0 %'],
  [12.34, '12.3 %'],
  [99.96, '100 %'],
  [1234.5, '1,235 %'],
  [0.1, '0.10 %'],
  [0.02, '0.02 %'],
  [0.0234, '0.023 %'],
  [0.00123, '0.0012 %'],
  [0.00001, '<0.0001 %'],
  [-2.5, '-2.50 %'],
  [null, '–'],
  [Number.NaN, '–'],
])('percent %s', (n, text) => expect(percent(n)).toBe(text))

test.each([
  [0.97, '97 %'],
  [0.999, '>99 %'],
  [0.001, '<1 %'],
  [null, '–'],
])('chance %s', (n, text) => expect(chance(n)).toBe(text))

test.each([
  [1.4, '×1.4'],
  [0.083, '×0.08'],
  [1, '×1.0'],
  [9.97, '×10'],
  [1500, '×1,500'],
  [0.001, '<×0.01'],
  [0, '×0.00'],
  [null, '–'],
])('times %s', (n, text) => expect(times(n)).toBe(text))

test('words', () => {
  expect((['no-sign', 'insufficient', 'possible', 'likely', null] as const).map(verdictWords)).toEqual([
    'no sign',
    'not enough data',
    'possible',
    'likely',
    '–',
  ])
  expect([plural(1, 'account'), plural(2000, 'account')]).toEqual(['1 account', '2,000 accounts'])
})
