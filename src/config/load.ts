import { statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { checkedOnce } from '../copied.ts'
import { VetError } from '../errors.ts'
import { readPlatform } from '../input/handles.ts'
import { TIER_PRESETS, type TierPreset, type TierRules } from '../metrics/tiers.ts'
import type { TierBounds } from '../model/report.ts'
import type { Config } from './schema.ts'

export const CONFIG_NAME = 'vet.config.json'

/**
 * The config named, else the nearest `vet.config.json` from the folder upwards, else an empty one.
 * Without a folder that is the one of the process.
 * Paths of `outputs` and `baseline` stand in it from its own folder, and are answered whole.
 */
export async function loadConfig(named: string | null = null, folder: string = process.cwd()): Promise<Config> {
  const found = named ?? upwards(folder)
  if (found === null) return {}
  const config = await parseConfig(found, await read(resolve(folder, found), `The config ${found}`, named === null ? null : '--config'))
  const from = dirname(resolve(folder, found))
  if (!config.outputs && !config.baseline) return config
  const whole: Config = {
    ...config,
    ...(config.outputs && { outputs: await outputsOf(config.outputs, from, found) }),
    ...(config.baseline && { baseline: resolve(from, config.baseline) }),
  }
  return fitted(whole)
}

/** Loaded when used. */
async function outputsOf(outputs: readonly string[], from: string, config: string): Promise<string[]> {
  const { placed } = await import('./outputs.ts')
  return await Promise.all(outputs.map(output => placed(output, from, config)))
}

/** The nearest config, which is not read yet: without one, nothing is. */
function upwards(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, CONFIG_NAME)
    try {
      statSync(path)
      return path
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'ENOENT' && code !== 'ENOTDIR') throw new VetError('bad-config', `${path} could not be read (${code}).`, null)
    }
    if (dirname(at) === at) return null
  }
}

/** @param option that the path was given to; null where it was found */
async function read(path: string, what: string, option: string | null): Promise<string> {
  const { CONFIG_MOST, readAtMost, whyUnread } = await import('../read-at-most.ts')
  const bytes = await readAtMost(path, CONFIG_MOST).catch(error => {
    throw new VetError(
      'bad-config',
      `${what} could not be read (${whyUnread(error, CONFIG_MOST)}).`,
      option && `Check the path given to ${option}.`,
    )
  })
  return bytes.toString('utf8')
}

async function parseConfig(path: string, text: string): Promise<Config> {
  const { readJson, said } = await import('./json.ts')
  const { value, places } = readJson(path, text)
  return await fitting(value, at => `${path}${at.length > 0 ? `, ${said(places.of(at))}` : ''}`)
}

/** Configs and tier rules that fit the schema, so that none is checked twice. */
const fit = checkedOnce()

function fitted<T extends object>(value: T): T {
  fit.add(value)
  return value
}

/** @throws VetError where a config that a caller made does not fit the schema */
export async function checkConfig(config: Config): Promise<void> {
  if (!fit.has(config) && Object.keys(config).length > 0) await fitting(config, () => 'The config')
}

/** @param placed what is said of the place of a fault before its path */
async function fitting(value: unknown, placed: (at: readonly PropertyKey[]) => string): Promise<Config> {
  const { configSchema } = await import('./schema.ts')
  const checked = configSchema.safeParse(value)
  if (checked.success) {
    const left = prototypeIn(value)
    if (left) throw new VetError('bad-config', `${placed(left)}, at ${left.join('.')}: there is no setting “__proto__”.`, 'Take it out.')
    const { faultOf } = await import('./meaning.ts')
    const fault = faultOf(checked.data)
    if (fault) throw new VetError('bad-config', `${placed(fault.at)}: ${fault.error.message}`, fault.error.hint)
    return fitted(checked.data)
  }
  const { sayIssue } = await import('./issue.ts')
  const { at, message, hint } = sayIssue(checked.error.issues, configSchema, value)
  throw new VetError('bad-config', `${placed(at)}${message}`, hint)
}

/** Where a key `__proto__` stands, which the schema leaves out of records without a word; null where none does. */
function prototypeIn(value: unknown, at: readonly string[] = []): readonly string[] | null {
  if (typeof value !== 'object' || value === null) return null
  for (const [key, within] of Object.entries(value)) {
    const found = key === '__proto__' ? [...at, key] : prototypeIn(within, [...at, key])
    if (found) return found
  }
  return null
}

/** @throws VetError where bounds that a caller made are none */
export async function checkTiers(tiers: NonNullable<Config['tiers']> | TierRules): Promise<void> {
  if (typeof tiers === 'object' && tiers !== null && fit.has(tiers)) return
  if (typeof tiers === 'string') {
    tierRules(tiers)
    return
  }
  const { name: _, ...bounds } = (tiers ?? {}) as Partial<TierRules>
  await fitting({ tiers: typeof tiers === 'object' && tiers !== null && !Array.isArray(tiers) ? bounds : tiers }, () => 'The option tiers')
}

/** Tier rules from a preset's name or the config's table. */
export function tierRules(tiers: Config['tiers'] | TierRules): TierRules {
  if (tiers === undefined) return { name: 'classic', all: TIER_PRESETS.classic, byPlatform: {}, byNiche: {} }
  if (typeof tiers === 'string') {
    if (!Object.hasOwn(TIER_PRESETS, tiers)) throw noPreset(tiers)
    return { name: tiers, all: TIER_PRESETS[tiers], byPlatform: {}, byNiche: {} }
  }
  if ('name' in tiers) return tiers
  if ('micro' in tiers) return { name: 'config', all: tiers, byPlatform: {}, byNiche: {} }
  const { all = 'classic', byPlatform = {}, byNiche = {} } = tiers
  const named = (table: Readonly<Record<string, TierBounds | TierPreset>>, key: (name: string) => string): Record<string, TierBounds> =>
    Object.fromEntries(Object.entries(table).map(([name, bounds]) => [key(name), boundsOf(bounds)]))
  return { name: 'config', all: boundsOf(all), byPlatform: named(byPlatform, readPlatform), byNiche: named(byNiche, nicheKey) }
}

const boundsOf = (bounds: TierBounds | TierPreset): TierBounds => (typeof bounds === 'string' ? TIER_PRESETS[bounds] : bounds)

/** `food`, or `instagram/food` with the platform as accounts have it. */
function nicheKey(name: string): string {
  const at = name.indexOf('/')
  return at < 0 ? name.toLowerCase() : `${readPlatform(name.slice(0, at))}/${name.slice(at + 1).toLowerCase()}`
}

/** `--tiers`: a preset's name, or a file with what stands under `tiers` in a config, such as `{"micro": 2000, "macro": 100000, "celebrity": 1000000}`. */
export async function tiersOption(value: string): Promise<TierRules> {
  if (Object.hasOwn(TIER_PRESETS, value)) return fitted(tierRules(value as keyof typeof TIER_PRESETS))
  if (!value.includes('.') && !value.includes('/')) throw noPreset(value)
  const { readJson, said } = await import('./json.ts')
  const file = readJson(value, await read(value, `The tiers ${value}`, '--tiers'))
  const { tiers } = await fitting({ tiers: file.value }, at => `${value}, ${said(file.places.of(at.slice(1)))}`)
  return fitted(tierRules(tiers))
}

function noPreset(value: string): VetError {
  return new VetError('bad-option', `There is no tier preset “${value}”.`, `Use ${Object.keys(TIER_PRESETS).join(', ')}, or a JSON file.`)
}
