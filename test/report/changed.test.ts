import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeZip } from '../input/make-zip.ts'
import { newFolder, vet } from './run.ts'

const HEADER = 'handle,platform,followers,likesPerPost,commentsPerPost,name\n'
const row = (handle: string, likes: number, name = handle) => `${handle},instagram,50000,${likes},1,"${name}"\n`

/** A repository whose list has been committed, and a way to write into it. */
function repository() {
  const folder = newFolder()
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: folder, stdio: 'pipe' })
  const list = join(folder, 'my list.csv')
  const write = (text: string) => writeFileSync(list, text)
  git('init', '-q', '-b', 'main')
  write(HEADER + row('brie', 10) + row('gouda', 10, 'two\nlines\nof name') + row('feta', 500))
  git('add', '.')
  git('commit', '-qm', 'list')
  return { folder, git, list, write }
}

/** As a shell or a hook of git sets it. */
async function withEnvironment(variables: Readonly<Record<string, string>>, run: () => Promise<void>): Promise<void> {
  Object.assign(process.env, variables)
  try {
    await run()
  } finally {
    for (const name of Object.keys(variables)) delete process.env[name]
  }
}

const handles = async (args: readonly string[], place = {}) => {
  const { out, err } = await vet([...args, '--json', '--sort', 'handle'], place)
  expect(err).not.toContain('vet:')
  return JSON.parse(out).accounts.map(({ handle }: { handle: string }) => handle)
}

describe('--only-changed', () => {
  it('judges just the rows that a change has touched, and everyone counts as a peer', async () => {
    const { list, write } = repository()
    expect(await handles([list, '--only-changed', 'HEAD'])).toEqual([])
    write(HEADER + row('brie', 11) + row('gouda', 10, 'two\nlines\nof name') + row('feta', 500) + row('edam', 5))
    expect(await handles([list, '--only-changed', 'HEAD'])).toEqual(['brie', 'edam'])
    const { out, code } = await vet([list, '--only-changed', 'HEAD', '--json', '--fail-on', 'possible'])
    const report = JSON.parse(out)
    expect(code).toBe(1)
    expect(report.summary).toMatchObject({ accounts: 2, vetted: 4 })
    expect(report.settings.filters).toEqual({ onlyChanged: 'HEAD' })
    expect(report.policy.assertions.map(({ handle }: { handle: string }) => handle).sort()).toEqual(['brie', 'edam'])
  })

  it('takes a row that runs over several lines as one', async () => {
    const { list, write } = repository()
    write(HEADER + row('brie', 10) + row('gouda', 10, 'two\nother lines\nof name') + row('feta', 500))
    expect(await handles([list, '--only-changed', 'HEAD'])).toEqual(['gouda'])
  })

  it('takes no row for another whose line ends otherwise', async () => {
    const { list, write } = repository()
    write((HEADER + row('brie', 10) + row('gouda', 10, 'two\nlines\nof name') + row('feta', 500)).replaceAll('\n', '\r\n'))
    expect(await handles([list, '--only-changed', 'HEAD'])).toEqual([])
    write((HEADER + row('brie', 10) + row('gouda', 10, 'two\nlines\nof name') + row('feta', 501)).replaceAll('\n', '\r\n'))
    expect(await handles([list, '--only-changed', 'HEAD'])).toEqual(['feta'])
  })

  it('compares with where the branch left the other, not with what came after on it', async () => {
    const { git, list, write } = repository()
    git('checkout', '-qb', 'mine')
    write(HEADER + row('brie', 10) + row('gouda', 10, 'two\nlines\nof name') + row('feta', 500) + row('edam', 5))
    git('commit', '-qam', 'edam')
    git('checkout', '-q', 'main')
    write(HEADER + row('brie', 77) + row('gouda', 10, 'two\nlines\nof name') + row('feta', 500))
    git('commit', '-qam', 'brie')
    git('checkout', '-q', 'mine')
    expect(await handles([list, '--only-changed', 'main'])).toEqual(['edam'])
  })

  it('takes every row of a new file, or under another header, as changed', async () => {
    const { folder, list, write } = repository()
    const other = join(folder, 'other.csv')
    writeFileSync(other, HEADER + row('edam', 5))
    expect(await handles([other, '--only-changed', 'HEAD'])).toEqual(['edam'])
    write(HEADER.replace('name', 'niche') + row('brie', 10) + row('gouda', 10, 'two\nlines\nof name') + row('feta', 500))
    expect(await handles([list, '--only-changed', 'HEAD'])).toEqual(['brie', 'feta', 'gouda'])
  })

  it('takes an account as changed whose posts or history came, went or differ', async () => {
    const { folder, git, list } = repository()
    const posts = join(folder, 'posts.csv')
    const history = join(folder, 'history.csv')
    const post = (handle: string, id: string, likes: number) =>
      `${handle},instagram,${id},2026-08-0${id},${likes},"a ""quoted""\ncaption é"\n`
    const [head, headOfHistory] = ['Mes publications\nhandle,platform,postId,date,likes,caption\n', 'handle,date,followers\n']
    writeFileSync(posts, Buffer.from(head + post('brie', '1', 5) + post('feta', '1', 5) + post('feta', '2', 6), 'latin1'))
    writeFileSync(history, `${headOfHistory}gouda,2026-07-01,49000\n`)
    git('add', '.')
    git('commit', '-qm', 'posts')
    const files = [list, posts, history]
    expect(await handles([...files, '--only-changed', 'HEAD'])).toEqual([])
    writeFileSync(posts, Buffer.from(head + post('brie', '1', 6) + post('feta', '1', 5) + post('feta', '2', 6), 'latin1'))
    expect(await handles([...files, '--only-changed', 'HEAD'])).toEqual(['brie'])
    writeFileSync(posts, Buffer.from(head + post('brie', '1', 5) + post('feta', '1', 5), 'latin1'))
    expect(await handles([...files, '--only-changed', 'HEAD'])).toEqual(['feta'])
    writeFileSync(history, `${headOfHistory}gouda,2026-07-01,49000\ngouda,2026-08-01,50000\n`)
    expect(await handles([...files, '--only-changed', 'HEAD'])).toEqual(['feta', 'gouda'])
    writeFileSync(posts, Buffer.from(head.replace('caption', 'texto') + post('brie', '1', 5) + post('feta', '1', 5), 'latin1'))
    expect(await handles([list, posts, '--only-changed', 'HEAD'])).toEqual(['brie', 'feta'])
  })

  it('refuses a changed file that it cannot compare, and passes over one that is as it was', async () => {
    const { folder, git, list } = repository()
    const posts = join(folder, 'posts.json')
    writeFileSync(posts, '[{"handle":"brie","postId":"1","date":"2026-08-01","likes":5}]')
    git('add', '.')
    git('commit', '-qm', 'posts')
    expect(await handles([list, posts, '--only-changed', 'HEAD'])).toEqual([])
    writeFileSync(posts, '[{"handle":"brie","postId":"1","date":"2026-08-01","likes":6}]')
    const { code, err } = await vet([list, posts, '--only-changed', 'HEAD'])
    expect(code).toBe(2)
    expect(err).toMatch(/cannot tell which rows of .*posts\.json changed/)
  })

  it.skipIf(process.platform === 'win32').each(['clean', 'process', 'smudge'])('runs no filter of the repository: %s', async kind => {
    const { folder, git, list, write } = repository()
    const ran = join(folder, 'ran')
    writeFileSync(join(folder, '.gitattributes'), '*.csv filter=my.filter diff=mine\n')
    git('config', `filter.my.filter.${kind}`, `touch ${ran}; cat`)
    git('config', 'filter.my.filter.required', 'true')
    git('config', 'diff.mine.textconv', `touch ${ran}; cat`)
    git('config', 'core.hooksPath', folder)
    writeFileSync(join(folder, 'post-index-change'), `#!/bin/sh\ntouch ${ran}\n`, { mode: 0o755 })
    const old = readFileSync(list, 'utf8')
    write(old)
    expect(await handles([list, '--only-changed', 'HEAD'])).toEqual([])
    write(old.replace('50000,500', '50000,501'))
    expect(await handles([list, '--only-changed', 'HEAD'])).toEqual(['feta'])
    expect(existsSync(ran)).toBe(false)
  })

  it('refuses what it cannot compare without a filter or a server', async () => {
    const { folder, git, list, write } = repository()
    write('version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n')
    git('commit', '-qam', 'stored elsewhere')
    write(HEADER + row('brie', 10))
    expect((await vet([list, '--only-changed', 'HEAD'])).err).toContain('cannot tell which rows')
    git('config', 'filter.a=b.clean', `touch ${join(folder, 'ran')}; cat`)
    expect(await vet([list, '--only-changed', 'HEAD'])).toMatchObject({ code: 2, err: expect.stringContaining('a filter “a=b”') })
    expect(existsSync(join(folder, 'ran'))).toBe(false)
  })

  it('is no run without changes where git fails', async () => {
    const { folder, git, list, write } = repository()
    const blob = String(git('rev-parse', 'HEAD:./my list.csv')).trim()
    write(HEADER + row('brie', 11))
    rmSync(join(folder, '.git', 'objects', blob.slice(0, 2), blob.slice(2)), { force: true })
    expect(await vet([list, '--only-changed', 'HEAD'])).toMatchObject({ code: 2, err: expect.stringContaining('cannot tell which rows') })
  })

  it.each([
    ['an unknown ref', (list: string) => [list, '--only-changed', 'nowhere'], /git knows no nowhere.*\n.*fetch-depth/],
    ['an option in place of a ref', (list: string) => [list, '--only-changed=--output=x'], /git knows no --output=x/],
    ['standard input', () => ['-', '--only-changed', 'HEAD'], /which rows of standard input changed/],
  ])('says what is wrong with %s', async (_, args, said) => {
    const { list } = repository()
    const { code, err } = await vet(args(list), { stdin: HEADER + row('brie', 1) })
    expect(code).toBe(2)
    expect(err).toMatch(said)
  })

  it('takes every row for new before the first commit', async () => {
    const folder = newFolder()
    const list = join(folder, 'a.csv')
    execFileSync('git', ['init', '-q', '-b', 'main'], { cwd: folder })
    writeFileSync(list, HEADER + row('brie', 1))
    execFileSync('git', ['add', '.'], { cwd: folder })
    expect(await handles([list, '--only-changed', 'HEAD'])).toEqual(['brie'])
    expect((await vet([list, '--only-changed', 'main'])).err).toContain('git knows no main')
  })

  it('finds the repository of the file, whatever git tells its hooks', async () => {
    const { folder, git, list } = repository()
    mkdirSync(join(folder, 'lists'))
    const inner = join(folder, 'lists', 'my list.csv')
    writeFileSync(inner, HEADER + row('edam', 5))
    git('add', '.')
    git('commit', '-qm', 'another of the same name')
    // what stands at the top, so that the file of the folder would be as it was
    writeFileSync(inner, readFileSync(list))

    await withEnvironment({ GIT_DIR: join(folder, '.git'), GIT_PREFIX: '' }, async () => {
      expect(await handles([inner, '--only-changed', 'HEAD'])).toEqual(['brie', 'feta', 'gouda'])
    })
  })

  it('takes no row between two others for changed, however diffs are set to look', async () => {
    const { git, list, write } = repository()
    git('config', 'diff.interHunkContext', '9')
    git('config', 'diff.context', '9')
    write(HEADER + row('brie', 11) + row('gouda', 10, 'two\nlines\nof name') + row('feta', 501))
    await withEnvironment({ GIT_DIFF_OPTS: '--unified=9', GIT_EXTERNAL_DIFF: 'false', GIT_ICASE_PATHSPECS: '1' }, async () => {
      expect(await handles([list, '--only-changed', 'HEAD'])).toEqual(['brie', 'feta'])
    })
  })

  it('refuses a link, of which git keeps where it leads', async () => {
    const { folder, git, list, write } = repository()
    const link = join(folder, 'link.csv')
    symlinkSync('my list.csv', link)
    git('add', '.')
    git('commit', '-qm', 'link')
    write(readFileSync(list, 'utf8') + row('edam', 5))
    const { code, err } = await vet([link, '--only-changed', 'HEAD'])
    expect([code, err]).toEqual([2, expect.stringMatching(/which rows of .*link\.csv changed: it is a link\.\n.*my list\.csv/)])
  })

  it('refuses a changed archive, whichever of its files is named', async () => {
    const { folder, git, list } = repository()
    const archive = join(folder, 'z.zip')
    writeFileSync(archive, makeZip([{ name: 'a.csv', content: HEADER + row('brie', 10) }]))
    git('add', '.')
    git('commit', '-qm', 'archive')
    expect(await handles([list, `${archive}#a.csv`, '--only-changed', 'HEAD'])).toEqual([])
    writeFileSync(archive, makeZip([{ name: 'a.csv', content: HEADER + row('brie', 11) }]))
    const { code, err } = await vet([`${archive}#a.csv`, '--only-changed', 'HEAD'])
    expect([code, err]).toEqual([2, expect.stringContaining('cannot tell which rows')])
  })

  it('says that a file is in no repository', async () => {
    const folder = join(newFolder(), 'deep')
    mkdirSync(folder)
    writeFileSync(join(folder, 'a.csv'), HEADER + row('brie', 1))
    const { code, err } = await vet([join(folder, 'a.csv'), '--only-changed', 'HEAD'])
    expect(code).toBe(2)
    expect(err).toMatch(/is in no git repository/)
  })
})
