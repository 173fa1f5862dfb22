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
  expect((await vet('help')).err).toBe('vet: There is no command “help”.\n     Try: vet --help, or vet explain --help.\n')
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

test('the help breaks its sentences only where the line is full, and shows no code', async () => {
  const { code, out } = await vet('--help')
  expect(code).toBe(0)
  expect(out).toContain(
    '\nVets influencers from your own exports: tier, engagement against what is\nexpected, and signs of purchased followers, with the reasons. Offline; signs are\nnot proof.\n',
  )
  expect(out).not.toContain('[]')
})
