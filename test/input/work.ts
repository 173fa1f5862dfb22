import { Session } from 'node:inspector'

interface Coverage {
  readonly result: readonly {
    readonly url: string
    readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[]
  }[]
}

/** Counts how often each piece of the source is run, as V8 counts it for coverage: the same on every machine, however busy. */
export function workCounter() {
  const session = new Session()
  session.connect()
  const take = (): number => {
    let work = 0
    session.post('Profiler.takePreciseCoverage', (_: Error | null, { result }: Coverage) => {
      for (const { url, functions } of result)
        if (/\/src\//.test(url)) for (const { ranges } of functions) for (const { count } of ranges) work += count
    })
    return work
  }
  session.post('Profiler.enable')
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  return {
    /** How much was run for one call. */
    of(call: () => unknown): number {
      take()
      call()
      return take()
    },
    stop: () => session.disconnect(),
  }
}
