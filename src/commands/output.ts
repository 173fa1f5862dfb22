import { promises as fs } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { canonical } from '../canonical.ts'
import { VetError } from '../errors.ts'
import { reporterNamed, reporters } from '../report/index.ts'
import type { Reporter } from '../report/reporter.ts'
import { holdTemporary } from '../temporary.ts'
import { nearest } from '../text/nearest.ts'
import { takePlaces } from './places.ts'
import { unclearFormat } from './unclear-format.ts'

/** A report that goes to a file. */
export interface OutputFile {
  readonly reporter: Reporter
  readonly path: string
}

/** Reads `-o path` and `-o format=path`. @param used files that no report may replace */
export async function readOutputs(given: readonly string[], used: readonly string[]): Promise<OutputFile[]> {
  if (given.length === 0) return []
  const outputs = given.map(readOutput)
  const take = await takePlaces(used)
  for (const { path } of outputs) await take(path)
  return outputs
}

/** @throws VetError before the work, where none of the reports could be written after it; those that can be are worth the run */
export async function checkPlaces(outputs: readonly { readonly path: string }[]): Promise<void> {
  const faults = await Promise.all(outputs.map(async ({ path }) => await placeFault(path)))
  const [first] = faults
  if (first && !faults.includes(null)) throw first
}

async function placeFault(path: string): Promise<VetError | null> {
  const place = await canonical(path).catch(() => path)
  const old = await fs.stat(place).catch(() => null)
  if (old?.isDirectory()) return unwritable(path, 'EISDIR')
  if (old !== null && !old.isFile()) return null
  return await fs.access(dirname(place), fs.constants.W_OK).then(
    () => null,
    ({ code }: NodeJS.ErrnoException) => unwritable(path, code),
  )
}

function readOutput(text: string): OutputFile {
  const at = text.indexOf('=')
  const named = at > 0 ? reporterNamed(text.slice(0, at)) : undefined
  const near =
    at > 0 && !named
      ? nearest(
          text.slice(0, at),
          reporters.map(({ name }) => name),
        )
      : null
  if (near !== null && /^[a-z]+$/.test(text.slice(0, at)))
    throw new VetError(
      'bad-option',
      `-o ${text}: there is no report format “${text.slice(0, at)}”.`,
      `Did you mean -o ${near}=${text.slice(at + 1)}? A file of that name is -o ./${text}.`,
    )
  const path = named ? text.slice(at + 1) : text
  const reporter = named ?? reporters.find(({ extensions }) => extensions.includes(extname(text).toLowerCase()))
  if (path === '' || path === '-')
    throw new VetError('bad-option', `-o ${text} names no file.`, 'Name one, as -o report.csv; -f prints to standard output.')
  if (!reporter) throw unclearFormat(text, Object.fromEntries(reporters.map(({ name, extensions }) => [name, extensions])))
  return { reporter, path }
}

/** Keeps an expected fault for the end, so that what can be done is done. */
export const held =
  (faults: VetError[]) =>
  (error: unknown): null => {
    if (!(error instanceof VetError)) throw error
    faults.push(error)
    return null
  }

/** Writes every report that can be written; answers the faults of the others. */
export async function writeEach(
  reports: readonly { readonly path: string; readonly content: () => Content | Promise<Content> }[],
): Promise<VetError[]> {
  const failed: VetError[] = []
  for (const { path, content } of reports) await writeWhole(path, await content()).catch(held(failed))
  return failed
}

type Content = string | Uint8Array | AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>

/**
 * Puts the bytes at the path whole or not at all: a temporary file in the same folder takes the place of the old one,
 * with its permissions. What is no file (`/dev/stderr`, a named pipe) is written to as it is.
 * @throws VetError where the path cannot be written
 */
export async function writeWhole(path: string, content: Content): Promise<void> {
  try {
    const target = await canonical(path)
    const old = await fs.stat(target).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ELOOP') throw error
      return null
    })
    if (old !== null && !old.isFile() && !old.isDirectory()) return await writeThrough(target, content)
    if (old?.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' })
    await replace(target, await begun(content), old === null ? null : old.mode & 0o777)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // what went wrong in making the report is no fault of the place
    if (code === undefined) throw error
    throw unwritable(path, code)
  }
}

/**
 * The content with its first block made: a workbook is made whole in one go, during which no signal could be heard, so that
 * there had better be nothing yet to remove.
 */
async function begun(content: Content): Promise<Content> {
  if (typeof content === 'string' || content instanceof Uint8Array) return content
  const blocks = (async function* () {
    yield* content
  })()
  const first = await blocks.next()
  return (async function* () {
    if (first.done) return
    yield first.value
    yield* blocks
  })()
}

async function writeThrough(target: string, content: Content): Promise<void> {
  const file = await fs.open(target, 'w')
  try {
    await fill(file, content)
  } finally {
    await file.close()
  }
}

async function fill(file: fs.FileHandle, content: Content): Promise<void> {
  if (typeof content === 'string' || content instanceof Uint8Array) return await file.writeFile(content)
  for await (const block of content) await file.writeFile(block)
}

async function replace(target: string, content: Content, mode: number | null): Promise<void> {
  // takes longer to load than all that prints a table
  const { randomBytes } = await import('node:crypto')
  const temporary = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`)
  const gone = holdTemporary(temporary)
  try {
    // what only its owner may read is never open to others, not for a moment
    const file = await fs.open(temporary, 'wx', mode === null ? 0o666 : 0o600)
    try {
      if (mode !== null) await file.chmod(mode)
      await fill(file, content)
      await file.sync()
    } finally {
      await file.close()
    }
    await fs.rename(temporary, target)
  } catch (error) {
    await fs.unlink(temporary).catch(() => undefined)
    throw error
  } finally {
    gone()
  }
}

const FAULTS: Readonly<Record<string, readonly [what: string, next: string]>> = {
  ENOENT: ['its folder does not exist', 'Make the folder, or name another.'],
  ENOTDIR: ['its folder is a file', 'Name another folder.'],
  EISDIR: ['it is a folder', 'Name a file in it.'],
  EACCES: ['this user may not write there', 'Check the permissions of the folder and of the file.'],
  EPERM: ['this user may not write there', 'Check the permissions of the folder and of the file.'],
  EROFS: ['the file system is read-only', 'Name a folder elsewhere.'],
  ENOSPC: ['the disk is full', 'Make room, or name a folder elsewhere.'],
  EDQUOT: ['this user’s share of the disk is full', 'Make room, or name a folder elsewhere.'],
  EFBIG: ['the file would be larger than is allowed', 'Name a folder elsewhere, or leave evidence out with --evidence fired.'],
  ELOOP: ['it is a link that leads back to itself', 'Name another file.'],
  ERR_INVALID_ARG_VALUE: ['its name holds a NUL character', 'Give it another.'],
  ENAMETOOLONG: ['the name is too long', 'Give it a shorter one.'],
}

/** What kept a report from being written, in a sentence. */
export function unwritable(path: string, code: string | undefined): VetError {
  const [what, next] = FAULTS[code ?? ''] ?? [`${code ?? 'unknown fault'}`, null]
  return new VetError('unwritable', `${path} was not written: ${what}.`, next)
}
