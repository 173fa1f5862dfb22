import type { AccountReport } from '../model/report.ts'
import type { Rows } from '../report/reporter.ts'
import { compareKeys, type SortField, sortKey } from '../report/select.ts'
import { growingBytes } from '../text/bytes.ts'
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
/** Rows are put into a piece when they are so large a part of it. */
const PART = 1 / 128

/** The rows of a report, each written when its account is judged and handed over in order at the end: the accounts need not be kept. */
export interface SortedRows {
  readonly add: (account: AccountReport) => void
  /** The whole report in blocks; each is good until the next is asked for. */
  readonly blocks: () => Iterable<Uint8Array>
  /** Removes what waits in a file, whatever happened. */
  readonly close: () => void
}

export function sortedRows({ head, write }: Rows, sort: SortField, { inMemory, chunk }: Room = ROOM): SortedRows {
  const rows = growingBytes()
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
    add(account) {
      write(account, rows)
      if (rows.size() >= chunk * PART) place(rows.take())
      const index = handles.length
      if (index === ends.length) {
        const longer = new Float64Array(2 * index)
        longer.set(ends)
        ends = longer
      }
      ends[index] = size + rows.size()
      handles.push(account.handle)
      platforms.push(account.platform)
      keys.push(sortKey(account, sort))
    },
    *blocks() {
      place(rows.take())
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
