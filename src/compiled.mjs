// Keeps what V8 made of the bundled command line, for the Node that runs this (`npm run build:compiled`); load.cjs says why.
import { mkdirSync, writeFileSync } from 'node:fs'
import module, { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Runs whose functions are kept: those of more take as long to read as to compile, for every run. */
const RUNS = [['--version'], ['fixtures/quickstart/accounts.csv']]

const require = createRequire(import.meta.url)

// a Node that keeps compiled code itself does so for every file that is used
if (module.enableCompileCache === undefined) {
  const { KEPT, load, scripts } = require('../dist/load.cjs')
  mkdirSync(KEPT, { recursive: true })
  const { run } = load('cli.cjs')
  const output = {
    isTTY: true,
    columns: 100,
    write(_, done) {
      done?.()
      return true
    },
  }
  for (const args of RUNS) {
    const code = await run({ argv: ['node', 'vet', ...args], env: {}, stdin: [], stdout: output, stderr: output, cwd: () => process.cwd() })
    if (code !== 0) throw new Error(`vet ${args.join(' ')} ended with ${code}.`)
  }
  for (const [name, script] of scripts) {
    const file = join(KEPT, `${name}.bin`)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, script.createCachedData())
  }
}
