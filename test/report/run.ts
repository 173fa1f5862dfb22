import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../src/cli.ts'

export const QUICKSTART = ['fixtures/quickstart/accounts.csv', 'fixtures/quickstart/posts.csv']

export interface Place {
  readonly stdin?: string
  readonly columns?: number
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly terminal?: boolean
  readonly now?: () => number
}

/** Runs the command line in this process, with everything it prints caught. */
export async function vet(
  args: readonly string[],
  { stdin = '', columns = 100, env = {}, cwd = process.cwd(), terminal = false, now = Date.now }: Place = {},
) {
  const printed = { out: [] as (string | Uint8Array)[], err: [] as (string | Uint8Array)[] }
  const stream = (to: (string | Uint8Array)[]) => ({
    columns,
    isTTY: terminal,
    write: (content: string | Uint8Array, done?: (error?: Error | null) => void) => {
      to.push(content)
      done?.(null)
      return true
    },
  })
  const code = await run({
    argv: ['node', 'vet', ...args],
    env,
    stdin: (async function* () {
      yield Buffer.from(stdin)
    })(),
    stdout: stream(printed.out),
    stderr: stream(printed.err),
    cwd: () => cwd,
    now,
  })
  const bytes = (parts: readonly (string | Uint8Array)[]) => Buffer.concat(parts.map(part => Buffer.from(part)))
  return { code, out: bytes(printed.out).toString(), err: bytes(printed.err).toString(), bytes: bytes(printed.out) }
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'vet-'))
