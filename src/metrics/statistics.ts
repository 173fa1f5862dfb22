/** Median of the values, or of the first so many of them, of which none is NaN; NaN of none. The values keep their order. */
export function median(values: ArrayLike<number>, length: number = values.length): number {
  if (length > scratch.length) scratch = new Float64Array(2 * length)
  for (let i = 0; i < length; i++) scratch[i] = values[i]!
  return medianOfScratch(length)
}

/** Median of those of the values at `rows` that are not NaN; NaN of none. */
export function medianAt(values: Float64Array, rows: readonly number[]): number {
  if (rows.length > scratch.length) scratch = new Float64Array(2 * rows.length)
  let size = 0
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i]!]!
    if (!Number.isNaN(value)) scratch[size++] = value
  }
  return medianOfScratch(size)
}

/** Whether any of the values is not NaN. */
export function anyKnown(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i]!)) return true
  return false
}

/** Two quantiles of values of which none is NaN, as `quantile`; the values keep their order. */
export function quantiles(values: ArrayLike<number>, low: number, high: number): [number, number] {
  const { length } = values
  if (length > scratch.length) scratch = new Float64Array(2 * length)
  for (let i = 0; i < length; i++) scratch[i] = values[i]!
  const sorted = length > SHORT ? scratch.subarray(0, length).sort() : sortShort(length)
  return [quantile(sorted, low, length), quantile(sorted, high, length)]
}

/** Most medians are of a dozen posts, millions of times: they are found in one place, without an allocation each. */
let scratch = new Float64Array(4096)
/** So few values are sorted sooner than they are divided. */
const SHORT = 24

function medianOfScratch(size: number): number {
  if (size === 0) return Number.NaN
  const middle = size >> 1
  if (size <= SHORT) sortShort(size)
  else selectPlace(size, middle)
  if (size % 2 === 1) return scratch[middle]!
  let below = scratch[middle - 1]!
  // what was only divided has all that is smaller before the middle, in no order
  if (size > SHORT) for (let i = 0; i < middle - 1; i++) if (scratch[i]! > below) below = scratch[i]!
  return below + (scratch[middle]! - below) * 0.5
}

function sortShort(size: number): Float64Array {
  for (let i = 1; i < size; i++) {
    const value = scratch[i]!
    let j = i - 1
    for (; j >= 0 && scratch[j]! > value; j--) scratch[j + 1] = scratch[j]!
    scratch[j + 1] = value
  }
  return scratch
}

/** Divides until the value at a place is the one that stands there in order, smaller ones before it (Hoare 1961). */
function selectPlace(size: number, place: number): void {
  let [from, to] = [0, size - 1]
  while (from < to) {
    const pivot = scratch[(from + to) >> 1]!
    let [left, right] = [from, to]
    while (left <= right) {
      while (scratch[left]! < pivot) left++
      while (scratch[right]! > pivot) right--
      if (left > right) break
      const value = scratch[left]!
      scratch[left++] = scratch[right]!
      scratch[right--] = value
    }
    if (place <= right) to = right
    else if (place >= left) from = left
    else return
  }
}

/** Quantile of sorted values, or of the first so many of them, by linear interpolation; `q` from 0 to 1; NaN of none. */
export function quantile(sorted: ArrayLike<number>, q: number, length: number = sorted.length): number {
  if (length === 0) return Number.NaN
  const at = (length - 1) * q
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

/** Six significant digits, and all those before the point of what can be a count or a sum of money: more would only show the last bits of floating point. Null stays null. */
export function significant<T extends number | null>(value: T): T {
  if (value === null || value === 0 || !Number.isFinite(value)) return (value === 0 ? 0 : value) as T
  const size = Math.abs(value)
  if (size >= 1e6 && size < 1e12) return Math.round(value) as T
  // powers of ten up to 22 are exact, so that the quotient is the number nearest to its six digits
  const places = 5 - magnitude(size)
  if (places > 22 || places < -22) return Number(value.toPrecision(6)) as T
  const power = POWERS[Math.abs(places)]!
  return (places >= 0 ? Math.round(value * power) / power : Math.round(value / power) * power) as T
}

/** Floor of the decimal logarithm of a positive number, by comparing: reports of millions have a hundred million numbers. */
function magnitude(size: number): number {
  if (!(size >= 1e-6 && size < 1e12)) return Math.floor(Math.log10(size))
  let exponent = 0
  if (size >= 1) while (size >= POWERS[exponent + 1]!) exponent++
  else while (size < FRACTIONS[-exponent]!) exponent--
  return exponent
}

const POWERS = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`))
const FRACTIONS = Array.from({ length: 7 }, (_, exponent) => Number(`1e-${exponent}`))
