import { CACHE, ROOMS } from './rooms.mjs'

const { ROOM: room } = process.env

export default {
  mutate: ROOMS[room].files,
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner', './test/mutation/prose.mjs'],
  ignorers: ['prose'],
  buildCommand: 'node test/mutation/bundle.mjs',
  coverageAnalysis: 'perTest',
  // what runs once, when a file is loaded, would need it loaded anew for every mutant
  ignoreStatic: true,
  // it would rewrite them with TypeScript’s own API, which version 7 does not have
  ignorePatterns: ['.ci', 'bin', 'tsconfig*.json'],
  concurrency: Number(process.env.CONCURRENCY ?? 1),
  timeoutMS: 10_000,
  reporters: ['clear-text', 'progress-append-only', 'json'],
  clearTextReporter: { logTests: false, reportTests: false, allowEmojis: false },
  jsonReporter: { fileName: `${CACHE}/${room}.json` },
  tempDirName: `${CACHE}/sandbox`,
}
