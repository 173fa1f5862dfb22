import type { AccountReport } from '../model/report.ts'
import { forTerminal } from '../text/escape.ts'
import { count, percent, plural } from '../text/numbers.ts'

/** Accounts named in a note. */
const NAMED = 3

/** What is worth knowing before one chooses, and no sign of anything: a sentence each. */
export function notesOf(accounts: readonly AccountReport[]): string[] {
  const sponsored = accounts.filter(({ sponsorship }) => sponsorship?.much === true)
  const dormant = accounts.filter(({ trend }) => trend?.dormant === true)
  const above = accounts.filter(({ money }) => money?.priceStanding === 'above')
  return [
    ...note('Over 30 % of recent posts are sponsored', sponsored, ({ sponsoredSharePct }) => percent(sponsoredSharePct)),
    ...note('Dormant, no post for over sixty days', dormant, ({ trend }) =>
      trend?.daysSinceLastPost == null ? null : plural(trend.daysSinceLastPost, 'day'),
    ),
    ...note('Asks more than such accounts of this list do', above, () => null),
  ]
}

function note(what: string, accounts: readonly AccountReport[], figure: (account: AccountReport) => string | null): string[] {
  if (accounts.length === 0) return []
  const named = accounts.slice(0, NAMED).map(account => {
    const words = figure(account)
    return `@${forTerminal(account.handle)}${words === null ? '' : ` (${words})`}`
  })
  const more = accounts.length - named.length
  return [`${what}: ${named.join(', ')}${more > 0 ? ` and ${count(more)} more` : ''}.`]
}
