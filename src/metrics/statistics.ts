/** Median of the values; NaN of none. Sorts a copy. */
export function median(values: ArrayLike<number>): number {
  return quantile(Float64Array.from(values).sort(), 0.5)
}

/** Quantile of sorted values by linear interpolation; `q` from 0 to 1; NaN of none. */
export function quantile(sorted: ArrayLike<number>, q: number): number {
  if (sorted.length === 0) return Number.NaN
  const at = (sorted.length - 1) * q
  const low = Math.floor(at)
  const below = sorted[low]!
  return at === low ? below : below + (sorted[low + 1]! - below) * (at - low)
}

/** Median absolute deviation from the median, times 1.4826 to estimate a normal's standard deviation. */
export function madScale(values: ArrayLike<number>): number {
  const centre = median(values)
  return 1.4826 * median(Float64Array.from(values, value => Math.abs(value - centre)))
}

/** Straight lines between points `[x, y]` in rising x; level outside them. */
export function interpolate(points: readonly (readonly [number, number])[], x: number): number {
  const [first, last] = [points[0]!, points.at(-1)!]
  if (x <= first[0]) return first[1]
  for (let i = 1; i < points.length; i++) {
    const [x1, y1] = points[i]!
    if (x > x1) continue
    const [x0, y0] = points[i - 1]!
    return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0)
  }
  return last[1]
}

/** Six significant digits: more would only show the last bits of floating point. Null stays null. */
export function significant<T extends number | null>(value: T): T {
  return (value === null ? null : Number(value.toPrecision(6)) + 0) as T
}
