/** An account's own expectation: followers, and the low end, middle and high end of what is expected. */
export interface Expected {
  readonly followers: number
  readonly low: number
  readonly expected: number
  readonly high: number
}

/** How far along the axis accounts still shape the line: a factor of e^0.5, about 1.6 in followers. */
const BANDWIDTH = 0.5
const STEPS = 48
/** Where all accounts have about as many followers (within a factor of 2), no slope can be told: a level band of this width around them. */
const NARROW = Math.log(2)
/** More accounts than this change the line by less than its width. */
const SAMPLE = 2_000

/**
 * The expected band as one smooth line: what is expected differs between neighbours by niche, country and number of posts,
 * so the band follows them by local linear regression in logarithms (a straight law stays exactly straight, to its ends).
 * @returns `[followers, low, expected, high]` from the fewest followers to the most; half to twice as many where all have about as many
 */
export function bandOf(accounts: readonly Expected[]): [number, number, number, number][] {
  const known = accounts.filter(({ followers, low, expected, high }) => followers > 0 && low > 0 && expected > 0 && high > 0)
  if (known.length === 0) return []
  const every = Math.ceil(known.length / SAMPLE)
  const points = known
    .toSorted((a, b) => a.followers - b.followers)
    .filter((_, i) => i % every === 0 || i === known.length - 1)
    .map(({ followers, low, expected, high }) => ({ x: Math.log(followers), ys: [low, expected, high].map(Math.log) }))
  const first = points[0]!.x
  const last = points.at(-1)!.x
  if (last - first < NARROW) {
    const level = [0, 1, 2].map(which => rounded(Math.exp(points.reduce((sum, { ys }) => sum + ys[which]!, 0) / points.length)))
    const middle = (first + last) / 2
    return [middle - NARROW, middle + NARROW].map(x => [rounded(Math.exp(x)), ...(level as [number, number, number])])
  }
  return Array.from({ length: STEPS + 1 }, (_, i) => {
    const x = first + ((last - first) * i) / STEPS
    const [low, expected, high] = [0, 1, 2].map(which => Math.exp(localLinear(points, which, x))) as [number, number, number]
    return [rounded(Math.exp(x)), rounded(low), rounded(expected), rounded(high)]
  })
}

function localLinear(points: readonly { readonly x: number; readonly ys: readonly number[] }[], which: number, at: number): number {
  const nearest = points.reduce((least, { x }) => Math.min(least, Math.abs(x - at)), Number.POSITIVE_INFINITY)
  // In a gap between accounts the kernel widens, so that the line crosses it instead of dividing by nothing.
  const width = Math.max(BANDWIDTH, nearest)
  let [sum, sumX, sumXX, sumY, sumXY] = [0, 0, 0, 0, 0]
  for (const { x, ys } of points) {
    const dx = x - at
    const weight = Math.exp(-((dx / width) ** 2) / 2)
    sum += weight
    sumX += weight * dx
    sumXX += weight * dx * dx
    sumY += weight * ys[which]!
    sumXY += weight * dx * ys[which]!
  }
  const spread = sum * sumXX - sumX * sumX
  return spread > 1e-9 * sum * sum ? (sumXX * sumY - sumX * sumXY) / spread : sumY / sum
}

const rounded = (value: number): number => Number(value.toPrecision(5))
