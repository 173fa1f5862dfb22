import { VetError } from '../errors.ts'
import type { Diagnostics } from './diagnostics.ts'
import type { PackedFormat } from './formats.ts'
import { CutShort, type Source, withHead } from './source.ts'

/** No table is so much alike that it shrinks this far: deflate ends at about 1,030 to 1, tables reach 30. */
export const MOST_TIMES = 300
export const BOMB_BYTES = 2 ** 25

/** A gzip file is what it holds, under the same path. */
export const gzip: PackedFormat = {
  is: head => head[0] === 0x1f && head[1] === 0x8b && head[2] === 8,
  async *unpack(source, diagnostics) {
    yield () => withHead(source.path, source.part, expanded(source, diagnostics))
  },
}

/** Fed in slices small enough that what one expands to fits in memory, and each waited for, so that nothing before a fault is lost. */
const SLICE = 16_384

const AGAIN = 'Fetch or export the file again.'

/** How many bytes come before the data of a member; null where more of them have to be seen, −1 where there is no member. */
function headerLength(bytes: Uint8Array): number | null {
  for (const [at, byte] of [0x1f, 0x8b, 8].entries()) if (at < bytes.length && bytes[at] !== byte) return -1
  if (bytes.length < 10) return null
  const flags = bytes[3]!
  let at = 10
  if (flags & 4) {
    if (bytes.length < at + 2) return null
    at += 2 + bytes[at]! + 256 * bytes[at + 1]!
  }
  // a name and a comment, each up to a zero
  for (const flag of [8, 16])
    if (flags & flag) {
      const zero = bytes.indexOf(0, at)
      if (zero < 0) return null
      at = zero + 1
    }
  if (flags & 2) at += 2
  return bytes.length < at ? null : at
}

/**
 * Expands member by member: what `gunzip` of Node has expanded of a slice is lost where the slice ends in a fault, and a
 * small file is one slice. The checksum says only at the end of a member whether it was sound.
 */
async function* expanded({ path, chunks }: Source, diagnostics: Diagnostics): AsyncIterable<Uint8Array> {
  // loaded when there is something to expand, not at every start
  const { crc32, createInflateRaw } = await import('node:zlib')
  const iterator = chunks[Symbol.asyncIterator]()
  let pending: Uint8Array = new Uint8Array(0)
  let read = 0
  let written = 0
  /** Whether so many bytes are there, or any where none is given. */
  const more = async (bytes = pending.length + 1): Promise<boolean> => {
    while (pending.length < bytes) {
      const { value, done } = await iterator.next()
      if (done) return false
      pending = pending.length === 0 ? value : Buffer.concat([pending, value])
    }
    return true
  }
  const take = (length: number): Uint8Array => {
    const taken = pending.subarray(0, length)
    pending = pending.subarray(length)
    read += taken.length
    return taken
  }
  const stop = (why: string): Error =>
    written === 0
      ? new VetError('not-a-table', `${path} begins as a gzip file and is damaged from there on.`, AGAIN)
      : new CutShort(`${why} ${AGAIN}`)

  /** The data of one member; answers its checksum, as it is. */
  async function* member(): AsyncGenerator<Uint8Array, number> {
    const inflate = createInflateRaw({ chunkSize: 262_144 })
    let fault: NodeJS.ErrnoException | null = null
    let ended = false
    let ready: Uint8Array[] = []
    let sum = 0
    let fed = 0
    inflate.on('data', chunk => ready.push(chunk))
    inflate.on('error', error => {
      fault ??= error
    })
    const over = new Promise<void>(resolve => {
      inflate.once('end', () => {
        ended = true
        resolve()
      })
      inflate.once('close', resolve)
    })
    function* out() {
      const chunks = ready
      ready = []
      for (const chunk of chunks) {
        written += chunk.length
        sum = crc32(chunk, sum)
      }
      if (written > BOMB_BYTES && written > read * MOST_TIMES)
        throw new CutShort(
          `The gzip file expands to more than ${MOST_TIMES} times its size, as no table does; reading stopped after ${BOMB_BYTES / 2 ** 20} MiB. Expand it by hand if it is sound.`,
        )
      yield* chunks
    }
    try {
      while (!ended && !fault && (pending.length > 0 || (await more()))) {
        const slice = take(SLICE)
        fed += slice.length
        await Promise.race([new Promise<void>(resolve => inflate.write(slice, () => resolve())), over])
        yield* out()
        // what follows the data was not taken
        if (ended && fed > inflate.bytesWritten) pending = Buffer.concat([slice.subarray(slice.length - (fed - inflate.bytesWritten)), pending]) // biome-ignore format: one thought
      }
      if (!ended && !fault) inflate.end()
      await over
      yield* out()
    } finally {
      inflate.destroy()
    }
    const code = (fault as NodeJS.ErrnoException | null)?.code
    if (code === 'Z_BUF_ERROR') throw stop('The gzip file is cut short; what stood before that was read.')
    if (code !== undefined)
      throw stop('The gzip file is damaged, and where the damage begins cannot be told: rows read from it may be wrong.')
    return sum
  }

  try {
    for (let members = 0; pending.length > 0 || (await more()); members++) {
      let length = headerLength(pending)
      while (length === null && (await more())) length = headerLength(pending)
      if (length === null || length < 0) {
        if (members === 0) throw stop('')
        if (length === null) throw stop('The gzip file is cut short; what stood before that was read.')
        return await sayRest()
      }
      take(length)
      const sum = yield* member()
      if (!(await more(8))) throw stop('The gzip file is cut short; what stood before that was read.')
      const end = take(8)
      const told = (end[0]! + 256 * end[1]! + 65_536 * end[2]! + 16_777_216 * end[3]!) >>> 0
      if (told !== sum) throw stop('The checksum of the gzip file is another than that of what is in it: rows read from it may be wrong.')
    }
  } finally {
    await iterator.return?.()
  }
  /** What follows the last member is passed over, as gzip does; zeros only fill it up. */
  async function sayRest(): Promise<void> {
    while (pending.every(byte => byte === 0)) {
      pending = new Uint8Array(0)
      if (!(await more())) return
    }
    diagnostics.add({ code: 'trailing-bytes', severity: 'warning', message: `Bytes that are none of its data stand behind the end of the gzip file; they were not read. If rows are missing, fetch or export it again.`, file: path }) // biome-ignore format: one sentence
  }
}
