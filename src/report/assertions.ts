import type { AccountReport, Assertion, Report, Verdict } from '../model/report.ts'
import { count, VERDICT_WORDS } from '../text/numbers.ts'

/** What each assertion is about, and how its figures are said. */
const SUBJECTS: Readonly<Record<string, readonly [subject: string, unit: string]>> = {
  'fail-on': ['Purchased followers', ''],
  verdict: ['Purchased followers', ''],
  probability: ['Probability of purchased followers', ''],
  engagementToExpected: ['Engagement over what is expected', ''],
  tier: ['Tier', ''],
  minFollowers: ['Followers', ''],
  maxFollowers: ['Followers', ''],
  sponsoredSharePct: ['Sponsored posts', ' %'],
  rejectedRows: ['Rejected rows', ''],
  insufficientAccounts: ['Accounts without enough data', ''],
  flaggedSharePct: ['Accounts flagged', ' %'],
  'unread input': ['Files not read to their end', ''],
  'strict: rejected rows': ['Rejected rows', ''],
  'strict: error diagnostics': ['Problems of the input', ''],
}

const OPERATORS: Readonly<Record<string, string>> = { '<=': 'at most', '>=': 'at least', '=': 'exactly' }

/** One assertion as a sentence: what was found, and what the policy wants. */
export function assertionSentence({ name, operator, expected, actual, handle, passed }: Assertion): string {
  const [subject, unit] = SUBJECTS[name] ?? [name, '']
  const words = (value: string | number | null): string => {
    if (value === null) return 'unknown'
    const said = typeof value === 'number' ? (Number.isInteger(value) ? count(value) : String(value)) : VERDICT_WORDS[value as Verdict]
    return `${said ?? value}${unit}`
  }
  const wanted = `the policy wants ${OPERATORS[operator] ?? operator} ${words(expected)}`
  return handle === null && typeof actual === 'string' && passed
    ? `${subject}: ${wanted}, and ${actual} holds it.`
    : `${subject}: ${words(actual)}; ${wanted}.`
}

/** The accounts of a report by platform and handle, to find those that assertions name. */
export function accountsByName({
  accounts,
}: Pick<Report, 'accounts'>): (assertion: Pick<Assertion, 'platform' | 'handle'>) => AccountReport | undefined {
  const byName = new Map(accounts.map(account => [`${account.platform}/${account.handle}`, account]))
  return ({ platform, handle }) => byName.get(`${platform}/${handle}`)
}

/** The id of the fired check that says most, or null. */
export function strongestSignal({ evidence }: Pick<AccountReport, 'evidence'>): string | null {
  const fired = evidence.filter(({ outcome }) => outcome === 'fired')
  return fired.sort((a, b) => (b.logOdds ?? 0) - (a.logOdds ?? 0))[0]?.signal ?? null
}
