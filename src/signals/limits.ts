import { VetError } from '../errors.ts'
import { nearest } from '../text/nearest.ts'
import type { Signal } from './signal.ts'

/** Numbers by signal and limit, as the config writes them: `{ "flat-likes": { "flat": 0.08 } }`. */
export type LimitOverrides = Readonly<Record<string, Readonly<Record<string, number>>>>

/** The limits in force, by signal. */
export type Limits = ReadonlyMap<string, Readonly<Record<string, number>>>

/** @throws VetError for a signal or a limit that does not exist, with the nearest that does */
export function limitsOf(signals: readonly Signal[], overrides: LimitOverrides): Limits {
  for (const [id, changed] of Object.entries(overrides)) {
    const signal = signalNamed(signals, id, 'to set limits of')
    for (const limit of Object.keys(changed))
      if (!Object.hasOwn(signal.limits, limit))
        throw noSuch(`The signal “${id}” has no limit “${limit}”.`, limit, Object.keys(signal.limits))
  }
  return new Map(signals.map(({ id, limits }) => [id, Object.hasOwn(overrides, id) ? { ...limits, ...overrides[id] } : limits] as const))
}

/** @throws VetError where there is none of that id, with the nearest that there is */
export function signalNamed(signals: readonly Signal[], id: string, why: string): Signal {
  const signal = signals.find(signal => signal.id === id)
  if (signal) return signal
  throw noSuch(`There is no signal “${id}” ${why}.`, id, signals.map(({ id }) => id)) // biome-ignore format: one glance
}

function noSuch(message: string, name: string, known: readonly string[]): VetError {
  const near = nearest(name, known)
  return new VetError('bad-config', message, near ? `Did you mean “${near}”?` : `Known: ${known.join(', ') || 'none'}.`)
}
