import { GROUPS } from '../../../model/names.ts'
import { profileUrl } from '../../../text/links.ts'
import { chance, count } from '../../../text/numbers.ts'
import { type Detail, detailOf, overview, type Row, rows } from './data.ts'
import { type Child, h, isolated } from './dom.ts'
import { growthSection } from './growth.ts'
import { ledgerSection } from './ledger.ts'
import { metricsSection } from './metrics.ts'
import { postsSection } from './posts.ts'
import { shownAccounts } from './selection.ts'
import { GROUP_WORDS, pill } from './words.ts'

/** The page of one account: what is said of it, why, what else could explain it, and every figure. */
export function accountPage(index: number): HTMLElement {
  const row = rows[index]!
  const detail = detailOf(index)
  return h(
    'article',
    { class: 'account' },
    around(index),
    heading(row, detail),
    verdictSection(row, detail),
    metricsSection(row, detail),
    growthSection(row, detail),
    postsSection(row, detail),
    ledgerSection(row, detail),
    h('p', { class: 'note' }, 'From ', isolated(detail.source.file), `, line ${count(detail.source.line)}.`),
  )
}

/** Back to the list, and the accounts before and after in its order. */
function around(index: number): HTMLElement {
  const list = shownAccounts()
  const at = list.findIndex(row => row.index === index)
  const link = (row: Row | undefined, words: string, name: string): Child =>
    row ? h('a', { class: name, href: `#/account/${row.index}`, title: `@${row.handle}` }, words) : null
  return h(
    'nav',
    { class: 'around', 'aria-label': 'Accounts' },
    h('a', { href: '#/' }, '← All accounts'),
    h(
      'span',
      { class: 'steps' },
      at > 0 ? link(list[at - 1], 'Previous', 'previous') : null,
      at >= 0 ? link(list[at + 1], 'Next', 'next') : null,
    ),
  )
}

function heading({ handle, platform, name, niche, country, tier }: Row, { creator }: Detail): HTMLElement {
  const url = profileUrl(platform, handle)
  const parts = [name, platform, tier, niche, country, creator === null ? null : `creator: ${creator}`].filter(part => part !== null)
  return h(
    'header',
    { class: 'account-head' },
    h('h1', { tabindex: -1 }, isolated(`@${handle}`)),
    h('p', { class: 'about' }, ...parts.flatMap((part, i) => [i > 0 ? ' · ' : null, isolated(part)])),
    url === null
      ? null
      : h('p', { class: 'no-print' }, h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, `Open on ${platform}`)),
  )
}

function verdictSection(row: Row, detail: Detail): HTMLElement {
  const { reasons, evidence, probabilityRange: range } = detail
  const { probability, checked } = row
  const fired = evidence.filter(({ outcome }) => outcome === 'fired')
  const explained = fired.filter(({ innocent }) => innocent.length > 0).map(({ title, innocent }) => `${title}: ${innocent.join('. ')}.`)
  const next = [...new Set(fired.flatMap(entry => entry.next ?? []))]
  const chances =
    probability === null
      ? 'Nothing could be measured, so there is no probability.'
      : `Probability of a substantially purchased audience: ${chance(probability)}${range === null ? '' : ` (${chance(range[0])} to ${chance(range[1])})`}, from ${chance(overview.settings.prior)} before any evidence.`
  return h(
    'section',
    { class: `card verdict ${row.purchasedFollowers}`, 'aria-labelledby': 'verdict-title' },
    h('div', { class: 'card-head' }, h('h2', { id: 'verdict-title' }, 'Purchased followers?'), pill(row)),
    h('p', {}, chances),
    row.ignored === null ? null : h('p', {}, h('b', {}, 'Passed over by the policy: '), isolated(row.ignored)),
    purchasedEngagement(detail),
    h(
      'ul',
      { class: 'groups', 'aria-label': 'Kinds of sign' },
      ...GROUPS.map(group => {
        const done = checked.includes(group)
        return h('li', { class: done ? 'done' : 'open' }, `${GROUP_WORDS[group]}: `, h('b', {}, done ? 'checked' : 'not checked'))
      }),
    ),
    h(
      'div',
      { class: 'columns' },
      list('Reasons, strongest first', reasons, 'No check moved the odds.'),
      fired.length > 0 ? list('What else could explain it', explained, 'No innocent explanation is on record for these signs.') : null,
      next.length > 0 ? list('What would settle it', next, '') : null,
    ),
    h('p', { class: 'note' }, 'Signs, not proof. A check that could not run is not a check passed.'),
  )
}

const list = (title: string, items: readonly string[], none: string): HTMLElement =>
  h('div', {}, h('h3', {}, title), items.length === 0 ? h('p', {}, none) : h('ul', {}, ...items.map(item => h('li', {}, isolated(item)))))

function purchasedEngagement({ purchasedEngagement: verdict, engagementReasons: why }: Detail): Child {
  if (verdict === null || verdict === 'insufficient') return null
  const words = verdict === 'possible' ? 'Purchased likes or comments: possible.' : 'Purchased likes or comments: no sign.'
  return h('p', {}, [words, ...(verdict === 'possible' ? why : [])].join(' '))
}
