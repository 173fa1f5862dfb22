// Bundles the command line and the library into dist (`npm run build:js`): one small file to start with, parts that are
// loaded when they are used, so that a list of thirty is judged before a plain `import` of everything would be done.
import { writeFileSync } from 'node:fs'
import { build } from 'esbuild'
import { noticesOf } from './notices.mjs'

/**
 * Packages in the older module format ask for nothing but Node's own modules here. commander asks for `child_process`,
 * which takes longer to load than commander itself, for subcommands that are programs of their own; vet has none.
 */
const REQUIRE = "const require=name=>name==='node:child_process'?{}:process.getBuiltinModule(name);"

const { metafile } = await build({
  entryPoints: ['src/cli.ts', 'src/index.ts', 'src/schema-files.ts'],
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // optional: native, or for servers that few have
  external: ['@duckdb/node-api', '@clickhouse/client'],
  alias: { 'string-width': './src/text/string-width.cjs' },
  banner: { js: REQUIRE },
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
})
writeFileSync('dist/licenses.txt', noticesOf(Object.keys(metafile.inputs)))
