import { VetError } from '../errors.ts'
import { readDay } from '../input/options.ts'
import { BASES, KINDS, TIERS } from '../model/names.ts'
import { type Filters, SORT_FIELDS } from '../report/select.ts'
import { nearest } from '../text/nearest.ts'
import type { VetOptions } from '../vet.ts'
import { checkConfig, checkTiers } from './load.ts'

const FAIL_ON = ['insufficient', 'possible', 'likely'] as const
const EVIDENCE = ['all', 'fired', 'none'] as const
const ENGINES = ['auto', 'memory', 'duckdb'] as const
/** More would wait for the one that gathers; each takes some 60 MB. */
const MOST_THREADS = 64

/** Every option, as the types have them: one more there is a fault here. */
const OPTIONS: Readonly<Record<keyof VetOptions, true>> = {
  config: true, platform: true, niche: true, country: true, handle: true, map: true, tiers: true, er: true, includeSaves: true,
  prior: true, postsWindow: true, asOf: true, today: true, progress: true, filters: true, sort: true, failOn: true, strict: true,
  evidence: true, engine: true, charts: true, onAccount: true, only: true, baseline: true, shard: true, threads: true, password: true, standardInput: true,
} // biome-ignore format: one glance
const FILTERS: Readonly<Record<keyof Filters, true>> = {
  tier: true, minFollowers: true, maxFollowers: true, minEr: true, flagged: true, onlyChanged: true,
} // biome-ignore format: one glance

/** What each option is, but for those of a few known words. */
const TYPES: Readonly<Record<'string' | 'number' | 'boolean' | 'function' | 'object', readonly (keyof VetOptions)[]>> = {
  string: ['platform', 'niche', 'country', 'handle', 'asOf', 'today', 'only', 'shard', 'password'],
  number: ['prior', 'postsWindow', 'threads'],
  boolean: ['includeSaves', 'strict', 'charts'],
  function: ['progress', 'onAccount'],
  object: ['config', 'map', 'filters', 'baseline'],
}

/**
 * Refuses what the types forbid, for callers who have none: a word that means nothing would quietly change the numbers.
 * @throws VetError that names the option and what may stand there
 */
export async function checkOptions(options: VetOptions): Promise<void> {
  const given: unknown = options
  if (!isObject(given) || Array.isArray(given))
    throw new VetError('bad-option', `The options are ${said(given)}, no object.`, 'Leave them out, or write { platform: "instagram" }.')
  const { filters = {} } = options
  noOthers('', options, Object.keys(OPTIONS))
  for (const [type, names] of Object.entries(TYPES))
    for (const name of names) {
      const value = given[name]
      if (value !== undefined && (type === 'object' ? !isObject(value) || Array.isArray(value) : typeof value !== type))
        throw new VetError(
          'bad-option',
          `${name} is ${said(value)}, not ${type === 'object' ? 'an' : 'a'} ${type}.`,
          'Leave it out, or see the type VetOptions.',
        )
    }
  noOthers('filters.', filters, Object.keys(FILTERS))
  oneOf('er', options.er, BASES)
  oneOf('sort', options.sort, SORT_FIELDS)
  oneOf('failOn', options.failOn, FAIL_ON)
  oneOf('evidence', options.evidence, EVIDENCE)
  oneOf('engine', options.engine, ENGINES)
  const { threads = 1 } = options
  if (!Number.isInteger(threads) || threads < 1 || threads > MOST_THREADS)
    throw new VetError(
      'bad-option',
      `threads is ${said(threads)}, not a number of threads.`,
      `Use a whole number from 1 to ${MOST_THREADS}, or leave it out.`,
    )
  oneOf('filters.tier', filters.tier ?? undefined, TIERS)
  for (const name of ['minFollowers', 'maxFollowers', 'minEr'] as const) {
    const value = filters[name] ?? null
    if (value !== null && (typeof value !== 'number' || Number.isNaN(value)))
      throw new VetError('bad-option', `filters.${name} is ${said(value)}, not a number.`, 'Leave it out, or give a number.')
  }
  for (const [field, header] of Object.entries(options.map ?? {}))
    if (typeof header !== 'string')
      throw new VetError('bad-option', `map.${field} is ${said(header)}, not a string.`, 'Write the header of its column.')
  if (options.today !== undefined) readDay(options.today)
  if (options.config !== undefined) await checkConfig(options.config)
  if (options.tiers !== undefined) await checkTiers(options.tiers)
}

/**
 * Refuses inputs that are none.
 * @throws VetError that says what may stand there
 */
export function checkInputs(inputs: readonly unknown[]): void {
  if (!Array.isArray(inputs))
    throw new VetError('no-input', 'The inputs are no list.', 'Write one file as a list as well: vet(["accounts.csv"]).')
  for (const given of inputs) {
    const named = isObject(given) && 'kind' in given
    if (named) oneOf('The kind of an input', given.kind, KINDS)
    const input = named ? given.input : given
    if (typeof input !== 'string' && !(isObject(input) && typeof input.path === 'string' && (input.content ?? null) !== null))
      throw new VetError(
        'no-input',
        'An input is neither a path nor content under a name.',
        'Write "accounts.csv", or { path: "accounts.csv", content }.',
      )
  }
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null

/** A misspelt option is not one that was left out. */
export function noOthers(within: string, given: object, known: readonly string[]): void {
  const other = Object.keys(given).find(name => !known.includes(name))
  if (other === undefined) return
  const near = nearest(other, known)
  throw new VetError(
    'bad-option',
    `There is no option “${within}${other}”.`,
    near === null ? `Known: ${known.map(name => within + name).join(', ')}.` : `Did you mean “${within}${near}”?`,
  )
}

function oneOf(name: string, value: unknown, known: readonly string[]): void {
  if (value === undefined || known.includes(value as string)) return
  throw new VetError('bad-option', `${name} cannot be ${said(value)}.`, `Use ${known.join(', ')}.`)
}

export function said(value: unknown): string {
  if (typeof value === 'string') return `“${value}”`
  if (Array.isArray(value)) return 'a list'
  return isObject(value) ? 'an object' : typeof value === 'function' ? 'a function' : String(value)
}
