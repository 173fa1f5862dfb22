import type { Diagnostics } from '../input/diagnostics.ts'
import type { AccountReport, InputReport } from '../model/report.ts'
import { percent, plural } from '../text/numbers.ts'
import { counted } from './counted.ts'

/** Posts that travel bring a few times as much as there are followers, to small accounts far more (judgement, 2026). */
const FEWEST_FOLLOWERS = 1000
const IMPOSSIBLE_PCT = 1000

type Account = Pick<AccountReport, 'handle' | 'platform' | 'followers' | 'engagementBasis' | 'engagementRatePct' | 'source'>

/** Counts accounts whose usual post has ten times the engagement that they have followers, as where another column was taken for followers. */
export function overFollowers() {
  const { found, join, add } = counted<Account>()
  return {
    add(account: Account): void {
      const { followers, engagementBasis, engagementRatePct } = account
      if (engagementBasis !== 'followers' || followers === null || followers < FEWEST_FOLLOWERS || !(engagementRatePct! > IMPOSSIBLE_PCT))
        return
      const { handle, platform, source } = account
      add({ handle, platform, followers, engagementBasis, engagementRatePct, source })
    },
    found,
    join,
    say(diagnostics: Diagnostics, { inputs }: { readonly inputs: readonly InputReport[] }): void {
      const { accounts: all, first } = found
      if (first === null) return
      const { handle, source, engagementRatePct, followers } = first
      const header = inputs.find(({ path }) => path === source.file)?.columns.followers
      diagnostics.add({
        code: 'engagement-over-followers',
        severity: 'warning',
        message: `${plural(all, 'account')} ${all === 1 ? 'has' : 'have'} over ten times as much engagement a post as followers (${handle}: ${percent(engagementRatePct)}), which is hardly possible. Look whether the follower counts are right${header === undefined ? '' : `: they are read from “${header.trim()}”`}.`,
        file: source.file,
        line: source.line,
        field: 'followers',
        value: String(followers),
      })
    },
  }
}
