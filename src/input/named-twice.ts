import { canonical } from '../canonical.ts'
import { isServer } from '../engine/choose.ts'
import type { NamedInput } from '../settings.ts'
import type { Diagnostics } from './diagnostics.ts'

/** A file that is named twice would count twice where its rows have no ids; the kind that was said of either holds. */
export async function eachOnce(named: readonly NamedInput[], diagnostics: Diagnostics): Promise<NamedInput[]> {
  if (named.length < 2) return [...named]
  const places = new Map<string, number>()
  const once: NamedInput[] = []
  for (const one of named) {
    const { input, kind } = one
    const place = typeof input !== 'string' ? null : isServer(input) || input === '-' ? input : await canonical(input).catch(() => input)
    const before = place === null ? undefined : places.get(place)
    if (before === undefined) {
      if (place !== null) places.set(place, once.length)
      once.push(one)
      continue
    }
    const first = once[before]!
    once[before] = { input: first.input, kind: first.kind ?? kind }
    diagnostics.add({
      code: 'named-twice',
      severity: 'warning',
      message: 'This file is named twice; it was read once.',
      file: String(input),
    })
  }
  return once
}
