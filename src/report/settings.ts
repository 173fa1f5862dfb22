import type { Report } from '../model/report.ts'
import { NORMS_DATE, normsSaid } from '../peers/norms.ts'
import type { Settings } from '../settings.ts'
import { dayOf } from '../text/day.ts'
import { filtersSet } from './select.ts'

/** Everything that changed the numbers, as the report says it. */
export function settingsSaid(settings: Settings, engine: string): Report['settings'] {
  const { tiers, shard, asOf } = settings
  return {
    engagementBasis: settings.basis,
    includeSaves: settings.includeSaves,
    prior: settings.prior,
    limits: settings.limitOverrides,
    tiers: tiers.name,
    tierBounds: tiers.all,
    normsDate: NORMS_DATE,
    norms: normsSaid(settings.peers.norms),
    baseline: settings.baseline,
    postsWindow: settings.postsWindow,
    asOf: asOf === null ? null : dayOf(asOf),
    engine,
    shard: shard && `${shard.part}/${shard.of}`,
    filters: filtersSet(settings.filters),
    sort: settings.sort,
    money: settings.money,
  }
}
