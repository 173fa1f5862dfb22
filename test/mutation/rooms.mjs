/** The last version that runs on Node 20. */
export const STRYKER = '9.6.1'
export const CACHE = 'node_modules/.cache/mutation'

/**
 * What is mutated, and the tests that have to notice: those of the room itself, and few others that are quick.
 * The first test that fails ends a mutant, so quick ones stand first.
 */
export const ROOMS = {
  metrics: {
    files: ['src/metrics/*.ts'],
    tests: ['test/metrics/', 'test/followers/arithmetic.test.ts', 'test/growth/arithmetic.test.ts'],
  },
  peers: {
    files: ['src/peers/*.ts'],
    tests: [
      ...['fit', 'ratios', 'residual', 'overrides', 'together', 'expectation', 'kept'].map(name => `test/peers/${name}.test.ts`),
      'test/peers/',
    ],
  },
  verdict: {
    files: ['src/verdict/*.ts'],
    tests: ['test/verdict/', 'test/followers/report.test.ts', 'test/signals/examples.test.ts', 'test/signals/limits.test.ts'],
  },
  values: {
    files: ['src/input/values.ts', 'src/input/number-cells.ts', 'src/input/dates.ts', 'src/input/date-cells.ts'],
    tests: ['test/input/numbers.test.ts', 'test/input/number-cells.test.ts', 'test/input/dates.test.ts', 'test/input/date-cells.test.ts'],
  },
}
