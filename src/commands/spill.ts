import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { VetError } from '../errors.ts'
import { holdTemporary } from '../temporary.ts'

/** Bytes that wait in a temporary file. */
export interface Spill {
  readonly write: (bytes: Uint8Array) => void
  /** Copies the bytes between two places of the file into a buffer. */
  readonly read: (from: number, to: number, into: Buffer, at: number) => void
  readonly size: () => number
  readonly close: () => void
}

/** @throws VetError `unwritable` where there is no room for it */
export function openSpill(): Spill {
  let size = 0
  const folder = orSay(() => mkdtempSync(join(tmpdir(), 'vet-')))
  const gone = holdTemporary(folder)
  const remove = () => {
    rmSync(folder, { recursive: true, force: true })
    gone()
  }
  let file: number
  try {
    file = orSay(() => openSync(join(folder, 'rows'), 'wx+', 0o600))
  } catch (error) {
    remove()
    throw error
  }
  return {
    write(bytes) {
      const { length } = bytes
      for (let done = 0; done < length; ) done += orSay(() => writeSync(file, bytes, done, length - done, size + done))
      size += length
    },
    read(from, to, into, at) {
      for (let done = from; done < to; ) {
        const read = readSync(file, into, at + done - from, to - done, done)
        if (read === 0) throw new VetError('unreadable', `A temporary file in ${tmpdir()} was cut short.`, 'Run it again.')
        done += read
      }
    },
    size: () => size,
    close() {
      closeSync(file)
      remove()
    },
  }
}

function orSay<T>(act: () => T): T {
  try {
    return act()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new VetError(
      'unwritable',
      `Rows of the report could not wait in a temporary file in ${tmpdir()} (${code === 'ENOSPC' ? 'the disk is full' : code}).`,
      'Make room there, or name another folder with TMPDIR.',
    )
  }
}
