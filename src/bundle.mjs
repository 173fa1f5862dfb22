// Bundles the command line and the library into dist (`npm run build:js`): one file to start with, one with what vets a list
// into a table, and parts that are loaded when they are used, so that a list of thirty is judged before a plain `import` of
// everything would be done. A module of its own for each shared piece would cost a third of a millisecond a piece.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'
import { noticesOf } from './notices.mjs'

/**
 * commander asks for `child_process`, which takes longer to load than commander itself, for subcommands that are programs
 * of their own; vet has none.
 */
const NO_CHILDREN = {
  name: 'no-child-process',
  resolveId: (id, from) => (id === 'node:child_process' && from?.includes('/commander/') ? '\0no-child-process' : null),
  load: id => (id === '\0no-child-process' ? 'module.exports = {}' : null),
}

const { output } = await build({
  input: {
    cli: 'src/cli.ts',
    index: 'src/index.ts',
    'schema-files': 'src/schema-files.ts',
    'judging-thread': 'src/threads/judging-thread.ts',
  },
  platform: 'node',
  transform: { target: 'node20' },
  // optional: native, or for servers that few have
  external: ['@duckdb/node-api', '@clickhouse/client'],
  resolve: { alias: { 'string-width': fileURLToPath(new URL('text/string-width.cjs', import.meta.url)) } },
  plugins: [NO_CHILDREN],
  output: {
    dir: 'dist',
    format: 'esm',
    minify: true,
    comments: { legal: false },
    // a thread's file is beside the one that starts it
    entryFileNames: ({ name }) => (name === 'judging-thread' ? 'chunks/[name].js' : '[name].js'),
    chunkFileNames: 'chunks/[name]-[hash].js',
    codeSplitting: {
      // each with all that it imports
      groups: [
        { name: 'start', test: /\/src\/cli\.ts$/, priority: 2 },
        { name: 'vet', test: /\/src\/(commands\/main|vet|report\/table|input\/(read|csv)|engine\/(choose|memory))\.ts$/, priority: 1 },
      ],
    },
  },
})
writeFileSync('dist/licenses.txt', noticesOf(output.flatMap(({ moduleIds = [] }) => moduleIds)))
