import type { Report } from '../../src/index.ts'

/** Everything that a report says of accounts; where their rows stand is all that an order may change. */
export const said = (report: Report) => ({
  accounts: report.accounts.map(({ source: _, ...account }) => account),
  creators: report.creators,
  summary: report.summary,
  policy: report.policy,
})
