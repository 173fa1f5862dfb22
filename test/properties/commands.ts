import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect } from 'vitest'
import { newFolder, vet } from '../report/run.ts'
import { anyFiles } from './files.ts'
import { filesOf, lists, type NamedFile, SMALL } from './lists.ts'
import { expectHarmless } from './readback.ts'

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
  readonly bytes: Buffer
}

const folder = newFolder()
let written = 0

/** Writes a file and answers its path; the oldest are written over, since 10,000 cases would fill a disk. */
export function file(content: string | Uint8Array, extension = 'csv'): string {
  const path = join(folder, `${written++ % 32}.${extension}`)
  writeFileSync(path, content)
  return path
}

/** Files that `vet` can read, sound ones and those of strangers. */
export const readable: fc.Arbitrary<string[]> = fc
  .oneof({ arbitrary: lists(SMALL).map(filesOf), weight: 2 }, { arbitrary: anyFiles as fc.Arbitrary<NamedFile[]>, weight: 1 })
  .map(files => files.map(({ content }) => content))
  .filter(({ length }) => length > 0)

/** None or some of the flags, each with its value. */
export const flags = (...all: readonly (readonly string[])[]): fc.Arbitrary<string[]> =>
  fc.subarray([...all], { maxLength: 3 }).map(some => some.flat())

/** What every command that reads files takes. */
export const READING: readonly (readonly string[])[] = [
  ['--platform', 'tiktok'],
  ['--niche', 'food'],
  ['--handle', 'anna'],
  ['--map', 'followers=Notes'],
  ['--tiers', 'fame'],
  ['--tiers', 'nothing'],
  ['--er', 'views'],
  ['--saves'],
  ['--prior', '0.6'],
  ['--prior', '7'],
  ['--posts-window', '3'],
  ['--as-of', '2026-09-01'],
  ['--as-of', 'tomorrow'],
  ['--quiet'],
  ['--shard', '1/2'],
  ['--threads', '2'],
]

const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[\\d+(?:;\\d+)*m`, 'g')

/** Runs a command: it ends with 0, with 1 where a policy was asked for, or with 2 and a sentence, and prints nothing that a terminal obeys. */
export async function ran(
  args: readonly string[],
  columns: number,
  asked: {
    readonly policy?: boolean
    readonly binary?: boolean /** Data for programs, which keep what a build log would obey in the middle of a line. */
    readonly data?: boolean
  } = {},
): Promise<Ran> {
  const color = columns % 2 === 1
  const result = await vet(args, { columns, env: color ? { FORCE_COLOR: '1' } : {}, cwd: folder, now: () => Date.UTC(2026, 8, 15) })
  const { code, out, err } = result
  const data = asked.data || args.includes('--json')
  expect(asked.policy ? [0, 1, 2] : [0, 2], `${err}\n${args.join(' ')}`).toContain(code)
  expect(err).not.toMatch(/something went wrong|\n\s+at .*:\d+:\d+/)
  if (code === 2) expect(err).toMatch(/(?:^|\n)(?:vet|error): .*\S[.…)?]?\n/)
  for (const text of asked.binary ? [err] : [out, err]) {
    const shown = text.replace(COLOURS, '').replace(/^\ufeff/, '')
    expectHarmless(shown)
    expect(text).not.toMatch(data ? /^\s*::/m : /^\s*::|##\[|##vso\[/im)
  }
  return result
}

export const width = fc.integer({ min: 20, max: 200 })
