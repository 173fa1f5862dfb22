import { execFileSync } from 'node:child_process'
import { closeSync, constants, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { plainOutput } from '../../src/commands/plain-output.ts'
import type { Output } from '../../src/commands/process.ts'
import { newFolder } from '../report/run.ts'

const NOBODY = () => {
  throw new Error('Nobody takes over.')
}
const written = (output: Output, content: string | Uint8Array) =>
  new Promise<Error | null | undefined>(resolve => void output.write(content, resolve))

it('a file has what was written, words and bytes, when the writing is said to be done', async () => {
  const path = join(newFolder(), 'out.txt')
  const fd = openSync(path, 'w')
  const output = plainOutput(fd, NOBODY)
  expect(await written(output, 'brié ')).toBeUndefined()
  expect(await written(output, Buffer.from('camembert'))).toBeUndefined()
  expect(readFileSync(path, 'utf8')).toBe('brié camembert')
  closeSync(fd)
})

it('what cannot be written is told to whoever waits and whoever listens', async () => {
  const fd = openSync(join(newFolder(), 'out.txt'), constants.O_CREAT | constants.O_RDONLY)
  const output = plainOutput(fd, NOBODY)
  const heard: (string | undefined)[] = []
  output.on!('error', ({ code }) => heard.push(code))
  expect(await written(output, 'brie')).toMatchObject({ code: 'EBADF' })
  expect(heard).toEqual(['EBADF'])
  closeSync(fd)
})

it('where a pipe refuses rather than waits, the stream of Node takes over from the byte that was refused', async () => {
  const path = join(newFolder(), 'pipe')
  execFileSync('mkfifo', [path])
  const fd = openSync(path, constants.O_RDWR | constants.O_NONBLOCK)
  const rest: Buffer[] = []
  const stream: Output = {
    on: (_, listener) => listener(new Error('heard there, too')),
    write(content, done) {
      rest.push(Buffer.from(content as Uint8Array))
      done?.()
      return true
    },
  }
  const output = plainOutput(fd, () => stream)
  const heard: string[] = []
  output.on!('error', ({ message }) => heard.push(message))
  const content = Buffer.from(Array.from({ length: 200_000 }, (_, i) => i % 251))
  await written(output, content)
  await written(output, 'end')
  const first = Buffer.alloc(content.length)
  const taken = readSync(fd, first)
  expect(taken).toBeGreaterThan(0)
  expect(taken).toBeLessThan(content.length)
  let all = first.subarray(0, taken)
  for (let more = Buffer.alloc(content.length), n = 0; all.length + Buffer.concat(rest).length < content.length + 3; all = Buffer.concat([all, more.subarray(0, n)])) n = readSync(fd, more) // biome-ignore format: pipes are read in parts
  expect(Buffer.concat([all, ...rest]).equals(Buffer.concat([content, Buffer.from('end')]))).toBe(true)
  expect(heard).toEqual(['heard there, too'])
  closeSync(fd)
})
