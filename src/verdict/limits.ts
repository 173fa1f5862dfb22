import { VetError } from '../errors.ts'
import { GROUPS, type Group } from '../model/names.ts'
import { nearest } from '../text/nearest.ts'
import { ENGAGEMENT_LIMITS } from './engagement.ts'
import { LABEL_LIMITS } from './label.ts'
import { GROUP_LIMITS } from './ledger.ts'

/** Numbers that turn evidence into verdicts. */
export interface VerdictLimits {
  readonly groups: Readonly<Record<Group, { readonly low: number; readonly high: number; readonly damping: number }>>
  readonly labels: Readonly<Record<keyof typeof LABEL_LIMITS, number>>
  readonly engagement: Readonly<Record<keyof typeof ENGAGEMENT_LIMITS, number>>
}

/** What the config calls these limits by, beside the ids of the signals. */
export const VERDICT = 'verdict'

const BOUNDS = ['low', 'high', 'damping'] as const

/** Under one name each, as the config has them: `likely`, `sampleHigh`, `engagementStrongSign`. */
export const VERDICT_DEFAULTS: Readonly<Record<string, number>> = {
  ...LABEL_LIMITS,
  ...Object.fromEntries(GROUPS.flatMap(group => BOUNDS.map(bound => [joined(group, bound), GROUP_LIMITS[group][bound]]))),
  ...Object.fromEntries(Object.entries(ENGAGEMENT_LIMITS).map(([name, value]) => [joined('engagement', name), value])),
}

/** @throws VetError for a limit that does not exist, with the nearest that does */
export function verdictLimits(overrides: Readonly<Record<string, number>>): VerdictLimits {
  for (const name of Object.keys(overrides))
    if (!Object.hasOwn(VERDICT_DEFAULTS, name)) {
      const near = nearest(name, Object.keys(VERDICT_DEFAULTS))
      throw new VetError(
        'bad-config',
        `There is no limit “${name}” of the verdict.`,
        near ? `Did you mean “${near}”?` : `Known: ${Object.keys(VERDICT_DEFAULTS).join(', ')}.`,
      )
    }
  for (const [name, limit] of Object.entries(overrides))
    if (limit < 0 && Object.hasOwn(LABEL_LIMITS, name))
      throw new VetError('bad-config', `The limit “${name}” of the verdict is ${limit}.`, 'Limits are not negative.')
  const [likely, possible] = (['likely', 'possible'] as const).map(name => overrides[name] ?? LABEL_LIMITS[name]) as [number, number]
  if (possible > likely || likely >= 1 || possible <= 0)
    throw new VetError(
      'bad-config',
      `The limits of the verdict do not fit together: likely from a probability of ${likely} on, possible from ${possible} on.`,
      'Both lie between 0 and 1, and possible is at most likely.',
    )
  for (const group of GROUPS) {
    const [low, high, damping] = BOUNDS.map(bound => overrides[joined(group, bound)] ?? GROUP_LIMITS[group][bound]) as [
      number,
      number,
      number,
    ]
    if (low > high || damping < 0 || damping > 1)
      throw new VetError(
        'bad-config',
        `The limits of the group ${group} do not fit together: low ${low}, high ${high}, damping ${damping}.`,
        'Low is at most high, and damping lies between 0 and 1.',
      )
  }
  const value = (name: string) => overrides[name] ?? VERDICT_DEFAULTS[name]!
  const all = <K extends string>(names: readonly K[], key: (name: K) => string) =>
    Object.fromEntries(names.map(name => [name, value(key(name))])) as Record<K, number>
  return {
    groups: Object.fromEntries(GROUPS.map(group => [group, all(BOUNDS, bound => joined(group, bound))])) as VerdictLimits['groups'],
    labels: all(Object.keys(LABEL_LIMITS) as (keyof typeof LABEL_LIMITS)[], name => name),
    engagement: all(Object.keys(ENGAGEMENT_LIMITS) as (keyof typeof ENGAGEMENT_LIMITS)[], name => joined('engagement', name)),
  }
}

function joined(first: string, second: string): string {
  return first + second[0]!.toUpperCase() + second.slice(1)
}
