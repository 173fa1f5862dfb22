import { spawnSync } from 'node:child_process'
import { createWriteStream, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newFolder } from '../report/run.ts'

const folder = newFolder()
const BIN = resolve('bin/vet.js')

/** A run that Node gives so many megabytes. */
function vetWithin(megabytes: number, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`--max-old-space-size=${megabytes}`, BIN, ...args, '--quiet'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return { code: status, out: stdout, err: stderr }
}

/** Lines by the hundred thousand, made as they are written. */
const write = (name: string, header: string, rows: number, row: (i: number) => string) =>
  pipeline(
    Readable.from(
      (function* () {
        yield `${header}\n`
        for (let i = 0; i < rows; i += 1000) yield Array.from({ length: 1000 }, (_, j) => `${row(i + j)}\n`).join('')
      })(),
    ),
    createWriteStream(join(folder, name)),
  )

describe('little memory', () => {
  beforeAll(async () => {
    await write('accounts.csv', 'handle,platform,name,followers,likesPerPost', 200_000, i => {
      const name = `somebody.with.a.long.name.${i}`
      return `${name},instagram,${name.replaceAll('.', ' ')},${1000 + (i % 90_000)},${10 + (i % 700)}`
    })
    await write('posts.csv', 'handle,platform,postId,date,likes,comments', 200_000, i => {
      const day = new Date(Date.UTC(2026, 7, 31) - Math.floor(i / 20) * 60_000).toISOString()
      return `somebody.with.a.long.name.${i % 20},instagram,post-${i},${day},${100 + (i % 977)},${i % 13}`
    })
    await write('few.csv', 'handle,platform,followers', 1000, i => `somebody.with.a.long.name.${i},instagram,${5000 + i}`)
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  it('is said, with what to do, before it ends the run', () => {
    const { code, out, err } = vetWithin(64, ['accounts.csv'])
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(
      /^vet: Reading accounts\.csv takes more memory than Node may use here \(64 MB\)\.\n {5}Allow more, as NODE_OPTIONS=--max-old-space-size=4096, or split the list/,
    )
  })

  it('is enough for a part of the list, as is advised', () => {
    expect(vetWithin(64, ['baseline', 'few.csv', '-o', 'baseline.json']).code).toBe(0)
    const { code, out } = vetWithin(64, ['few.csv', '--baseline', 'baseline.json', '-f', 'csv'])
    expect([code, out.split('\n').length]).toEqual([0, 1002])
  })

  it.each(['memory', 'duckdb'])('is enough for many posts of a few accounts (%s)', engine => {
    const { code, out } = vetWithin(64, ['few.csv', '--posts', 'posts.csv', '--engine', engine, '-f', 'csv'])
    expect(code).toBe(0)
    expect(out.split('\n')).toHaveLength(1002)
  })
})
