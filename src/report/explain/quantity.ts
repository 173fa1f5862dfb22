import { count, percent, times, UNKNOWN } from '../../text/numbers.ts'

/** A measured value as its unit is read: `0.16 %`, `×3.2`, `2.4`, `1,200`. */
export function quantity(value: number | null, unit: string | null): string {
  if (value === null || !Number.isFinite(value)) return UNKNOWN
  if (unit !== null && /^percent(?! more)/.test(unit)) return percent(value)
  if (unit?.startsWith('times')) return times(value)
  if (Number.isInteger(value) || Math.abs(value) >= 100) return count(value)
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2)
}

/** Odds as people say them: a fifth is `1 to 4`, two thirds `2 to 1`. */
export function odds(probability: number): string {
  const ratio = probability / (1 - probability)
  const short = (value: number) => (value >= 9.95 ? count(value) : value.toFixed(1).replace(/\.0$/, ''))
  return ratio >= 1 ? `${short(ratio)} to 1` : `1 to ${short(1 / ratio)}`
}
