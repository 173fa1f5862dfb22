import { execFile } from 'node:child_process'
import { readlink } from 'node:fs/promises'
import { devNull } from 'node:os'
import { basename, dirname, extname } from 'node:path'
import { promisify } from 'node:util'
import { VetError } from '../errors.ts'
import { fileOf } from '../input/open.ts'
import type { TableOptions } from '../input/table.ts'
import type { Kind } from '../model/names.ts'
import { readAtMost } from '../read-at-most.ts'
import type { OnlyChanged } from '../report/select.ts'
import { type Named, namedIn, type Rows, rowsOf } from './changed-rows.ts'

const LONGEST_DIFF = 256 * 1024 * 1024
/** What git keeps of a file that is stored elsewhere. */
const LFS_POINTER = 'version https://git-lfs.github.com/'
const TABLES = ['.csv', '.tsv', '.txt', '.ndjson', '.jsonl']

/** A file of the run, with the kind of its rows where the user named it. */
export interface ComparedFile {
  readonly path: string
  readonly kind: Kind | null
}

/**
 * Which accounts a change has touched: those with a row of their own, of posts, history or followers, that came, went or
 * differs from where the working tree and `ref` parted. A file that `ref` does not have is new in every row.
 * @throws VetError where there is no git, no repository, no such ref, or a changed file that is no text
 */
export async function onlyChanged(ref: string, files: readonly ComparedFile[], options: Omit<TableOptions, 'kind'>): Promise<OnlyChanged> {
  const all: Named[] = []
  for (const { path: named, kind } of files) {
    if (named === '-') throw cannotTell('standard input')
    // git keeps the workbook or the archive, not what is in it
    const path = fileOf(named).file
    await noLink(path)
    const table = TABLES.includes(extname(path).toLowerCase())
    for (const rows of await changedRows(ref, path, table)) all.push(...(await namedIn(path, rows, { ...options, kind })))
  }
  const byHandle = new Map<string, Set<string | null>>()
  for (const { handle, platform } of all) byHandle.set(handle, (byHandle.get(handle) ?? new Set()).add(platform))
  return {
    ref,
    touches: ({ handle, platform }) => {
      // rows without a handle are those of the one account of their platform
      for (const platforms of [byHandle.get(handle), byHandle.get('')])
        if (platforms && (platform === 'unknown' || [platform, 'unknown', null].some(each => platforms.has(each)))) return true
      return false
    },
  }
}

/** Of a link git keeps where it leads, not the rows there. */
async function noLink(path: string): Promise<void> {
  const to = await readlink(path).catch(() => null)
  if (to !== null)
    throw new VetError(
      'bad-option',
      `--only-changed cannot tell which rows of ${path} changed: it is a link.`,
      `Name the file itself: ${to}`,
    )
}

/** The rows that are there now and were not, and those that were and are not. */
async function changedRows(ref: string, path: string, table: boolean): Promise<Rows[]> {
  const plain = gitIn(dirname(path), [])
  const git = gitIn(dirname(path), await withoutFilters(plain))
  const name = basename(path)
  const base = await baseOf(ref, git)
  const known = base !== null && (await git(['ls-tree', '--name-only', base, '--', name], null)).trim() !== ''
  const diff = known
    ? await git(
        [
          ...['diff', '--unified=0', '--inter-hunk-context=0', '--no-color', '--no-ext-diff', '--no-textconv', '--text'],
          ...['--ignore-cr-at-eol', base, '--', name],
        ],
        cannotTell(path),
      )
    : ''
  if (known && diff.trim() === '') return []
  if (!table) throw cannotTell(path)
  const oneLineRows = /\.(ndjson|jsonl)$/i.test(path)
  const now = (await readNow(path)).toString('latin1')
  if (!known) return [rowsOf(now, null, oneLineRows)]
  const then = await git(['cat-file', 'blob', `${base}:./${name}`], cannotTell(path))
  if (then.startsWith(LFS_POINTER)) throw cannotTell(path)
  const hunks = [...diff.matchAll(/^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/gm)]
  const lines = (from: 1 | 3) =>
    new Set(hunks.flatMap(hunk => Array.from({ length: Number(hunk[from + 1] ?? 1) }, (_, i) => Number(hunk[from]) + i)))
  return [rowsOf(now, lines(3), oneLineRows), rowsOf(then, lines(1), oneLineRows)]
}

/** Where the working tree and `ref` parted; null before the first commit of a branch, when HEAD has nothing yet. */
async function baseOf(ref: string, git: Git): Promise<string | null> {
  const commitOf = async (name: string, fault: VetError | null) =>
    (await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`], fault)).trim()
  const isHead = ref === 'HEAD' || ref === '@'
  const first = isHead && (await commitOf('HEAD', null)) === '' && (await git(['symbolic-ref', '--quiet', 'HEAD'], null)) !== ''
  if (first) return null
  const commit = await commitOf(ref, unknownRef(ref))
  return (await git(['merge-base', commit, 'HEAD'], null)).trim() || commit
}

/** What stands there; nothing where it is gone. */
async function readNow(path: string): Promise<Buffer> {
  return await readAtMost(path, LONGEST_DIFF).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0)
    throw cannotTell(path)
  })
}

const cannotTell = (what: string) =>
  new VetError(
    'bad-option',
    `--only-changed cannot tell which rows of ${what} changed.`,
    `It compares files of ${TABLES.join(', ')} that git keeps.`,
  )

const unknownRef = (ref: string) =>
  new VetError(
    'bad-option',
    `git knows no ${ref}.`,
    'Fetch it first (in GitHub Actions: fetch-depth: 0), or name another branch or commit.',
  )

type Git = (args: readonly string[], fault: VetError | null) => Promise<string>

/**
 * Settings that leave out every filter: a repository may come with the data, and its filters are programs, which `git diff`
 * runs on files of the working tree. What stands there is compared as it is.
 */
async function withoutFilters(git: Git): Promise<string[]> {
  const keys = (await git(['config', '-z', '--name-only', '--get-regexp', '^filter\\.'], null)).split('\0')
  const names = new Set(keys.flatMap(key => /^filter\.(.*)\.[^.]*$/s.exec(key)?.[1] ?? []))
  // git would read the setting as another
  const unsafe = [...names].find(name => name.includes('='))
  if (unsafe !== undefined)
    throw new VetError(
      'bad-option',
      `git has a filter “${unsafe}” here, a program that --only-changed cannot leave out.`,
      'Give it a name without “=”, or leave --only-changed out.',
    )
  return [...names].flatMap(name =>
    ['clean=', 'smudge=', 'process=', 'required=false'].flatMap(setting => ['-c', `filter.${name}.${setting}`]),
  )
}

/** What no run needs, and could start a program: hooks, a watcher of files, a connection to fetch what a partial clone lacks. */
const NO_PROGRAMS = ['-c', 'core.fsmonitor=false', '-c', `core.hooksPath=${devNull}`]
const NO_CONNECTION = { GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' }

/**
 * The environment without what git tells its hooks: there it names the repository from the top of the working tree, and
 * would take the folder of the file for the top. How diffs are to look is taken out with it; settings stay.
 */
function ownEnvironment(): NodeJS.ProcessEnv {
  const kept = ([name]: readonly [string, unknown]) => !/^GIT_/i.test(name) || /^GIT_(CONFIG_|CEILING_|DISCOVERY_|EXEC_PATH$)/i.test(name)
  return Object.fromEntries(Object.entries(process.env).filter(kept))
}

/** Runs git in a folder, by no shell; where it fails, the error given is thrown, or nothing is answered. */
function gitIn(folder: string, settings: readonly string[]): Git {
  return async (args, fault) => {
    try {
      const { stdout } = await promisify(execFile)(
        'git',
        ['--literal-pathspecs', ...NO_PROGRAMS, '-c', 'core.quotepath=false', ...settings, ...args],
        {
          cwd: folder,
          maxBuffer: LONGEST_DIFF,
          // bytes as they are, whatever they encode
          encoding: 'latin1',
          env: { ...ownEnvironment(), ...NO_CONNECTION, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
        },
      )
      return stdout
    } catch (error) {
      const { code, stderr = '' } = error as { code?: string | number; stderr?: string }
      if (code === 'ENOENT')
        throw new VetError('bad-option', 'There is no git to compare with.', 'Install git, or leave --only-changed out.')
      if (/not a git repository/.test(stderr))
        throw new VetError(
          'bad-option',
          `${folder} is in no git repository.`,
          'Run vet on files that git keeps, or leave --only-changed out.',
        )
      if (fault) throw fault
      return ''
    }
  }
}
