/** How many cases a property is tried on: few with the tests, as many as RUNS says with `npm run fuzz`. */
export const runs = (few: number): number => Number(process.env.RUNS ?? few)

/** The same few cases on every run of the tests, so that a change fails for what it does; others each time with `npm run fuzz`. */
export const cases = (few: number) => (process.env.RUNS === undefined ? { numRuns: few, seed: 20_260_901 } : { numRuns: runs(few) })
