import { spawn, spawnSync } from 'node:child_process'
import { createReadStream, existsSync, mkdirSync, promises, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { writeWhole } from '../../src/commands/output.ts'
import { baseline, loadConfig, reporters, VetError, vet } from '../../src/index.ts'
import { newFolder } from '../report/run.ts'

const BIN = resolve('bin/vet.js')
const ACCOUNTS = resolve('fixtures/quickstart/accounts.csv')
const POSTS = resolve('fixtures/quickstart/posts.csv')

/** Runs the built command line as a process of its own. */
function command(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], { encoding: 'utf8', env: { ...process.env, ...env } })
  return { code: status, out: stdout, err: stderr }
}

/** As a shell runs it, with its limits and redirections; `vet` stands for the command. */
function shell(line: string) {
  const script = `vet() { "${process.execPath}" "${BIN}" "$@"; }\n${line}`
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' })
  return { code: status, out: stdout, err: stderr }
}

/** Starts a run that stands still at a file function, ends it there, and answers what ended it. */
async function ended(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP', holdAt: string, args: readonly string[], temporary: string, there: RegExp[]) {
  const child = spawn(process.execPath, ['--import', resolve('test/faults/hold.mjs'), BIN, ...args], {
    env: { ...process.env, HOLD_AT: holdAt, TMPDIR: temporary },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  for await (const text of child.stderr) if (String(text).includes('holding')) break
  for (const name of there) expect(readdirSync(temporary).filter(file => name.test(file))).toHaveLength(1)
  const left = new Promise(done => child.once('exit', (code, by) => done(by ?? code)))
  child.kill(signal)
  return await left
}

const windows = process.platform === 'win32'

describe('a run that waits for nothing any more', () => {
  it('has not ended well', () => {
    const input =
      "data:text/javascript,Object.defineProperty(process, 'stdin', { value: { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }) } })"
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', input, BIN, '-'], { encoding: 'utf8' })
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^vet: It ended before the report was done/)
  })
})

describe.skipIf(windows)('ended from outside', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s leaves the old report and no half of the new one', async signal => {
    const folder = newFolder()
    writeFileSync(join(folder, 'report.json'), 'old')
    expect(await ended(signal, 'rename', [ACCOUNTS, '-o', join(folder, 'report.json')], folder, [/^\.report\.json\..*\.tmp$/])).toBe(signal)
    expect(readdirSync(folder)).toEqual(['report.json'])
    expect(readFileSync(join(folder, 'report.json'), 'utf8')).toBe('old')
  })

  it('leaves no lock on a history', async () => {
    const folder = newFolder()
    const history = join(folder, 'history.csv')
    expect(await ended('SIGINT', 'rename', [ACCOUNTS, '--save-history', history], folder, [/\.tmp$/, /\.lock$/])).toBe('SIGINT')
    expect(readdirSync(folder)).toEqual([])
    expect(command([ACCOUNTS, '--save-history', history]).code).toBe(0)
    expect(readdirSync(folder)).toEqual(['history.csv'])
  })

  it('leaves no folder of DuckDB', async () => {
    const folder = newFolder()
    expect(await ended('SIGTERM', 'rm', [ACCOUNTS, '--posts', POSTS, '--engine', 'duckdb'], folder, [/^vet-/])).toBe('SIGTERM')
    expect(readdirSync(folder)).toEqual([])
  })
})

describe.skipIf(windows)('what cannot be written', () => {
  it.skipIf(!existsSync('/dev/full'))('is a sentence and 2 for a full disk', () => {
    for (const line of [`vet "${ACCOUNTS}" --json --quiet > /dev/full`, 'vet --help > /dev/full', `vet "${ACCOUNTS}" -o csv=/dev/full`]) {
      const { code, err } = shell(line)
      expect(code).toBe(2)
      expect(err).toMatch(/^vet: .* was not written: the disk is full\.\n {5}Make room, or name a folder elsewhere\.\n$/)
    }
    expect(shell('vet nowhere.csv 2> /dev/full').code).toBe(2)
  })

  it('leaves the old report and the others where there is room for a part only', () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'a.html'), 'old')
    const { code, err } = shell(`ulimit -f 32; vet "${ACCOUNTS}" -o "${folder}/a.html" -o "${folder}/a.csv"`)
    expect(code).toBe(2)
    expect(err).toContain('a.html was not written: the file would be larger than is allowed.')
    expect(readdirSync(folder).sort()).toEqual(['a.csv', 'a.html'])
    expect(readFileSync(join(folder, 'a.html'), 'utf8')).toBe('old')
    expect(readFileSync(join(folder, 'a.csv'), 'utf8').trimEnd().split('\n')).toHaveLength(31)
  })

  it('is never readable by others where the old report is not', async () => {
    const folder = newFolder()
    const report = join(folder, 'report.json')
    writeFileSync(report, 'old', { mode: 0o600 })
    const modes: number[] = []
    async function* content() {
      for (let block = 0; block < 2; block++) {
        const [name] = readdirSync(folder).filter(name => name.endsWith('.tmp'))
        if (name) modes.push(statSync(join(folder, name)).mode & 0o777)
        yield 'new'
      }
    }
    const opened: (number | undefined)[] = []
    const open = vi.spyOn(promises, 'open').mockImplementationOnce((path, flags, mode) => {
      opened.push(Number(mode))
      open.mockRestore()
      return promises.open(path, flags, mode)
    })
    await writeWhole(report, content())
    expect([opened, modes, statSync(report).mode & 0o777]).toEqual([[0o600], [0o600], 0o600])
  })

  it('is no fault where the reader has seen enough', () => {
    const { out } = shell(`vet "${ACCOUNTS}" "${POSTS}" -f html --quiet | head -c 9; echo " \${PIPESTATUS[0]}"`)
    expect(out).toMatch(/^<!doctype 0\n$/i)
  })

  it.each([
    ['--bogus', 2],
    ['--save-history /nonexistent/h.csv', 2],
    ['--fail-on possible', 1],
    ['--fail-on likely', 0],
  ])('is the same code where nobody reads the messages: %s', (options, expected) => {
    // a pipe whose reader has ended
    expect(shell(`exec 3> >(:); wait $!; vet "${ACCOUNTS}" ${options} > /dev/null 2>&3`).code).toBe(expected)
  })

  it('loses nothing where two runs save one history', async () => {
    const history = join(newFolder(), 'history.csv')
    const runs = ['2026-07-01', '2026-08-01', '2026-09-01'].map(
      date =>
        new Promise(done =>
          spawn(process.execPath, [BIN, ACCOUNTS, '--as-of', date, '--save-history', history, '--quiet'], { stdio: 'ignore' }).once(
            'exit',
            done,
          ),
        ),
    )
    expect(await Promise.all(runs)).toEqual([0, 0, 0])
    const saved = readFileSync(history, 'utf8').trimEnd().split('\n')
    expect(saved).toHaveLength(1 + new Set(saved.slice(1)).size)
    for (const date of ['2026-07-01', '2026-08-01', '2026-09-01'])
      expect(saved.filter(line => line.includes(date)).length).toBe((saved.length - 1) / 3)
  })
})

describe('what cannot be read', () => {
  it('is a sentence where reading fails half-way', async () => {
    const content = async function* () {
      yield Buffer.from('handle,followers\nanna,5000\n'.padEnd(70_000, 'berta,6000\n'))
      throw Object.assign(new Error('broken disk'), { code: 'EIO' })
    }
    const fault = await vet([{ path: 'list.csv', content: content() }]).catch(error => error)
    expect(fault).toBeInstanceOf(VetError)
    expect(fault.message).toBe('list.csv could not be read (EIO).')
  })

  it.each([
    [new Error('net down'), 'list.csv could not be read (net down).'],
    [new Error(), 'list.csv could not be read (its stream failed).'],
    ['net down', 'list.csv could not be read (net down).'],
    [null, 'list.csv could not be read (its stream failed).'],
    [Object.assign(new Error('The operation was aborted'), { code: 'ABORT_ERR' }), 'list.csv was called off before its end.'],
  ])('says why a stream failed, and what next: %s', async (thrown, message) => {
    const content = async function* () {
      yield Buffer.from('handle,followers\nanna,5000\n')
      throw thrown
    }
    const fault = await vet([{ path: 'list.csv', content: content() }]).catch(error => error)
    expect(fault).toBeInstanceOf(VetError)
    expect([fault.message, fault.cause]).toEqual([message, thrown])
    expect(fault.hint).toBe('Open its stream anew and run again, or save it to a file and name that.')
  })

  it.skipIf(windows).each([
    ['/dev/null', /is empty/],
    ['/dev/zero', /holds binary data/],
  ])('%s is a sentence and an end', (path, said) => {
    for (const args of [[path], ['--posts', path, '--engine', 'duckdb']]) {
      const { code, err } = command(args)
      expect(code).toBe(2)
      expect(err).toMatch(said)
    }
  })

  it.skipIf(windows)('is a sentence for settings that never end or are too long', () => {
    const folder = newFolder()
    const zero = join(folder, 'z.json')
    symlinkSync('/dev/zero', zero)
    for (const [option, what] of [['--config', 'The config'], ['--tiers', 'The tiers'], ['--baseline', 'The baseline'], ['--save-history', 'The history']]) // biome-ignore format: one list
      expect(command([ACCOUNTS, option!, zero])).toMatchObject({ code: 2, err: expect.stringMatching(`(^|\\n)vet: ${what} .* could not be read.*it is a device, not a file`) }) // biome-ignore format: one glance
    expect(command(['compare', zero, ACCOUNTS])).toMatchObject({ code: 2, err: expect.stringContaining('binary data') })
    writeFileSync(join(folder, 'vet.config.json'), ' '.repeat(5_000_000))
    expect(shell(`cd "${folder}" && vet "${ACCOUNTS}"`)).toMatchObject({ code: 2, err: expect.stringMatching(/The config .*vet\.config\.json could not be read \(it is larger than 4 MiB, as none is\)\.\n$/) }) // biome-ignore format: one glance
    expect(shell(`vet "${ACCOUNTS}" --config <(echo '{"prior": 0.3}') --json --quiet | grep '"prior": 0.3'`).code).toBe(0)
    expect(shell(`vet "${ACCOUNTS}" --config <(yes '{}' )`)).toMatchObject({ code: 2, err: expect.stringContaining('larger than 4 MiB') })
  })

  it('says of an address no more than where it leads', async () => {
    const fault = await vet(['https://h.example/list.csv?token=s3cret#s3cret']).catch(error => error)
    expect(fault.message).toBe('https://h.example/list.csv is an address, and vet reads files.')
  })

  it('says that no file has a NUL in its name', async () => {
    const said = /^There is no file a\0b\.csv: its name holds a NUL character\.$/
    expect(await vet(['a\0b.csv']).catch(error => error)).toMatchObject({ name: 'VetError', message: expect.stringMatching(said) })
    expect(await loadConfig('a\0b.json').catch(error => error)).toMatchObject({ message: expect.stringContaining('holds a NUL character') })
  })

  it.skipIf(!existsSync('/proc/self/fd'))('leaves no file open', async () => {
    const list = join(newFolder(), 'list.csv')
    writeFileSync(list, '\0'.repeat(1_000_000))
    const streams = Array.from({ length: 6 }, () => createReadStream(list))
    const before = readdirSync('/proc/self/fd').length
    const [first, second, third, ...others] = streams.map(content => ({ path: 'list.csv', content }))
    const refused: (() => Promise<unknown>)[] = [
      ...[() => vet(['/dev/zero']), () => vet([list]), () => vet([first!]), () => baseline([{ kind: 'accounts', input: second! }])],
      ...[() => vet(['nowhere.csv', third!]), () => vet(others, { er: 'fans' as 'reach' })],
    ]
    for (const run of refused) await expect(run()).rejects.toBeInstanceOf(VetError)
    await vi.waitFor(() => expect(streams.map(({ closed }) => closed)).toEqual(streams.map(() => true)))
    await vi.waitFor(() => expect(readdirSync('/proc/self/fd').length).toBeLessThanOrEqual(before))
  })

  it('ends what a caller hands over, read or not', async () => {
    let ended = 0
    const content = async function* () {
      try {
        for (;;) yield Buffer.alloc(70_000)
      } finally {
        ended++
      }
    }
    await expect(vet([{ path: 'a.csv', content: content() }])).rejects.toBeInstanceOf(VetError)
    const unread = Object.assign(content(), { return: async () => ({ done: true as const, value: ended++ }) })
    await expect(vet(['nowhere.csv', { path: 'b.csv', content: unread }])).rejects.toBeInstanceOf(VetError)
    await vi.waitFor(() => expect(ended).toBe(2))
  })

  it.skipIf(windows)('takes links for what they lead to, and a ring of links for a fault', () => {
    const folder = newFolder()
    symlinkSync(ACCOUNTS, join(folder, 'link.csv'))
    symlinkSync('ring.csv', join(folder, 'ring.csv'))
    expect(command([join(folder, 'link.csv')]).code).toBe(0)
    expect(command([join(folder, 'link.csv'), '-o', `csv=${ACCOUNTS}`]).err).toContain('is read in this run')
    expect(command([join(folder, 'ring.csv')]).err).toMatch(/ring\.csv could not be read \(ELOOP\)\.\n$/)
  })

  it.skipIf(windows)('reads a pipe once, whatever the engine', () => {
    for (const engine of ['auto', 'duckdb']) {
      const { code, out } = shell(`vet "${ACCOUNTS}" --posts <(cat "${POSTS}") --engine ${engine} -f csv --quiet`)
      expect(code).toBe(0)
      expect(out).toBe(command([ACCOUNTS, POSTS, '-f', 'csv', '--quiet']).out)
    }
  })
})

it('writes the same bytes in another time zone, language and folder', () => {
  const folder = newFolder()
  const all = (env: Readonly<Record<string, string>>, name: string) => {
    mkdirSync(join(folder, name))
    const outputs = reporters.flatMap(reporter => ['-o', `${reporter.name}=${join(folder, name, reporter.name)}`])
    expect(command([ACCOUNTS, POSTS, ...outputs], env).code).toBe(0)
    return Object.fromEntries(reporters.map(reporter => [reporter.name, readFileSync(join(folder, name, reporter.name), 'base64')]))
  }
  const here = all({ TZ: 'UTC', LC_ALL: 'C' }, 'here')
  expect(Object.keys(here)).toHaveLength(reporters.length)
  for (const [TZ, LC_ALL] of [
    ['Pacific/Auckland', 'tr_TR.UTF-8'],
    ['America/St_Johns', 'ar_EG.UTF-8'],
    ['Pacific/Kiritimati', 'de_DE.UTF-8'],
    ['America/New_York', 'th_TH.UTF-8'],
  ])
    expect(all({ TZ: TZ!, LC_ALL: LC_ALL!, LANG: LC_ALL! }, LC_ALL!)).toEqual(here)
})
