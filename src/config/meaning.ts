import { VetError } from '../errors.ts'
import { checkColumns, checkPreset } from '../input/options.ts'
import { signals } from '../signals/index.ts'
import { limitsOf, signalNamed } from '../signals/limits.ts'
import { VERDICT, verdictLimits } from '../verdict/limits.ts'
import type { Config } from './schema.ts'

type Check = readonly [at: readonly PropertyKey[], check: () => unknown]

/** What the settings name has to be there; each check throws a VetError where it is not. */
function* checksOf({ limits = {}, columns = {}, presets = {}, ignore = [] }: Config): Generator<Check> {
  for (const [id, changed] of Object.entries(limits)) {
    if (id === VERDICT) {
      yield [['limits', id], () => verdictLimits(changed)]
      continue
    }
    yield [['limits', id], () => limitsOf(signals, { [id]: {} })]
    for (const [limit, value] of Object.entries(changed))
      yield [['limits', id, limit], () => limitsOf(signals, { [id]: { [limit]: value } })]
  }
  for (const field of Object.keys(columns)) yield [['columns', field], () => checkColumns(field)]
  for (const [name, { kind, columns }] of Object.entries(presets))
    for (const field of Object.keys(columns)) yield [['presets', name, 'columns', field], () => checkPreset(name, kind, field)]
  for (const [i, { signal }] of ignore.entries())
    if (signal !== undefined) yield [['ignore', i, 'signal'], () => signalNamed(signals, signal, 'to ignore')]
}

/** What a config of the right form names that is not there, and where; null where all of it means something. */
export function faultOf(config: Config): { readonly at: readonly PropertyKey[]; readonly error: VetError } | null {
  for (const [at, check] of checksOf(config))
    try {
      check()
    } catch (error) {
      if (error instanceof VetError) return { at, error }
      throw error
    }
  return null
}
