import { GROUPS, type Group, type Verdict } from '../../../model/names.ts'
import { chance, count, VERDICT_WORDS } from '../../../text/numbers.ts'
import type { Row } from './data.ts'
import { h, s } from './dom.ts'

export const GROUP_WORDS: Readonly<Record<Group, string>> = {
  sample: 'follower sample',
  history: 'follower history',
  link: 'growth against engagement',
  engagement: 'engagement',
  shape: 'post patterns',
}

/** The same in a word, for the narrow cells of the table. */
const GROUP_WORD: Readonly<Record<Group, string>> = {
  sample: 'sample',
  history: 'history',
  link: 'growth',
  engagement: 'engagement',
  shape: 'patterns',
}

/** Shapes as well as colours, for whoever sees no colours; centred on 0,0 and about ten units wide. */
export const SHAPES: Readonly<Record<Verdict, string>> = {
  likely: 'M0,-6.2L6.2,0L0,6.2L-6.2,0Z',
  possible: 'M0,-5.6L5.8,4.6L-5.8,4.6Z',
  insufficient: 'M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0Z',
  'no-sign': 'M-3.6,0a3.6,3.6 0 1,0 7.2,0a3.6,3.6 0 1,0 -7.2,0Z',
}

export const mark = (verdict: Verdict): SVGElement =>
  s(
    'svg',
    { class: `mark ${verdict}`, viewBox: '-7 -7 14 14', width: 14, height: 14, 'aria-hidden': 'true' },
    s('path', { d: SHAPES[verdict] }),
  )

/** The verdict; its probability only where something is claimed. */
export function verdictText({ purchasedFollowers, probability }: Pick<Row, 'purchasedFollowers' | 'probability'>): string {
  const claimed = purchasedFollowers === 'likely' || purchasedFollowers === 'possible'
  const words = VERDICT_WORDS[purchasedFollowers]
  return claimed && probability !== null ? `${words} ${chance(probability)}` : words
}

export const pill = (row: Pick<Row, 'purchasedFollowers' | 'probability'>): HTMLElement =>
  h('span', { class: `pill ${row.purchasedFollowers}` }, mark(row.purchasedFollowers), verdictText(row))

/** What was checked, so that a check not made is never taken for a check passed. */
export function checkedText(checked: readonly Group[]): string {
  if (checked.length === 0) return 'nothing could be checked'
  if (checked.length === GROUPS.length) return `checked: all ${GROUPS.length} kinds of sign`
  const names = checked.map(group => GROUP_WORD[group]).join(', ')
  return `checked: ${names}${checked.length === 1 ? ' only' : ''}`
}

/** `48200` → `48.2K`, for axes and narrow places. */
export function short(value: number): string {
  for (const [unit, size] of [
    ['B', 1e9],
    ['M', 1e6],
    ['K', 1e3],
  ] as const)
    if (Math.abs(value) >= size * 0.9995) return `${Number((value / size).toPrecision(3))}${unit}`
  return value >= 1 ? count(value) : String(Number(value.toPrecision(2)))
}

/** A number of any unit, to three digits or so. */
export function figure(value: number | null): string {
  if (value === null) return '–'
  const size = Math.abs(value)
  if (size >= 100 || Number.isInteger(value)) return count(value)
  return String(Number(value.toPrecision(3)))
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `2026-09-01` → `1 Sep 2026`. */
export function dayWords(day: string): string {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number)
  return year && month && date ? `${date} ${MONTHS[month - 1]} ${year}` : day
}
