import { expect, it } from 'vitest'
import { seededRandom } from '../../src/metrics/random.ts'

it('random numbers are those of mulberry32, so that a run repeats on any machine and in any version', () => {
  // the first three of its author’s C code for the seed 1, over 2³²
  const random = seededRandom(1)
  expect([random(), random(), random()].map(value => value * 2 ** 32)).toEqual([2693262067, 11749833, 2265367787])
})
