import { GROUPS } from '../model/names.ts'
import type { AccountReport } from '../model/report.ts'
import { forTerminal } from '../text/escape.ts'
import { chance, percent, verdictWords } from '../text/numbers.ts'

/** `@brie.daily`, and where. */
export const accountWords = ({ handle, platform }: AccountReport): readonly string[] =>
  platform === 'unknown' ? [`@${forTerminal(handle)}`] : [`@${forTerminal(handle)}`, forTerminal(platform).trim()]

/** The verdict; its probability only where something is claimed: beside "no sign" it would read as a claim. Said too where the config passes over it. */
export const purchasedWords = ({ purchasedFollowers, probability, ignored }: AccountReport): string => {
  const words = verdictWords(purchasedFollowers)
  const claimed = purchasedFollowers === 'likely' || purchasedFollowers === 'possible'
  const said = claimed && probability !== null ? `${words} ${chance(probability)}` : words
  return ignored === null ? said : `${said}, ignored`
}

/** The rate that is held against what is expected, where it is another than the rate shown: the norm may count other things. */
export const comparedRate = ({ evidence, engagementRatePct }: AccountReport): number | null => {
  const compared = evidence.find(({ signal }) => signal === 'engagement-residual')?.observed ?? null
  return percent(compared) === percent(engagementRatePct) ? null : compared
}

/** What was checked, so that a check not made is never taken for a check passed. */
export const checkedWords = ({ checked, purchasedFollowers }: AccountReport): string | null => {
  const [first, second] = checked
  if (first === undefined) return purchasedFollowers === 'insufficient' ? null : 'nothing checked'
  if (second === undefined) return `${first} only`
  return checked.length === GROUPS.length ? `all ${GROUPS.length} checks` : `${checked.length} of ${GROUPS.length} checks`
}
