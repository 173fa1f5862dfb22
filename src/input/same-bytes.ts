import { createHash } from 'node:crypto'
import { createReadStream, promises as fs } from 'node:fs'
import { HEAD_BYTES } from './source.ts'

/**
 * For each of these files the first before it that has the same bytes; files alone are not in it. Only files of one size are
 * opened, and only those that begin alike are read to their end, in pieces. What is no regular file, or cannot be read, has no copy.
 */
export async function copiesOf(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const sized = await alike([paths], sizeOf)
  const begun = await alike(sized, path => digestOf(path, HEAD_BYTES))
  const whole = await alike(begun, path => digestOf(path, Number.POSITIVE_INFINITY))
  return new Map(whole.flatMap(([first, ...copies]) => copies.map(copy => [copy, first!] as const)))
}

/** Each group cut into groups of two and more whose keys agree. */
async function alike(groups: readonly (readonly string[])[], keyOf: (path: string) => Promise<string | null>): Promise<string[][]> {
  const cut: string[][] = []
  for (const group of groups) {
    const byKey = new Map<string, string[]>()
    for (const path of group) {
      const key = await keyOf(path).catch(() => null)
      if (key === null) continue
      const same = byKey.get(key)
      if (same) same.push(path)
      else byKey.set(key, [path])
    }
    cut.push(...[...byKey.values()].filter(same => same.length > 1))
  }
  return cut
}

/** An empty file is told of wherever it is named. */
async function sizeOf(path: string): Promise<string | null> {
  const found = await fs.stat(path)
  return found.isFile() && found.size > 0 ? String(found.size) : null
}

async function digestOf(path: string, bytes: number): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { end: bytes - 1 })) hash.update(chunk as Uint8Array)
  return hash.digest('hex')
}
