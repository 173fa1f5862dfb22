import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { VetError } from '../errors.ts'
import { TIER_PRESETS, type TierRules } from '../metrics/tiers.ts'
import type { Config } from './schema.ts'

const NAME = 'vet.config.json'

/**
 * The config named, else the nearest `vet.config.json` from the folder upwards, else an empty one.
 * Paths of `outputs` stand in it from its own folder, and are answered whole.
 */
export async function loadConfig(named: string | null, folder: string): Promise<Config> {
  const found = named === null ? await upwards(folder) : { path: named, text: await read(resolve(folder, named), named) }
  if (found === null) return {}
  const config = await parseConfig(found.path, found.text)
  const from = dirname(resolve(folder, found.path))
  return config.outputs ? { ...config, outputs: config.outputs.map(output => placed(output, from)) } : config
}

/** `junit=vet.xml` or `vet.xml` of a config in the folder `from`, wherever the run is. */
function placed(output: string, from: string): string {
  const [, format = '', path = ''] = /^([a-z]+=)?(.*)$/s.exec(output) ?? []
  return `${format}${resolve(from, path)}`
}

async function upwards(folder: string): Promise<{ path: string; text: string } | null> {
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, NAME)
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
      throw new VetError('bad-config', `${path} could not be read (${error.code}).`, null)
    })
    if (text !== null) return { path, text }
    if (dirname(at) === at) return null
  }
}

async function read(path: string, named: string): Promise<string> {
  return await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new VetError(
      'bad-config',
      `The config ${named} could not be read (${error.code === 'ENOENT' ? 'no such file' : error.code}).`,
      'Check the path given to --config.',
    )
  })
}

async function parseConfig(path: string, text: string): Promise<Config> {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new VetError('bad-config', `${path} is not JSON: ${(error as Error).message}.`, null)
  }
  const { configSchema } = await import('./schema.ts')
  const checked = configSchema.safeParse(value)
  if (checked.success) return checked.data
  const { sayIssue } = await import('./issue.ts')
  const { message, hint } = sayIssue(checked.error.issues, configSchema)
  throw new VetError('bad-config', `${path}${message}`, hint)
}

/** Tier rules from a preset's name or the config's table. */
export function tierRules(tiers: Config['tiers'] | undefined): TierRules {
  if (tiers === undefined) return { name: 'classic', all: TIER_PRESETS.classic, byPlatform: {}, byNiche: {} }
  if (typeof tiers === 'string') return { name: tiers, all: TIER_PRESETS[tiers], byPlatform: {}, byNiche: {} }
  const { all = 'classic', byPlatform = {}, byNiche = {} } = tiers
  const lower = Object.fromEntries(Object.entries(byNiche).map(([niche, bounds]) => [niche.toLowerCase(), bounds]))
  return { name: 'config', all: typeof all === 'string' ? TIER_PRESETS[all] : all, byPlatform, byNiche: lower }
}

/** `--tiers`: a preset's name, or a file with what stands under `tiers` in a config. */
export async function tiersOption(value: string): Promise<TierRules> {
  if (Object.hasOwn(TIER_PRESETS, value)) return tierRules(value as keyof typeof TIER_PRESETS)
  if (!value.includes('.') && !value.includes('/'))
    throw new VetError('bad-option', `There is no tier preset “${value}”.`, `Use ${Object.keys(TIER_PRESETS).join(', ')}, or a JSON file.`)
  const { tiers } = await parseConfig(value, `{"tiers":${await read(value, value)}}`)
  return tierRules(tiers)
}
