import type { Config } from '../config/schema.ts'
import { VetError } from '../errors.ts'
import { readPlatform } from '../input/handles.ts'
import { interpolate } from '../metrics/statistics.ts'
import { NORMS, type Norm, type Norms, SPREAD_WITHOUT_NORM } from './norms.ts'

/** Norms as the config writes them, by platform. */
export type NormOverrides = NonNullable<Config['norms']>

/** The published norms, with what the config puts in their place. */
export function normsWith(overrides: NormOverrides): Norms {
  if (Object.keys(overrides).length === 0) return NORMS
  const norms = new Map(NORMS)
  for (const [name, override] of Object.entries(overrides)) {
    const platform = readPlatform(name)
    const before = NORMS.get(platform) ?? null
    norms.set(platform, override.ratePct ? ofPoints(platform, override.ratePct, override, before) : withSpread(platform, override, before))
  }
  return norms
}

type Override = NormOverrides[string]

function ofPoints(platform: string, ratePct: readonly (readonly [number, number])[], override: Override, before: Norm | null): Norm {
  const points = ratePct.map(([followers, pct]) => [Math.log(followers), Math.log(pct / 100)] as const)
  const sd = override.sd ?? before?.expect(22_000, 100)?.sd ?? SPREAD_WITHOUT_NORM
  return {
    platform,
    formula: override.formula ?? before?.formula ?? 'likes+comments',
    year: override.year ?? null,
    source: override.source ?? 'the config',
    fewestFollowers: before?.fewestFollowers ?? 200,
    expect: followers => ({ lnRate: interpolate(points, Math.log(followers)), sd }),
    expectLifetime: null,
  }
}

/** The published rates, with another spread. */
function withSpread(platform: string, { sd, formula }: Override, before: Norm | null): Norm {
  if (before === null || (formula !== undefined && formula !== before.formula))
    throw new VetError(
      'bad-config',
      before === null
        ? `norms.${platform} gives no ratePct, and there is no published norm of ${platform} to give another spread.`
        : `norms.${platform} names the formula ${formula}, and the published rates are in ${before.formula}.`,
      'Give ratePct, as [[10000, 1.5], [1000000, 0.9]].',
    )
  const spread =
    (expect: Norm['expect']): Norm['expect'] =>
    (followers, posts) => {
      const expected = expect(followers, posts)
      return expected && sd !== undefined ? { ...expected, sd } : expected
    }
  return { ...before, expect: spread(before.expect), expectLifetime: before.expectLifetime && spread(before.expectLifetime) }
}
