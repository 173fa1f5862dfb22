import type { AccountReport } from '../model/report.ts'
import { forTerminal } from '../text/escape.ts'
import { count, percent, plural } from '../text/numbers.ts'

/** Accounts named in a note. */
const NAMED = 3

/** What is worth knowing before one chooses, and no sign of anything: a sentence each. @param all whether every account is named, each in a sentence of its own */
export function notesOf(accounts: readonly AccountReport[], all = false): string[] {
  const note = (what: string, some: readonly AccountReport[], figure: Figure) => noteOf(what, some, figure, all)
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

type Figure = (account: AccountReport) => string | null

function noteOf(what: string, accounts: readonly AccountReport[], figure: Figure, all: boolean): string[] {
  if (accounts.length === 0) return []
  const named = accounts.slice(0, all ? accounts.length : NAMED).map(account => {
    const words = figure(account)
    return `@${forTerminal(account.handle)}${words === null ? '' : ` (${words})`}`
  })
  if (all) return named.map(one => `${what}: ${one}.`)
  const more = accounts.length - named.length
  return [`${what}: ${named.join(', ')}${more > 0 ? ` and ${count(more)} more` : ''}.`]
}
