import { VetError } from '../errors.ts'
import type { Source } from './source.ts'

/** All bytes at once, for formats that begin with their end. */
export async function wholeSource(source: Source, limit: number, what: string): Promise<Buffer> {
  const all: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of source.chunks) {
    bytes += chunk.length
    if (bytes > limit)
      throw new VetError(
        'not-a-table',
        `${source.path} is ${what} of more than ${limit / 2 ** 20} MiB, which is more than vet reads at once.`,
        'Export it as CSV, which may be of any size.',
      )
    all.push(chunk)
  }
  return Buffer.concat(all)
}
