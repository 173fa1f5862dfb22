import { canonical } from '../canonical.ts'
import { isServer } from '../engine/server.ts'
import type { NamedInput } from '../settings.ts'
import { dateInName } from './dates.ts'
import type { Diagnostics } from './diagnostics.ts'

/** A file that is named twice, or a copy of another, would count twice where its rows have no ids; the kind that was said of either holds. */
export async function eachOnce(named: readonly NamedInput[], diagnostics: Diagnostics): Promise<NamedInput[]> {
  if (named.length < 2) return [...named]
  return withoutCopies(await eachPlaceOnce(named, diagnostics), diagnostics)
}

async function eachPlaceOnce(named: readonly NamedInput[], diagnostics: Diagnostics): Promise<NamedInput[]> {
  const places = new Map<string, number>()
  const once: NamedInput[] = []
  for (const one of named) {
    const { input, kind } = one
    const place = typeof input !== 'string' ? null : isFile(input) ? await canonical(input).catch(() => input) : input
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

/** Of files with the same bytes the first is read, unless they were said to be of two kinds or bear two days, which makes them a history. */
async function withoutCopies(named: readonly NamedInput[], diagnostics: Diagnostics): Promise<NamedInput[]> {
  const paths = named.flatMap(({ input }) => (typeof input === 'string' && isFile(input) ? [input] : []))
  // loaded when there is anything to compare
  const copies = paths.length < 2 ? NONE : await (await import('./same-bytes.ts')).copiesOf(paths)
  if (copies.size === 0) return [...named]
  const kept: NamedInput[] = []
  for (const one of named) {
    const { input, kind } = one
    const first = typeof input === 'string' ? copies.get(input) : undefined
    const same = (other: string) => other === first || copies.get(other) === first
    const before =
      first === undefined ? -1 : kept.findIndex(other => typeof other.input === 'string' && same(other.input) && agree(other, one))
    if (before < 0) {
      kept.push(one)
      continue
    }
    const original = kept[before]!
    kept[before] = { input: original.input, kind: original.kind ?? kind }
    diagnostics.add({
      code: 'same-bytes',
      severity: 'warning',
      message: `This file has the same bytes as ${String(original.input)}; it was not read, since its rows would count twice. If it was to be another export, export it again.`,
      file: String(input),
    })
  }
  return kept
}

const NONE: ReadonlyMap<string, string> = new Map()

function agree(one: NamedInput, other: NamedInput): boolean {
  return (
    (one.kind === null || other.kind === null || one.kind === other.kind) &&
    dateInName(String(one.input)) === dateInName(String(other.input))
  )
}

function isFile(input: string): boolean {
  return !isServer(input) && input !== '-'
}
