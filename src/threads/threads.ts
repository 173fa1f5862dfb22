import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { AT_A_TIME } from '../engine/batches.ts'
import { VetError } from '../errors.ts'
import type { Tally } from '../judging.ts'
import { tooLarge } from '../memory-limit.ts'
import type { Bundle } from '../model/records.ts'
import type { AmongData } from '../one-account.ts'
import type { ReportContext } from '../report/reporter.ts'
import type { Writing, Written } from '../report/written.ts'
import type { JudgeSettings, Settings } from '../settings.ts'
import { type Packed, packer } from './pack.ts'

/** What a thread judges by, and what it writes. */
export interface Task {
  readonly among: AmongData
  readonly settings: JudgeSettings
  /** Formats by name. */
  readonly formats: readonly string[]
  readonly context: ReportContext
}

/** What a thread is told: its task, then batch after batch, then that there are no more. */
export type ToThread = { readonly task: Task } | Batch | { readonly end: true }

export interface Batch {
  /** Which of the thread's places it stands in; it has that to itself until it is answered. */
  readonly place: number
  readonly packed: Packed
  readonly numbers: SharedArrayBuffer
}

/** What a thread answers: the rows of a batch, what it counted in all, or why it cannot go on. */
export type FromThread =
  | { readonly place: number; readonly written: WrittenElsewhere }
  | { readonly tally: Tally }
  | { readonly fault: Pick<VetError, 'code' | 'message' | 'hint'> }

/** As `Written`, the bytes of all formats one after the other in memory that both threads see; names stay where they were. */
export interface WrittenElsewhere {
  readonly bytes: SharedArrayBuffer
  readonly ends: readonly (readonly number[])[]
  /** Which of the batch are shown, and their figures. */
  readonly shown: readonly number[]
  readonly followers: readonly (number | null)[]
  readonly keys: readonly (number | string)[]
}

/** Threads that judge and write rows beside the one that gathers. */
export interface JudgingThreads {
  /** Has the bundles judged; false where every thread has enough to do, and the caller may as well judge them. */
  readonly take: (bundles: readonly Bundle[]) => Promise<boolean>
  /** Waits for all that was taken; answers what each thread counted. */
  readonly end: () => Promise<readonly Tally[]>
  readonly close: () => Promise<void>
}

/** Threads that nobody asked for: more would wait for the one that gathers, and each takes some 60 MB. */
const MOST = 4
/** Under so many accounts a thread has not paid for its start: its code is compiled anew, while V8 compiles on a second core anyway. */
const FROM_ACCOUNTS = 100_000
/** So many batches a thread has, so that the next one is there when it has done one. */
const PLACES = 2

/** What a thread is at, as the beginning of a sentence. */
export const DOING = 'Judging the accounts'

/** Only the bundled program has a file for a thread to run; from its sources all is judged on one. */
const PROGRAM = import.meta.filename.endsWith('.ts') ? null : join(import.meta.dirname, 'judging-thread.cjs')

/** Never more than there are batches. @param accounts how many there are to judge at most */
export function howManyThreads(accounts: number, { threads, filters }: Pick<Settings, 'threads' | 'filters'>): number {
  // what changed is told by a function, which no other thread can call
  if (PROGRAM === null || filters.onlyChanged !== null) return 1
  const wanted = threads ?? (accounts < FROM_ACCOUNTS ? 1 : Math.min(MOST, availableParallelism()))
  return Math.max(1, Math.min(wanted, Math.ceil(accounts / AT_A_TIME.bundles)))
}

/** What a thread is told at first; all of it is plain data. */
export function taskOf(among: AmongData, settings: JudgeSettings, { formats, context }: Writing): Task {
  const { basis, includeSaves, postsWindow, asOf, prior, money, limits, verdict, normOverrides, tiers, filters, sort, policy, evidence, charts } = settings // biome-ignore format: one glance
  return {
    among,
    settings: { basis, includeSaves, postsWindow, asOf, prior, money, limits, verdict, normOverrides, tiers, filters, sort, policy, evidence, charts }, // biome-ignore format: one glance
    formats,
    context,
  }
}

/** A batch that a thread is at, or none. */
interface Place {
  readonly worker: Worker
  readonly index: number
  readonly pack: ReturnType<typeof packer>
  batch: readonly Bundle[] | null
}

/** Starts so many threads beside this one; null where Node may start none. Their rows go to `writing` as they come. */
export async function judgingThreads(count: number, task: Task, writing: Writing): Promise<JudgingThreads | null> {
  const workers = await start(count)
  if (workers.length === 0) return null
  // the first places of all threads before the second ones
  const places = Array.from({ length: PLACES }, (_, index) =>
    workers.map((worker): Place => ({ worker, index, pack: packer(), batch: null })),
  ).flat()
  const tallies: Tally[] = []
  const done = new Set<Worker>()
  let closing = false
  let fault: unknown = null
  let wake = () => {}
  const tell = (worker: Worker, message: ToThread) => worker.postMessage(message)
  const hear = (worker: Worker, message: FromThread): void => {
    if ('fault' in message) fault ??= new VetError(message.fault.code, message.fault.message, message.fault.hint)
    else if ('tally' in message) {
      tallies.push(message.tally)
      done.add(worker)
    } else {
      const place = places.find(one => one.worker === worker && one.index === message.place)!
      writing.take(writtenHere(message.written, place.batch!))
      place.batch = null
    }
  }
  for (const worker of workers) {
    worker.on('message', (message: FromThread) => {
      try {
        hear(worker, message)
      } catch (error) {
        fault ??= error
      }
      wake()
    })
    worker.on('error', error => {
      const { code } = error as NodeJS.ErrnoException
      fault ??= code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge(DOING) : error
      wake()
    })
    const lost = (why: string): void => {
      if (!closing && !done.has(worker)) fault ??= new Error(`a thread that judges accounts ${why}`)
      wake()
    }
    worker.on('messageerror', () => lost('answered what could not be read'))
    worker.on('exit', () => lost('ended before it was done'))
    tell(worker, { task })
  }
  const until = async (done: () => boolean): Promise<void> => {
    for (;;) {
      if (fault !== null) throw fault
      if (done()) return
      await new Promise<void>(resolve => {
        wake = resolve
      })
    }
  }
  return {
    async take(bundles) {
      // what the threads answer is heard between two turns
      await new Promise(setImmediate)
      if (fault !== null) throw fault
      const place = places.find(({ batch }) => batch === null)
      if (!place) return false
      place.batch = bundles
      tell(place.worker, { place: place.index, ...place.pack(bundles) })
      return true
    },
    async end() {
      await until(() => places.every(({ batch }) => batch === null))
      for (const worker of workers) tell(worker, { end: true })
      await until(() => tallies.length === workers.length)
      return tallies
    },
    async close() {
      closing = true
      await Promise.all(workers.map(worker => worker.terminate()))
    },
  }
}

/** As many as the system and Node's own permissions allow. */
async function start(count: number): Promise<Worker[]> {
  const { Worker } = await import('node:worker_threads')
  const workers: Worker[] = []
  try {
    while (workers.length < count) workers.push(new Worker(PROGRAM!))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ERR_WORKER_INIT_FAILED' && code !== 'ERR_ACCESS_DENIED') throw error
  }
  return workers
}

function writtenHere({ bytes, ends, shown, followers, keys }: WrittenElsewhere, batch: readonly Bundle[]): Written {
  let from = 0
  const rows = ends.map(own => {
    const size = own.at(-1) ?? 0
    const part = { bytes: new Uint8Array(bytes, from, size), ends: own }
    from += size
    return part
  })
  const accounts = shown.map((at, i) => {
    const { handle, platform } = batch[at]!.account
    return { handle, platform, followers: followers[i]!, key: keys[i]! }
  })
  return { rows, accounts }
}
