import { count, percent, plural, times } from '../../../text/numbers.ts'
import { type Detail, overview, type Row } from './data.ts'
import { h, isolated } from './dom.ts'
import { dayWords, figure } from './words.ts'

/** Title, value and a note; a value that is null is named among what is not known. */
type Fact = readonly [title: string, value: string | null, note: string | null]

const known = <T>(value: T | null | undefined, words: (value: T) => string): string | null => (value == null ? null : words(value))

/** Every figure of an account, and by name those that are not known. */
export function metricsSection(row: Row, detail: Detail): HTMLElement {
  const facts = [...audience(row, detail), ...engagement(row, detail), ...costs(detail)]
  const there = facts.filter(([, value]) => value !== null)
  const missing = facts.filter(([, value]) => value === null).map(([title]) => title.toLowerCase())
  return h(
    'section',
    { class: 'card', 'aria-labelledby': 'metrics-title' },
    h('h2', { id: 'metrics-title' }, 'Figures'),
    h(
      'dl',
      { class: 'metrics' },
      ...there.map(([title, value, note]) =>
        h('div', {}, h('dt', {}, title), h('dd', {}, h('b', {}, value), note === null ? null : h('small', {}, isolated(note)))),
      ),
    ),
    missing.length > 0 ? h('p', { class: 'note' }, `Not known: ${missing.join(', ')}.`) : null,
  )
}

function audience(row: Row, { following, posts, suspiciousFollowerSharePct, shareRange, unexplainedGrowthPct }: Detail): readonly Fact[] {
  return [
    ['Followers', known(row.followers, count), row.tier],
    ['Following', known(following, count), null],
    ['Posts', known(posts, count), null],
    [
      'Suspicious followers',
      known(suspiciousFollowerSharePct, percent),
      known(shareRange, ([low, high]) => `${percent(low)} to ${percent(high)}`),
    ],
    ['Unexplained growth', known(unexplainedGrowthPct, percent), 'of followers'],
  ]
}

function engagement(row: Row, detail: Detail): readonly Fact[] {
  return [
    ['Engagement rate', known(row.engagementRatePct, percent), detail.engagementFormula],
    ...compared(detail),
    ['Expected engagement', known(detail.expectedEngagementRatePct, percent), detail.expectedEngagementFormula],
    ['Against expected', known(row.engagementToExpected, times), detail.peerGroup],
    ['Likes a post', known(detail.likesPerPost, figure), sampled(detail)],
    ['Comments a post', known(detail.commentsPerPost, figure), null],
    ['Shares a post', known(detail.sharesPerPost, figure), null],
    ['Saves a post', known(detail.savesPerPost, figure), null],
    ['Views a post', known(detail.viewsPerPost, figure), null],
    [
      'Sponsored posts',
      known(detail.sponsoredSharePct, percent),
      known(detail.sponsored, ([n, of]) => `${count(n)} of ${count(of)} known`),
    ],
    ['Engagement when sponsored', known(detail.sponsoredEngagementRatio, times), 'against its other posts'],
    ...activity(detail),
  ]
}

/** What is expected may count other things than the rate does; nothing where it does not. */
function compared({ compared, expectedEngagementFormula }: Detail): readonly Fact[] {
  return compared === null ? [] : [['Rate compared', percent(compared), expectedEngagementFormula]]
}

/** How often it posts, and where its engagement goes; nothing where no dated posts tell. */
function activity({ trend }: Detail): readonly Fact[] {
  if (trend === null) return []
  const { postsPerWeek, lastPost, dormant, engagement, engagementChangePctPerMonth: change } = trend
  const direction = change === null || engagement === 'level' ? null : `${change > 0 ? '+' : '−'}${percent(Math.abs(change))} a month`
  return [
    ['Posts a week', known(postsPerWeek, figure), `last on ${dayWords(lastPost)}${dormant ? '; none for sixty days' : ''}`],
    ['Engagement over time', engagement, direction],
  ]
}

/** How many posts count, and which of the newest do not. */
function sampled({ postsSampled, leftOut }: Detail): string | null {
  if (postsSampled === null) return null
  const left = (
    [
      [leftOut?.pinned, 'pinned'],
      [leftOut?.foreignOwner, 'of another account'],
      [leftOut?.hiddenLikes, 'with hidden likes'],
      [leftOut?.tooYoung, 'too young'],
      [leftOut?.otherKinds, 'replies, reposts or stories'],
      [leftOut?.tooFew, 'too few beside the averages of the row'],
      [leftOut?.incomplete, 'without a figure of the rate'],
    ] as const
  ).flatMap(([n, why]) => (n ? [`${count(n)} ${why}`] : []))
  return `of ${plural(postsSampled, 'post')}${left.length > 0 ? `; left out: ${left.join(', ')}` : ''}`
}

const PRICE_WORDS = { above: 'above', within: 'within', below: 'below' } as const

function costs({ price, currency, costPerEngagement, costPerThousandFollowers, money }: Detail): readonly Fact[] {
  const amount = (value: number): string => `${figure(value)}${currency === null ? '' : ` ${currency}`}`
  const always: readonly Fact[] = [
    ['Price a post', known(price, amount), money?.priceLow == null ? null : `from ${amount(money.priceLow)}`],
    ['Cost an engagement', known(costPerEngagement, amount), null],
    ['Cost a thousand followers', known(costPerThousandFollowers, amount), null],
  ]
  if (money === null) return always
  const { earnedMediaPerThousandViews: rate, earnedMediaCurrency } = overview.settings.money
  const standing = known(money.expectedPriceRange, ([low, high]) => `${amount(low)} to ${amount(high)}`)
  const more: readonly Fact[] = [
    [
      'Usual price of such accounts',
      standing,
      money.priceStanding == null ? null : `this one is ${PRICE_WORDS[money.priceStanding]} it; ${money.pricePeers ?? ''}`,
    ],
    ['Cost a thousand views', known(money.costPerThousandViews, amount), null],
    ['Cost a credible engagement', known(money.costPerCredibleEngagement, amount), 'without the suspicious share'],
    ['Cost a thousand credible followers', known(money.costPerThousandCredibleFollowers, amount), 'without the suspicious share'],
    ['Cost a click', known(money.costPerClick, amount), null],
    ['Cost a conversion', known(money.costPerConversion, amount), null],
    ['Return on the price', known(money.returnOnInvestmentPct, percent), null],
    ['Offered in return', money.offer ?? null, null],
    [
      'Earned media value a post',
      known(money.earnedMediaValue, value => `${figure(value)} ${earnedMediaCurrency}`),
      `at ${figure(rate)} ${earnedMediaCurrency} per 1,000 views`,
    ],
  ]
  return [...always, ...more.filter(([, value]) => value !== null)]
}
