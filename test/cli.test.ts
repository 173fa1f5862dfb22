import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from '../src/cli.ts'
import { type Report, reportSchema } from '../src/model/report.ts'

const QUICKSTART = ['fixtures/quickstart/accounts.csv', 'fixtures/quickstart/posts.csv']

/** Runs the command line in this process, with everything it prints caught. */
async function vet(args: readonly string[], { stdin = '', columns = 100 as number | null, env = {} as Record<string, string> } = {}) {
  let out = ''
  let err = ''
  const stream = (take: (text: string) => void) => ({
    ...(columns === null ? {} : { columns }),
    write: (text: string, done?: (error?: Error | null) => void) => {
      take(text)
      done?.(null)
      return true
    },
  })
  const code = await run({
    argv: ['node', 'vet', ...args],
    env,
    stdin: (async function* () {
      yield Buffer.from(stdin)
    })(),
    stdout: stream(text => {
      out += text
    }),
    stderr: stream(text => {
      err += text
    }),
    cwd: () => process.cwd(),
  })
  return { code, out, err }
}

const folder = mkdtempSync(join(tmpdir(), 'vet-'))
const file = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const json = async (args: readonly string[], stdin = ''): Promise<Report> =>
  reportSchema.parse(JSON.parse((await vet([...args, '--json'], { stdin })).out))

describe('the main job', () => {
  it('prints the golden table at 80 and 140 columns', async () => {
    for (const columns of [80, 140]) {
      const { code, out } = await vet(QUICKSTART, { columns })
      expect(code).toBe(0)
      await expect(out).toMatchFileSnapshot(`../fixtures/quickstart/expected.table-${columns}.txt`)
    }
  })

  it('prints the golden JSON, valid against its own schema', async () => {
    const { out } = await vet([...QUICKSTART, '--json'])
    reportSchema.parse(JSON.parse(out))
    await expect(out).toMatchFileSnapshot('../fixtures/quickstart/expected.json')
  })

  it('is no wider than anybody reads, whatever COLUMNS says', async () => {
    const run = (COLUMNS: string) => vet([QUICKSTART[0]!], { env: { COLUMNS }, columns: null })
    const { code, out } = await run('99999999')
    expect(code).toBe(0)
    expect(Math.max(...out.split('\n').map(line => line.length))).toBeLessThanOrEqual(500)
    for (const none of ['-5', '0', 'wide', '1e3']) expect((await run(none)).out).toBe((await run('100')).out)
  })

  it('conserves rows and is the same on every run and in any order of files', async () => {
    const report = await json(QUICKSTART)
    for (const input of report.inputs) expect(input.rows).toBe(input.accepted + input.rejected)
    expect((await json([...QUICKSTART].reverse())).accounts).toEqual(report.accounts)
  })

  it('reads standard input', async () => {
    const report = await json(['-'], 'handle,followers\nbrie,2000\n')
    expect(report.accounts.map(({ handle, tier }) => [handle, tier])).toEqual([['brie', 'micro']])
  })

  it('takes hidden likes as unknown, and an account without figures as insufficient', async () => {
    const report = await json(QUICKSTART)
    const hidden = report.accounts.find(({ handle }) => handle === 'hidden.hazel')!
    expect(hidden).toMatchObject({ engagementRatePct: null, likesPerPost: null, purchasedFollowers: 'insufficient', flagged: false })
  })
})

describe('exit codes', () => {
  it('is 1 where a policy fails, with the report still written', async () => {
    const { code, out } = await vet([QUICKSTART[0]!, '--json', '--fail-on', 'possible'])
    expect(code).toBe(1)
    expect(reportSchema.parse(JSON.parse(out)).policy.passed).toBe(false)
    expect((await vet([QUICKSTART[0]!, '--fail-on', 'likely'])).code).toBe(0)
  })

  it('is 1 with --strict where a row is rejected', async () => {
    const path = file('ragged.csv', 'handle,followers,following\na,1000,10\nb,2000\n')
    expect((await vet([path])).code).toBe(0)
    expect((await vet([path, '--strict'])).code).toBe(1)
    const report = await json([path])
    expect(report.inputs[0]).toMatchObject({ rows: 2, accepted: 1, rejected: 1 })
    expect(report.diagnostics[0]).toMatchObject({ code: 'too-few-fields', severity: 'error', line: 3 })
  })

  it.each([
    ['no such file', ['nowhere.csv'], /no file nowhere\.csv/],
    ['a folder', ['fixtures'], /is a folder/],
    ['an empty file', [file('empty.csv', '')], /is empty/],
    ['only a header', [file('header.csv', 'handle,followers\n')], /no rows under it/],
    ['no known column', [file('unknown.csv', 'x,y\n1,2\n')], /no header that vet knows/],
    ['every row rejected', [file('bad.csv', 'handle,followers\na,lots\n')], /None of the 1 rows/],
    ['binary data', [file('binary.csv', 'PK\u0000\u0001')], /binary/],
    ['an unknown option', [QUICKSTART[0]!, '--nonsense'], /unknown option/],
    ['no input', [], /No file was named/],
    ['a prior outside 0 and 1', [QUICKSTART[0]!, '--prior', '1.5'], /no probability/],
  ])('is 2 and a sentence for %s', async (_, args, said) => {
    const { code, out, err } = await vet(args)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(said)
    expect(err).not.toMatch(/\n\s+at /)
  })
})

describe('reading', () => {
  it('says file, line, column and field of a value that cannot be read', async () => {
    const path = file('value.csv', 'handle,followers,likesPerPost\na,1000,many\n')
    expect((await json([path])).diagnostics[0]).toMatchObject({
      code: 'bad-number',
      file: path,
      line: 2,
      column: 3,
      field: 'likesPerPost',
      value: 'many',
    })
  })

  it('reads a German list with semicolons and comma decimals', async () => {
    const path = file(
      'de.csv',
      '\ufeffBenutzername;Plattform;Abonnenten;Gefällt mir pro Beitrag;Kommentare pro Beitrag\r\nanna;Instagram;48.200;790,5;31\r\nbert;Instagram;1.250;1.250;12,5\r\n',
    )
    const { accounts } = await json([path])
    expect(
      accounts.map(({ handle, followers, likesPerPost, commentsPerPost }) => [handle, followers, likesPerPost, commentsPerPost]).sort(),
    ).toEqual([
      ['anna', 48200, 790.5, 31],
      ['bert', 1250, 1250, 12.5],
    ])
  })

  it('uses the later of two rows of one account, and says so', async () => {
    const { accounts, diagnostics } = await json([file('twice.csv', 'handle,followers\n@Anna,1000\nanna,2000\n')])
    expect(accounts.map(({ followers }) => followers)).toEqual([2000])
    expect(diagnostics[0]!.code).toBe('duplicate-account')
  })

  it('does not use totals without the number of posts they sum over', async () => {
    const { accounts, diagnostics } = await json([
      file('totals.csv', 'handle,platform,followers,likes,comments\na,instagram,10000,500,20\n'),
    ])
    expect(accounts[0]!.engagementRatePct).toBeNull()
    expect(diagnostics.map(({ code }) => code)).toEqual(['total-without-posts', 'total-without-posts'])
    const counted = await json([
      file('counted.csv', 'handle,platform,followers,likes,comments,postsSampled\na,instagram,10000,5000,200,10\n'),
    ])
    expect(counted.accounts[0]).toMatchObject({
      engagementRatePct: 5.2,
      engagementFormula: 'mean(likes+comments)/followers',
      postsSampled: 10,
    })
  })
})

describe('tiers', () => {
  it.each([
    ['classic', 1999, 'nano'],
    ['classic', 2000, 'micro'],
    ['classic', 99999, 'micro'],
    ['classic', 100000, 'macro'],
    ['classic', 999999, 'macro'],
    ['classic', 1000000, 'celebrity'],
    ['imh', 1000, 'micro'],
    ['imh', 40000, 'macro'],
    ['stim', 9999, 'nano'],
    ['stim', 50000, 'macro'],
    ['fame', 4999999, 'macro'],
    ['fame', 5000000, 'celebrity'],
  ])('%s: %i is %s', async (preset, followers, tier) => {
    const { accounts } = await json(['-', '--tiers', preset], `handle,followers\na,${followers}\n`)
    expect(accounts[0]!.tier).toBe(tier)
  })

  it('takes the most specific bounds of the config', async () => {
    const bounds = (micro: number) => ({ micro, macro: 100000, celebrity: 1000000 })
    const config = file(
      'vet.config.json',
      JSON.stringify({ tiers: { byPlatform: { tiktok: bounds(5000) }, byNiche: { cheese: bounds(500), 'tiktok/cheese': bounds(800) } } }),
    )
    const rows = 'handle,platform,niche,followers\na,tiktok,music,4999\nb,x,cheese,500\nc,tiktok,Cheese,799\nd,x,music,2000\n'
    const { accounts } = await json(['-', '--config', config, '--sort', 'handle'], rows)
    expect(accounts.map(({ tier }) => tier)).toEqual(['nano', 'micro', 'nano', 'micro'])
  })

  it('names the nearest known key for an unknown one', async () => {
    const { code, err } = await vet([QUICKSTART[0]!, '--config', file('typo.json', '{"postWindow": 3}')])
    expect(code).toBe(2)
    expect(err).toMatch(/postWindow.*\n.*postsWindow/)
  })
})

describe('outputs', () => {
  it('writes files and says the summary', async () => {
    const path = join(folder, 'report.csv')
    const { code, out } = await vet([...QUICKSTART, '-o', path])
    expect(code).toBe(0)
    expect(out.trim().split('\n')).toHaveLength(1)
    expect(readFileSync(path, 'utf8')).toMatch(/^\ufeffhandle,platform/)
  })
})
