import { Chalk, type ChalkInstance } from 'chalk'
import { GROUPS } from '../../model/names.ts'
import type { AccountReport, Report } from '../../model/report.ts'
import { forLog, forTerminal } from '../../text/escape.ts'
import { wrap } from '../../text/lines.ts'
import { chance, count, percent, plural, times, UNKNOWN, verdictWords } from '../../text/numbers.ts'
import { accountWords, comparedRate } from '../words.ts'
import { costFigures, sponsorshipFigures, trendFigures } from './choosing.ts'
import { type Figure, figureLines } from './figures.ts'
import { ledgerLines, titleOf } from './ledger.ts'
import { hanging } from './lines.ts'
import { followersPlot, peersPlot, postsPlot } from './plots.ts'
import { nextSteps, wanted } from './settle.ts'

const NARROWEST = 40
const WIDEST = 110
const MOST = 6

/** Everything known about each account of the report, a page each. */
export function explain(report: Report, { width: asked, color }: { readonly width: number; readonly color: boolean }): string {
  const width = Math.max(NARROWEST, Math.min(WIDEST, Math.floor(asked) || 0))
  const chalk = new Chalk({ level: color ? 1 : 0 })
  const pages = report.accounts.map(account => page(account, report.settings, width, chalk).join('\n'))
  return forLog(`${pages.join(`\n\n${chalk.dim('═'.repeat(width))}\n\n`)}\n`)
}

function page(account: AccountReport, settings: Report['settings'], width: number, chalk: ChalkInstance): string[] {
  const indented = (lines: readonly string[]) => lines.map(line => `  ${line}`)
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', ...wrap(title, width, 3).map(line => chalk.bold(line)), ...indented(lines)]
  const inner = width - 2
  const list = (items: readonly string[]) => items.flatMap(item => hanging('- ', item, inner))
  const charts = account.charts ?? { followers: [], steps: [], posts: [] }
  return [
    ...head(account, width, chalk),
    ...section('Figures', figures(account, inner, chalk)),
    ...section('Evidence for purchased followers', ledgerLines(account, settings.prior, inner, chalk)),
    ...section('Engagement among its peers', peersPlot(account, inner, chalk)),
    ...section('Followers over time', followersPlot(charts, inner, chalk)),
    ...section('Engagement per post', postsPlot(charts, inner, chalk)),
    ...section('Likes and comments themselves (another question than followers)', list(account.engagementReasons)),
    ...section('Cost', figureLines(costFigures(account, settings.money), inner, chalk)),
    ...section('Sponsored posts', figureLines(sponsorshipFigures(account), inner, chalk)),
    ...section('Activity', figureLines(trendFigures(account, settings.asOf), inner, chalk)),
    ...section('Innocent explanations', innocent(account, inner)),
    ...section('What would settle more', settle(account, inner)),
    ...section('What to do next', list(nextSteps(account))),
    '',
    ...wrap('Signs, not proof: nothing in these files shows who paid for what.', width, 2).map(line => chalk.dim(line)),
  ]
}

function head(account: AccountReport, width: number, chalk: ChalkInstance): string[] {
  const { tier, followers, niche, country, purchasedFollowers, purchasedEngagement, probability, probabilityRange, checked } = account
  const paint = { likely: chalk.red.bold, possible: chalk.yellow.bold, insufficient: chalk.dim, 'no-sign': chalk.green }
  const who = [...accountWords(account), tier, followers === null ? null : plural(followers, 'follower'), niche, country]
  const range = probabilityRange ? ` (${chance(probabilityRange[0])} to ${chance(probabilityRange[1])})` : ''
  const claimed = probability !== null && account.flagged ? `, ${chance(probability)}${range}` : ''
  const not = GROUPS.filter(group => !checked.includes(group))
  const looked = `Checked: ${checked.join(', ') || 'nothing'}${not.length > 0 ? ` · not checked: ${not.join(', ')}` : ''}`
  return [
    ...wrap(who.filter(part => part !== null).map(part => forTerminal(String(part))).join(' · '), width, 3).map(line => chalk.bold(line)), // biome-ignore format: one glance
    `Purchased followers: ${paint[purchasedFollowers](verdictWords(purchasedFollowers))}${claimed}`,
    `Bought or pooled engagement: ${paint[purchasedEngagement ?? 'insufficient'](verdictWords(purchasedEngagement))}`,
    ...wrap(looked, width, 3).map(line => chalk.dim(line)),
  ]
}

function figures(account: AccountReport, width: number, chalk: ChalkInstance): string[] {
  const { postsLeftOut: out } = account
  const leftOut = [
    out.pinned > 0 && `${out.pinned} pinned`,
    out.foreignOwner > 0 && `${out.foreignOwner} of another account`,
    out.hiddenLikes > 0 && `${out.hiddenLikes} with hidden likes`,
    out.tooYoung > 0 && `${out.tooYoung} younger than 48 hours`,
    out.otherKinds > 0 && `${out.otherKinds} replies, reposts or stories`,
    out.tooFew > 0 && `${out.tooFew} too few to judge by, where the row has averages`,
    out.incomplete > 0 && `${out.incomplete} without a figure that the rate counts`,
  ].filter(part => part !== false)
  const { engagementToExpected: ratio, engagementZ: z, suspiciousFollowerShareRangePct: share } = account
  const rows: readonly Figure[] = [
    ['Engagement rate', percent(account.engagementRatePct), joined(account.engagementFormula, posts(account.postsSampled))],
    ['Rate compared', percent(comparedRate(account)), account.expectedEngagementFormula],
    ['Expected', percent(account.expectedEngagementRatePct), joined(account.expectedEngagementFormula, account.peerGroup)],
    ['Against expected', times(ratio), z === null ? null : `z ${z < 0 ? '−' : '+'}${Math.abs(z).toFixed(1)}`],
    ['Likes per post', count(account.likesPerPost), null],
    ['Comments per post', count(account.commentsPerPost), null],
    ['Shares per post', count(account.sharesPerPost), null],
    ['Views per post', count(account.viewsPerPost), null],
    ['Following', count(account.following), null],
    ['Posts', count(account.posts), null],
    [
      'Suspicious followers',
      percent(account.suspiciousFollowerSharePct),
      share && `80 % interval ${percent(share[0])} to ${percent(share[1])}`,
    ],
    ['Unexplained growth', percent(account.unexplainedGrowthPct), 'of the followers of today'],
    ['Posts left out', leftOut.length > 0 ? leftOut.join(', ') : UNKNOWN, null],
  ]
  return figureLines(rows, width, chalk)
}

/** Of each sign, strongest first, the explanations that fit. */
function innocent({ evidence }: AccountReport, width: number): string[] {
  const fired = evidence.filter(({ outcome }) => outcome === 'fired').sort((a, b) => (b.logOdds ?? 0) - (a.logOdds ?? 0))
  return fired.flatMap(item => [`${titleOf(item)}:`, ...item.innocent.flatMap(text => hanging('  - ', text, width))])
}

function settle(account: AccountReport, width: number): string[] {
  const all = wanted(account)
  return [
    ...all.slice(0, MOST).flatMap(({ input, checks }) => hanging('- ', `${input}: ${checks.join('; ')}`, width)),
    ...(all.length > MOST ? [`… ${all.length - MOST} more in --json`] : []),
  ]
}

function posts(sampled: number | null): string | null {
  return sampled === null ? null : plural(sampled, 'post')
}

function joined(...parts: readonly (string | null)[]): string | null {
  return parts.filter(part => part !== null).join(' · ') || null
}
