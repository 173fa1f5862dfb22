import type { Money, MoneySettings } from '../../model/choosing.ts'
import type { AccountReport } from '../../model/report.ts'
import { forTerminal } from '../../text/escape.ts'
import { money } from '../../text/money.ts'
import { count, percent, plural, times, UNKNOWN } from '../../text/numbers.ts'
import type { Figure } from './figures.ts'

type Range = readonly [number, number] | null

const between = (range: Range, words: (value: number) => string): string | null =>
  range === null ? null : `${words(range[0])} to ${words(range[1])}`

const signed = (change: number): string => `${change < 0 ? '−' : '+'}${percent(Math.abs(change))}`

/** What it costs for what it brings, where a price, an offer or the results of a campaign are known. */
export function costFigures(account: AccountReport, settings: MoneySettings): Figure[] {
  const { price, currency, money: costs, suspiciousFollowerSharePct: share } = account
  if (costs === null) return []
  const said = price !== null || costs.offer !== null || costs.expectedPriceRange !== null || costs.earnedMediaValue !== null
  if (!said) return []
  const amount = (value: number | null) => forTerminal(money(value, currency))
  const unsampled = share === null && price !== null
  return [
    ['Price', amount(price), priceNote(account)],
    ['Offered in return', costs.offer === null ? UNKNOWN : forTerminal(costs.offer), null],
    ['Such accounts ask', between(costs.expectedPriceRange, amount) ?? UNKNOWN, standing(account)],
    ['Engagements a post', count(costs.engagementsPerPost), engagementsNote(costs)],
    ['Per engagement', amount(account.costPerEngagement), null],
    ['Per credible engagement', amount(costs.costPerCredibleEngagement), 'after taking off the suspicious share of followers'],
    ['Per 1,000 followers', amount(account.costPerThousandFollowers), null],
    ['Per 1,000 credible ones', amount(costs.costPerThousandCredibleFollowers), 'after taking off the suspicious share'],
    ['Per 1,000 views', amount(costs.costPerThousandViews), null],
    ...(unsampled ? [['Per credible follower', 'not known', 'a sample of its followers would tell'] as const] : []),
    [
      'Earned media value',
      money(costs.earnedMediaValue, settings.earnedMediaCurrency),
      `a post, at ${money(settings.earnedMediaPerThousandViews, settings.earnedMediaCurrency)} per 1,000 views`,
    ],
    ['Per click', amount(costs.costPerClick), null],
    ['Per conversion', amount(costs.costPerConversion), null],
    ['Return on investment', costs.returnOnInvestmentPct === null ? UNKNOWN : signed(costs.returnOnInvestmentPct), null],
  ]
}

/** What its range is one of. */
function engagementsNote({ engagementsPerPostRange: range, engagementsRangeFrom: from }: Money): string | null {
  if (range === null) return null
  const by = from === 'posts' ? 'by its own spread' : 'by the usual spread'
  return `${between(range, count)} in eight of ten posts, ${by}`
}

function priceNote({ money: costs, currency }: AccountReport): string | null {
  const low = costs?.priceLow == null ? [] : [`asks ${money(costs.priceLow, currency)} or more; counted at the upper end`]
  const from = costs?.currencyFrom === 'sign' ? [`${costs.currencySign} is taken for ${currency}`] : []
  const config = costs?.currencyFrom === 'config' ? [`${currency} by the config`] : []
  return [...low, ...from, ...config].join('; ') || null
}

function standing({ money: costs }: AccountReport): string | null {
  if (!costs?.pricePeers) return null
  const words = { above: 'it asks more', within: 'as it does', below: 'it asks less' }
  return [costs.priceStanding && words[costs.priceStanding], costs.pricePeers].filter(Boolean).join('; ')
}

/** How much of its posts is paid for, and what such posts bring beside its others. */
export function sponsorshipFigures({ sponsorship, sponsoredSharePct, sponsoredEngagementRatio }: AccountReport): Figure[] {
  if (sponsorship === null) return []
  const { postsSponsored, postsKnown, sharePctRange, knownFrom, much, shareTrend, engagementRatioRange } = sponsorship
  const from = { column: 'by a column', captions: 'by words in captions', both: 'by a column and captions' }[knownFrom]
  const compared = `against ${plural(sponsorship.comparedOrganic ?? 0, 'other post')} of the same format`
  return [
    [
      'Share of posts',
      percent(sponsoredSharePct),
      `${count(postsSponsored)} of ${count(postsKnown)}, ${from}; 90 % interval ${between(sharePctRange, percent)}`,
    ],
    ['Over 30 %', much ? 'yes' : UNKNOWN, 'of its recent posts, which is noted, not held against its followers'],
    ['Share over time', shareTrend ?? UNKNOWN, null],
    [
      'Their engagement',
      times(sponsoredEngagementRatio),
      [compared, between(engagementRatioRange, times) && `90 % interval ${between(engagementRatioRange, times)}`]
        .filter(part => part !== null)
        .join('; '),
    ],
  ]
}

/** How often it posts, when it last did, where its engagement goes and which formats do best. */
export function trendFigures({ trend }: AccountReport, asOf: string | null): Figure[] {
  if (trend === null) return []
  const { postsPerWeek, lastPost, daysSinceLastPost: days, dormant, engagement, engagementChangePctPerMonth: change, formats } = trend
  const ago =
    days === null ? null : `${plural(days, 'day')} before ${asOf ?? 'the newest date in these files'}${dormant ? ': dormant' : ''}`
  const chance = engagement === 'level' ? ', which chance would do as well' : ''
  return [
    ['Last post', lastPost, ago],
    [
      'Posts a week',
      postsPerWeek === null ? UNKNOWN : postsPerWeek.toFixed(1),
      `over ${plural(trend.posts, 'post')} since ${trend.firstPost}`,
    ],
    ['Engagement', engagement ?? UNKNOWN, change === null ? null : `${signed(change)} a month${chance}`],
    ...formats.map(
      ({ type, posts, engagementToUsual }, i): Figure => [
        i === 0 ? 'Formats' : '',
        times(engagementToUsual),
        `${forTerminal(type)}, ${plural(posts, 'post')}`,
      ],
    ),
  ]
}
