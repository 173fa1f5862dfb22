import { open, stat, unlink } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { parse } from 'csv-parse/sync'
import { canonical } from '../canonical.ts'
import { VetError } from '../errors.ts'
import type { Report } from '../model/report.ts'
import { readAtMost, WRITTEN_MOST, whyUnread } from '../read-at-most.ts'
import { holdTemporary } from '../temporary.ts'
import { csvCell } from '../text/csv.ts'
import { writeWhole } from './output.ts'

const COLUMNS = ['handle', 'platform', 'date', 'followers', 'following', 'posts'] as const
const LOCK_TRIES = 100
const LOCK_PAUSE_MS = 100
/** A lock as old as this was left behind by a run that was killed. */
const LOCK_STALE_MS = 60_000

export interface Saved {
  readonly added: number
  readonly undated: number
}

/**
 * Adds the counts of this run to a history file, each account once a day, so that next month's run has a history.
 * Two runs at once lose nothing: the file is locked while it is read, and replaced whole.
 * Where a file has a column of dates, a row of it that names none is of a day that nobody knows, and is not kept.
 * @param asOf day of counts whose rows name none, as 2026-09-01
 * @returns how many counts were added, and how many are of an unknown day
 * @throws VetError where the file is something else, or cannot be written
 */
export async function saveHistory(path: string, report: Report, asOf: string | null, today: string): Promise<Saved> {
  // two names of one file have one lock
  const unlock = await lock(`${await canonical(path)}.lock`, path)
  try {
    const old = (await readHistory(path)).replace(/(?<=[^\n])$/, '\n')
    const known = new Set(rowsOf(old, path).map(([handle, platform, date]) => key([handle, platform, date])))
    const dated = new Set(
      report.inputs.filter(({ kind, columns }) => kind === 'accounts' && columns.date !== undefined).map(({ path }) => path),
    )
    let undated = 0
    const added = report.accounts.flatMap(({ handle, platform, snapshotDate, followers, following, posts, source }) => {
      if (followers !== null && asOf === null && snapshotDate === null && dated.has(source.file)) {
        undated++
        return []
      }
      const row = [handle, platform, snapshotDate ?? asOf ?? today, followers, following, posts].map(csvCell)
      const name = key(row)
      if (followers === null || known.has(name)) return []
      known.add(name)
      return [`${row.map(quoted).join(',')}\n`]
    })
    if (added.length > 0) await writeWhole(path, `${old === '' ? `${COLUMNS.join(',')}\n` : old}${added.join('')}`)
    return { added: added.length, undated }
  } finally {
    await unlock()
  }
}

const key = (row: readonly (string | undefined)[]): string => row.slice(0, 3).join('\n')

const quoted = (cell: string): string => (/[",\n]|^[\s:]|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

async function readHistory(path: string): Promise<string> {
  const bytes = await readAtMost(path, WRITTEN_MOST).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0)
    throw new VetError('unreadable', `The history ${path} could not be read: ${whyUnread(error, WRITTEN_MOST)}.`, 'Name another file.')
  })
  return bytes.toString('utf8')
}

function rowsOf(text: string, path: string): string[][] {
  if (text === '') return []
  try {
    const [header = [], ...rows] = parse(text, { bom: true, relax_column_count: true }) as string[][]
    if (header.join(',') === COLUMNS.join(',')) return rows
  } catch {}
  throw new VetError(
    'unwritable',
    `${path} is no history that vet has written: its header is not ${COLUMNS.join(',')}.`,
    'Name another file.',
  )
}

/** Creating the file is the lock; it is waited for, and taken over from a run that was killed. */
async function lock(path: string, history: string): Promise<() => Promise<void>> {
  for (let tries = 0; tries < LOCK_TRIES; tries++) {
    try {
      await (await open(path, 'wx')).close()
      const gone = holdTemporary(path)
      return () =>
        unlink(path)
          .catch(() => undefined)
          .finally(gone)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'EEXIST')
        throw new VetError('unwritable', `${history} was not written (${code}).`, 'Check that its folder exists and may be written to.')
    }
    const age = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    )
    if (age > LOCK_STALE_MS) await unlink(path).catch(() => undefined)
    else await wait(LOCK_PAUSE_MS)
  }
  throw new VetError('unwritable', `${path} has been held by another run for too long.`, 'If no other vet is running, remove that file.')
}
