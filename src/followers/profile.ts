import { median, quantile } from '../metrics/statistics.ts'
import type { FollowerColumns } from '../model/records.ts'
import { isPart } from './assess.ts'

/** How followers and following lie among the followers of one account: enough to compare samples by. */
export interface SampleProfile {
  /** Followers of whom both counts are known. */
  readonly n: number
  /** ln(1 + count) of at most 200 of them, each sorted. */
  readonly lnFollowers: Float32Array
  readonly lnFollowing: Float32Array
  /** Median of ln((1 + following) / (1 + followers)). */
  readonly lnRatio: number
}

/** So many give the distance of two samples to a tenth, and keep twenty thousand accounts within 32 MB. */
const MOST = 200

/** Fewest that a profile is made of at all. */
const FEWEST = 30

export function profileOf({ followers, following, length }: FollowerColumns): SampleProfile | null {
  const known: number[] = []
  for (let i = 0; i < length; i++) if (followers[i]! >= 0 && following[i]! >= 0) known.push(i)
  if (known.length < FEWEST || isPart(known.length, { length })) return null
  // evenly over the file, since its ends differ where it is in order of following
  const size = Math.min(known.length, MOST)
  const rows = Array.from({ length: size }, (_, k) => known[Math.floor((k * known.length) / size)]!)
  return {
    n: known.length,
    lnFollowers: Float32Array.from(rows, i => Math.log1p(followers[i]!)).sort(),
    lnFollowing: Float32Array.from(rows, i => Math.log1p(following[i]!)).sort(),
    lnRatio: median(rows.map(i => Math.log((following[i]! + 1) / (followers[i]! + 1)))),
  }
}

/** Largest gap between two cumulative distributions (Kolmogorov and Smirnov), from 0 to 1; both sorted. */
export function largestGap(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let i = 0
  let j = 0
  let gap = 0
  while (i < a.length && j < b.length) {
    const at = Math.min(a[i]!, b[j]!)
    while (i < a.length && a[i]! <= at) i++
    while (j < b.length && b[j]! <= at) j++
    gap = Math.max(gap, Math.abs(i / a.length - j / b.length))
  }
  return gap
}

/** How far two samples lie apart: by followers or by following, whichever is more. */
export function distance(a: SampleProfile, b: SampleProfile): number {
  return Math.max(largestGap(a.lnFollowers, b.lnFollowers), largestGap(a.lnFollowing, b.lnFollowing))
}

/** Accounts of one platform with samples, and how far each two of them lie apart. */
export interface ProfiledPeers {
  readonly handles: readonly (string | null)[]
  readonly profiles: readonly SampleProfile[]
  readonly apart: readonly Float64Array[]
  /** All of these distances, sorted. */
  readonly between: Float64Array
}

/** More peers would cost time and tell little more: forty have 780 distances. */
export const MOST_PROFILED = 41

/** How one account's sample is spread, and whose it is; null where a baseline has it, which names nobody. */
export interface ProfiledSample {
  readonly handle: string | null
  readonly profile: SampleProfile
}

export function profiledPeers(peers: readonly ProfiledSample[]): ProfiledPeers {
  const profiles = peers.map(({ profile }) => profile)
  const apart = profiles.map((a, i) => Float64Array.from(profiles.slice(0, i), b => distance(a, b)))
  return {
    handles: peers.map(({ handle }) => handle),
    profiles,
    apart,
    between: Float64Array.from(apart.flatMap(row => [...row])).sort(),
  }
}

export interface Standing {
  readonly peers: number
  /** Median distance to its peers. */
  readonly distance: number
  /** Median, 10th and 90th percentile of the distances between peers. */
  readonly usual: number
  readonly usualRange: readonly [number, number]
  /** Share of distances between peers that are as large. */
  readonly rank: number
  /** Whether its followers follow more for each that follows them than those of the middle peer. */
  readonly towardsFakes: boolean
}

/** Whether both are of the very same sample. */
function isSame(a: SampleProfile, b: SampleProfile): boolean {
  return a.n === b.n && a.lnRatio === b.lnRatio && distance(a, b) === 0
}

/** Distances between these peers only, sorted. */
function withoutOne(others: readonly number[], { apart }: ProfiledPeers): Float64Array {
  return Float64Array.from(others.flatMap((i, k) => others.slice(0, k).map(j => apart[i]![j]!))).sort()
}

/** Where one account's sample stands among its peers'; null without two peers. */
export function standing(handle: string, profile: SampleProfile, peers: ProfiledPeers): Standing | null {
  const { profiles } = peers
  const isOwn = (other: string | null, i: number) => (other === null ? isSame(profile, profiles[i]!) : other === handle)
  const others = peers.handles.flatMap((other, i) => (isOwn(other, i) ? [] : [i]))
  if (others.length < 2) return null
  const own = median(others.map(i => distance(profile, profiles[i]!)))
  const between = others.length === profiles.length ? peers.between : withoutOne(others, peers)
  return {
    peers: others.length,
    distance: own,
    usual: quantile(between, 0.5),
    usualRange: [quantile(between, 0.1), quantile(between, 0.9)],
    rank: (1 + between.filter(value => value >= own).length) / (1 + between.length),
    towardsFakes: profile.lnRatio > median(others.map(i => profiles[i]!.lnRatio)),
  }
}
