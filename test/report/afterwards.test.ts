import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { indicator } from '../../src/commands/progress.ts'
import { type Progress, vet as vetLibrary } from '../../src/index.ts'
import { newFolder, vet } from './run.ts'

const ACCOUNTS = 'handle,platform,followers,following,posts\nbrie,instagram,50000,10,5\ngouda,tiktok,800,,\nfeta,x,,,\n'
const HEADER = 'handle,platform,date,followers,following,posts\n'
const now = () => Date.parse('2026-10-05T23:00:00Z')

function place(text = ACCOUNTS) {
  const folder = newFolder()
  const accounts = join(folder, 'accounts.csv')
  writeFileSync(accounts, text)
  return { folder, accounts, history: join(folder, 'history.csv') }
}

describe('--save-history', () => {
  it('adds the counts of the day once, and of the next day again', async () => {
    const { accounts, history, folder } = place()
    const run = (day: string) => vet([accounts, '--save-history', history, '--as-of', day])
    expect((await run('2026-09-01')).err).toContain('2 counts added to')
    expect((await run('2026-09-01')).err).toContain('0 counts added to')
    const first = 'brie,instagram,2026-09-01,50000,10,5\ngouda,tiktok,2026-09-01,800,,\n'
    expect(readFileSync(history, 'utf8')).toBe(HEADER + first)
    await run('2026-10-01')
    expect(readFileSync(history, 'utf8')).toBe(HEADER + first + first.replaceAll('2026-09', '2026-10'))
    expect(readdirSync(folder).sort()).toEqual(['accounts.csv', 'history.csv'])
    const { inputs } = JSON.parse((await vet([accounts, history, '--json'])).out)
    expect(inputs[1]).toMatchObject({ kind: 'history', rows: 4, accepted: 4 })
  })

  it('takes the day of the rows, else today', async () => {
    const { accounts, history } = place('handle,platform,followers,date\nbrie,instagram,5000,2026-08-15\n')
    await vet([accounts, '--save-history', history], { now })
    const undated = place('handle,platform,followers\ngouda,tiktok,6000\n')
    await vet([undated.accounts, '--save-history', history], { now })
    expect(readFileSync(history, 'utf8')).toBe(`${HEADER}brie,instagram,2026-08-15,5000,,\ngouda,tiktok,2026-10-05,6000,,\n`)
  })

  it('takes the day of a row before --as-of', async () => {
    const { accounts, history } = place('handle,platform,followers,date\nbrie,instagram,5000,2026-08-15\n')
    await vet([accounts, '--save-history', history, '--as-of', '2026-09-01'], { now })
    expect(readFileSync(history, 'utf8')).toBe(`${HEADER}brie,instagram,2026-08-15,5000,,\n`)
  })

  it.each(['2026-02-30', '2026-09-31', '2027-02-29'])('takes no day that there is not: %s', async day => {
    const { accounts, history } = place()
    const { code, err } = await vet([accounts, '--save-history', history, '--as-of', day])
    expect([code, err]).toEqual([2, expect.stringContaining(`“${day}” is not a day.`)])
  })

  it('keeps no count whose day nobody knows, and says so', async () => {
    const { accounts, history } = place(
      'handle,platform,followers,likesPerPost,date\nbrie,instagram,5000,90,2026-08-15\ngouda,tiktok,6000,90,soon\n',
    )
    expect((await vet([accounts, '--save-history', history], { now })).err).toContain(
      '; 1 without a date in a file that has them was not: say the day with --as-of',
    )
    expect(readFileSync(history, 'utf8')).toBe(`${HEADER}brie,instagram,2026-08-15,5000,,\n`)
    await vet([accounts, '--save-history', history, '--as-of', '2026-08-16'], { now })
    expect(readFileSync(history, 'utf8')).toContain('gouda,tiktok,2026-08-16,6000,,')
  })

  it('loses nothing of several runs at once', async () => {
    const { history } = place()
    const lists = Array.from({ length: 8 }, (_, i) => place(`handle,platform,followers\na${i},instagram,5000\n`).accounts)
    await Promise.all(lists.map(list => vet([list, '--save-history', history, '--as-of', '2026-09-01'])))
    expect(readFileSync(history, 'utf8').trimEnd().split('\n').sort().slice(0, 8)).toEqual(
      lists.map((_, i) => `a${i},instagram,2026-09-01,5000,,`),
    )
  })

  it('takes over the lock of a run that was killed', async () => {
    const { accounts, history } = place()
    writeFileSync(`${history}.lock`, '')
    utimesSync(`${history}.lock`, 1, 1)
    expect((await vet([accounts, '--save-history', history])).code).toBe(0)
  })

  it.each([
    ['something else', 'a,b\n1,2\n', /no history that vet has written/],
    ['no table', '"', /no history that vet has written/],
  ])('refuses a file that is %s, and leaves it', async (_, text, said) => {
    const { accounts, history } = place()
    writeFileSync(history, text)
    const { code, err, out } = await vet([accounts, '--save-history', history])
    expect(code).toBe(2)
    expect(err).toMatch(said)
    expect(out).toContain('@brie')
    expect(readFileSync(history, 'utf8')).toBe(text)
  })

  it('answers 2 where the folder is missing', async () => {
    const { accounts, folder } = place()
    expect(await vet([accounts, '--save-history', join(folder, 'none', 'h.csv')])).toMatchObject({ code: 2 })
  })
})

describe('afterwards', () => {
  const dated = (date: string) => place(`handle,platform,followers,date\nbrie,instagram,50000,${date}\n`).accounts

  it.each([
    ['2026-07-07', false],
    ['2026-07-06', true],
  ])('warns of data of more than 90 days: %s', async (date, warned) => {
    const { err } = await vet([dated(date)], { now })
    expect(err.includes('warning: the newest data is of')).toBe(warned)
    expect((await vet([dated(date), '--quiet'], { now })).err).toBe('')
  })

  it('measures age against --as-of where it is given', async () => {
    expect((await vet([dated('2026-07-06'), '--as-of', '2026-07-07'], { now })).err).not.toContain('newest data')
    expect((await vet([dated('2026-09-06'), '--as-of', '2027-07-07'], { now })).err).toContain('304 days before 2027-07-07')
  })

  it('names the next useful command in one line, beside a table only', async () => {
    const { accounts, history, folder } = place()
    const hint = async (...args: string[]) => (await vet(args)).err.match(/^Next: (.*)$/m)?.[1]
    expect(await hint(accounts)).toBe(`export the posts as well, say as posts.csv, and see more: vet ${accounts} posts.csv`)
    expect(await hint(accounts, '--json')).toBeUndefined()
    expect(await hint(accounts, '--quiet')).toBeUndefined()
    const bought = join(folder, "one's list.csv")
    writeFileSync(bought, 'handle,platform,followers,likesPerPost,commentsPerPost,postsSampled\nbrie,instagram,50000,10,1,12\n')
    expect(await hint(bought)).toBe(`vet explain brie '${folder}/one'\\''s list.csv'`)
    await vet([accounts, '--save-history', history, '--as-of', '2026-09-01'])
    expect(await hint(accounts, history)).toBeUndefined()
  })

  it('names it with every option that the run was made with, quoted for a shell', async () => {
    const { folder } = place()
    const [list, posts, config] = ['list.csv', 'posts.csv', 'other.json'].map(name => join(folder, name)) as [string, string, string]
    writeFileSync(list, 'who,fans,likesPerPost,commentsPerPost,postsSampled\nbrie,50000,10,1,12\n')
    writeFileSync(posts, 'postId,date,likes,comments\np1,2026-08-01,10,1\n')
    writeFileSync(config, '{}')
    const options = [
      ...['--posts', posts, '--platform', 'instagram', '--niche', 'soft cheese', '--handle', 'brie', '--map', 'handle=who'],
      ...["--map", "followers=fans", '--tiers', 'imh', '--saves', '--prior', '0.3', '--as-of', '2026-09-01', '--config', config],
    ] // biome-ignore format: as they are typed
    const { err } = await vet(['--flagged', '--top', '3', ...options, list])
    const again = options.join(' ').replace('soft cheese', "'soft cheese'")
    expect(err).toContain(`Next: vet explain brie ${list} ${again}\n`)
    const { code, out } = await vet(['explain', 'brie', list, ...options])
    expect([code, out]).toEqual([0, expect.stringContaining('@brie · instagram')])
  })

  it('writes what begins like an option so that it is none', async () => {
    const { folder } = place()
    writeFileSync(
      join(folder, '-list.csv'),
      'handle,platform,followers,likesPerPost,commentsPerPost,postsSampled\n-brie-,instagram,50000,10,1,12\n',
    )
    const before = process.cwd()
    process.chdir(folder)
    try {
      expect((await vet(['./-list.csv'])).err).toContain('Next: vet explain @-brie- ./-list.csv\n')
      expect((await vet(['--', '-list.csv'])).err).toContain('Next: vet explain @-brie- ./-list.csv\n')
    } finally {
      process.chdir(before)
    }
  })
})

describe('messages', () => {
  const text = 'handle,platform,followers,likesPerPost\nbrie,instagram,fifty thousand or so,9\ngouda,instagram,9000,many more than that\n'

  it.each([40, 80])('are broken between words at a terminal of %i columns, and the proposed command is not', async columns => {
    const { accounts } = place(text)
    const { err } = await vet([accounts, '--platform', 'instagrm'], { columns, terminal: true, env: { CI: '1' } })
    const lines = err.trimEnd().split('\n')
    for (const line of lines.filter(line => !line.startsWith('Next: ') && !line.includes(accounts)))
      expect(line.length).toBeLessThanOrEqual(columns)
    expect(lines.filter(line => line.startsWith('Next: '))).toEqual([
      `Next: export the posts as well, say as posts.csv, and see more: vet ${accounts} posts.csv --platform instagrm`,
    ])
    const { err: piped } = await vet([accounts, '--platform', 'instagrm'], { columns })
    // a path that is longer than a line is broken within
    expect(err.replace(/\s+/g, '')).toBe(piped.replace(/\s+/g, ''))
    expect(piped.trimEnd().split('\n')).toHaveLength(4)
  })

  it('of rows that were not used come before those of lines that are none', async () => {
    const { accounts } = place('Export of the day\n\nhandle,platform,followers,likesPerPost\nbrie,instagram,9000,90\n\nTotal,,9000,90\n')
    const posts = `${accounts}-posts.csv`
    writeFileSync(posts, 'handle,date,likes\nnobody.known,2026-08-01,20\n')
    const { err } = await vet([accounts, posts])
    const codes = ['nobody.known', 'before the header skipped', 'row of totals'].map(words => err.indexOf(words))
    expect(codes).toEqual([...codes].sort((a, b) => a - b))
    expect(codes).not.toContain(-1)
  })

  it('stand under their own text where they are errors', async () => {
    const { err } = await vet(['explain', 'a.handle.of.some.length'], { columns: 40, terminal: true })
    expect(err).toBe(
      'vet: No file was named, only the account\n     a.handle.of.some.length.\n     Put the files behind it: vet\n     explain a.handle.of.some.length\n     accounts.csv\n',
    )
  })
})

describe('progress', () => {
  it('tells rows and bytes as they are read', async () => {
    const content = ACCOUNTS
    const seen: Progress[] = []
    await vetLibrary([{ path: 'a.csv', content }], { progress: progress => seen.push(progress) })
    expect(seen.at(-1)).toEqual({ path: 'a.csv', bytes: content.length, rows: expect.any(Number) })
  })

  it('is shown to a person who waits for more than a second, and to nobody else', async () => {
    const shown = (waited: number, flags: object, { env = {}, isTTY = true } = {}) => {
      let err = ''
      let time = 0
      const stream = {
        isTTY,
        write: (text: string | Uint8Array) => {
          err += text
          return true
        },
        cursorTo: () => true,
        clearLine: () => true,
        moveCursor: () => true,
      }
      const process = { argv: [], env, stdin: (async function* () {})(), stdout: stream, stderr: stream, cwd: () => '', now: () => time }
      const meter = indicator(process, { ...flags, accounts: [], posts: [], history: [], followers: [], map: [], color: true })
      time = waited
      meter?.show({ path: 'a\u001b[2Jb.csv', bytes: 12_300_000, rows: 4567 })
      return { meter, err: () => err }
    }
    const waiting = shown(1000, {})
    await vi.waitFor(() => expect(waiting.err()).toContain('ab.csv: 4,567 rows · 12 MB read'))
    waiting.meter!.stop()
    const quick = shown(999, {})
    await import('yocto-spinner')
    expect(quick.err()).toBe('')
    expect(shown(2000, { progress: false }).meter).toBeNull()
    expect(shown(2000, { quiet: true }).meter).toBeNull()
    expect(shown(2000, {}, { env: { CI: 'true' } }).meter).toBeNull()
    expect(shown(2000, {}, { isTTY: false }).meter).toBeNull()
  })
})
