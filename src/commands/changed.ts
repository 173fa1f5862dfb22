import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { basename, dirname, extname } from 'node:path'
import { promisify } from 'node:util'
import { VetError } from '../errors.ts'
import type { OnlyChanged } from '../report/select.ts'

const LONGEST_DIFF = 256 * 1024 * 1024
const TABLES = ['.csv', '.tsv', '.txt', '.ndjson', '.jsonl']

/**
 * Which rows a change has touched: those of the files whose lines differ from where the working tree and `ref` parted.
 * A file that `ref` does not have is new in every row.
 * @throws VetError where there is no git, no repository, no such ref, or a file that is no text
 */
export async function onlyChanged(ref: string, paths: readonly string[]): Promise<OnlyChanged> {
  const rows = new Map<string, ReadonlySet<number> | 'all'>()
  for (const path of paths) if (TABLES.includes(extname(path).toLowerCase())) rows.set(path, await changedRows(ref, path))
  return {
    ref,
    touches: ({ file, line }) => {
      const changed = rows.get(file)
      if (changed === undefined)
        throw new VetError(
          'bad-option',
          `--only-changed cannot tell which rows of ${file === '-' ? 'standard input' : file} changed.`,
          `It compares files of ${TABLES.join(', ')} that git keeps.`,
        )
      return changed === 'all' || changed.has(line)
    },
  }
}

/** The lines on which changed rows begin. */
async function changedRows(ref: string, path: string): Promise<ReadonlySet<number> | 'all'> {
  const git = gitIn(dirname(path))
  const name = basename(path)
  const commit = (await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], unknownRef(ref))).trim()
  const base = (await git(['merge-base', commit, 'HEAD'], null)).trim() || commit
  const known = await git(['ls-tree', '--name-only', base, '--', name], null)
  if (known.trim() === '') return 'all'
  const diff = await git(['diff', '--unified=0', '--no-color', '--no-ext-diff', '--no-textconv', '--text', base, '--', name], null)
  const lines = [...diff.matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm)].flatMap(([, from, count = '1']) =>
    Array.from({ length: Number(count) }, (_, i) => Number(from) + i),
  )
  if (lines.length === 0) return new Set()
  const begins = rowBegins(await readFile(path, 'utf8'), /\.(ndjson|jsonl)$/i.test(path))
  // Another header gives every row another meaning.
  return lines.includes(1) ? 'all' : new Set(lines.map(line => begins[line] ?? line))
}

/** For each line, from 1, the one on which its row begins: a quoted cell may run over several. */
function rowBegins(text: string, oneLineRows: boolean): readonly number[] {
  const begins = [0]
  let row = 1
  let open = false
  for (const [i, line] of text.split('\n').entries()) {
    if (!open) row = i + 1
    begins.push(row)
    if (!oneLineRows) for (const character of line) if (character === '"') open = !open
  }
  return begins
}

const unknownRef = (ref: string) =>
  new VetError(
    'bad-option',
    `git knows no ${ref}.`,
    'Fetch it first (in GitHub Actions: fetch-depth: 0), or name another branch or commit.',
  )

/** Runs git in a folder, by no shell; where it fails, the error given is thrown, or nothing is answered. */
function gitIn(folder: string): (args: readonly string[], fault: VetError | null) => Promise<string> {
  return async (args, fault) => {
    try {
      const { stdout } = await promisify(execFile)('git', ['-c', 'core.fsmonitor=false', '-c', 'core.quotepath=false', ...args], {
        cwd: folder,
        maxBuffer: LONGEST_DIFF,
        encoding: 'utf8',
        env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
      })
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
