import { compareKeys } from '../report/select.ts'
import type { Written } from '../report/written.ts'
import { byText } from '../text/order.ts'
import { openSpill, type Spill } from './spill.ts'

/** So many bytes of rows stay in memory, in pieces of so many; what is older waits in a temporary file. */
interface Room {
  readonly inMemory: number
  readonly chunk: number
}
const ROOM: Room = { inMemory: 128 * 1024 * 1024, chunk: 4 * 1024 * 1024 }
/** About so many bytes go out at once. */
const BLOCK = 1 << 20

/** The rows of a report, taken in as they are written and handed over in order at the end: the accounts need not be kept. */
export interface SortedRows {
  readonly add: (written: Written) => void
  /** The whole report in blocks; each is good until the next is asked for. */
  readonly blocks: () => Iterable<Uint8Array>
  /** Removes what waits in a file, whatever happened. */
  readonly close: () => void
}

/** @param file which of the formats the rows were written in */
export function sortedRows(head: string, file: number, { inMemory, chunk }: Room = ROOM): SortedRows {
  const handles: string[] = []
  const platforms: string[] = []
  const keys: (number | string)[] = []
  let ends = new Float64Array(1024)
  const chunks: { readonly from: number; readonly bytes: Buffer; used: number }[] = []
  let spill: Spill | null = null
  let size = 0

  const place = (bytes: Uint8Array) => {
    if (bytes.length === 0) return
    let last = chunks.at(-1)
    if (!last || last.used + bytes.length > last.bytes.length) {
      let again: Buffer | null = null
      if (chunks.length * chunk >= inMemory) {
        const { bytes: oldest, used } = chunks.shift()!
        spill ??= openSpill()
        spill.write(oldest, used)
        // memory beside the heap, newly taken, makes V8 clear all of it
        again = oldest
      }
      const room = again !== null && again.length >= bytes.length ? again : Buffer.allocUnsafeSlow(Math.max(chunk, bytes.length))
      last = { from: size, bytes: room, used: 0 }
      chunks.push(last)
    }
    last.bytes.set(bytes, last.used)
    last.used += bytes.length
    size += bytes.length
  }

  const inOrder = () =>
    Uint32Array.from(handles.keys()).sort(
      (a, b) => compareKeys(keys[a]!, keys[b]!) || byText(handles[a]!, handles[b]!) || byText(platforms[a]!, platforms[b]!),
    )

  /** Copies the bytes from a place on to a place in a block. */
  const copy = (from: number, to: number, block: Buffer, at: number) => {
    if (spill !== null && from < spill.size()) return spill.read(from, to, block, at)
    // chunks are alike in size but for the few rows that are larger than one
    let index = Math.min(chunks.length - 1, Math.floor((from - chunks[0]!.from) / chunk))
    while (chunks[index]!.from > from) index--
    while (index + 1 < chunks.length && chunks[index + 1]!.from <= from) index++
    const { bytes, from: start } = chunks[index]!
    bytes.copy(block, at, from - start, to - start)
  }

  return {
    add({ rows, accounts }) {
      const { bytes, ends: own } = rows[file]!
      const before = size
      place(bytes)
      for (const [index, { handle, platform, key }] of accounts.entries()) {
        const at = handles.length
        if (at === ends.length) {
          const longer = new Float64Array(2 * at)
          longer.set(ends)
          ends = longer
        }
        ends[at] = before + own[index]!
        handles.push(handle)
        platforms.push(platform)
        keys.push(key)
      }
    },
    *blocks() {
      let block = Buffer.allocUnsafe(BLOCK)
      let used = block.write(head)
      for (const index of inOrder()) {
        const from = index === 0 ? 0 : ends[index - 1]!
        const to = ends[index]!
        if (used + to - from > block.length) {
          if (used > 0) yield block.subarray(0, used)
          if (to - from > block.length) block = Buffer.allocUnsafe(to - from)
          used = 0
        }
        copy(from, to, block, used)
        used += to - from
      }
      if (used > 0) yield block.subarray(0, used)
    },
    close() {
      spill?.close()
    },
  }
}
