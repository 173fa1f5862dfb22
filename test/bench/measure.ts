import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { Program } from './programs.ts'

/** Of one run of a program. */
export interface Run {
  /** Milliseconds by the clock. */
  readonly wall: number
  /** Milliseconds of processor time, all threads together, in user and system. */
  readonly cpu: number
  /** The most memory it held, in MiB. */
  readonly memory: number
}

const MEMORY = `${tmpdir()}/vet-bench-${process.pid}.memory`

// The shell's own clock tells processor time to the millisecond, which GNU time does not; that tells the memory.
const TIMED = `TIMEFORMAT='%3R %3U %3S'; { time /usr/bin/time -f %M -o ${MEMORY} "$@" >/dev/null 2>/dev/null; } 2>&1`

/** Status of a program that the system killed, as it does where memory runs out: 128 and the number of the signal. */
const KILLED = 137

/**
 * Runs all programs in turns, so that what the machine does besides meets each alike.
 * @param warm whether each runs once before it counts, as matters where runs are short
 * @returns null for a program that took more memory than there is
 */
export function inTurns(programs: readonly Program[], rounds: number, warm: boolean): ReadonlyMap<Program, readonly Run[] | null> {
  const runs = new Map<Program, Run[] | null>(programs.map(program => [program, []]))
  for (let round = warm ? -1 : 0; round < rounds; round++)
    for (const program of programs) {
      const own = runs.get(program)
      if (!own) continue
      const run = measure(program)
      if (run === null) runs.set(program, null)
      else if (round >= 0) own.push(run)
    }
  return runs
}

function measure({ name, command }: Program): Run | null {
  const { status, stdout } = spawnSync('bash', ['-c', TIMED, 'bash', ...command], { encoding: 'utf8' })
  if (status === KILLED) return null
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${command.join(' ').slice(0, 200)}`)
  const [wall, user, system] = stdout.trim().split(' ').map(Number)
  return { wall: wall! * 1000, cpu: (user! + system!) * 1000, memory: Number(readFileSync(MEMORY, 'utf8').trim()) / 1024 }
}

/** The middle one, or the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}
