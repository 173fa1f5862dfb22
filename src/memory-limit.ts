import { VetError } from './errors.ts'

const MIB = 2 ** 20

/** Bytes that every Node has: with less, what tells the limit need not be loaded. */
const LITTLE = 16 * MIB
let isLittle = true

/** What V8 keeps back for the youngest objects; the rest of its limit is for those that stay. */
const YOUNG = 48 * MIB

/**
 * What has to be left, as a part of the limit and at least so many bytes, since a table that grows is copied at once: with
 * less than the first it is looked at what is really kept, and with less than the second beside that a run ends.
 */
const LOOK_AT = { part: 0.1, bytes: 18 * MIB }
const FULL_AT = { part: 0.2, bytes: 24 * MIB }

/**
 * Ends a run that is about to fill the memory while that can still be said; V8 would end it without a word for the user.
 * To be called now and then by whatever goes through a list.
 * @param doing what the run is at, as the beginning of a sentence
 * @throws VetError where what is kept comes near the limit
 */
export async function checkMemory(doing: string): Promise<void> {
  isLittle &&= process.memoryUsage().heapUsed < LITTLE
  if (isLittle) return
  if (!leavesLessThan(LOOK_AT)) return
  await clearAway()
  if (!leavesLessThan(FULL_AT)) return
  throw tooLarge(doing)
}

/** What is said where a run takes more memory than it may. */
export function tooLarge(doing: string): VetError {
  const limit = Math.round(heap().limit / MIB)
  return new VetError(
    'too-large',
    `${doing} takes more memory than Node may use here (${limit} MB).`,
    `Allow more, as NODE_OPTIONS=--max-old-space-size=${Math.max(4096, limit * 4)}, or split the list and judge each part with the same --baseline. Files of posts without captions can be gathered outside of Node with --engine duckdb.`,
  )
}

/** Whether less than that is left. */
function leavesLessThan({ part, bytes }: typeof LOOK_AT): boolean {
  const { used, limit } = heap()
  return limit - used < Math.max(part * limit, bytes)
}

/** In bytes: what objects take, and may take. */
function heap(): { readonly used: number; readonly limit: number } {
  const { used_heap_size, heap_size_limit } = process.getBuiltinModule('node:v8').getHeapStatistics()
  return { used: used_heap_size, limit: heap_size_limit - YOUNG }
}

/** What nothing leads to any more counts as used until V8 clears it away, which it puts off. The inspector is loaded when used. */
async function clearAway(): Promise<void> {
  const { Session } = await import('node:inspector')
  const session = new Session()
  session.connect()
  session.post('HeapProfiler.collectGarbage')
  session.disconnect()
}
