import { createReadStream, existsSync, promises as fs, readFileSync, type Stats, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { VetError } from '../errors.ts'
import { nearest } from '../text/nearest.ts'
import { CutShort, HEAD_BYTES, type Source, withHead } from './source.ts'

/** What can be vetted: a path, `-` for standard input, or bytes that a caller has already, under a name. */
export type Input = string | { readonly path: string; readonly content: string | Uint8Array | AsyncIterable<Uint8Array> }

/** A workbook's sheet or an archive's file, named behind the path. */
const PART = /^(.+\.(?:xlsx|xlsm|zip))#(.+)$/is

/** The file that a path names, and the sheet or inner file behind it; a file whose own name holds a # is that file. */
export function fileOf(path: string): { readonly file: string; readonly part: string | null } {
  const [, file, part] = PART.exec(path) ?? []
  return file === undefined || part === undefined || existsSync(path) ? { file: path, part: null } : { file, part }
}

export async function openInput(input: Input, standardInput: AsyncIterable<Uint8Array> | null): Promise<Source> {
  const path = typeof input === 'string' ? input : input.path
  if (typeof input !== 'string') return withHead(path, PART.exec(path)?.[2] ?? null, faultsNamed(path, contentChunks(input.content)))
  if (path === '-') {
    if (!standardInput) throw new VetError('no-input', 'There is no standard input to read.', 'Name a file instead of -.')
    return withHead(path, null, faultsNamed(path, standardInput))
  }
  const { file, part } = fileOf(path)
  return withHead(path, part, faultsNamed(path, await openFile(file)))
}

/** Lets go of content that a caller handed over and that nobody will read: a stream holds its file open until then. */
export function letGo(inputs: unknown): void {
  if (!Array.isArray(inputs)) return
  for (const given of inputs) {
    const content: Partial<Readable> = given?.content ?? given?.input?.content ?? {}
    try {
      if (typeof content.destroy === 'function') content.destroy()
      else
        content[Symbol.asyncIterator]?.()
          .return?.()
          ?.catch(() => undefined)
    } catch {
      // why the run ended is said already
    }
  }
}

async function openFile(path: string): Promise<AsyncIterable<Uint8Array>> {
  const found = await statOf(path)
  if (found.isDirectory())
    throw new VetError(
      'is-folder',
      `${path} is a folder, not a file.`,
      `Name the files in it, for example ${path.replace(/\/$/, '')}/*.csv.`,
    )
  return found.isFile() && found.size <= HEAD_BYTES ? atOnce(path) : createReadStream(path)
}

/** A small file, for which a stream takes longer to be made than to be read. */
async function* atOnce(path: string): AsyncIterable<Uint8Array> {
  yield readFileSync(path)
}

async function statOf(path: string): Promise<Stats> {
  try {
    return statSync(path)
  } catch (error) {
    const fault = readError(path, error)
    if (fault.code === 'not-found' && /^[a-z][a-z0-9+.-]*:\/\//i.test(path)) throw await notRead(path)
    const to = fault.code === 'not-found' ? await fs.readlink(path).catch(() => null) : null
    if (to !== null)
      throw new VetError('not-found', `${path} is a link to ${to}, which is not there.`, 'Name the file itself, or mend the link.')
    const like = fault.code === 'not-found' ? await nearestFile(path) : null
    throw like === null ? fault : new VetError(fault.code, fault.message, `Did you mean ${like}?`)
  }
}

/** An address, of which only those of ClickHouse are read. */
async function notRead(path: string): Promise<VetError> {
  const { withoutPassword } = await import('../engine/clickhouse.ts')
  return new VetError(
    'not-found',
    // what follows the path is often a token
    `${withoutPassword(path.replace(/[?#].*$/s, ''))} is an address, and vet reads files.`,
    'Save what is there to a file first, or pipe it into vet -. Of servers, clickhouse:// addresses are read.',
  )
}

/** The file of the same folder that a typing mistake most likely meant. */
async function nearestFile(path: string): Promise<string | null> {
  const names = await fs.readdir(dirname(path)).catch(() => [])
  const like = nearest(basename(path), names.filter(name => !name.startsWith('.')).slice(0, 5000)) // biome-ignore format: one list
  return like === null ? null : dirname(path) === '.' ? like : join(dirname(path), like)
}

/** A stream is read once: what failed half-way is not there again. */
const AGAIN = 'Open its stream anew and run again, or save it to a file and name that.'
/** Of what another's fault says. */
const LONGEST = 200

function readError(path: string, error: unknown): VetError {
  const { code, message }: Partial<NodeJS.ErrnoException> =
    error instanceof Error ? error : new Error(typeof error === 'string' ? error : '')
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new VetError('not-found', `There is no file ${path}.`, 'Check the spelling and the folder you are in.')
  if (code === 'EACCES' || code === 'EPERM')
    return new VetError('unreadable', `${path} may not be read by this user.`, 'Check the file’s permissions.')
  if (code === 'ERR_INVALID_ARG_VALUE')
    return new VetError('not-found', `There is no file ${path}: its name holds a NUL character.`, 'Name a file without it.')
  if (code === 'ABORT_ERR') return new VetError('unreadable', `${path} was called off before its end.`, AGAIN, error)
  // a fault of the system is known by its code, one of the caller's stream by what it says
  if (code !== undefined) return new VetError('unreadable', `${path} could not be read (${code}).`, null, error)
  return new VetError('unreadable', `${path} could not be read (${message?.slice(0, LONGEST) || 'its stream failed'}).`, AGAIN, error)
}

async function* contentChunks(content: string | Uint8Array | AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  if (typeof content === 'string') yield Buffer.from(content, 'utf8')
  else if (content instanceof Uint8Array) yield content
  else yield* content
}

/** Callers without types hand over anything. */
function bytesOf(path: string, chunk: unknown): Uint8Array {
  if (typeof chunk === 'string') return Buffer.from(chunk)
  if (chunk instanceof Uint8Array) return chunk
  throw new VetError(
    'no-input',
    `The content of ${path} is neither text nor bytes.`,
    'Let it yield strings, or a Buffer or Uint8Array each.',
  )
}

async function* faultsNamed(path: string, chunks: AsyncIterable<Uint8Array | string>): AsyncIterable<Uint8Array> {
  try {
    for await (const chunk of chunks) yield bytesOf(path, chunk)
  } catch (error) {
    throw error instanceof VetError || error instanceof CutShort ? error : readError(path, error)
  }
}
