import { significant } from '../metrics/statistics.ts'
import type { Sponsorship } from '../model/choosing.ts'
import { POST_FLAG, type PostColumns } from '../model/records.ts'
import type { AccountReport } from '../model/report.ts'
import { engagementsOfPosts, ownPosts } from '../trend/engagements.ts'
import { t95 } from './student.ts'

/** Posts looked at, newest first. */
const RECENT = 60
/** Fewest posts of which it is known whether they are sponsored. */
const FEWEST = 5
/** Fewest posts of each sort, of formats that have both, for a comparison. */
const FEWEST_OF_EACH = 3
/** Fewest dated ones for a trend, half of them older and half newer. */
const FEWEST_FOR_TREND = 12
/** Over 30 % of recent posts sponsored is a warning sign to Favikon (2025). */
const MUCH_PCT = 30
/** 95th and 97.5th percentile of a standard normal. */
const Z95 = 1.6449
const Z975 = 1.96

type Part = Pick<AccountReport, 'sponsoredSharePct' | 'sponsoredEngagementRatio' | 'sponsorship'>
const UNKNOWN: Part = { sponsoredSharePct: null, sponsoredEngagementRatio: null, sponsorship: null }

/** How much of an account's posts is paid for, and what engagement such posts have; unknown without a column or captions. */
export function sponsorshipOf(posts: PostColumns | null): Part {
  if (!posts) return UNKNOWN
  const known = ownPosts(posts, RECENT).filter(i => isSponsored(posts.flags[i]!) !== null)
  if (known.length < FEWEST) return UNKNOWN
  const sponsored = known.filter(i => isSponsored(posts.flags[i]!) === true)
  const compared = compare(posts, known)
  const share = (100 * sponsored.length) / known.length
  return {
    sponsoredSharePct: significant(share),
    sponsoredEngagementRatio: significant(compared && Math.exp(compared.difference)),
    sponsorship: {
      postsKnown: known.length,
      postsSponsored: sponsored.length,
      knownFrom: knownFrom(posts, known),
      sharePctRange: wilson(sponsored.length, known.length),
      much: share > MUCH_PCT,
      shareTrend: shareTrend(posts, known),
      engagementRatioRange: compared && [
        significant(Math.exp(compared.difference - compared.half)),
        significant(Math.exp(compared.difference + compared.half)),
      ],
      comparedSponsored: compared?.sponsored ?? null,
      comparedOrganic: compared?.organic ?? null,
    },
  }
}

/** What a column says; else whether the caption has a marking; null where neither is there. */
export function isSponsored(flags: number): boolean | null {
  if (flags & POST_FLAG.sponsored) return true
  if (flags & POST_FLAG.organic) return false
  if (flags & POST_FLAG.sponsoredWords) return true
  return flags & POST_FLAG.captioned ? false : null
}

function knownFrom(posts: PostColumns, known: readonly number[]): Sponsorship['knownFrom'] {
  const byColumn = known.filter(i => posts.flags[i]! & (POST_FLAG.sponsored | POST_FLAG.organic)).length
  return byColumn === known.length ? 'column' : byColumn === 0 ? 'captions' : 'both'
}

/** Wilson's interval of 90 %, in percent. */
function wilson(k: number, n: number): [number, number] {
  const p = k / n
  const z2 = Z95 ** 2 / n
  const middle = (p + z2 / 2) / (1 + z2)
  const half = (Z95 * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n))) / (1 + z2)
  return [significant(Math.max(0, 100 * (middle - half))), significant(Math.min(100, 100 * (middle + half)))]
}

/**
 * Mean difference of ln engagement between sponsored and organic posts of one format, over the formats that have both,
 * each weighted by what it tells; with an interval of 90 % by Student's t from the spread within.
 */
function compare(posts: PostColumns, known: readonly number[]) {
  const engagements = engagementsOfPosts(posts, known)
  const strata = new Map<number, { readonly sponsored: number[]; readonly organic: number[] }>()
  known.forEach((i, k) => {
    if (Number.isNaN(engagements[k]!)) return
    const type = posts.type[i]!
    const stratum = strata.get(type) ?? { sponsored: [], organic: [] }
    strata.set(type, stratum)
    stratum[isSponsored(posts.flags[i]!) ? 'sponsored' : 'organic'].push(Math.log(engagements[k]! + 0.5))
  })
  let [weights, sum, squares, degrees, sponsored, organic] = [0, 0, 0, 0, 0, 0]
  for (const { sponsored: paid, organic: free } of strata.values()) {
    if (paid.length === 0 || free.length === 0) continue
    const weight = (paid.length * free.length) / (paid.length + free.length)
    weights += weight
    sum += weight * (mean(paid) - mean(free))
    squares += squaresOf(paid) + squaresOf(free)
    degrees += paid.length + free.length - 2
    sponsored += paid.length
    organic += free.length
  }
  if (sponsored < FEWEST_OF_EACH || organic < FEWEST_OF_EACH || degrees < 1) return null
  return { difference: sum / weights, half: t95(degrees) * Math.sqrt(squares / degrees / weights), sponsored, organic }
}

/** Whether the newer half of the dated posts is more often sponsored than the older, beyond chance. */
function shareTrend(posts: PostColumns, known: readonly number[]): Sponsorship['shareTrend'] {
  const dated = known.filter(i => !Number.isNaN(posts.date[i]!))
  if (dated.length < FEWEST_FOR_TREND) return null
  const half = Math.floor(dated.length / 2)
  const paid = (rows: readonly number[]) => rows.filter(i => isSponsored(posts.flags[i]!)).length
  const [newer, older] = [paid(dated.slice(0, half)), paid(dated.slice(-half))]
  const p = (newer + older) / (2 * half)
  if (p === 0 || p === 1) return 'level'
  const z = (newer - older) / half / Math.sqrt((p * (1 - p) * 2) / half)
  return z > Z975 ? 'rising' : z < -Z975 ? 'falling' : 'level'
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

const squaresOf = (values: readonly number[]): number => {
  const centre = mean(values)
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0)
}
