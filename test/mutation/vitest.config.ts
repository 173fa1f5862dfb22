import { defineConfig } from 'vitest/config'

/** The one file that `bundle.mjs` makes. */
export default defineConfig({ test: { include: ['test/mutation/bundle/all.test.mjs'], testTimeout: 20_000 } })
