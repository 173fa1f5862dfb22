import { median } from '../metrics/statistics.ts'
import { POST_FLAG, type PostColumns } from '../model/records.ts'
import { DAY_MS } from './points.ts'

/** Why a step is there, as far as posts show: giveaway, viral and rose explain it; flat does not; open cannot be told. */
export type StepKind = 'giveaway' | 'viral' | 'rose' | 'flat' | 'open'

/** From 53 of 56 spikes of 30 channels, in which views rose with followers; the day counts are judgement, 2026. */
export const EXPLAIN_LIMITS = {
  nearDays: 7,
  giveawayDays: 14,
  /** Posts further off are of another time, with other followers. */
  farDays: 180,
  fewestNear: 1,
  fewestFar: 4,
  rose: 1.3,
  viral: 4,
  /** Engagement still grows for two days. */
  settledDays: 2,
} as const

/** Posts as the explanation of steps: made once an account, asked for each step. `snapshot` is when the counts were taken. */
export function explainer(posts: PostColumns | null, snapshot: number | null): (from: number, to: number) => StepKind {
  if (!posts) return () => 'open'
  const rows: { readonly date: number; readonly giveaway: boolean; readonly engagement: number; readonly views: number }[] = []
  for (let i = 0; i < posts.length; i++) {
    const date = posts.date[i]!
    if (Number.isNaN(date)) continue
    const young = snapshot !== null && date > snapshot - EXPLAIN_LIMITS.settledDays * DAY_MS
    rows.push({
      date,
      giveaway: (posts.flags[i]! & POST_FLAG.giveaway) !== 0,
      engagement: young ? Number.NaN : posts.likes[i]! + zeroIfUnknown(posts.comments[i]!),
      views: young ? Number.NaN : posts.views[i]!,
    })
  }
  return (from, to) => {
    const away = (date: number) => (date < from ? from - date : date > to ? date - to : 0) / DAY_MS
    const fortnight = rows.filter(({ date }) => away(date) <= EXPLAIN_LIMITS.giveawayDays)
    if (fortnight.some(({ giveaway }) => giveaway)) return 'giveaway'
    let told = false
    let rose = false
    for (const measure of ['engagement', 'views'] as const) {
      const near: number[] = []
      const far: number[] = []
      for (const row of rows) {
        if (Number.isNaN(row[measure])) continue
        const days = away(row.date)
        if (days <= EXPLAIN_LIMITS.nearDays) near.push(row[measure])
        else if (days <= EXPLAIN_LIMITS.farDays) far.push(row[measure])
      }
      if (far.length < EXPLAIN_LIMITS.fewestFar) continue
      const usual = Math.max(median(far), 1)
      if (fortnight.some(row => row[measure] >= EXPLAIN_LIMITS.viral * usual)) return 'viral'
      if (near.length < EXPLAIN_LIMITS.fewestNear) continue
      told = true
      rose ||= median(near) >= EXPLAIN_LIMITS.rose * usual
    }
    return rose ? 'rose' : told ? 'flat' : 'open'
  }
}

function zeroIfUnknown(value: number): number {
  return Number.isNaN(value) ? 0 : value
}
