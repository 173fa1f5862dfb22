import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { newFolder } from '../report/run.ts'

const folder = newFolder()
const installed = join(folder, 'node_modules', 'influencer-vet')
let size = 0
let files: string[] = []

/** As `npm install` of the packed file puts it into an empty folder; its one dependency is linked, so that nothing is fetched. */
beforeAll(() => {
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    }),
  )
  execFileSync('tar', ['-xzf', packed.filename], { cwd: folder })
  mkdirSync(dirname(installed))
  renameSync(join(folder, 'package'), installed)
  symlinkSync(resolve('node_modules/zod'), join(folder, 'node_modules', 'zod'), 'junction')
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  size = packed.size
  files = packed.files.map(({ path }: { path: string }) => path)
})

const node = (args: readonly string[]) => execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
const read = (file: string) => readFileSync(join(installed, file), 'utf8')

describe('what is packed', () => {
  it('is the program, its types, schemas, notices and the quickstart, and no more than half a megabyte', () => {
    const others = files.filter(file => !/^dist\/(chunks\/[\w-]+\.cjs|[\w/-]+\.d\.ts)$/.test(file))
    expect(others.sort()).toEqual([
      'LICENSE',
      'README.md',
      'bin/package.json',
      'bin/vet.js',
      'dist/cli.cjs',
      'dist/config.schema.json',
      'dist/index.cjs',
      'dist/index.js',
      'dist/licenses.txt',
      'dist/load.cjs',
      'dist/report.schema.json',
      'fixtures/quickstart/accounts.csv',
      'fixtures/quickstart/posts.csv',
      'package.json',
      'src/signals/README.md',
    ])
    expect(size).toBeLessThan(500_000)
  })

  it('has every file that another leads to, and none that nothing leads to', () => {
    const reached = new Set<string>()
    const follow = (file: string) => {
      if (reached.has(file)) return
      reached.add(file)
      for (const [, path] of read(file).matchAll(/(?:from\s*|require\(|__dirname,)["'`](\.?[^"'`\n]+\.c?js)["'`]/g)) {
        const to = join(dirname(file), path!).replaceAll('\\', '/')
        follow(file.endsWith('.d.ts') ? to.replace(/\.js$/, '.d.ts') : to)
      }
    }
    // the program is loaded by name
    for (const start of ['bin/vet.js', 'dist/cli.cjs', 'dist/index.js', 'dist/index.d.ts']) follow(start)
    const code = files.filter(file => /\.(c?js|ts)$/.test(file))
    expect([...reached].sort()).toEqual(code.sort())
  })

  it('has every file that its README leads to', () => {
    const links = [...read('README.md').matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) => path!)
    expect(links.filter(path => !files.includes(path))).toEqual([])
    expect(links).toContain('src/signals/README.md')
  })

  it('runs nothing when it is installed, and needs only packages whose licences are permissive', () => {
    const { scripts, dependencies, optionalDependencies } = JSON.parse(read('package.json'))
    // npm counts `prepare` where a packed file is installed, and warns of it; a checkout builds all the same
    for (const script of ['preinstall', 'install', 'postinstall', 'prepare']) expect(scripts).not.toHaveProperty(script)
    expect(scripts).toMatchObject({ postprepare: 'npm run build', prepack: 'npm run build' })
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies }))
      expect(JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).license).toMatch(/^(MIT|ISC|Apache-2\.0)$/)
  })

  it('is permissive with all that is installed beside it, native packages too, and CONTRIBUTING names each', () => {
    const lock: Record<string, { dev?: boolean; license?: string }> = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages
    const licences = new Map<string, string | undefined>()
    for (const [path, { dev, license }] of Object.entries(lock))
      if (path !== '' && !dev) licences.set(path.replace(/^.*node_modules\//, '').replace(/^(@duckdb\/node-bindings)-.*/, '$1'), license)
    const rows = [...readFileSync('CONTRIBUTING.md', 'utf8').matchAll(/^\| (.+?) \| ([\w.-]+) \| /gm)]
    for (const [name, license] of licences) {
      expect([name, license]).toEqual([name, expect.stringMatching(/^(MIT|ISC|BSD-[23]-Clause|Apache-2\.0|0BSD)$/)])
      const row = rows.find(([, names]) => names!.split(/, | and one/).includes(name))
      expect([name, row?.[2]]).toEqual([name, license])
    }
    // what is only worked with is not passed on: its licence may ask for more of whoever changes it
    for (const [path, { license }] of Object.entries(lock))
      if (path !== '') expect([path, license]).toEqual([path, expect.stringMatching(/MIT|ISC|BSD|Apache-2\.0|^MPL-2\.0$/)])
  })

  it('names every package that is in the bundle, with its licence', () => {
    const notices = read('dist/licenses.txt')
    for (const name of ['commander', 'cli-table3', 'csv-parse', 'hucre', 'yauzl', 'zod', 'chalk', '@streamparser/json'])
      expect(notices).toMatch(new RegExp(`^${name} \\d\\S* \\(MIT\\)\\n\\n[^]{0,200}Copyright`, 'm'))
  })
})

describe('what is installed', () => {
  it('runs the quickstart', () => {
    const bin = join(installed, 'bin', 'vet.js')
    expect(node([bin, '--help'])).toContain('Usage: vet')
    expect(node([bin, join(installed, 'fixtures', 'quickstart', 'accounts.csv'), '--top', '1'])).toContain('30 accounts:')
  })

  it('is a library for JavaScript', () => {
    const script = `import { vet, render, VetError } from 'influencer-vet'
      import report from 'influencer-vet/report.schema.json' with { type: 'json' }
      const { accounts } = await vet([{ path: 'a.csv', content: 'handle,followers\\nbrie,2000\\n' }])
      const fault = await vet(['nowhere.csv']).catch(error => error)
      console.log(accounts[0].tier, fault instanceof VetError, fault.code, report.type, typeof render)`
    writeFileSync(join(folder, 'use.js'), script)
    expect(node(['--no-warnings', 'use.js'])).toBe('micro true not-found object function\n')
  })

  it('tells in a few lines what nobody catches', () => {
    writeFileSync(join(folder, 'uncaught.js'), `import { vet } from 'influencer-vet'\nawait vet(['nowhere.csv'])`)
    const { status, stderr } = spawnSync(process.execPath, ['uncaught.js'], { cwd: folder, encoding: 'utf8' })
    expect([status, stderr]).toEqual([1, expect.stringContaining('VetError: There is no file nowhere.csv.')])
    expect(stderr.length).toBeLessThan(1000)
  })

  it.each([
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])('has types that resolve without those of Node (%s, %s)', (module, resolution) => {
    const script = `import { baseline, defineConfig, loadConfig, render, reporters, signals, vet, VetError } from 'influencer-vet'
      import type { AccountReport, Baseline, Config, Report, VetErrorCode } from 'influencer-vet'
      const config: Config = defineConfig({ prior: 0.2 })
      const report: Report = await vet(['a.csv', { path: 'b.csv', content: 'handle' }], { config })
      const account: AccountReport | undefined = report.accounts[0]
      export const followers: number | null | undefined = account?.followers
      // @ts-expect-error a verdict is one of four words
      export const verdict: 'maybe' | undefined = account?.purchasedFollowers
      // @ts-expect-error no such option
      await vet([], { nonsense: 1 })
      export const code: VetErrorCode = new VetError('no-input', '', null).code
      export const text: string | Uint8Array = await render(report, 'json')
      export const peers: Baseline = await baseline(['a.csv'])
      export const ids: string[] = [...signals.map(({ id }) => id), ...reporters.map(({ name }) => name)]
      export { loadConfig }`
    writeFileSync(join(folder, 'use.ts'), script)
    const options = ['--noEmit', '--strict', '--target', 'es2023', '--types', '', '--module', module, '--moduleResolution', resolution]
    const tsc = resolve('node_modules/typescript/bin/tsc')
    expect(node([tsc, ...options, 'use.ts'])).toBe('')
  })
})
