import type { Verdict } from '../model/names.ts'
import { count, percent } from '../text/numbers.ts'
import { UNUSUAL, type Usual } from './usual.ts'

/** From the best verdict to the worst. */
const WORSE: readonly Verdict[] = ['no-sign', 'insufficient', 'possible', 'likely']
/** A rise of followers is explained where engagement rose by half as much (judgement, 2026). */
const ALONG = 0.5
/** Percent; below it a move is none that shows. */
const LEVEL = 0.005

/** From here on a verdict is a sign. */
export const SIGN: number = WORSE.indexOf('possible')

export const rank = (verdict: Verdict | null | undefined): number => (verdict == null ? -1 : WORSE.indexOf(verdict))

export function verdictMove(from: Verdict | null, to: Verdict | null): string {
  if (to === null || to === 'insufficient') return 'Too little is known now to tell.'
  if (from === null || from === 'insufficient') return rank(to) < SIGN ? 'Enough is known now.' : 'A sign now; too little was known before.'
  if (rank(to) > rank(from)) return 'A worse verdict than before.'
  return 'A milder verdict than before.'
}

/** Whether engagement went along with a rise of followers. */
export function aside(followers: number, engagement: number | null): string {
  if (followers <= 0) return ''
  if (engagement === null) return '. Whether engagement rose with it is not known'
  return engagement < ALONG * followers ? '. Engagement did not rise with it' : '. Engagement rose with it'
}

export function moved(ln: number): string {
  const pct = 100 * (Math.exp(ln) - 1)
  if (Math.abs(pct) < LEVEL) return 'Stayed level'
  return pct < 0 ? `Fell by ${percent(-pct)}` : `Rose by ${percent(pct)}`
}

export function usualWords({ middle, spread, accounts }: Usual): string {
  const at = (by: number) => percent(100 * (Math.exp(middle + by * UNUSUAL * spread) - 1)).replace('-', '−')
  return `usual is ${at(-1)} to ${at(1)}${accounts === null ? '' : `, as of the ${count(accounts)} accounts here`}`
}
