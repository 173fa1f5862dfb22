// Bundles the command line and the library into dist (`npm run build:js`): one file to start with, one with what vets a list
// into a table, and parts that are loaded when they are used, so that a list of thirty is judged before a plain `import` of
// everything would be done. A module of its own for each shared piece would cost a third of a millisecond a piece. Scripts are
// CommonJS, whose compiled code can be kept (load.cjs) and which need nothing of Node's loader of modules, five milliseconds of a
// start; the library is a module all the same.
import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
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

/** chalk looks whether there is a terminal, for which Node loads what terminals need; vet says so itself. */
const NO_LOOKING = {
  name: 'no-looking-for-a-terminal',
  resolveId: id => (id === '#supports-color' ? '\0no-looking' : null),
  load: id => (id === '\0no-looking' ? 'export default { stdout: false, stderr: false }' : null),
}

// what was compiled of another build would be taken for this one's: V8 compares the length of the source, no more
for (const old of ['chunks', 'compiled']) rmSync(`dist/${old}`, { recursive: true, force: true })

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
  plugins: [NO_CHILDREN, NO_LOOKING],
  output: {
    dir: 'dist',
    format: 'cjs',
    minify: true,
    comments: { legal: false },
    // a thread's file is beside the one that starts it
    entryFileNames: ({ name }) => (name === 'judging-thread' ? 'chunks/[name].cjs' : '[name].cjs'),
    chunkFileNames: 'chunks/[name]-[hash].cjs',
    codeSplitting: {
      // each with all that it imports
      groups: [
        { name: 'start', test: /\/src\/cli\.ts$/, priority: 2 },
        { name: 'vet', test: /\/src\/(commands\/main|vet|report\/table|input\/(read|csv)|engine\/(choose|memory))\.ts$/, priority: 1 },
      ],
    },
  },
})
copyFileSync('src/load.cjs', 'dist/load.cjs')
for (const { fileName, code } of output) if (code !== undefined) writeFileSync(`dist/${fileName}`, ascii(required(code)))
const { exports: names } = output.find(({ name, isEntry }) => isEntry && name === 'index')
writeFileSync('dist/index.js', `import library from './index.cjs'\nexport const { ${names.join(', ')} } = library\n`)
writeFileSync('dist/licenses.txt', noticesOf(output.flatMap(({ moduleIds = [] }) => moduleIds)))

/** Packages and parts of Node that are loaded when they are used: kept code cannot `import` (Node 20 has no way for it that is stable). */
function required(code) {
  const replaced = code.replace(/\bimport\((`[^`]+`)\)/g, 'Promise.resolve().then(()=>require($1))')
  if (/\bimport\(/.test(replaced)) throw new Error('An import is left that kept code could not do.')
  return replaced
}

/** The same program in ASCII, which V8 reads as it is: without, it would hold each letter of the file in two bytes. */
function ascii(code) {
  if (/\\[^\0-\x7f]|String\.raw`[^`]*[^\0-\x7f`]/.test(code)) throw new Error('A letter stands where it cannot be written as an escape.')
  return code.replace(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
