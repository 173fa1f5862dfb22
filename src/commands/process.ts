/** The parts of a process that a run uses, so that a test can pass its own. */
export interface ProcessLike {
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdin: AsyncIterable<Uint8Array>
  readonly stdout: Output
  readonly stderr: Output
  readonly cwd: () => string
  /** Epoch milliseconds; left out, the system's clock. */
  readonly now?: () => number
  /** How a run is ended from outside; left out where nothing ends it. */
  readonly pid?: number
  on?(event: EndingSignal, listener: (signal: EndingSignal) => void): unknown
  off?(event: EndingSignal, listener: (signal: EndingSignal) => void): unknown
  kill?(pid: number, signal: EndingSignal): unknown
  exit?(code: number): unknown
}

export type EndingSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP'

export interface Output {
  readonly isTTY?: boolean
  readonly columns?: number
  write(content: string | Uint8Array, done?: (error?: Error | null) => void): boolean
  readonly on?: (event: 'error', listener: (error: NodeJS.ErrnoException) => void) => unknown
}

/** Waits until the content is taken, so that nothing is cut off when the process ends. */
export function print(stream: Output, content: string | Uint8Array): Promise<void> {
  if (content.length === 0) return Promise.resolve()
  return new Promise(resolve => {
    stream.write(content, () => resolve())
  })
}

/** The same block by block; where nobody reads any more, the rest is not made. */
export async function printBlocks(stream: Output, blocks: AsyncIterable<string | Uint8Array> | Iterable<Uint8Array>): Promise<void> {
  for await (const block of blocks) {
    const fault = await new Promise<Error | null | undefined>(resolve => {
      if (block.length === 0) resolve(null)
      else stream.write(block, resolve)
    })
    if (fault) return
  }
}
