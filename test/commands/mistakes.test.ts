import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../src/cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'vet-mistakes-'))
writeFileSync(join(folder, 'accounts.csv'), 'handle,platform,followers\na,instagram,5000')

async function vet(...args: readonly string[]) {
  const said = { out: '', err: '' }
  const stream = (name: 'out' | 'err') => ({
    columns: 80,
    write: (text: string, done?: (error?: Error | null) => void) => {
      said[name] += text
      done?.(null)
      return true
    },
  })
  const stdin = (async function* () {})()
  const code = await run({
    ...{ argv: ['node', 'vet', ...args], env: {}, stdin, stdout: stream('out'), stderr: stream('err') },
    cwd: () => process.cwd(),
  })
  return { code, ...said }
}

test('a misspelt file is answered with the one that is there', async () => {
  const { code, err } = await vet(join(folder, 'acounts.csv'))
  expect({ code, err }).toEqual({
    code: 2,
    err: `vet: There is no file ${join(folder, 'acounts.csv')}.\n     Did you mean ${join(folder, 'accounts.csv')}?\n`,
  })
  expect((await vet(join(folder, 'nowhere', 'x.csv'))).err).toContain('Check the spelling and the folder you are in.')
})

test('a misspelt command is answered with the command', async () => {
  expect(await vet('explian', '@a')).toMatchObject({
    code: 2,
    err: 'vet: There is no file or command “explian”.\n     Did you mean vet explain?\n',
  })
  expect((await vet('help', 'explian')).err).toContain('There is no file help.')
})

test('vet help is the help, of a command where one is named', async () => {
  expect((await vet('help')).out).toBe((await vet('--help')).out)
  expect((await vet('help', 'explain')).out).toBe((await vet('explain', '--help')).out)
})

test('an argument left out is a sentence, and files may be named by their kind', async () => {
  expect((await vet('explain')).err).toMatch(/^vet: No account was named\.\n/)
  expect((await vet('compare')).err).toMatch(/^vet: No file was named\.\n/)
  expect((await vet('compare', 'a.csv')).err).toMatch(/^vet: Only one file was named, and two are compared\.\n/)
  expect((await vet('shortlist')).err).toMatch(/^vet: No file was named\.\n/)
  expect((await vet('columns')).err).toBe('vet: No file was named.\n     Try: vet columns accounts.csv\n')
  for (const command of ['columns', 'shortlist']) expect((await vet(command, '--accounts', join(folder, 'accounts.csv'))).code).toBe(0)
})

test('a probability may be in percent', async () => {
  const file = join(folder, 'accounts.csv')
  expect((await vet(file, '--prior', '20%', '--json')).out).toBe((await vet(file, '--prior', '0.2', '--json')).out)
})

test('the name of the program typed twice is said so, and no short word is taken for another', async () => {
  expect((await vet('vet', "one's list.csv")).err).toBe("vet: The command “vet” is typed twice.\n     Try: vet 'one'\\''s list.csv'\n")
  expect((await vet('abc')).err).not.toContain('Did you mean')
})

test('vet explain says which of the handle and the file is missing', async () => {
  const file = join(folder, 'accounts.csv')
  expect(await vet('explain', file)).toMatchObject({
    code: 2,
    err: `vet: No account was named, only the file ${file}.\n     Put its handle before the file: vet explain brie.daily ${file}\n`,
  })
  expect((await vet('explain', 'not-there.xlsx')).err).toContain('No account was named, only the file not-there.xlsx.')
  expect((await vet('explain', 'kaese.kumpel')).err).toBe(
    'vet: No file was named, only the account kaese.kumpel.\n     Put the files behind it: vet explain kaese.kumpel accounts.csv\n',
  )
})

test.each([
  [['--min-followers', '10k'], { minFollowers: 10_000 }],
  [['--min-followers', '10.000'], { minFollowers: 10_000 }],
  [['--max-followers', '1,5 Mio'], { maxFollowers: 1_500_000 }],
  [['--min-er', '3,5'], { minEr: 3.5 }],
  [['--min-er', '3.5%'], { minEr: 3.5 }],
  [['--min-er', '3.125'], { minEr: 3.125 }],
])('%j is read as files are', async (args, filters) => {
  expect(JSON.parse((await vet(join(folder, 'accounts.csv'), '--json', ...args)).out).settings.filters).toEqual(filters)
})

test.each(['03.11.2026', '3 November 2026', '2026/11/03', '2026-11-03'])('a day may be written as %s', async day => {
  const { out } = await vet(join(folder, 'accounts.csv'), '--json', '--as-of', day, '--prior', '0,3')
  expect(JSON.parse(out).settings).toMatchObject({ asOf: '2026-11-03', prior: 0.3 })
})

test.each([
  [['--min-followers', 'many'], 'It should be a number, as 10000 or 10k.'],
  [['--min-followers', '5%'], 'It should be a number, as 10000 or 10k.'],
  [['--min-er', '3,125'], 'It may be 3.125 or 3125: write the one that is meant.'],
  [['--min-er', ''], 'It should be a number in percent, as 3.5.'],
  [['--prior', 'a fifth'], 'It should be a number, as 0.2 or 20%.'],
  [['--top', '2.5'], 'It should be a whole number from 1 up.'],
  [['--as-of', '03/11/2026'], '“03/11/2026” may be 2026-11-03 or 2026-03-11.\n     Write it as 2026-09-01: the year, the month, the day.'],
  [['--as-of', '31.11.2026'], '“31.11.2026” is not a day.'],
  [['--as-of', '3 Nov'], '“3 Nov” names no year.'],
  [['--as-of', '46000'], '“46000” is not a day.'],
])('%j is refused, and what may stand there is said', async (args, words) => {
  const { code, err } = await vet(join(folder, 'accounts.csv'), ...args)
  expect([code, err]).toEqual([2, expect.stringContaining(words)])
})

test.each([
  ['instagrm', 'instagram'],
  ['youtbue', 'youtube'],
  ['Thread', 'threads'],
])('--platform %s is warned of, since it is nearly %s', async (typed, meant) => {
  const words = `--platform ${typed.toLowerCase()} is no platform that is known, so no published norm is right for it. Did you mean ${meant}?\n`
  for (const command of [[], ['columns'], ['explain', 'a']])
    expect(await vet(...command, join(folder, 'accounts.csv'), '--platform', typed)).toMatchObject({
      code: 0,
      err: expect.stringContaining(`warning: ${words}`),
    })
})

test.each(['bluesky', 'mastodon', 'IG', 'bilibili'])('--platform %s is a platform', async platform => {
  expect((await vet(join(folder, 'accounts.csv'), '--platform', platform)).err).not.toContain('Did you mean')
})

test('the help breaks its sentences only where the line is full, and shows no code', async () => {
  const { code, out } = await vet('--help')
  expect(code).toBe(0)
  expect(out).toContain(
    '\nVets influencers from your own exports: tier, engagement against what is\nexpected, and signs of purchased followers, with the reasons. Offline; signs are\nnot proof.\n',
  )
  expect(out).not.toContain('[]')
})

test('bounds that leave nobody are a mistake, not an empty list', async () => {
  const { code, err } = await vet('fixtures/quickstart/accounts.csv', '--min-followers', '10', '--max-followers', '5')
  expect([code, err]).toEqual([2, expect.stringContaining('No account has 10 followers or more and 5 or fewer.')])
})
