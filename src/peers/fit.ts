import { madScale, median } from '../metrics/statistics.ts'

/** Fewest accounts of one platform (or niche, or country) that count as peers. */
export const FEWEST_PEERS = 20

/** Size at which the platform's own shift is stated. */
const ANCHOR = Math.log(22_000)

/** Half of an audience bought moves log engagement by −0.69; a third of the peers may be so, hence the robust fit (Huber's k for 95 % efficiency). */
const HUBER = 1.345

/** How far a file's accounts may lie from the norm as a whole (sd of the shift), and by size (sd of the slope). */
const SHIFT_SD = 0.7
const SLOPE_SD = 0.15

/** One account as a peer: log followers, and its log engagement minus the norm's. */
export interface Peer {
  readonly lnFollowers: number
  readonly residual: number
  readonly niche: string | null
  readonly country: string | null
}

/** How the accounts of one platform in this file lie against the norm. */
export interface PeerFit {
  readonly peers: number
  readonly shift: number
  readonly slope: number
  readonly sd: number
  /** What a niche or country adds, with how many accounts it rests on. */
  readonly niches: ReadonlyMap<string, { readonly peers: number; readonly shift: number }>
  readonly countries: ReadonlyMap<string, { readonly peers: number; readonly shift: number }>
}

/**
 * Robust ridge fit of the residuals as shift + slope·(ln F − ln 22,000), by iteratively reweighted least squares.
 * @param normSd spread of the norm, which the file's own spread is shrunk to
 * @param hasNorm false where residuals are plain log rates, and the shift is free
 */
export function fitPeers(peers: readonly Peer[], normSd: number, hasNorm: boolean): PeerFit | null {
  const m = peers.length
  if (m < FEWEST_PEERS) return null
  const residuals = Float64Array.from(peers, peer => peer.residual)
  const centred = Float64Array.from(peers, peer => peer.lnFollowers - ANCHOR)
  const scale = Math.max(madScale(residuals), 0.1)
  const shiftPrecision = hasNorm ? 1 / SHIFT_SD ** 2 : 0
  let shift = hasNorm ? 0 : median(residuals)
  let slope = 0
  for (let round = 0; round < 50; round++) {
    let w0 = shiftPrecision
    let w1 = 0
    let w2 = 1 / SLOPE_SD ** 2
    let y0 = 0
    let y1 = 0
    for (let i = 0; i < m; i++) {
      const x = centred[i]!
      const y = residuals[i]!
      const off = Math.abs(y - shift - slope * x) / scale
      const w = (off <= HUBER ? 1 : HUBER / off) / scale ** 2
      w0 += w
      w1 += w * x
      w2 += w * x * x
      y0 += w * y
      y1 += w * x * y
    }
    const det = w0 * w2 - w1 * w1
    const nextShift = (w2 * y0 - w1 * y1) / det
    const nextSlope = (w0 * y1 - w1 * y0) / det
    const moved = Math.abs(nextShift - shift) + Math.abs(nextSlope - slope)
    shift = nextShift
    slope = nextSlope
    if (moved < 1e-10) break
  }
  const left = residuals.map((y, i) => y - shift - slope * centred[i]!)
  const cap = HUBER * normSd
  const sd = Math.sqrt((8 * normSd ** 2 + left.reduce((sum, r) => sum + Math.min(Math.abs(r), cap) ** 2, 0)) / (8 + m - 2))
  const niches = subgroups(peers, left, sd, 'niche')
  // what a niche explains already, its country does not explain again
  const unexplained = left.map((r, i) => r - (niches.get(peers[i]!.niche?.toLowerCase() ?? '')?.shift ?? 0))
  return { peers: m, shift, slope, sd, niches, countries: subgroups(peers, unexplained, sd, 'country') }
}

/** A niche or country of enough accounts adds its median residual, shrunk by its size. */
function subgroups(peers: readonly Peer[], left: Float64Array, sd: number, by: 'niche' | 'country') {
  const groups = new Map<string, number[]>()
  peers.forEach((peer, i) => {
    const name = peer[by]?.toLowerCase()
    if (name === undefined) return
    const group = groups.get(name)
    if (group) group.push(left[i]!)
    else groups.set(name, [left[i]!])
  })
  const shifts = new Map<string, { peers: number; shift: number }>()
  for (const [name, values] of groups) {
    const n = values.length
    if (n >= FEWEST_PEERS) shifts.set(name, { peers: n, shift: (median(values) * n) / (n + 1.57 * (sd / 0.3) ** 2) })
  }
  return shifts
}

export function anchored(followers: number): number {
  return Math.log(followers) - ANCHOR
}
