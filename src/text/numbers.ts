import type { Verdict } from '../model/report.ts'

/** Numbers as people read them, in English, the same on every machine (no `Intl`). Unknown is a dash. */

export const UNKNOWN = '–'

type Known = number | null

const known = (value: Known): value is number => value !== null && Number.isFinite(value)

const fixed = (value: number, decimals: number): string => {
  const plain = value.toFixed(decimals)
  if (value >= 0 && value < 999) return plain
  const [whole = '', fraction] = plain.split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`
  return /[1-9]/.test(text) ? text : text.replace('-', '')
}

/** `48200` → `48,200`; rounded to a whole number. */
export const count = (value: Known): string => (known(value) ? fixed(value, 0) : UNKNOWN)

/** Percent, where 1.5 means 1.5 %: two decimals under 10, one under 100, none above; two digits of what is under 0.1. */
export const percent = (value: Known): string => {
  if (!known(value)) return UNKNOWN
  const size = Math.abs(value)
  if (size === 0) return '0 %'
  if (size < 0.0001) return value < 0 ? '>-0.0001 %' : '<0.0001 %'
  if (size < 0.0995) {
    const decimals = 1 - Math.floor(Math.log10(size))
    return `${fixed(value, decimals).replace(/(\.\d\d\d*?)0+$/, '$1')} %`
  }
  // The bounds are where rounding would carry: 9.995 is 10.0, not 10.00.
  return `${fixed(value, size < 9.995 ? 2 : size < 99.95 ? 1 : 0)} %`
}

/** A fraction from 0 to 1 as whole percent; never 0 % or 100 %, which no probability here is. */
export const chance = (fraction: Known): string => {
  if (!known(fraction)) return UNKNOWN
  if (fraction < 0.005) return '<1 %'
  if (fraction >= 0.995) return '>99 %'
  return `${fixed(fraction * 100, 0)} %`
}

/** A ratio: `1.4` → `×1.4`. */
export const times = (value: Known): string => {
  if (!known(value)) return UNKNOWN
  if (value > 0 && value < 0.005) return '<×0.01'
  return `×${fixed(value, value < 0.995 ? 2 : value < 9.95 ? 1 : 0)}`
}

/** `1 account`, `2 accounts`. */
export const plural = (n: number, noun: string): string => `${count(n)} ${noun}${n === 1 ? '' : 's'}`

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  'no-sign': 'no sign',
  insufficient: 'not enough data',
  possible: 'possible',
  likely: 'likely',
}

export const verdictWords = (verdict: Verdict | null): string => (verdict === null ? UNKNOWN : VERDICT_WORDS[verdict])
