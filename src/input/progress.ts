import type { Records } from '../engine/engine.ts'
import type { Source } from './source.ts'

/** How far the reading of a run is. */
export interface Progress {
  /** The file being read. */
  readonly path: string
  /** Bytes read so far, of all files. */
  readonly bytes: number
  /** Rows used so far, of all files. */
  readonly rows: number
}

export interface Meter {
  /** The source, its bytes counted as they pass. */
  readonly bytesOf: (source: Source) => Source
  /** The records, their rows counted as they pass. */
  readonly rowsOf: (records: Records) => Records
}

/** Tells how far the reading is, each time that some bytes have passed. */
export function meter(tell: (progress: Progress) => void): Meter {
  let bytes = 0
  let rows = 0
  const counted =
    <A extends readonly unknown[]>(add: (...values: A) => void) =>
    (...values: A): void => {
      rows++
      add(...values)
    }
  return {
    bytesOf: source => ({
      ...source,
      chunks: (async function* () {
        for await (const chunk of source.chunks) {
          bytes += chunk.length
          tell({ path: source.path, bytes, rows })
          yield chunk
        }
      })(),
    }),
    rowsOf: records => ({
      ...records,
      account: counted(records.account),
      post: counted(records.post),
      history: counted(records.history),
      follower: counted(records.follower),
    }),
  }
}
