import { basename } from 'node:path'
import { canonical } from '../canonical.ts'
import { CONFIG_NAME } from '../config/load.ts'
import type { Config } from '../config/schema.ts'
import { VetError } from '../errors.ts'
import { fileOf } from '../input/open.ts'
import { type Flags, inputsOf } from './flags.ts'

/** Every file that a run reads, or adds to: what no report may replace. */
export function filesOf(files: readonly string[], flags: Flags, config: Pick<Config, 'baseline'> = {}): string[] {
  const inputs = inputsOf(files, flags).map(input => (typeof input === 'string' ? input : String(input.input)))
  const others = [flags.config, flags.tiers, flags.baseline, config.baseline, flags.saveHistory]
  return [...inputs, ...others.filter(path => path !== undefined)]
}

/**
 * Takes places for reports, one after the other, and refuses what would lose a report or another file of the run.
 * @param used files that the run reads, or adds to
 */
export async function takePlaces(used: readonly string[]): Promise<(path: string) => Promise<void>> {
  const taken = new Map<string, string>()
  for (const path of used)
    if (path !== '-') taken.set(await canonical(fileOf(path).file), `${path} is read in this run, and would be replaced.`)
  return async path => {
    const place = await canonical(path)
    const clash = taken.get(place) ?? (basename(place) === CONFIG_NAME ? 'a config is called so, and is no place for a report.' : undefined)
    if (clash) throw new VetError('bad-option', `-o ${path}: ${clash}`, 'Give the report a name of its own.')
    taken.set(place, 'two reports cannot have one name.')
  }
}
