import { PLATFORM_WORDS } from './aliases.ts'
import type { Diagnostics } from './diagnostics.ts'
import { editDistance } from './known-headers.ts'

const NAMES = [...new Set(Object.values(PLATFORM_WORDS))].sort()
/** Of shorter names one other letter makes another word. */
const SHORTEST = 6
/** Two letters that changed places are two off. */
const OFF = 2

/** Any word may be a platform, and none of the norms is for it; one that is nearly a known name is most likely misspelt. */
export function sayNearPlatform(platform: string | null, diagnostics: Diagnostics): void {
  if (platform === null || NAMES.includes(platform)) return
  const meant = NAMES.find(name => name.length >= SHORTEST && editDistance(platform, name, OFF + 1) <= OFF)
  if (meant === undefined) return
  diagnostics.add({
    code: 'near-platform',
    severity: 'warning',
    message: `--platform ${platform} is no platform that is known, so no published norm is right for it. Did you mean ${meant}?`,
    file: null, line: null, column: null, field: 'platform', value: platform,
  }) // biome-ignore format: the place of a value in no row
}
