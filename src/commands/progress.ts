import type { Progress } from '../input/progress.ts'
import { forTerminal } from '../text/escape.ts'
import { count } from '../text/numbers.ts'
import type { Flags } from './flags.ts'
import type { ProcessLike } from './process.ts'

/** A run that takes less shows nothing. */
const FROM_MS = 1000

export interface Indicator {
  readonly show: (progress: Progress) => void
  readonly stop: () => void
}

/** Rows and bytes on standard error, where a person looks on: not under CI, into a file, with --quiet or --no-progress. */
export function indicator({ stderr, env, now }: ProcessLike, { quiet, progress }: Flags): Indicator | null {
  if (stderr.isTTY !== true || quiet || progress === false || (env.CI ?? '') !== '' || env.TERM === 'dumb') return null
  const clock = now ?? Date.now
  const started = clock()
  let spinner: { text: string; stop: () => unknown } | null = null
  let loading = false
  let stopped = false
  return {
    show({ path, bytes, rows }) {
      if (stopped || clock() - started < FROM_MS) return
      const text = `${forTerminal(path).slice(-40)}: ${count(rows)} rows · ${count(bytes / 1_000_000)} MB read`
      if (spinner) spinner.text = text
      else if (!loading) {
        loading = true
        void import('yocto-spinner').then(({ default: start }) => {
          if (!stopped) spinner = start({ text, stream: stderr as NodeJS.WriteStream }).start()
        })
      }
    },
    stop() {
      stopped = true
      spinner?.stop()
    },
  }
}
