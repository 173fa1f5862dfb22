import { editDistance } from '../text/nearest.ts'
import { PLATFORM_WORDS } from './aliases.ts'
import type { Diagnostics } from './diagnostics.ts'
import { readPlatform } from './handles.ts'

const NAMES = [...new Set(Object.values(PLATFORM_WORDS))].sort()
/** Of shorter names one other letter makes another word. */
const SHORTEST = 6
/** Two letters that changed places are two off. */
const OFF = 2

/** Any word may be a platform, and none of the norms is for it; one that is nearly a known name is most likely misspelt. */
export function sayNearPlatform(platform: string | null, diagnostics: Diagnostics): void {
  const meant = platform === null ? undefined : meantBy(platform)
  if (platform === null || meant === undefined) return
  diagnostics.add({
    code: 'near-platform',
    severity: 'warning',
    message: `--platform ${platform} is no platform that is known, so no published norm is right for it. Did you mean ${meant}?`,
    file: null, line: null, column: null, field: 'platform', value: platform,
  }) // biome-ignore format: the place of a value in no row
}

/** So many are named: more would be a list of the file's mistakes. */
const MOST_NAMED = 5

/** The same of the platforms of accounts, at once. @param option what `--platform` fills in, of which it was said */
export function sayNearPlatforms(platforms: Iterable<string>, option: string | null, diagnostics: Diagnostics): void {
  const found: { readonly platform: string; readonly said: string }[] = []
  for (const platform of [...platforms].sort()) {
    if (platform === option || NAMES.includes(platform)) continue
    const parts = platform.split(/[,/+&|]/).map(part => part.trim())
    const several = parts.length > 1 && parts.every(part => NAMES.includes(readPlatform(part)))
    const meant = several ? undefined : meantBy(platform)
    if (several) found.push({ platform, said: 'these need a row each, with their own followers' })
    else if (meant !== undefined) found.push({ platform, said: `did you mean ${meant}?` })
  }
  if (found.length === 0) return
  const named = found.slice(0, MOST_NAMED).map(({ platform, said }) => `“${platform.slice(0, 40)}” (${said})`)
  diagnostics.add({
    code: 'near-platform',
    severity: 'warning',
    message: `No published norm is right for platforms that are not known: ${named.join(', ')}${found.length > MOST_NAMED ? ` and ${found.length - MOST_NAMED} more` : ''}.`,
    file: null, line: null, column: null, field: 'platform', value: found[0]!.platform,
  }) // biome-ignore format: the place of a value in no row
}

/** The known name that another word is nearly, or begins with. */
function meantBy(platform: string): string | undefined {
  if (NAMES.includes(platform)) return undefined
  return NAMES.find(name => name.length >= SHORTEST && (platform.startsWith(`${name} `) || editDistance(platform, name, OFF + 1) <= OFF))
}
