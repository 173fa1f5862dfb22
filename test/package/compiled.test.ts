import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import module from 'node:module'
import { describe, expect, it } from 'vitest'

/** Runs the quickstart with the loader, and says of each script that it loaded whether V8 refused what was kept of it. */
const SCRIPT = `
  const { load, scripts } = require('./dist/load.cjs')
  const quiet = { write: (text, done) => { done?.(); return true } }
  load('cli.cjs')
    .run({ argv: ['node', 'vet', 'fixtures/quickstart/accounts.csv'], env: {}, stdin: [], stdout: quiet, stderr: quiet, cwd: () => process.cwd() })
    .then(code => console.log(JSON.stringify([code, ...[...scripts].map(([name, { cachedDataRejected }]) => [name, cachedDataRejected])])))
`

const keptByNode = 'enableCompileCache' in module

describe('what the build keeps of compiled code', () => {
  it('is taken for every file that the quickstart loads, where Node keeps none itself', () => {
    const [code, ...scripts] = JSON.parse(execFileSync(process.execPath, ['-e', SCRIPT], { encoding: 'utf8' }))
    expect(code).toBe(0)
    expect(scripts.length).toBe(keptByNode ? 0 : 4)
    expect(scripts).toEqual(scripts.map(([name]: [string]) => [name, false]))
  })

  it('is of the files that were built, and of this Node alone', () => {
    if (!existsSync('dist/compiled')) return expect(keptByNode).toBe(true)
    expect(readdirSync('dist/compiled')).toEqual([`${process.version}-${process.platform}-${process.arch}`])
    const files = readdirSync('dist/compiled', { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.bin'))
    for (const file of files)
      expect(
        existsSync(
          `dist/${file
            .split('/')
            .slice(1)
            .join('/')
            .replace(/\.bin$/, '')}`,
        ),
      ).toBe(true)
  })
})
