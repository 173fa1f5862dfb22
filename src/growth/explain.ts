import { madScale, median } from '../metrics/statistics.ts'
import { POST_FLAG, type PostColumns } from '../model/records.ts'
import type { Stretch } from './growth.ts'
import { DAY_MS } from './points.ts'

/**
 * Why a step is there, as far as the input shows: a giveaway, a viral post, posts that rose and the season explain it; flat
 * does not; open cannot be told. Chance: posts did well around it, or there was a giveaway, as so often that it neither explains nor contradicts.
 */
export type StepKind = 'giveaway' | 'viral' | 'rose' | 'season' | 'chance' | 'flat' | 'open'

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
  /** Comments of a post whose likes are hidden tell that it is viral from so many times the usual on, and of this number. */
  discussed: 10,
  fewestComments: 5,
  /** What is as likely as this around any week explains none (judgement, 2026). */
  chance: 0.2,
} as const

/** Posts as the explanation of steps: made once an account, asked for each step. `snapshot` is when the counts were taken. */
export function explainer(posts: PostColumns | null, snapshot: number | null): (from: number, to: number) => StepKind {
  if (!posts) return () => 'open'
  const rows: Row[] = []
  for (let i = 0; i < posts.length; i++) {
    const date = posts.date[i]!
    if (Number.isNaN(date)) continue
    const young = snapshot !== null && date > snapshot - EXPLAIN_LIMITS.settledDays * DAY_MS
    rows.push({
      date,
      giveaway: (posts.flags[i]! & POST_FLAG.giveaway) !== 0,
      engagement: young ? Number.NaN : posts.likes[i]! + zeroIfUnknown(posts.comments[i]!),
      views: young ? Number.NaN : posts.views[i]!,
      comments: young ? Number.NaN : posts.comments[i]!,
      hidden: !young && Number.isNaN(posts.likes[i]!) && Number.isNaN(posts.views[i]!),
    })
  }
  // a story or a reply is no post of its own, and tells of a giveaway all the same
  const dated: readonly Dated[] = [...rows, ...giveawaysElsewhere(posts)]
  return (from, to) => {
    const away = (date: number) => daysAway(date, { from, to })
    const fortnight = rows.filter(({ date }) => away(date) <= EXPLAIN_LIMITS.giveawayDays)
    let chance = false
    if (dated.some(({ giveaway, date }) => giveaway && away(date) <= EXPLAIN_LIMITS.giveawayDays)) {
      const around = dated.filter(({ date }) => away(date) <= EXPLAIN_LIMITS.farDays)
      if (!isUsual(around, ({ giveaway }) => giveaway, { from, to })) return 'giveaway'
      chance = true
    }
    const hidden = fortnight.filter(row => row.hidden)
    if (hidden.length > 0 && isDiscussed(hidden, rows, { from, to })) return 'viral'
    let told = false
    let rose = false
    for (const measure of ['engagement', 'views'] as const) {
      const near: number[] = []
      const far: Row[] = []
      for (const row of rows) {
        if (Number.isNaN(row[measure])) continue
        const days = away(row.date)
        if (days <= EXPLAIN_LIMITS.nearDays) near.push(row[measure])
        else if (days <= EXPLAIN_LIMITS.farDays) far.push(row)
      }
      if (far.length < EXPLAIN_LIMITS.fewestFar) continue
      const usual = Math.max(median(far.map(row => row[measure])), 1)
      const isViral = (row: Row) => row[measure] >= EXPLAIN_LIMITS.viral * usual
      if (fortnight.some(isViral)) {
        if (!isUsual(far, isViral, { from, to })) return 'viral'
        chance = true
      }
      if (near.length < EXPLAIN_LIMITS.fewestNear) continue
      told = true
      if (median(near) < EXPLAIN_LIMITS.rose * usual) continue
      if (
        byChance(
          near,
          far.map(row => row[measure]),
          usual,
        )
      )
        chance = true // biome-ignore format: one thought
      else rose = true
    }
    if (rose) return 'rose'
    if (chance) return 'chance'
    // nobody knows how a post went whose figures are hidden
    return told && hidden.every(({ date }) => away(date) > EXPLAIN_LIMITS.nearDays) ? 'flat' : 'open'
  }
}

interface Dated {
  readonly date: number
  readonly giveaway: boolean
}

interface Row extends Dated {
  readonly engagement: number
  readonly views: number
  readonly comments: number
  /** Neither likes nor views are known, though it is old enough. */
  readonly hidden: boolean
}

function giveawaysElsewhere({ others }: PostColumns): Dated[] {
  if (!others) return []
  return Array.from(others.date, (date, i) => ({ date, giveaway: (others.flags[i]! & POST_FLAG.giveaway) !== 0 })).filter(
    ({ giveaway }) => giveaway,
  )
}

/** Days between a date and a stretch; 0 within it. */
const daysAway = (date: number, { from, to }: Stretch): number => (date < from ? from - date : date > to ? date - to : 0) / DAY_MS

/** Whether a post whose likes are hidden was commented on far more than others, and than its others are now and then. */
function isDiscussed(hidden: readonly Row[], rows: readonly Row[], stretch: Stretch): boolean {
  const { giveawayDays, farDays, fewestFar, fewestComments, discussed } = EXPLAIN_LIMITS
  const far = rows.filter(({ date, comments }) => {
    const days = daysAway(date, stretch)
    return days > giveawayDays && days <= farDays && !Number.isNaN(comments)
  })
  if (far.length < fewestFar) return false
  const usual = Math.max(median(far.map(({ comments }) => comments)), fewestComments)
  const isSuch = ({ comments }: Row) => comments >= discussed * usual
  return hidden.some(isSuch) && !isUsual(far, isSuch, stretch)
}

/** Whether such posts come so often that one stands near any stretch of this length: as often as chance has it, at their rate elsewhere. */
function isUsual<Of extends Dated>(far: readonly Of[], isSuch: (row: Of) => boolean, stretch: Stretch): boolean {
  const others = far.filter(({ date }) => daysAway(date, stretch) > EXPLAIN_LIMITS.giveawayDays)
  if (others.length === 0) return false
  const looked = stretch.to - stretch.from + 2 * EXPLAIN_LIMITS.giveawayDays * DAY_MS
  const dates = others.map(({ date }) => date)
  const [first, last] = [Math.min(...dates), Math.max(...dates)]
  // the stretch lies among them, and is none of their time, where there are others on both sides
  const span = last - first - (first < stretch.from && last > stretch.to ? looked : 0)
  const expected = (others.filter(isSuch).length * looked) / Math.max(span, looked)
  return 1 - Math.exp(-expected) > EXPLAIN_LIMITS.chance
}

/** Whether the median of so few posts lies so far over the usual by chance, as posts of the account vary. */
function byChance(near: readonly number[], far: readonly number[], usual: number): boolean {
  const spread = madScale(far.map(value => Math.log(value + 0.5)))
  if (spread === 0) return false
  const error = (1.2533 * spread) / Math.sqrt(near.length)
  return Math.log((median(near) + 0.5) / (usual + 0.5)) < ONE_IN_FIVE * error
}

/** 80th percentile of a standard normal. */
const ONE_IN_FIVE = 0.8416

function zeroIfUnknown(value: number): number {
  return Number.isNaN(value) ? 0 : value
}
