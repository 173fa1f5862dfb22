/** Bytes of one input, with the first of them looked at. */
export interface Source {
  /** As it was typed; a file inside an archive stands behind a slash. */
  readonly path: string
  /** The sheet or the inner file that was asked for, where one was. */
  readonly part: string | null
  readonly head: Uint8Array
  readonly chunks: AsyncIterable<Uint8Array>
  /** Lets go of the file, also where none of the chunks was asked for. */
  readonly close: () => void
}

/** So many bytes at most are looked at before a source is read. */
export const HEAD_BYTES = 65_536

/** Bytes that end before they should; what came before them was read and holds. */
export class CutShort extends Error {
  override readonly name = 'CutShort'
}

export async function withHead(path: string, part: string | null, chunks: AsyncIterable<Uint8Array>): Promise<Source> {
  const iterator = chunks[Symbol.asyncIterator]()
  // not waited for: of a pipe that nobody writes to, a read that was begun may never end
  const close = () => void iterator.return?.()?.catch(() => undefined)
  const first: Uint8Array[] = []
  let bytes = 0
  let cut: CutShort | null = null
  while (bytes < HEAD_BYTES) {
    try {
      const { value, done } = await iterator.next()
      if (done) break
      first.push(value)
      bytes += value.length
    } catch (error) {
      if (!(error instanceof CutShort) || bytes === 0) throw error
      cut = error
      break
    }
  }
  return {
    path,
    part,
    close,
    head: Buffer.concat(first).subarray(0, HEAD_BYTES),
    chunks: (async function* () {
      try {
        yield* first
        first.length = 0
        if (cut) throw cut
        for (;;) {
          const { value, done } = await iterator.next()
          if (done) return
          yield value
        }
      } finally {
        // who stops reading early lets go of the file
        await iterator.return?.()
      }
    })(),
  }
}
