import { VetError } from '../errors.ts'
import type { PackedFormat } from './formats.ts'
import { CutShort, type Source, withHead } from './source.ts'

/** No table is so much alike that it shrinks this far: deflate ends at about 1,030 to 1, tables reach 30. */
export const MOST_TIMES = 300
export const BOMB_BYTES = 2 ** 25

/** A gzip file is what it holds, under the same path. */
export const gzip: PackedFormat = {
  is: head => head[0] === 0x1f && head[1] === 0x8b && head[2] === 8,
  async *unpack(source) {
    yield () => withHead(source.path, source.part, expanded(source))
  },
}

/** Fed in slices small enough that what one expands to fits in memory, and each waited for, so that nothing before a fault is lost. */
const SLICE = 16_384

async function* expanded({ path, chunks }: Source): AsyncIterable<Uint8Array> {
  // loaded when there is something to expand, not at every start
  const { createGunzip } = await import('node:zlib')
  const gunzip = createGunzip({ chunkSize: 262_144 })
  let fault: unknown = null
  let ready: Uint8Array[] = []
  gunzip.on('data', chunk => ready.push(chunk))
  gunzip.on('error', error => {
    fault ??= error
  })
  const over = new Promise<void>(resolve => {
    gunzip.once('end', resolve).once('close', resolve)
  })
  let read = 0
  let written = 0
  function* take() {
    const chunks = ready
    ready = []
    for (const chunk of chunks) written += chunk.length
    if (written > BOMB_BYTES && written > read * MOST_TIMES)
      throw new CutShort(
        `The gzip file expands to more than ${MOST_TIMES} times its size, as no table does; reading stopped after ${BOMB_BYTES / 2 ** 20} MiB. Expand it by hand if it is sound.`,
      )
    yield* chunks
  }
  try {
    for await (const chunk of chunks)
      for (let at = 0; at < chunk.length && !fault; at += SLICE) {
        const slice = chunk.subarray(at, at + SLICE)
        read += slice.length
        await Promise.race([new Promise<void>(resolve => gunzip.write(slice, () => resolve())), over])
        yield* take()
      }
    if (!fault) gunzip.end()
    await over
    yield* take()
  } finally {
    gunzip.destroy()
  }
  if (!fault) return
  if (written === 0)
    throw new VetError('not-a-table', `${path} begins as a gzip file and is damaged from there on.`, 'Fetch or export the file again.')
  throw new CutShort('The gzip file is cut short or damaged; what stood before that was read. Fetch or export the file again.')
}
