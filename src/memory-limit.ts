import { getHeapStatistics } from 'node:v8'
import { VetError } from './errors.ts'

const MIB = 2 ** 20

/** What V8 keeps back for the youngest objects; the rest of its limit is for those that stay. */
const YOUNG = 48 * MIB

/** Parts of the limit: from the first on it is looked at what is really kept, over the second a run ends. */
const LOOK_FROM = 0.9
const FULL = 0.8

/**
 * Ends a run that is about to fill the memory while that can still be said; V8 would end it without a word for the user.
 * To be called now and then by whatever goes through a list.
 * @param doing what the run is at, as the beginning of a sentence
 * @throws VetError where what is kept comes near the limit
 */
export async function checkMemory(doing: string): Promise<void> {
  if (part() < LOOK_FROM) return
  await clearAway()
  if (part() < FULL) return
  const limit = Math.round((getHeapStatistics().heap_size_limit - YOUNG) / MIB)
  throw new VetError(
    'too-large',
    `${doing} takes more memory than Node may use here (${limit} MB).`,
    `Allow more, as NODE_OPTIONS=--max-old-space-size=${Math.max(4096, limit * 4)}, or split the list and judge each part with the same --baseline. Large files of posts can be gathered outside of Node with --engine duckdb.`,
  )
}

/** How much of the limit is in use. */
function part(): number {
  const { used_heap_size, heap_size_limit } = getHeapStatistics()
  return used_heap_size / (heap_size_limit - YOUNG)
}

/** What nothing leads to any more counts as used until V8 clears it away, which it puts off. The inspector is loaded when used. */
async function clearAway(): Promise<void> {
  const { Session } = await import('node:inspector')
  const session = new Session()
  session.connect()
  session.post('HeapProfiler.collectGarbage')
  session.disconnect()
}
