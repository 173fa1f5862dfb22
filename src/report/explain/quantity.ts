import { count, percent, times, UNKNOWN } from '../../text/numbers.ts'

/** A measured value as its unit is read: `0.16 %`, `×3.2`, `2.4`, `0.0033`, `1,200`. */
export function quantity(value: number | null, unit: string | null): string {
  if (value === null || !Number.isFinite(value)) return UNKNOWN
  if (unit !== null && /^percent(?! more)/.test(unit)) return percent(value)
  if (unit?.startsWith('times')) return times(value)
  if (Number.isInteger(value) || Math.abs(value) >= 100) return count(value)
  const size = Math.abs(value)
  // two digits of what is small: 0.0033 accounts followed per follower are not 0.00
  const digits =
    size >= 10 ? value.toFixed(1) : size >= 0.1 ? value.toFixed(2) : value.toFixed(Math.min(8, 1 - Math.floor(Math.log10(size))))
  return digits.replace('-', '−')
}

/** Odds as people say them: a fifth is `1 to 4`, two thirds `2 to 1`. */
export function odds(probability: number): string {
  const ratio = probability / (1 - probability)
  const short = (value: number) => (value >= 9.95 ? count(value) : value.toFixed(1).replace(/\.0$/, ''))
  return ratio >= 1 ? `${short(ratio)} to 1` : `1 to ${short(1 / ratio)}`
}
