/** How many cases a property is tried on: few with the tests, as many as RUNS says with `npm run fuzz`. */
export const runs = (few: number): number => Number(process.env.RUNS ?? few)
