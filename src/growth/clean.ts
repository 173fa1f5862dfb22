import { DAY_MS, type Points, significantDigits } from './points.ts'

/** Points without what an export made up, and how many were left out for it. */
export interface CleanPoints {
  readonly points: Points
  /** The step in which each count is shown. */
  readonly quanta: Float64Array
  /** Points that lay exactly on a straight line between others: filled in, not counted. */
  readonly interpolated: number
  /** Single points far off both neighbours, which agree with each other: slips of an export or of the platform. */
  readonly outliers: number
}

/** This many equal gains in a row, of at least so many followers each, are a straight line: counts of people scatter. */
const STRAIGHT_INTERVALS = 5
const STRAIGHT_GAIN = 30

/** How far a single point must be off its neighbours, in part of them, to be a slip. */
const SLIP = 0.02
const SLIP_WITHIN_MS = 8 * DAY_MS

export function clean(points: Points): CleanPoints {
  const withoutSlips = keep(points, slips(points))
  const shown = quantumOfEach(withoutSlips)
  const kept = keep(withoutSlips, onStraightLines(withoutSlips, shown))
  return {
    points: kept,
    quanta: kept === withoutSlips ? shown : quantumOfEach(kept),
    interpolated: withoutSlips.length - kept.length,
    outliers: points.length - withoutSlips.length,
  }
}

function keep(points: Points, dropped: Uint8Array): Points {
  if (!dropped.includes(1)) return points
  const stays = (_: number, i: number) => dropped[i] === 0
  const date = points.date.filter(stays)
  return { length: date.length, date, followers: points.followers.filter(stays) }
}

/** A dip of one point may last any time (nobody wins back what left); a peak of one point must be short, since bought followers can leave too. */
function slips({ length, date, followers }: Points): Uint8Array {
  const dropped = new Uint8Array(length)
  for (let i = 1; i < length - 1; i++) {
    if (dropped[i - 1]) continue
    const before = followers[i - 1]!
    const after = followers[i + 1]!
    const off = followers[i]! - (before + after) / 2
    const short = date[i + 1]! - date[i - 1]! <= 2 * SLIP_WITHIN_MS
    if (Math.abs(off) >= SLIP * Math.max(before, after, 1) && Math.abs(after - before) <= 0.1 * Math.abs(off) && (off < 0 || short))
      dropped[i] = 1
  }
  return dropped
}

/** The inner points of runs of equal gains a day. Rounded counts rise by equal steps anyway, so their gains must be larger. */
function onStraightLines({ length, date, followers }: Points, quantum: Float64Array): Uint8Array {
  const dropped = new Uint8Array(length)
  const gain = (i: number) => followers[i + 1]! - followers[i]!
  const days = (i: number) => date[i + 1]! - date[i]!
  let start = 0
  for (let i = 1; i <= length - 1; i++) {
    const goes = i < length - 1 && sameLine(gain(i), (gain(start) / days(start)) * days(i), quantum[i]!)
    if (goes) continue
    if (i - start >= STRAIGHT_INTERVALS) dropped.fill(1, start + 1, i)
    start = i
  }
  return dropped
}

/** Equal but for the rounding to whole followers. */
function sameLine(gain: number, first: number, quantum: number): boolean {
  return Math.abs(gain) >= STRAIGHT_GAIN * quantum && Math.abs(gain - first) <= Math.max(1, 0.001 * Math.abs(first))
}

/**
 * The step in which the counts are shown, one a point: 10^(⌊log10 F⌋ − 2) where they show three significant digits
 * (coarser where a whole decade shows fewer), 1 where they are exact.
 */
export function quantumOfEach({ length, followers }: Points): Float64Array {
  const quantum = new Float64Array(length).fill(1)
  let large = 0
  let exact = 0
  for (let i = 0; i < length; i++) {
    if (followers[i]! < 1_000) continue
    large++
    if (significantDigits(followers[i]!) > 3) exact++
    if (exact > 0.1 * length) return quantum
  }
  if (exact > 0.1 * large) return quantum
  const digits = new Map<number, number>()
  for (const count of followers) {
    const shown = significantDigits(count)
    if (count >= 1_000 && shown <= 3) digits.set(decade(count), Math.max(digits.get(decade(count)) ?? 1, shown))
  }
  for (let i = 0; i < length; i++) {
    const shown = digits.get(decade(followers[i]!)) ?? 3
    quantum[i] = Math.max(1, 10 ** (decade(followers[i]!) - shown + 1))
  }
  return quantum
}

function decade(count: number): number {
  return Math.floor(Math.log10(Math.max(count, 1)))
}
