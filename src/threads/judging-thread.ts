import { on } from 'node:events'
import { parentPort } from 'node:worker_threads'
import { VetError } from '../errors.ts'
import { judging } from '../judging.ts'
import { checkMemory } from '../memory-limit.ts'
import { amongFrom } from '../one-account.ts'
import { reporterNamed } from '../report/index.ts'
import type { Rows } from '../report/reporter.ts'
import { rowWriter } from '../report/written.ts'
import { unpack } from './pack.ts'
import { type Batch, DOING, type FromThread, type Task, type ToThread, type WrittenElsewhere } from './threads.ts'

/** What a thread beside the first one runs: it judges what it is told, and answers with rows. */

const port = parentPort!
const answer = (message: FromThread): void => port.postMessage(message)

run().catch(error => {
  // an error loses its class on the way
  if (!(error instanceof VetError)) throw error
  const { code, message, hint } = error
  answer({ fault: { code, message, hint } })
})

async function run(): Promise<void> {
  let at: Awaited<ReturnType<typeof begin>> | null = null
  for await (const [message] of on(port, 'message') as AsyncIterable<[ToThread]>) {
    if ('task' in message) at = await begin(message.task)
    else if ('end' in message) return answer({ tally: at!.tally })
    else {
      await checkMemory(DOING)
      answer({ place: message.place, written: at!.judgeBatch(message) })
    }
  }
}

async function begin({ among, settings, formats, context }: Task) {
  const { judge, tally } = judging(settings, amongFrom(among, settings))
  const writer = rowWriter(await Promise.all(formats.map(name => rowsOf(name, context))), settings.sort)
  /** Where the rows of each place go, until they are taken from there. */
  const rooms: Uint8Array<SharedArrayBuffer>[] = []
  const roomFor = (size: number, place: number): Uint8Array<SharedArrayBuffer> => {
    const room = rooms[place]
    if (room !== undefined && room.length >= size) return room
    const larger = new Uint8Array(new SharedArrayBuffer(size + (size >> 1)))
    rooms[place] = larger
    return larger
  }
  return {
    tally: tally.found,
    judgeBatch({ place, packed, numbers }: Batch): WrittenElsewhere {
      const shown: number[] = []
      for (const [index, bundle] of unpack(packed, numbers).entries()) {
        const account = judge(bundle)
        if (account === null) continue
        shown.push(index)
        writer.add(account)
        tally.show(account)
      }
      const { rows, accounts } = writer.take()
      const room = roomFor(
        rows.reduce((sum, { bytes }) => sum + bytes.length, 0),
        place,
      )
      let at = 0
      for (const { bytes } of rows) {
        room.set(bytes, at)
        at += bytes.length
      }
      return {
        ...{ bytes: room.buffer, ends: rows.map(({ ends }) => ends), shown },
        followers: accounts.map(({ followers }) => followers),
        keys: accounts.map(({ key }) => key),
      }
    },
  }
}

async function rowsOf(name: string, context: Task['context']): Promise<Rows> {
  const format = await reporterNamed(name)!.load()
  if (!('rows' in format)) throw new Error(`${name} has no rows.`)
  return format.rows(context)
}
