import { spawn, spawnSync } from 'node:child_process'
import { lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newFolder } from '../report/run.ts'

const BIN = resolve('bin/vet.js')
const ACCOUNTS = resolve('fixtures/quickstart/accounts.csv')

/** As a shell runs it in a folder; `vet` stands for the command. */
function shell(cwd: string, line: string) {
  const script = `vet() { "${process.execPath}" "${BIN}" "$@"; }\n${line}`
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { cwd, encoding: 'utf8' })
  return { code: status, out: stdout, err: stderr }
}
const vet = (cwd: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], { cwd, encoding: 'utf8' })
  return { code: status, out: stdout, err: stderr }
}

/** Somebody else than root, who may read and write everything. */
const SOMEBODY = process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : []
const bySomebody = (cwd: string, ...args: string[]) => {
  const [program = '', ...rest] = [...SOMEBODY, process.execPath, BIN, ...args]
  const { status, stderr } = spawnSync(program, rest, { cwd, encoding: 'utf8' })
  return { code: status, err: stderr }
}

describe.skipIf(process.platform === 'win32')('links and what is no file', () => {
  it.each([
    ['to a file', 'there.csv'],
    ['to what is not there yet', 'new.csv'],
    ['to a link to what is not there yet', 'link2.csv'],
  ])('a link %s stays one when it is written to', (_, to) => {
    const folder = newFolder()
    writeFileSync(join(folder, 'there.csv'), 'old')
    symlinkSync('new2.csv', join(folder, 'link2.csv'))
    symlinkSync(to, join(folder, 'link.csv'))
    expect(vet(folder, ACCOUNTS, '-o', 'link.csv').code).toBe(0)
    expect(readlinkSync(join(folder, 'link.csv'))).toBe(to)
    expect(lstatSync(join(folder, 'link2.csv')).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(folder, 'link.csv'), 'utf8').split('\n')).toHaveLength(32)
  })

  it('a ring of links is a sentence, and stays', () => {
    const folder = newFolder()
    symlinkSync('b.csv', join(folder, 'a.csv'))
    symlinkSync('a.csv', join(folder, 'b.csv'))
    for (const args of [[ACCOUNTS, '-o', 'a.csv'], [ACCOUNTS, '--save-history', 'a.csv'], ['a.csv']]) {
      const { code, err } = vet(folder, ...args)
      expect(code).toBe(2)
      expect(err).toMatch(/^vet: .*a\.csv.*(leads back to itself|ELOOP)/m)
    }
    expect(readdirSync(folder).sort()).toEqual(['a.csv', 'b.csv'])
  })

  it('a link to nothing is said as one', () => {
    const folder = newFolder()
    symlinkSync('gone.csv', join(folder, 'list.csv'))
    const { code, err } = vet(folder, 'list.csv')
    expect(code).toBe(2)
    expect(err).toBe('vet: list.csv is a link to gone.csv, which is not there.\n     Name the file itself, or mend the link.\n')
  })

  it('one history under two names loses nothing to two runs', async () => {
    const folder = newFolder()
    mkdirSync(join(folder, 'kept'))
    symlinkSync('kept/history.csv', join(folder, 'history.csv'))
    const run = (date: string, history: string) =>
      new Promise(done =>
        spawn(process.execPath, [BIN, ACCOUNTS, '--as-of', date, '--save-history', join(folder, history)], { stdio: 'ignore' }).once(
          'exit',
          done,
        ),
      )
    const runs = ['2026-06-01', '2026-07-01', '2026-08-01', '2026-09-01'].map((date, i) =>
      run(date, i % 2 ? 'history.csv' : 'kept/history.csv'),
    )
    expect(await Promise.all(runs)).toEqual([0, 0, 0, 0])
    const rows = readFileSync(join(folder, 'kept', 'history.csv'), 'utf8')
      .trimEnd()
      .split('\n')
    expect(rows).toHaveLength(1 + 4 * 30)
    expect(new Set(rows).size).toBe(rows.length)
    expect(readdirSync(join(folder, 'kept'))).toEqual(['history.csv'])
  })

  it('standard input, a named pipe and the null device do what they do elsewhere', () => {
    const folder = newFolder()
    const plain = vet(folder, ACCOUNTS, '-f', 'csv', '--quiet').out
    for (const line of [
      `vet /dev/stdin -f csv --quiet < "${ACCOUNTS}"`,
      `cat "${ACCOUNTS}" | vet /dev/stdin -f csv --quiet`,
      `mkfifo pipe; cat "${ACCOUNTS}" > pipe & vet pipe -f csv --quiet`,
      `mkfifo out; cat out > report.csv & vet "${ACCOUNTS}" -o csv=out --quiet >/dev/null; wait; tail -c +4 report.csv`,
    ])
      expect(shell(folder, line)).toMatchObject({
        code: 0,
        out: plain.replaceAll(ACCOUNTS, /vet (pipe|\/dev\/stdin)/.exec(line)?.[1] ?? ACCOUNTS),
      })
    expect(lstatSync(join(folder, 'out')).isFIFO()).toBe(true)
    expect(shell(folder, `vet "${ACCOUNTS}" -o csv=/dev/null`).code).toBe(0)
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true)
  })

  it.skipIf(bySomebody('.', '--version').code !== 0)('what may not be read or written is a sentence', () => {
    const folder = newFolder()
    for (const [name, mode] of [
      ['shut.csv', 0o000],
      ['open.csv', 0o644],
    ] as const)
      writeFileSync(join(folder, name), 'handle,followers\na,5000\n', { mode })
    mkdirSync(join(folder, 'closed'), { mode: 0o555 })
    spawnSync('chmod', ['755', folder])
    const run = (...args: string[]) => bySomebody(folder, ...args)
    expect(run('shut.csv')).toEqual({ code: 2, err: 'vet: shut.csv may not be read by this user.\n     Check the file’s permissions.\n' })
    expect(run('open.csv', '--posts', 'shut.csv', '--engine', 'duckdb').err).toContain('shut.csv may not be read by this user.')
    expect(run('open.csv', '--config', 'shut.csv')).toMatchObject({
      code: 2,
      err: expect.stringContaining('The config shut.csv could not be read'),
    })
    expect(run('open.csv', '-o', 'closed/report.csv')).toMatchObject({
      code: 2,
      err: expect.stringContaining('closed/report.csv was not written: this user may not write there.'),
    })
    expect(run('open.csv', '--save-history', 'closed/history.csv')).toMatchObject({
      code: 2,
      err: expect.stringContaining('closed/history.csv was not written'),
    })
  })
})
