import { forTerminal } from '../text/escape.ts'
import type { Flags } from './flags.ts'

/** Options that change what a run finds, and so belong to the command that is proposed after it. */
const KEPT = [
  ['accounts', '--accounts'],
  ['posts', '--posts'],
  ['history', '--history'],
  ['followers', '--followers'],
  ['platform', '--platform'],
  ['niche', '--niche'],
  ['country', '--country'],
  ['handle', '--handle'],
  ['map', '--map'],
  ['tiers', '--tiers'],
  ['er', '--er'],
  ['saves', '--saves'],
  ['prior', '--prior'],
  ['postsWindow', '--posts-window'],
  ['asOf', '--as-of'],
  ['baseline', '--baseline'],
  ['engine', '--engine'],
  ['shard', '--shard'],
  ['config', '--config'],
] as const satisfies readonly (readonly [keyof Flags, string])[]

/** Files and options of this run as they are typed again, quoted for a shell. */
export function retype(files: readonly string[], flags: Flags): string {
  const options = KEPT.flatMap(([name, option]) => {
    const value: string | number | boolean | readonly string[] | undefined = flags[name]
    if (value === undefined || value === false) return []
    if (value === true) return [option]
    return (typeof value === 'object' ? value : [value]).map(each => `${option} ${asWord(String(each))}`)
  })
  return [...files.map(asFile), ...options].join(' ')
}

/** A word as a shell takes it. */
export function asWord(text: string): string {
  const safe = forTerminal(text)
  return /^[\w@%+=:,./-]+$/.test(safe) ? safe : `'${safe.replaceAll("'", `'\\''`)}'`
}

/** A file's name that begins like an option is one of this folder. */
function asFile(path: string): string {
  return asWord(/^-./.test(path) ? `./${path}` : path)
}
