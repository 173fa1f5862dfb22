import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { newFolder } from '../report/run.ts'
import { tool } from '../tools/tools.ts'
import { fill, install, repository, shellIn } from './place.ts'
import { commands, configs, fences, jobs, options, others, programs, samples, scripts } from './readme.ts'

/** What stands in the README and cannot be run by a test, with why. */
const NOT_RUN: Readonly<Record<string, string>> = {
  'npm ci': 'would install the checkout anew under the tests; .ci/run does it',
  'npm cit': 'would run this test within itself; .ci/run does it',
  'npm i -g influencer-vet': 'asks the registry for a package; .ci/packed installs the packed one',
  'npx vet': 'stands there as a warning: outside a checkout it is somebody else’s',
  'npm install @duckdb/node-api': 'asks the registry; the package is there for the tests',
  'npm install @clickhouse/client': 'asks the registry; the package is there for the tests',
  "CLICKHOUSE_PASSWORD=… vet 'clickhouse://reader@host:8123/marketing?accounts=prospects&posts=prospect_posts' -f csv":
    'needs a server; test/tools/clickhouse.test.ts asks two of its own',
  'let Source = Json.Document(File.Contents("C:\\lists\\vet.json")) in Table.FromRecords(Source[accounts], null, MissingField.UseNull)\n':
    'is for Excel, which no test has',
}

/** Programs beside vet, and the packages that have them. */
const PROGRAMS = { mlr: 'miller', in2csv: 'csvkit', jq: 'jq' }

/** What a command shows beyond its exit code and the files that it names. */
const SHOWS: Readonly<Record<string, RegExp>> = {
  'vet explain @glow.daily.tips accounts.csv posts.csv': /^@glow\.daily\.tips · tiktok/,
  'vet signals': /flat-likes/,
  'vet signals flat-likes': /^Likes that hardly vary \(flat-likes\)\n/,
  'vet compare old.csv new.csv': /new, .* gone/,
  'vet five.csv --baseline baseline.json': /5 accounts: /,
  'vet accounts.csv history.csv': /30 accounts: /,
  'vet shortlist accounts.csv posts.csv --budget "5000 EUR" --count 10 --max-risk insufficient --niche cheese': / EUR/,
  'vet accounts.csv -f ndjson --evidence none | mlr --ijson --ocsv cut -o -f handle,platform,followers,engagementRatePct':
    /^handle,platform,followers,engagementRatePct\n(.+\n){30}$/,
  "vet accounts.csv --json | jq -r '.accounts[] | select(.flagged) | [.handle, .probability, .reasons[0]] | @tsv'":
    /^(\S+\t0\.\d+\t.+\n){5}$/,
}

const folder = newFolder()
const shell = (line: string, cwd = folder, env: Readonly<Record<string, string>> = {}) => shellIn(cwd, line, env)

/** Paths that a command is told to write. */
const written = (line: string) => [...line.matchAll(/(?:-o|--save-history|>) (?:\w+=)?([\w.]+\.\w+)/g)].map(([, path]) => path!)

const missing = (line: string) =>
  Object.entries(PROGRAMS)
    .filter(([name]) => new RegExp(`\\| ${name} `).test(line))
    .map(([name, from]) => tool(name, from))
    .find(found => found.missing)

describe.skipIf(process.platform === 'win32')('the README', () => {
  beforeAll(() => {
    install(folder)
    fill(folder)
  })

  it('has pieces of the kinds that are tried here, and nothing stands in the list of exceptions that it no longer has', () => {
    expect(new Set(fences.map(({ language }) => language))).toEqual(new Set(['sh', 'text', 'json', 'yaml', 'ts']))
    for (const command of Object.keys({ ...NOT_RUN, ...SHOWS })) expect([...commands, ...others]).toContain(command)
    for (const text of others) expect(NOT_RUN).toHaveProperty([text])
  })

  it.each(samples)('$command prints what stands below it', ({ command, prints }) => {
    expect(shell(command)).toMatchObject({ code: 0, out: prints })
  })

  describe.each([...new Set(commands)].filter(command => !(command in NOT_RUN)))('%s', command => {
    const lacking = missing(command)
    it.skipIf(lacking)(`runs ${lacking?.words ?? ''}`, () => {
      for (const path of written(command)) rmSync(join(folder, path), { force: true })
      const { code, out, err } = shell(command)
      expect({ code, err }).toEqual({ code: 0, err: expect.not.stringContaining('vet: ') })
      for (const path of written(command)) expect(statSync(join(folder, path)).size).toBeGreaterThan(100)
      expect(out).toMatch(SHOWS[command] ?? (command.includes(' > ') ? /^$/ : /\S/))
    })
  })

  describe('an option', () => {
    let main = ''
    let choosing = ''
    beforeAll(() => {
      main = shell('vet --help').out
      choosing = shell('vet shortlist --help').out
    })
    it.each(options)('%s is one, and takes that', option => {
      const [name, value] = option.split(/ (.*)/s)
      const known = new RegExp(`(^|[ ,])${name}(?:, --\\w+)?( <|[ \\]])`, 'm')
      const ofMain = name === '-' || known.test(main)
      const takesValue = known.exec(ofMain ? main : choosing)?.[2] === ' <'
      expect(ofMain || known.test(choosing)).toBe(true)
      // alone it is a name in the prose
      if (takesValue && value === undefined) return
      const place = name === '--only-changed' ? repository() : folder
      const files =
        name === '--only-changed' ? 'lists/prospects.csv' : name === '--map' ? 'yours.csv' : name === '-' ? '' : 'accounts.csv posts.csv'
      for (const path of written(option)) rmSync(join(place, path), { force: true })
      const { code, err } = shell(`vet ${ofMain ? '' : 'shortlist --count 3 '}${files} ${option}`, place)
      expect(err).not.toContain('vet: ')
      expect(code).toBe(name === '--fail-on' ? 1 : 0)
      for (const path of written(option)) expect(existsSync(join(place, path))).toBe(true)
    })
  })

  it.each(configs)('the config %j is taken', config => {
    const place = newFolder()
    install(place)
    fill(place)
    shell('vet baseline everyone.csv -o baseline.json', place)
    writeFileSync(join(place, 'vet.config.json'), JSON.stringify(config))
    const { code, out, err } = shell('vet accounts.csv posts.csv --json', place)
    expect(code).toBeLessThan(2)
    expect(err).not.toContain('vet: ')
    const { settings } = JSON.parse(out)
    if (config.norms) expect(JSON.stringify(settings.norms)).toContain('our campaigns')
    if (config.baseline) expect(settings.baseline.accounts).toBe(30)
    if (config.rates) expect(settings.money.rates).toEqual(config.rates)
    if (config.$schema) expect(existsSync(join(place, String(config.$schema)))).toBe(true)
    for (const output of (config.outputs as string[] | undefined) ?? [])
      expect(existsSync(join(place, output.split('=').pop()!))).toBe(true)
  })

  it.each(jobs)('what $name is told runs there', ({ name, lines }) => {
    const place = repository()
    const env = { GITHUB_BASE_REF: 'main', GITHUB_STEP_SUMMARY: 'summary.md', CI_MERGE_REQUEST_DIFF_BASE_SHA: 'HEAD' }
    for (const line of lines) {
      const { code, err } = shell(line, place, env)
      expect({ code, err }).toEqual({ code: 0, err: expect.not.stringContaining('vet: ') })
      for (const path of written(line)) expect(statSync(join(place, path)).size).toBeGreaterThan(100)
    }
    if (name === 'GitHub') expect(readFileSync(join(place, 'summary.md'), 'utf8')).toContain('crypto.cascade')
  })

  it.each(scripts)('the hook stops a commit that it should: %s', script => {
    const place = repository()
    writeFileSync(join(place, '.git', 'hooks', 'pre-commit'), script, { mode: 0o755 })
    const commit = () => shell('git -c user.name=a -c user.email=a@example.org commit -qam change', place)
    writeFileSync(join(place, 'lists', 'prospects.csv'), 'nothing,known\n1,2\n')
    expect(commit().code).not.toBe(0)
    shell('git checkout HEAD -- lists', place)
    writeFileSync(
      join(place, 'lists', 'prospects.csv'),
      readFileSync('fixtures/quickstart/accounts.csv', 'utf8').replace('305000', '305001'),
    )
    expect(commit()).toMatchObject({ code: 0 })
  })

  it.each(programs)('the program runs, and its types hold: %s', program => {
    writeFileSync(join(folder, 'program.mts'), program)
    writeFileSync(join(folder, 'program.mjs'), program)
    const { code, out } = shell(`"${process.execPath}" program.mjs`)
    expect(code).toBe(0)
    expect(out.match(/ (no-sign|insufficient|possible|likely) \[/g)).toHaveLength(30)
    const tsc = `"${process.execPath}" "${resolve('node_modules/typescript/bin/tsc')}"`
    expect(shell(`${tsc} --noEmit --strict --target es2023 --lib es2023,dom --types "" --module nodenext program.mts`)).toMatchObject({
      out: '',
      code: 0,
    })
  })
})
