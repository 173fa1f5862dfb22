import { plural } from '../text/numbers.ts'
import type { ComparedAccount } from './comparable.ts'

export interface Pair {
  readonly old: ComparedAccount
  readonly now: ComparedAccount
}

/** ln of what became of a count; null where it is not known on both sides, or 0. */
export const ratio = (old: number | null | undefined, now: number | null | undefined): number | null =>
  old && now && old > 0 && now > 0 ? Math.log(now / old) : null

/** Rates per view and per follower, of medians and of means, with and without saves, are different figures. A report written earlier may not say. */
export function otherFormula({ old, now }: Pair): readonly [was: string, is: string] | null {
  const [was, is] = [old.engagementFormula ?? null, now.engagementFormula ?? null]
  return was === null || is === null || was === is ? null : [was, is]
}

const perFollower = ({ engagementBasis = null }: ComparedAccount) => engagementBasis === null || engagementBasis === 'followers'

/** Where engagement is a part of followers, of engagements a post: the rate sinks by itself when followers rise. */
const engagementOf = (account: ComparedAccount): number | null => {
  const { engagementRatePct = null, followers = null } = account
  if (engagementRatePct === null || !perFollower(account)) return engagementRatePct
  return followers === null ? null : engagementRatePct * followers
}

/** How engagement moved, as ln; null where that cannot be told. */
export const engagementMove = (pair: Pair): number | null =>
  otherFormula(pair) === null ? ratio(engagementOf(pair.old), engagementOf(pair.now)) : null

/** What moved, as the start of a sentence. */
export const engagementWords = ({ old, now }: Pair): string => (perFollower(old) && perFollower(now) ? 'Engagements a post' : 'The rate')

/** Said once: the accounts whose rates of the two are different figures. */
export function otherFormulaNote(pairs: readonly Pair[]): string[] {
  const others = pairs.flatMap(pair => {
    const formulas = otherFormula(pair)
    return formulas === null ? [] : [formulas]
  })
  if (others.length === 0) return []
  const [was, is] = others[0]!
  const one = others.length === 1
  return [
    `The engagement ${one ? 'rate' : 'rates'} of ${plural(others.length, 'account')} ${one ? 'is' : 'are'} of another formula in the second (${was} before, ${is} now${one ? '' : ', for the first'}), so whether engagement moved cannot be told. Make both with the same options, from exports of the same kind.`,
  ]
}
