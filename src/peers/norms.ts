import { interpolate } from '../metrics/statistics.ts'

/** What a norm is stated in: engagement a post of this kind, over followers. */
export type NormFormula = 'likes+comments' | 'likes' | 'views' | 'likes+comments+shares'

/** What is usual on a platform. Every figure carries its source and year; norms of other formulas are never compared. */
export interface Norm {
  readonly platform: string
  readonly formula: NormFormula
  /** Null where the config gives none. */
  readonly year: number | null
  readonly source: string
  /** Fewest followers it says anything about. */
  readonly fewestFollowers: number
  /** Expected log of engagement a post over followers, with the standard deviation of that log; null where it says nothing. */
  readonly expect: (followers: number, posts: number | null) => Expected | null
  /** The same of a lifetime total over the number of posts beside it; null where `expect` says that as well. */
  readonly expectLifetime: ((followers: number, posts: number | null) => Expected | null) | null
}

interface Expected {
  readonly lnRate: number
  readonly sd: number
}

export const NORMS_DATE = '2026-11-01'

/** Engagement a video falls with the number of videos; under twenty the fit says nothing. */
export const FEWEST_VIDEOS = 20

/** TikTok likes a video over followers by size of account, in the middle of each tier (geometric), in per cent. */
const TIKTOK_BY_SIZE: readonly (readonly [number, number])[] = [
  [3_162, 9.4], [22_361, 6.3], [70_711, 3.8], [223_607, 3.1], [707_107, 2.7], [2_236_068, 2.4],
] // biome-ignore format: a table

/** X, median engagement a post over followers by size of account, in per cent. */
const X_BY_SIZE: readonly (readonly [number, number])[] = [
  [3_162, 0.327], [22_361, 0.676], [70_711, 0.107], [223_607, 0.065], [707_107, 0.033], [2_236_068, 0.02],
] // biome-ignore format: a table

const inLogs = (table: readonly (readonly [number, number])[]) =>
  table.map(([followers, pct]) => [Math.log(followers), Math.log(pct / 100)] as const)
const tiktokBySize = inLogs(TIKTOK_BY_SIZE)
const xBySize = inLogs(X_BY_SIZE)

/** TikTok likes a video by followers and videos: lifetime totals over the number of videos (TIDES 2024). */
function tiktokByVideos(followers: number, videos: number): Expected {
  const lnFollowers = Math.log(followers)
  return { lnRate: 1.349 + 0.976 * lnFollowers - 0.705 * Math.log(videos) - lnFollowers, sd: 0.86 }
}

function tiktokBySizeAlone(followers: number): Expected {
  return { lnRate: interpolate(tiktokBySize, Math.log(followers)), sd: 1.15 }
}

const PUBLISHED: readonly Norm[] = [
  {
    platform: 'instagram',
    formula: 'likes+comments',
    year: 2026,
    source:
      'a compromise of publishers that disagree (HypeAuditor 2018–2026, Rival IQ 2023, Socialinsider 2026); slope from 973 accounts of 2017',
    fewestFollowers: 200,
    expectLifetime: null,
    expect(followers) {
      const slope = -0.05 * Math.log(Math.max(followers, 10_000) / 22_000)
      const small = followers < 10_000 ? -0.5 * Math.log(followers / 10_000) : 0
      return { lnRate: Math.log(0.011) + slope + small, sd: 0.95 }
    },
  },
  {
    platform: 'tiktok',
    formula: 'likes',
    year: 2024,
    source: 'TIDES 2024, about 4,750 accounts: by size and number of videos, or by size alone where less is expected by that',
    fewestFollowers: 200,
    // few videos raise what is expected of each of them: but exports give the number of videos of a period as well, and the fit is of
    // lifetime means; so the lower of both is taken, with the wider spread: no other number of videos would be milder (judgement, 2026)
    expect(followers, posts) {
      const bySize = tiktokBySizeAlone(followers)
      if (posts === null || posts < FEWEST_VIDEOS) return bySize
      const byVideos = tiktokByVideos(followers, posts)
      return { lnRate: Math.min(byVideos.lnRate, bySize.lnRate), sd: Math.max(byVideos.sd, bySize.sd) }
    },
    expectLifetime: (followers, posts) =>
      posts === null || posts < FEWEST_VIDEOS ? tiktokBySizeAlone(followers) : tiktokByVideos(followers, posts),
  },
  {
    platform: 'youtube',
    formula: 'views',
    year: 2024,
    source: 'TIDES 2024',
    fewestFollowers: 200,
    expectLifetime: null,
    expect(followers, posts) {
      if (posts === null || posts < FEWEST_VIDEOS) return null
      return { lnRate: 3.511 + 0.983 * Math.log(followers) - 0.698 * Math.log(posts) - Math.log(followers), sd: 1.1 }
    },
  },
  {
    platform: 'x',
    formula: 'likes+comments+shares',
    year: 2026,
    source: 'PlayerSells open data 2026, medians of 138,000 accounts',
    fewestFollowers: 1_000,
    expectLifetime: null,
    expect: followers => ({ lnRate: interpolate(xBySize, Math.log(followers)), sd: 1.3 }),
  },
]

/** The spread where no norm exists and only the file's own peers tell. */
export const SPREAD_WITHOUT_NORM = 1.3

/** Norms by platform. */
export type Norms = ReadonlyMap<string, Norm>

export const NORMS: Norms = new Map(PUBLISHED.map(norm => [norm.platform, norm]))

/** What a report says of the norms. */
export function normsSaid(norms: Norms): Record<string, { formula: string; year: number | null; source: string }> {
  return Object.fromEntries([...norms].map(([platform, { formula, year, source }]) => [platform, { formula, year, source }]))
}
