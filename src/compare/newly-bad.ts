import type { Verdict } from '../model/names.ts'
import { plural, verdictWords } from '../text/numbers.ts'
import type { ComparedAccount } from './comparable.ts'
import type { Pair } from './engagement.ts'
import { rank } from './why.ts'

/** An account that came to the verdict asked, and how. */
export interface Failed {
  readonly handle: string
  readonly platform: string
  readonly why: string
}

/** Accounts that came to the verdict or a worse one, or came new with it; those that the config ignores are said, and fail nothing. */
export function newlyBad(pairs: readonly Pair[], added: readonly ComparedAccount[], failOn: Verdict) {
  const failed: Failed[] = []
  const ignored: string[] = []
  const came = (now: ComparedAccount, was: string) => {
    const { handle, platform, purchasedFollowers = null } = now
    if (now.ignored) ignored.push(handle)
    else failed.push({ handle, platform, why: `${verdictWords(purchasedFollowers)}; ${was}` })
  }
  const bad = ({ purchasedFollowers }: ComparedAccount) => rank(purchasedFollowers) >= rank(failOn)
  for (const { old, now } of pairs)
    if (bad(now) && rank(now.purchasedFollowers) > rank(old.purchasedFollowers))
      came(now, `${verdictWords(old.purchasedFollowers ?? null)} before`)
  for (const now of added) if (bad(now)) came(now, 'new')
  return { failed, notes: ignoredNote(ignored) }
}

function ignoredNote([first, ...others]: readonly string[]): string[] {
  if (first === undefined) return []
  const and = others.length === 0 ? '' : ` and ${plural(others.length, 'account')} more`
  return [`@${first}${and} would fail, and ${others.length === 0 ? 'is' : 'are'} ignored by the config.`]
}
