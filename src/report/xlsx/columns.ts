import type { AccountReport, Assertion, Diagnostic, Evidence } from '../../model/report.ts'
import { profileUrl } from '../../text/links.ts'
import { verdictWords } from '../../text/numbers.ts'
import { checkedWords, comparedRate } from '../words.ts'
import type { SheetColumn } from './sheet.ts'

type Format = SheetColumn<unknown>['format']
type Scalar = { [K in keyof AccountReport]: AccountReport[K] extends string | number | boolean | null ? K : never }[keyof AccountReport]

const of = (title: string, width: number, format: Format, field: Scalar): SheetColumn<AccountReport> => ({
  ...{ title, width, format },
  value: account => account[field],
})
const percent = (title: string, field: Scalar) => of(title, 13, 'percent', field)
const money = (
  title: string,
  field:
    | 'costPerThousandViews'
    | 'costPerCredibleEngagement'
    | 'costPerThousandCredibleFollowers'
    | 'earnedMediaValue'
    | 'priceLow'
    | 'costPerClick'
    | 'costPerConversion',
): SheetColumn<AccountReport> => ({
  ...{ title, width: 12, format: 'money' },
  value: ({ money }) => money?.[field] ?? null,
})
const text = (title: string, width: number, field: Scalar) => of(title, width, 'text', field)

export const VERDICT_TITLE = 'Purchased followers?'

/** An account as people read it, the figures that decide first. */
export const ACCOUNT_COLUMNS: readonly SheetColumn<AccountReport>[] = [
  {
    title: 'Account',
    width: 26,
    format: 'text',
    value: ({ handle }) => handle,
    link: ({ platform, handle }) => profileUrl(platform, handle),
  },
  text('Platform', 12, 'platform'),
  text('Tier', 11, 'tier'),
  of('Followers', 13, 'count', 'followers'),
  percent('Engagement rate', 'engagementRatePct'),
  { title: 'Rate compared, where another', width: 13, format: 'percent', value: comparedRate },
  percent('Expected engagement', 'expectedEngagementRatePct'),
  of('Engagement to expected', 13, 'ratio', 'engagementToExpected'),
  { title: VERDICT_TITLE, width: 17, format: 'text', value: ({ purchasedFollowers }) => verdictWords(purchasedFollowers) },
  of('Probability', 12, 'chance', 'probability'),
  { title: 'Probability from', width: 12, format: 'chance', value: ({ probabilityRange }) => probabilityRange?.[0] ?? null },
  { title: 'Probability to', width: 12, format: 'chance', value: ({ probabilityRange }) => probabilityRange?.[1] ?? null },
  { title: 'Checked', width: 18, format: 'text', value: account => checkedWords(account) },
  { title: 'Main reason', width: 60, format: 'text', value: ({ reasons }) => reasons[0] ?? null },
  { title: 'Other reasons', width: 60, format: 'text', value: ({ reasons }) => reasons.slice(1).join('\n') || null },
  {
    title: 'Purchased engagement?',
    width: 17,
    format: 'text',
    value: ({ purchasedEngagement }) => (purchasedEngagement === null ? null : verdictWords(purchasedEngagement)),
  },
  { title: 'Why engagement', width: 40, format: 'text', value: ({ engagementReasons }) => engagementReasons.join('\n') || null },
  percent('Suspicious followers', 'suspiciousFollowerSharePct'),
  {
    title: 'Suspicious followers from',
    width: 13,
    format: 'percent',
    value: ({ suspiciousFollowerShareRangePct: range }) => range?.[0] ?? null,
  },
  {
    title: 'Suspicious followers to',
    width: 13,
    format: 'percent',
    value: ({ suspiciousFollowerShareRangePct: range }) => range?.[1] ?? null,
  },
  percent('Unexplained growth', 'unexplainedGrowthPct'),
  percent('Sponsored posts', 'sponsoredSharePct'),
  of('Sponsored to other engagement', 14, 'ratio', 'sponsoredEngagementRatio'),
  of('Price', 11, 'money', 'price'),
  text('Currency', 10, 'currency'),
  of('Cost per engagement', 12, 'money', 'costPerEngagement'),
  of('Cost per 1,000 followers', 12, 'money', 'costPerThousandFollowers'),
  money('Cost per 1,000 views', 'costPerThousandViews'),
  money('Cost per credible engagement', 'costPerCredibleEngagement'),
  money('Earned media value', 'earnedMediaValue'),
  { title: 'Usual price from', width: 12, format: 'money', value: ({ money }) => money?.expectedPriceRange?.[0] ?? null },
  { title: 'Usual price to', width: 12, format: 'money', value: ({ money }) => money?.expectedPriceRange?.[1] ?? null },
  { title: 'Return on investment', width: 13, format: 'percent', value: ({ money }) => money?.returnOnInvestmentPct ?? null },
  { title: 'Posts per week', width: 10, format: 'average', value: ({ trend }) => trend?.postsPerWeek ?? null },
  { title: 'Days since last post', width: 10, format: 'count', value: ({ trend }) => trend?.daysSinceLastPost ?? null },
  text('Name', 22, 'name'),
  text('Creator', 18, 'creator'),
  text('Niche', 14, 'niche'),
  text('Country', 12, 'country'),
  text('Website', 24, 'website'),
  of('Following', 12, 'count', 'following'),
  of('Posts', 10, 'count', 'posts'),
  of('Likes per post', 12, 'average', 'likesPerPost'),
  of('Comments per post', 12, 'average', 'commentsPerPost'),
  of('Shares per post', 12, 'average', 'sharesPerPost'),
  of('Saves per post', 12, 'average', 'savesPerPost'),
  of('Views per post', 12, 'average', 'viewsPerPost'),
  of('Posts sampled', 10, 'count', 'postsSampled'),
  text('Engagement is', 34, 'engagementFormula'),
  text('Compared with', 34, 'peerGroup'),
  { title: 'Ignored because', width: 18, format: 'text', value: ({ ignored }) => ignored?.reason ?? null },
  { title: 'Ignored: note', width: 24, format: 'text', value: ({ ignored }) => ignored?.note ?? null },
  { title: 'Ignored until', width: 12, format: 'text', value: ({ ignored }) => ignored?.until ?? null },
  { title: 'File', width: 24, format: 'text', value: ({ source }) => source.file },
  { title: 'Line', width: 8, format: 'count', value: ({ source }) => source.line },
  money('Price from', 'priceLow'),
  { title: 'Offered in return', width: 16, format: 'text', value: ({ money }) => money?.offer ?? null },
  { title: 'Price against such accounts', width: 13, format: 'text', value: ({ money }) => money?.priceStanding ?? null },
  { title: 'Engagements per post', width: 12, format: 'count', value: ({ money }) => money?.engagementsPerPost ?? null },
  { title: 'Engagements from', width: 12, format: 'count', value: ({ money }) => money?.engagementsPerPostRange?.[0] ?? null },
  { title: 'Engagements to', width: 12, format: 'count', value: ({ money }) => money?.engagementsPerPostRange?.[1] ?? null },
  money('Cost per 1,000 credible followers', 'costPerThousandCredibleFollowers'),
  money('Cost per click', 'costPerClick'),
  money('Cost per conversion', 'costPerConversion'),
  { title: 'Sponsored: known of', width: 11, format: 'count', value: ({ sponsorship }) => sponsorship?.postsKnown ?? null },
  { title: 'Over 30 % sponsored', width: 11, format: 'text', value: ({ sponsorship }) => yesNo(sponsorship?.much ?? null) },
  { title: 'Sponsored share is', width: 11, format: 'text', value: ({ sponsorship }) => sponsorship?.shareTrend ?? null },
  { title: 'Last post', width: 12, format: 'text', value: ({ trend }) => trend?.lastPost ?? null },
  { title: 'Dormant', width: 10, format: 'text', value: ({ trend }) => yesNo(trend?.dormant ?? null) },
  { title: 'Engagement over time', width: 11, format: 'text', value: ({ trend }) => trend?.engagement ?? null },
  { title: 'Engagement change a month', width: 12, format: 'percent', value: ({ trend }) => trend?.engagementChangePctPerMonth ?? null },
  { title: 'Best format', width: 12, format: 'text', value: ({ trend }) => trend?.formats[0]?.type ?? null },
]

function yesNo(value: boolean | null): string | null {
  return value === null ? null : value ? 'yes' : 'no'
}

/** One piece of evidence, with the account that it is of. */
export interface EvidenceRow {
  readonly account: AccountReport
  readonly evidence: Evidence
}

const OUTCOMES: Readonly<Record<Evidence['outcome'], string>> = {
  fired: 'fired',
  clear: 'clear',
  unknown: 'could not run',
  error: 'failed',
}

const seen = (title: string, value: (evidence: Evidence) => number | null, format: Format = 'general'): SheetColumn<EvidenceRow> => ({
  ...{ title, width: 13, format },
  value: ({ evidence }) => value(evidence),
})

/** `titles` are those of the signals, by id. */
export const evidenceColumns = (titles: ReadonlyMap<string, string>): readonly SheetColumn<EvidenceRow>[] => [
  { title: 'Account', width: 26, format: 'text', value: ({ account }) => account.handle },
  { title: 'Platform', width: 12, format: 'text', value: ({ account }) => account.platform },
  { title: 'Check', width: 40, format: 'text', value: ({ evidence }) => titles.get(evidence.signal) ?? evidence.signal },
  { title: 'Group', width: 12, format: 'text', value: ({ evidence }) => evidence.group },
  { title: 'Outcome', width: 13, format: 'text', value: ({ evidence }) => OUTCOMES[evidence.outcome] },
  seen('Observed', ({ observed }) => observed),
  seen('Expected', ({ expected }) => expected),
  seen('Usual from', ({ expectedRange }) => expectedRange?.[0] ?? null),
  seen('Usual to', ({ expectedRange }) => expectedRange?.[1] ?? null),
  { title: 'Unit', width: 28, format: 'text', value: ({ evidence }) => evidence.unit },
  seen('Alone ×', ({ likelihoodRatio }) => likelihoodRatio, 'ratio'),
  seen('Counted ×', ({ logOdds }) => (logOdds === null ? null : Math.exp(logOdds)), 'ratio'),
  seen('Adds to log-odds', ({ logOdds }) => logOdds, 'ratio'),
  seen('Rests on', ({ n }) => n, 'count'),
  { title: 'Missing', width: 34, format: 'text', value: ({ evidence }) => evidence.missing.join('; ') || null },
  { title: 'Innocent explanations', width: 60, format: 'text', value: ({ evidence }) => evidence.innocent.join('; ') || null },
]

export const PROBLEM_COLUMNS: readonly SheetColumn<Diagnostic>[] = [
  { title: 'Severity', width: 11, format: 'text', value: ({ severity }) => severity },
  { title: 'What', width: 80, format: 'text', value: ({ message }) => message },
  { title: 'File', width: 28, format: 'text', value: ({ file }) => file },
  { title: 'Line', width: 9, format: 'count', value: ({ line }) => line },
  { title: 'Column', width: 9, format: 'count', value: ({ column }) => column },
  { title: 'Field', width: 18, format: 'text', value: ({ field }) => field },
  { title: 'Value', width: 28, format: 'text', value: ({ value }) => value },
  { title: 'Kind', width: 22, format: 'text', value: ({ code }) => code },
]

export const POLICY_COLUMNS: readonly SheetColumn<Assertion>[] = [
  { title: 'Assertion', width: 24, format: 'text', value: ({ name }) => name },
  { title: 'Holds', width: 9, format: 'text', value: ({ passed }) => (passed ? 'yes' : 'no') },
  { title: 'Level', width: 9, format: 'text', value: ({ level }) => level },
  { title: 'Account', width: 26, format: 'text', value: ({ handle }) => handle },
  { title: 'Platform', width: 12, format: 'text', value: ({ platform }) => platform },
  { title: 'Wanted', width: 13, format: 'text', value: ({ operator }) => operator },
  { title: 'Limit', width: 16, format: 'general', value: ({ expected }) => expected },
  { title: 'Found', width: 16, format: 'general', value: ({ actual }) => actual },
]
