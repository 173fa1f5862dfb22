import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reporters } from '../../src/index.ts'
import { newFolder } from '../report/run.ts'

const BIN = resolve('bin/vet.js')
const ACCOUNTS = resolve('fixtures/quickstart/accounts.csv')
const POSTS = resolve('fixtures/quickstart/posts.csv')
const GUARD = ['--import', resolve('test/faults/no-network.mjs')]

const run = (program: string, args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', cwd: newFolder() })
  return { code: status, out: stdout, err: stderr }
}
const guarded = (args: readonly string[]) => run(process.execPath, [...GUARD, ...args])

/** The main job with every report, and the other commands. */
const jobs = (folder: string): string[][] => {
  const list = join(folder, 'list.csv')
  writeFileSync(list, 'handle,platform,followers,website\nanna,instagram,5000,https://example.com/a\nberta,tiktok,9000,ftp://example.com\n')
  const outputs = reporters.flatMap(({ name }) => ['-o', `${name}=${join(folder, name)}`])
  return [
    [ACCOUNTS, POSTS, ...outputs],
    [list, '--json'],
    [ACCOUNTS, '--posts', POSTS, '--engine', 'duckdb'],
    ['explain', 'luxe.by.verena', ACCOUNTS, POSTS],
    ['columns', ACCOUNTS, POSTS],
    ['signals'],
    ['shortlist', ACCOUNTS, '--count', '3'],
    ['compare', ACCOUNTS, ACCOUNTS],
    ['baseline', ACCOUNTS, '-o', join(folder, 'baseline.json')],
    ['https://example.com/list.csv'],
    ['--posts', 's3://bucket/posts.parquet', '--engine', 'duckdb'],
  ]
}

describe('no connection', () => {
  it.each([
    'fetch("http://127.0.0.1:9")',
    'import("node:dns").then(dns => dns.lookup("localhost", () => {}))',
    'import("node:net").then(net => new net.Socket().connect(9))',
  ])('is noticed: %s', script => expect(guarded(['-e', script]).code).toBe(99))

  it('is opened and no name asked for by any command', () => {
    const folder = newFolder()
    const codes = jobs(folder).map(args => guarded([BIN, ...args]).code)
    expect(codes).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2])
    expect(readdirSync(folder).sort()).toEqual([...reporters.map(({ name }) => name), 'baseline.json', 'list.csv'].sort())
  })

  it('is needed: the same with the network cut off', ({ skip }) => {
    const namespace = [['-n'], ['-rn']].find(flags => run('unshare', [...flags, 'true']).code === 0)
    if (!namespace) return skip('No network namespace may be made here.')
    for (const args of jobs(newFolder()).slice(0, 3)) {
      const { code, out } = run('unshare', [...namespace, process.execPath, BIN, ...args])
      expect(code).toBe(0)
      expect(out).toBe(run(process.execPath, [BIN, ...args]).out)
    }
  })
})
