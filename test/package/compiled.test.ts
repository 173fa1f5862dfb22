import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import module from 'node:module'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newFolder } from '../report/run.ts'

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

  it('is thrown away with the build that it was compiled of, though the next one be as long', () => {
    const cwd = newFolder()
    for (const path of ['bin', 'dist', 'src', 'fixtures/quickstart', 'package.json']) cpSync(path, join(cwd, path), { recursive: true })
    symlinkSync(resolve('node_modules'), join(cwd, 'node_modules'), 'dir')
    const run = (...args: string[]) => execFileSync(process.execPath, args, { cwd, encoding: 'utf8' })
    const tiers = join(cwd, 'src/metrics/tiers.ts')
    const before = run('bin/vet.js', 'fixtures/quickstart/accounts.csv', '-f', 'csv')
    writeFileSync(tiers, readFileSync(tiers, 'utf8').replace('macro: 100_000', 'macro: 900_000'))
    run('src/bundle.mjs')
    const after = run('bin/vet.js', 'fixtures/quickstart/accounts.csv', '-f', 'csv')
    expect([before.includes(',macro,'), after.includes(',macro,')]).toEqual([true, false])
  })

  it('is of files that there are, and of this Node alone', () => {
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
