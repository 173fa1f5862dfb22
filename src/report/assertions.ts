import type { AccountReport, Assertion, Report, Verdict } from '../model/report.ts'
import { chance, count, percent, times, VERDICT_WORDS } from '../text/numbers.ts'

type Said = (value: number) => string

/** A limit of 20 is 20 %, not 20.0 %. */
const share: Said = value => (Number.isInteger(value) ? `${count(value)} %` : percent(value))

/** What each assertion is about, and how its figures are said where that is not as counts are. */
const SUBJECTS: Readonly<Record<string, readonly [subject: string, said?: Said]>> = {
  'fail-on': ['Purchased followers'],
  verdict: ['Purchased followers'],
  probability: ['Probability of purchased followers', chance],
  engagementToExpected: ['Engagement over what is expected', times],
  tier: ['Tier'],
  minFollowers: ['Followers'],
  maxFollowers: ['Followers'],
  sponsoredSharePct: ['Sponsored posts', share],
  rejectedRows: ['Rejected rows'],
  insufficientAccounts: ['Accounts without enough data'],
  flaggedSharePct: ['Accounts flagged', share],
  'unread input': ['Files not read to their end'],
  'strict: rejected rows': ['Rejected rows'],
  'strict: error diagnostics': ['Problems of the input'],
}

/** The same to every digit, for figures that rounding would make one with their limit. */
const WHOLE = new Map<Said, Said>([
  [chance, value => `${plain(value * 100)} %`],
  [times, value => `×${plain(value)}`],
  [share, value => `${plain(value)} %`],
])

const plain = (value: number): string => String(Number(value.toPrecision(6)))

const OPERATORS: Readonly<Record<string, string>> = { '<=': 'at most', '>=': 'at least', '=': 'exactly' }

/** One assertion as a sentence: what was found, and what the policy wants. */
export function assertionSentence({ name, operator, expected, actual, handle, passed }: Assertion): string {
  const [subject, said = count] = SUBJECTS[name] ?? [name]
  const alike = typeof actual === 'number' && typeof expected === 'number' && actual !== expected && said(actual) === said(expected)
  const figure = alike ? (WHOLE.get(said) ?? plain) : said
  const words = (value: string | number | null): string => {
    if (value === null) return 'unknown'
    return typeof value === 'number' ? figure(value) : (VERDICT_WORDS[value as Verdict] ?? value)
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
