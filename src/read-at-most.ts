import { promises as fs } from 'node:fs'

const MIB = 2 ** 20

const BLOCK = 65_536

/** Bytes that a config and what stands beside it may have: people write them. */
export const CONFIG_MOST = 4 * MIB
/** The same of what vet writes and reads again. */
export const WRITTEN_MOST = 256 * MIB

/**
 * A file that is read whole. What never ends, such as a device, and what is longer than such a file is, are refused before
 * they fill the memory.
 * @throws an error with a code, of which `whyUnread` tells the words
 */
export async function readAtMost(path: string, most: number): Promise<Buffer> {
  const found = await fs.stat(path)
  if (found.isDirectory()) throw withCode('EISDIR')
  if (!found.isFile() && !found.isFIFO()) throw withCode('NO_FILE')
  if (found.size > most) throw withCode('TOO_LARGE')
  const file = await fs.open(path)
  try {
    const chunks: Buffer[] = []
    for (let bytes = 0; ; ) {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(Math.min(Math.max(found.size - bytes, BLOCK), MIB)))
      if (bytesRead === 0) return Buffer.concat(chunks)
      chunks.push(buffer.subarray(0, bytesRead))
      bytes += bytesRead
      if (bytes > most) throw withCode('TOO_LARGE')
    }
  } finally {
    await file.close()
  }
}

const withCode = (code: string): Error => Object.assign(new Error(code), { code })

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
  ERR_INVALID_ARG_VALUE: 'its name holds a NUL character',
  NO_FILE: 'it is a device, not a file',
}

/** Why it could not be read, in words. */
export function whyUnread(error: unknown, most: number): string {
  const { code = 'unknown fault' } = error as NodeJS.ErrnoException
  return code === 'TOO_LARGE' ? `it is larger than ${most / MIB} MiB, as none is` : (WHY[code] ?? code)
}
