import { spawnSync } from 'node:child_process'
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { reporters } from '../../src/index.ts'
import { newFolder } from '../report/run.ts'

const BIN = resolve('bin/vet.js')
const ACCOUNTS = resolve('fixtures/quickstart/accounts.csv')
const POSTS = resolve('fixtures/quickstart/posts.csv')

function vet(cwd: string, args: readonly string[], { clock = '' } = {}) {
  const preload = clock === '' ? [] : ['--import', pathToFileURL(resolve('test/faults/clock.mjs')).href]
  const { status, stdout, stderr } = spawnSync(process.execPath, [...preload, BIN, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, CLOCK: clock },
  })
  return { code: status, out: stdout, err: stderr }
}

/** What no output may carry to a terminal, and what no line of a log may begin with. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for
const OBEYED = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|^::error::mine|^##\[/m

describe('names that every object has', () => {
  const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
  const csv = [
    [...NAMES, 'handle', 'platform', 'niche', 'country', 'currency', 'price', 'followers', 'likesPerPost', 'commentsPerPost'].join(','),
    ...NAMES.map(name => `1,2,3,4,${name},${name},${name},${name},${name},10 ${name},5000,100,3`),
  ].join('\n')
  const posts = ['handle,platform,postId,date,type,likes,comments', ...NAMES.flatMap(name => [1, 2, 3, 4, 5].map(day => `${name},${name},${name}${day},2026-08-0${day},${name},100,5`))] // biome-ignore format: one list

  it('are data like others, as columns, handles, platforms, niches and currencies', () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'list.csv'), csv)
    writeFileSync(join(folder, 'posts.csv'), posts.join('\n'))
    for (const { name } of reporters) expect(vet(folder, ['list.csv', 'posts.csv', '-o', `${name}=report.${name}`]).code).toBe(0)
    const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))
    expect(report.accounts.map(({ handle }: { handle: string }) => handle).sort()).toEqual(NAMES.map(name => name.toLowerCase()).sort())
    for (const account of report.accounts)
      expect(account).toMatchObject({
        tier: 'micro',
        followers: 5000,
        postsSampled: 5,
        engagementRatePct: 2.1,
        expectedEngagementRatePct: null,
      })
    expect(report.inputs[0].unusedColumns).toEqual(NAMES)
    for (const args of [['explain', '__proto__', 'list.csv'], ['shortlist', 'list.csv', '--count', '2'], ['columns', 'list.csv'], ['compare', 'list.csv', 'list.csv']]) // biome-ignore format: one list
      expect(vet(folder, args).code).toBe(0)
  })

  it('have peers of their own, also out of a baseline', () => {
    const folder = newFolder()
    const rows = Array.from({ length: 30 }, (_, i) => `a${i},__proto__,${5000 + i},${100 + (i % 7)},3`)
    writeFileSync(join(folder, 'list.csv'), ['handle,platform,followers,likesPerPost,commentsPerPost', ...rows].join('\n'))
    expect(vet(folder, ['baseline', 'list.csv', '-o', 'baseline.json']).code).toBe(0)
    const { accounts } = JSON.parse(vet(folder, ['list.csv', '--baseline', 'baseline.json', '--json']).out)
    expect(accounts[0].peerGroup).toContain('30 peers')
  })

  it.each([
    [
      'list.json',
      '[{"__proto__":{"followers":9,"handle":"evil"},"handle":"a","followers":2000,"constructor":{"prototype":{"x":1}}},{"handle":"__proto__","followers":3000,"toString":5}]',
    ],
    [
      'list.ndjson',
      '{"__proto__":{"followers":9,"handle":"evil"},"handle":"a","followers":2000}\n{"handle":"__proto__","followers":3000,"toString":5}\n',
    ],
  ])('are keys like others in %s', (name, text) => {
    const folder = newFolder()
    writeFileSync(join(folder, name), text)
    const { accounts, inputs } = JSON.parse(vet(folder, [name, '--json', '--sort', 'followers']).out)
    expect(accounts.map(({ handle, followers }: { handle: string; followers: number }) => [handle, followers])).toEqual([
      ['__proto__', 3000],
      ['a', 2000],
    ])
    expect(inputs[0].unusedColumns).toContain('toString')
  })

  it.each<[string, string, RegExp]>([
    ['vet.config.js', 'require("node:fs").writeFileSync("ran", "")', /vet\.config\.js is not JSON/],
    ['vet.config.mjs', 'import fs from "node:fs"; fs.writeFileSync("ran", "")', /is not JSON/],
    ['a.json', '{"__proto__": {"prior": 0.9}}', /there is no setting “__proto__”/],
    ['b.json', '{"policy": {"__proto__": {"verdict": ["error", "likely"]}}}', /there is no setting “__proto__”/],
    ...['columns', 'limits', 'rates', 'currencySymbols', 'presets', 'norms'].map(
      key =>
        [`${key}.json`, `{"${key}": {\n"__proto__": {}}}`, /line 2, column 1, at \w+\.__proto__: there is no setting “__proto__”/] as [
          string,
          string,
          RegExp,
        ],
    ),
    ['tiers.json', '{"tiers": {"byNiche": {"__proto__": "imh"}}}', /there is no setting “__proto__”/],
    ['c.json', '{"limits": {"constructor": {"name": 1}}}', /There is no signal “constructor”/],
  ])('and code are refused in a config: %s %s', (name, text, said) => {
    const folder = newFolder()
    writeFileSync(join(folder, name), text)
    const { code, err } = vet(folder, [ACCOUNTS, '--config', name])
    expect([code, err]).toEqual([2, expect.stringMatching(said)])
    expect(readdirSync(folder)).toEqual([name])
  })
})

describe.skipIf(process.platform === 'win32')('names of files that strangers chose', () => {
  const NAME = 'evil\u001b[31m\n::error::mine,<script>alert(1)<\\script>&\u202e=1+1'

  it('are shown and never obeyed, whatever is written', () => {
    const folder = newFolder()
    copyFileSync(ACCOUNTS, join(folder, `${NAME}.csv`))
    writeFileSync(join(folder, `bad${NAME}.csv`), 'handle,followers\na,x\nb,2000\nc,lots,3\n')
    for (const { name, binary } of reporters.map(({ name, binary }) => ({ name, binary }))) {
      const { code, out, err } = vet(folder, [`${NAME}.csv`, `bad${NAME}.csv`, '-f', name])
      expect(code).toBe(0)
      expect(err).not.toMatch(OBEYED)
      if (!binary) expect(out).not.toMatch(OBEYED)
      if (name === 'html') expect(out).not.toContain('<script>alert')
    }
    for (const args of [
      ['columns'],
      ['explain', 'luxe.by.verena'],
      ['shortlist', '--count', '2'],
      ['compare', ACCOUNTS],
      ['baseline', '-o', 'b.json'],
    ]) {
      // biome-ignore format: one list
      const { code, out, err } = vet(folder, [...args, `${NAME}.csv`])
      expect([args[0], code]).toEqual([args[0], 0])
      expect(out + err).not.toMatch(OBEYED)
    }
  })

  it.each([
    [[`${NAME}.csv`]],
    [[ACCOUNTS, '-o', `nowhere/${NAME}.html`]],
    [[ACCOUNTS, '--config', NAME]],
    [[ACCOUNTS, '--baseline', NAME]],
    [[ACCOUNTS, '--tiers', `${NAME}.json`]],
    [[ACCOUNTS, '--map', `${NAME}=x`]],
    [[ACCOUNTS, '--sort', NAME]],
    [[ACCOUNTS, '--prior', NAME]],
    [[ACCOUNTS, '--as-of', NAME]],
    [[ACCOUNTS, '--shard', NAME]],
    [[ACCOUNTS, '--only-changed', NAME]],
    [[`--${NAME}`]],
    [['explain', NAME, ACCOUNTS]],
    [['signals', NAME]],
    [[`clickhouse://${NAME}`]],
  ])('are shown and never obeyed where they are a mistake: %j', args => {
    const { code, out, err } = vet(newFolder(), args)
    expect(code).toBe(2)
    expect(out + err).not.toMatch(OBEYED)
  })
})

it.each(['1971-03-04T05:06:07Z', '2126-02-28T23:59:59Z'])('the machine’s clock changes nothing that does not rest on today: %s', clock => {
  for (const args of [
    [ACCOUNTS, POSTS, '--json'],
    [ACCOUNTS, POSTS, '-f', 'html'],
    ['explain', 'luxe.by.verena', ACCOUNTS, POSTS],
    ['shortlist', ACCOUNTS, POSTS],
  ]) {
    // biome-ignore format: one list
    const now = vet('.', [...args, '--quiet'])
    expect(vet('.', [...args, '--quiet'], { clock })).toEqual(now)
    expect(now.code).toBe(0)
  }
})
