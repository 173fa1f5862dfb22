import { forLog, forTerminal } from '../text/escape.ts'
import { type GridColumn, grid } from '../text/grid.ts'
import { wrap } from '../text/lines.ts'
import { exactMoney, money } from '../text/money.ts'
import { count, percent, plural, verdictWords } from '../text/numbers.ts'
import { AIM_UNITS, AIM_WORDS } from './options.ts'
import { costOf } from './reasons.ts'
import { type Chosen, isRanked, type Shortlist } from './shortlist.ts'

const NEAR_SHOWN = 3
const WITHOUT_SHOWN = 5
const WHY_SHOWN = 5

const REASON_WORDS: Readonly<Record<string, string>> = {
  niche: 'of another niche or none',
  country: 'of another country or none',
  risk: 'over the risk taken',
  'too-little-data': 'with too little data',
  currency: 'priced in another currency',
  'unknown-currency': 'priced in a currency that is not known',
  share: 'over the share of one account',
  'over-budget': 'dearer than the budget',
}

/** The list for a terminal: who, what it costs and brings, what narrowly was not, and who could not be considered. */
export function shortlistTable(list: Shortlist, width: number, all: boolean): string {
  const { currency } = list.totals
  const columns: readonly GridColumn[] = [
    { title: 'Account', align: 'left', spare: 0 },
    { title: 'Niche', align: 'left', spare: 3 },
    { title: 'Tier', align: 'left', spare: 4 },
    { title: 'Followers', align: 'right', spare: 2 },
    { title: 'Engagements', align: 'right', spare: 0 },
    { title: 'usual range', align: 'right', spare: 5 },
    { title: 'Cost', align: 'right', spare: 0 },
    { title: 'per eng.', align: 'right', spare: 1 },
    { title: 'Purchased?', align: 'left', spare: 1 },
    { title: 'Website', align: 'left', spare: 6 },
  ]
  const rows = list.selected.map(account => rowOf(account, currency))
  const lines = rows.length > 0 ? [...grid(columns, rows, width), ''] : []
  const say = (text: string, indent: string) =>
    lines.push(...wrap(forTerminal(text), width - indent.length, 6).map((line, i) => (i === 0 ? indent : ' '.repeat(indent.length)) + line))
  say(totalWords(list), '')
  say(gapWords(list), '')
  for (const note of list.notes) say(note, '')
  if (list.selected.length > 0) {
    lines.push('', 'Why')
    const shown = all ? list.selected : list.selected.slice(0, WHY_SHOWN)
    for (const account of shown) say(`@${account.handle}: ${account.why.join(' ')}`, '  ')
    if (list.selected.length > shown.length) say(`… ${count(list.selected.length - shown.length)} more: --all shows them`, '  ')
  }
  const near = list.considered.filter(({ reason }) => reason === 'narrowly')
  if (near.length > 0) {
    lines.push('', 'Narrowly not')
    for (const { handle, why } of near.slice(0, NEAR_SHOWN)) say(`@${handle}: ${why}`, '  ')
  }
  if (list.withoutPrice.length > 0) {
    lines.push('', `Without a price (${count(list.withoutPrice.length)})`)
    const shown = all ? list.withoutPrice : list.withoutPrice.slice(0, WITHOUT_SHOWN)
    for (const { handle, why } of shown) say(`@${handle}: ${why}`, '  ')
    if (list.withoutPrice.length > shown.length) say(`… ${count(list.withoutPrice.length - shown.length)} more: --all shows them`, '  ')
  }
  const words: typeof REASON_WORDS = {
    ...REASON_WORDS,
    'not-chosen': isRanked(list) ? 'bring less' : 'bring less for what they cost',
  }
  const counts = new Map<string, number>()
  for (const { reason } of list.considered) if (reason !== 'narrowly') counts.set(reason, (counts.get(reason) ?? 0) + 1)
  if (counts.size > 0) {
    lines.push('')
    say(
      `Not taken: ${[...counts].map(([reason, n]) => `${count(n)} ${words[reason] ?? reason}`).join(', ')}. --json and -f csv name each.`,
      '',
    )
  }
  return forLog(`${lines.join('\n')}\n`)
}

function rowOf(account: Chosen, currency: string | null): string[] {
  const engagements = account.money?.engagementsPerPost ?? null
  const range = account.money?.engagementsPerPostRange ?? null
  const cost = costOf({ account, cost: account.cost }, currency)
  return [
    `@${account.handle}${account.platform === 'unknown' ? '' : ` · ${account.platform}`}`,
    account.niche ?? '–',
    account.tier ?? '–',
    count(account.followers),
    count(engagements),
    range ? `${count(range[0])}–${count(range[1])}` : '–',
    money(cost.amount, cost.currency),
    cost.amount === null || !engagements ? '–' : money(cost.amount / engagements, null),
    verdictWords(account.purchasedFollowers),
    account.website ?? '',
  ].map(forTerminal)
}

function totalWords({ totals, settings, selected }: Shortlist): string {
  if (selected.length === 0) return 'No account could be chosen.'
  const { cost, currency, left, engagements, engagementsRange, costPerEngagement, followers } = totals
  const spent =
    cost === null ? '' : ` for ${exactMoney(cost, currency)}${left === null ? '' : ` of ${exactMoney(settings.budget, currency)}`}`
  const range = engagementsRange ? `, usually ${count(engagementsRange[0])} to ${count(engagementsRange[1])}` : ''
  const each = costPerEngagement === null ? '' : `, ${money(costPerEngagement, currency)} ${AIM_UNITS.engagements}`
  const expected = engagements === null ? '' : `: ${count(engagements)} engagements expected from one post by each${range}${each}`
  return `${plural(selected.length, 'account')}${spent}${expected}. ${count(followers)} followers in sum; how many follow several of them is not known.`
}

function gapWords(list: Shortlist): string {
  const { gap, settings, totals, bound } = list
  if (totals.accounts === 0) return ''
  const aim = AIM_WORDS[settings.optimise]
  if (isRanked(list)) return `Those with the most ${aim}; without a budget, price plays no part.`
  return gap === 0 ? `Proven best by ${aim}.` : `The best found by ${aim}; no choice exceeds ${count(bound)}, ${percent(gap * 100)} more.`
}
