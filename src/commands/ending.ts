import { constants } from 'node:os'
import { onTemporary, removeTemporary } from '../temporary.ts'
import type { EndingSignal, ProcessLike } from './process.ts'

const SIGNALS: readonly EndingSignal[] = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Where a signal ends the run, what it made for a while is removed first; then the signal does what it does by itself, so that
 * a shell sees 130 for Ctrl-C and 143 for SIGTERM. Caught only while there is something to remove: else it ends the run at once,
 * also in the middle of a long calculation.
 */
export function endCleanly(process: ProcessLike): void {
  const end = (signal: EndingSignal) => {
    removeTemporary()
    catching(false)
    process.kill?.(process.pid!, signal)
    // the first process of a container outlives its own signals
    process.exit?.(128 + constants.signals[signal])
  }
  const catching = (on: boolean) => {
    for (const signal of SIGNALS)
      if (on) process.on?.(signal, end)
      else process.off?.(signal, end)
  }
  onTemporary(catching)
}
