import { defineConfig } from 'vitest/config'

/** The properties, each on 10,000 cases or as many as RUNS says (`npm run fuzz`). */
export default defineConfig({
  test: {
    include: ['test/properties/*.test.ts', 'test/input/conserved.test.ts', 'test/verdict/ledger.test.ts', 'test/engine/memory.test.ts'],
    env: { RUNS: process.env.RUNS ?? '10000' },
    globalSetup: 'test/tools/temporary.ts',
    testTimeout: 3_600_000,
    fileParallelism: false,
  },
})
