import { money } from '../../../text/money.ts'
import { count, percent, plural, VERDICT_WORDS } from '../../../text/numbers.ts'
import type { PackedCreator } from '../data.ts'
import { overview, rows } from './data.ts'
import { type Child, h, isolated } from './dom.ts'
import { mark } from './words.ts'

const HEADS = [
  'Creator',
  'Accounts',
  'Followers in sum',
  'Tier of the largest',
  'Worst: purchased followers?',
  'Price of all',
  'Why one person',
]

const NUMBERS: ReadonlySet<string> = new Set(['Followers in sum', 'Price of all'])

export const creatorCount = (): number => overview.creators.length + overview.creatorsCut

/** People with several accounts; what the file does not say of them is a suggestion. */
export function creatorsPage(): HTMLElement {
  return h(
    'article',
    {},
    h('h1', { tabindex: -1 }, 'Creators with several accounts'),
    h(
      'p',
      { class: 'lead' },
      'Followers are added up; how many follow several of the accounts is not known. A suggestion is nothing that the files say: look before you rely on it.',
    ),
    h(
      'section',
      { class: 'card', 'aria-label': 'Creators' },
      h(
        'div',
        { class: 'scroll' },
        h(
          'table',
          { class: 'creators' },
          h('thead', {}, h('tr', {}, ...HEADS.map(head => h('th', { scope: 'col', class: NUMBERS.has(head) ? 'num' : null }, head)))),
          h('tbody', {}, ...overview.creators.map(creatorRow)),
        ),
      ),
      overview.creatorsCut > 0 ? h('p', { class: 'note' }, `${plural(overview.creatorsCut, 'more creator')} in the JSON report.`) : null,
    ),
  )
}

function creatorRow(creator: PackedCreator): HTMLElement {
  const { name, known, why, followersSum, followersUnknown, tier, purchasedFollowers, price, currency } = creator
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, isolated(name)),
    h('td', {}, ...creator.accounts.map(accountLine)),
    h(
      'td',
      { class: 'num' },
      count(followersSum),
      followersUnknown > 0 ? h('small', {}, ` and ${count(followersUnknown)} not known`) : null,
    ),
    h('td', {}, tier ?? '–'),
    h('td', {}, h('span', { class: `pill ${purchasedFollowers}` }, mark(purchasedFollowers), VERDICT_WORDS[purchasedFollowers])),
    h('td', { class: 'num price' }, isolated(money(price, currency))),
    h('td', {}, known, h('small', {}, isolated(` ${why}`))),
  )
}

function accountLine(index: number): Child {
  const { handle, platform, followers, engagementRatePct } = rows[index]!
  const known = [
    platform,
    followers === null ? 'followers not known' : plural(followers, 'follower'),
    ...(engagementRatePct === null ? [] : [`engagement ${percent(engagementRatePct)}`]),
  ]
  return h('div', {}, h('a', { href: `#/account/${index}` }, isolated(`@${handle}`)), h('small', {}, isolated(` ${known.join(' · ')}`)))
}
