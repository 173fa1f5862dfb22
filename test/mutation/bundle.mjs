// Bundles the tests of one room, with all that they import, into one file: nearly all the time of a mutant would go into
// loading the modules one by one. Runs in the folder where the mutants are in.
import { readdirSync } from 'node:fs'
import { build } from 'esbuild'
import { ROOMS } from './rooms.mjs'

const { tests } = ROOMS[process.env.ROOM]
const files = tests.flatMap(path => (path.endsWith('/') ? readdirSync(path).map(file => path + file) : [path]))

await build({
  stdin: {
    contents: [...new Set(files)].filter(file => file.endsWith('.test.ts')).map(file => `import './${file}'`).join('\n'), // biome-ignore format: one list
    resolveDir: '.',
    sourcefile: 'all.ts',
  },
  outdir: 'test/mutation/bundle',
  entryNames: 'all.test',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
})
