import { compareKeys } from '../report/select.ts'
import type { Written } from '../report/written.ts'
import { byText } from '../text/order.ts'
import { openSpill, type Spill } from './spill.ts'

/** About so many bytes of rows are in memory, in pieces of so many; then all of them go into a temporary file. */
interface Room {
  readonly inMemory: number
  readonly piece: number
}
const ROOM: Room = { inMemory: 128 * 1024 * 1024, piece: 4 * 1024 * 1024 }
/** About so many bytes go out at once, and come from the file. */
const BLOCK = 1 << 20
/** Of many runs each has at least so many bytes in memory. */
const LEAST_OF_RUN = 1 << 16

/** The rows of a report, taken in as they are written and handed over in order at the end: the accounts need not be kept. */
export interface SortedRows {
  readonly add: (written: Written) => void
  /** The whole report in blocks, each good until the next is asked for; nothing may be added afterwards. */
  readonly blocks: () => Iterable<Uint8Array>
  /** Removes what waits in a file, whatever happened. */
  readonly close: () => void
}

/** Rows that went into the file together, in order, from one byte of it to another. */
interface Run {
  readonly rows: Uint32Array
  readonly from: number
  readonly to: number
}

/** @param file which of the formats the rows were written in */
export function sortedRows(head: string, file: number, { inMemory, piece }: Room = ROOM): SortedRows {
  const handles: string[] = []
  const platforms: string[] = []
  const keys: (number | string)[] = []
  let ends = new Float64Array(1024)
  const pieces: { readonly from: number; readonly bytes: Buffer; used: number }[] = []
  /** Memory beside the heap, newly taken, makes V8 clear all of it. */
  const spare: Buffer[] = []
  const runs: Run[] = []
  let spill: Spill | null = null
  let size = 0
  /** The bytes of all pieces. */
  let held = 0

  const start = (row: number) => (row === 0 ? 0 : ends[row - 1]!)
  const compare = (a: number, b: number) =>
    compareKeys(keys[a]!, keys[b]!) || byText(handles[a]!, handles[b]!) || byText(platforms[a]!, platforms[b]!)

  /** Copies a row that is in memory. */
  const copy = (row: number, block: Buffer, at: number) => {
    const from = start(row)
    // pieces are alike in size but for those of rows that came in one larger than a piece
    let index = Math.min(pieces.length - 1, Math.floor((from - pieces[0]!.from) / piece))
    while (pieces[index]!.from > from) index--
    while (index + 1 < pieces.length && pieces[index + 1]!.from <= from) index++
    const { bytes, from: first } = pieces[index]!
    bytes.copy(block, at, from - first, ends[row]! - first)
  }

  /** The rows in memory, in order. */
  const inOrder = () => {
    const first = runs.reduce((sum, { rows }) => sum + rows.length, 0)
    return Uint32Array.from({ length: handles.length - first }, (_, i) => first + i).sort(compare)
  }

  /** Moves the rows in memory into the file, in order. */
  const moveToFile = () => {
    spill ??= openSpill()
    const rows = inOrder()
    const from = spill.size()
    for (const block of inBlocks('', rows, copy)) spill.write(block)
    runs.push({ rows, from, to: spill.size() })
    for (const { bytes } of pieces.splice(0)) if (bytes.length === piece) spare.push(bytes)
    held = 0
  }

  const place = (bytes: Uint8Array) => {
    if (bytes.length === 0) return
    let last = pieces.at(-1)
    if (!last || last.used + bytes.length > last.bytes.length) {
      if (held >= inMemory) moveToFile()
      const room = bytes.length <= piece ? (spare.pop() ?? Buffer.allocUnsafeSlow(piece)) : Buffer.allocUnsafeSlow(bytes.length)
      last = { from: size, bytes: room, used: 0 }
      pieces.push(last)
      held += room.length
    }
    last.bytes.set(bytes, last.used)
    last.used += bytes.length
    size += bytes.length
  }

  function* inBlocks(
    first: string,
    rows: Iterable<number>,
    copyRow: (row: number, block: Buffer, at: number) => void,
  ): Generator<Uint8Array> {
    let block = Buffer.allocUnsafe(BLOCK)
    let used = block.write(first)
    for (const row of rows) {
      const length = ends[row]! - start(row)
      if (used + length > block.length) {
        if (used > 0) yield block.subarray(0, used)
        if (length > block.length) block = Buffer.allocUnsafe(length)
        used = 0
      }
      copyRow(row, block, used)
      used += length
    }
    if (used > 0) yield block.subarray(0, used)
  }

  /** The rows of all runs, in order. */
  function* merged(from: Spill): Generator<Uint8Array> {
    spare.length = 0
    const room = Math.min(BLOCK, Math.max(LEAST_OF_RUN, Math.floor(inMemory / runs.length)))
    // the run whose next row comes first is the first one
    const queue = runs.map(run => ({ rows: run.rows, next: 0, read: reader(from, run, room) }))
    queue.sort((a, b) => compare(a.rows[0]!, b.rows[0]!))
    const rows = function* () {
      while (queue.length > 0) {
        const first = queue[0]!
        yield first.rows[first.next]!
        queue.shift()
        if (++first.next === first.rows.length) continue
        const row = first.rows[first.next]!
        let low = 0
        for (let high = queue.length; low < high; ) {
          const middle = (low + high) >> 1
          const { rows: others, next } = queue[middle]!
          if (compare(others[next]!, row) < 0) low = middle + 1
          else high = middle
        }
        queue.splice(low, 0, first)
      }
    }
    yield* inBlocks(head, rows(), (row, block, at) => queue[0]!.read(ends[row]! - start(row), block, at))
  }

  return {
    add({ rows, accounts }) {
      const { bytes, ends: own } = rows[file]!
      place(bytes)
      const before = size - bytes.length
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
      if (spill === null) return yield* inBlocks(head, inOrder(), copy)
      // asked for once more, as for a terminal and a file, there is nothing left to move
      if (pieces.length > 0) moveToFile()
      yield* merged(spill)
    },
    close() {
      spill?.close()
    },
  }
}

/** Copies the rows of a run, one after the other; so many bytes are read at once. */
function reader(spill: Spill, { from, to }: Run, room: number) {
  let bytes = Buffer.allocUnsafe(room)
  let at = 0
  let end = 0
  let next = from
  return (length: number, block: Buffer, place: number): void => {
    if (end - at < length) {
      const larger = length > bytes.length ? Buffer.allocUnsafe(length) : bytes
      bytes.copy(larger, 0, at, end)
      bytes = larger
      end -= at
      at = 0
      const more = Math.min(bytes.length - end, to - next)
      spill.read(next, next + more, bytes, end)
      next += more
      end += more
    }
    bytes.copy(block, place, at, at + length)
    at += length
  }
}
