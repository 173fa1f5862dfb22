import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { VetError } from '../errors.ts'

/** What can be vetted: a path, `-` for standard input, or bytes that a caller has already, under a name. */
export type Input = string | { readonly path: string; readonly content: string | Uint8Array | AsyncIterable<Uint8Array> }

/** An input as bytes, with its first ones looked at. */
export interface Source {
  readonly path: string
  readonly head: Uint8Array
  readonly chunks: AsyncIterable<Uint8Array>
}

const HEAD_BYTES = 65_536

export async function openInput(input: Input, standardInput: AsyncIterable<Uint8Array> | null): Promise<Source> {
  const path = typeof input === 'string' ? input : input.path
  const chunks = typeof input === 'string' ? await openPath(input, standardInput) : contentChunks(input.content)
  return { path, ...(await withHead(chunks, path)) }
}

async function openPath(path: string, standardInput: AsyncIterable<Uint8Array> | null): Promise<AsyncIterable<Uint8Array>> {
  if (path === '-') {
    if (!standardInput) throw new VetError('no-input', 'There is no standard input to read.', 'Name a file instead of -.')
    return standardInput
  }
  try {
    const found = await stat(path)
    if (found.isDirectory())
      throw new VetError(
        'is-folder',
        `${path} is a folder, not a file.`,
        `Name the files in it, for example ${path.replace(/\/$/, '')}/*.csv.`,
      )
  } catch (error) {
    if (error instanceof VetError) throw error
    throw readError(path, error)
  }
  return createReadStream(path, { highWaterMark: 262_144 })
}

function readError(path: string, error: unknown): VetError {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new VetError('not-found', `There is no file ${path}.`, 'Check the spelling and the folder you are in.')
  if (code === 'EACCES' || code === 'EPERM')
    return new VetError('unreadable', `${path} may not be read by this user.`, 'Check the file’s permissions.')
  return new VetError('unreadable', `${path} could not be read (${code ?? 'unknown fault'}).`, null)
}

async function* contentChunks(content: string | Uint8Array | AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  if (typeof content === 'string') yield Buffer.from(content, 'utf8')
  else if (content instanceof Uint8Array) yield content
  else yield* content
}

async function withHead(chunks: AsyncIterable<Uint8Array>, path: string): Promise<{ head: Uint8Array; chunks: AsyncIterable<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let bytes = 0
  const next = async () => {
    try {
      return await iterator.next()
    } catch (error) {
      throw readError(path, error)
    }
  }
  while (bytes < HEAD_BYTES) {
    const { value, done } = await next()
    if (done) break
    const chunk = typeof value === 'string' ? Buffer.from(value) : value
    first.push(chunk)
    bytes += chunk.length
  }
  return {
    head: Buffer.concat(first).subarray(0, HEAD_BYTES),
    chunks: (async function* () {
      yield* first
      for (;;) {
        const { value, done } = await next()
        if (done) return
        yield value
      }
    })(),
  }
}
