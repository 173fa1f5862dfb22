import { VetError } from '../errors.ts'
import type { VetOptions } from '../index.ts'
import { BASES, TIERS } from '../model/names.ts'
import { SORT_FIELDS } from '../report/select.ts'
import { checkConfig } from './load.ts'

const FAIL_ON = ['insufficient', 'possible', 'likely'] as const
const EVIDENCE = ['all', 'fired', 'none'] as const
const ENGINES = ['auto', 'memory', 'duckdb'] as const

/**
 * Refuses what the types forbid, for callers who have none: a word that means nothing would quietly change the numbers.
 * @throws VetError that names the option and what may stand there
 */
export async function checkOptions(options: VetOptions): Promise<void> {
  const { filters = {} } = options
  oneOf('er', options.er, BASES)
  oneOf('sort', options.sort, SORT_FIELDS)
  oneOf('failOn', options.failOn, FAIL_ON)
  oneOf('evidence', options.evidence, EVIDENCE)
  oneOf('engine', options.engine, ENGINES)
  oneOf('filters.tier', filters.tier ?? undefined, TIERS)
  for (const name of ['minFollowers', 'maxFollowers', 'minEr'] as const) {
    const value = filters[name] ?? null
    if (value !== null && (typeof value !== 'number' || Number.isNaN(value)))
      throw new VetError('bad-option', `filters.${name} is ${said(value)}, not a number.`, 'Leave it out, or give a number.')
  }
  if (options.config !== undefined) await checkConfig(options.config)
}

function oneOf(name: string, value: unknown, known: readonly string[]): void {
  if (value === undefined || known.includes(value as string)) return
  throw new VetError('bad-option', `${name} cannot be ${said(value)}.`, `Use ${known.join(', ')}.`)
}

const said = (value: unknown): string => (typeof value === 'string' ? `“${value}”` : String(value))
