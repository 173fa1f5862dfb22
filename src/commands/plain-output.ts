import { fstatSync, statSync, writeSync } from 'node:fs'
import type { Output, ProcessLike } from './process.ts'

/**
 * The process, whose output and messages are written straight to what they go to where that is a file, a pipe or nothing at
 * all: the streams of Node take a twentieth of the time of a list of thirty to load.
 */
export function withPlainOutput(process: NodeJS.Process): ProcessLike {
  const outputOf = (fd: number, stream: () => Output) => {
    let output: Output | null = null
    return () => {
      output ??= isPlain(fd, process.platform) ? plainOutput(fd, stream) : stream()
      return output
    }
  }
  const stdout = outputOf(1, () => process.stdout)
  const stderr = outputOf(2, () => process.stderr)
  return {
    argv: process.argv,
    env: process.env,
    get stdin() {
      return process.stdin
    },
    get stdout() {
      return stdout()
    },
    get stderr() {
      return stderr()
    },
    cwd: () => process.cwd(),
    pid: process.pid,
    on: (event, listener) => process.on(event, listener),
    off: (event, listener) => process.off(event, listener),
    kill: (pid, signal) => process.kill(pid, signal),
    exit: code => process.exit(code),
  }
}

/** Whether a file, a pipe or what swallows all is open there; terminals and sockets are for Node to write to. */
function isPlain(fd: number, platform: string): boolean {
  if (platform === 'win32') return false
  try {
    const open = fstatSync(fd)
    return open.isFile() || open.isFIFO() || (open.isCharacterDevice() && open.rdev === statSync('/dev/null').rdev)
  } catch {
    return false
  }
}

/** @param stream what takes over where somebody made the pipe one that refuses rather than waits */
export function plainOutput(fd: number, stream: () => Output): Output {
  const listeners: ((error: NodeJS.ErrnoException) => void)[] = []
  let instead: Output | null = null
  const takeOver = (): Output => {
    const output = stream()
    for (const listener of listeners) output.on?.('error', listener)
    return output
  }
  return {
    isTTY: false,
    on(_, listener) {
      listeners.push(listener)
      instead?.on?.('error', listener)
    },
    write(content, done) {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content
      let written = 0
      try {
        while (instead === null && written < bytes.length) written += writeSync(fd, bytes, written)
      } catch (error) {
        const fault = error as NodeJS.ErrnoException
        if (fault.code !== 'EAGAIN') {
          for (const listener of listeners) listener(fault)
          done?.(fault)
          return true
        }
        instead = takeOver()
      }
      if (instead !== null) return instead.write(bytes.subarray(written), done)
      done?.()
      return true
    },
  }
}
