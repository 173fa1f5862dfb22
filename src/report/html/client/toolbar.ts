import { TIERS, VERDICTS } from '../../../model/names.ts'
import { count, plural, VERDICT_WORDS } from '../../../text/numbers.ts'
import { rows } from './data.ts'
import { announce, h, settled } from './dom.ts'
import { change, type Filter, fieldOf, filtered, NO_FILTERS, NOT_KNOWN, onChange, type Sort, shownAccounts, state } from './selection.ts'

const ORDERS: readonly (readonly [value: string, words: string])[] = [
  ['report:up', 'as in the report'],
  ['verdict:down', 'verdict, worst first'],
  ['followers:down', 'followers, most first'],
  ['followers:up', 'followers, fewest first'],
  ['engagementRatePct:down', 'engagement, highest first'],
  ['engagementRatePct:up', 'engagement, lowest first'],
  ['engagementToExpected:up', 'against expected, lowest first'],
  ['handle:up', 'account, A to Z'],
]

/** Search, filters and order of the table, and the count of what they leave. */
export function toolbar(): HTMLElement {
  const search = h('input', {
    id: 'search',
    type: 'search',
    placeholder: 'Handle, name, niche, country',
    autocomplete: 'off',
    spellcheck: 'false',
  })
  const typed = settled(80, () => change({ search: search.value }))
  search.addEventListener('input', typed)
  const filters = [
    filter('verdict', 'Verdict', 'any verdict', VERDICTS, value => VERDICT_WORDS[value as keyof typeof VERDICT_WORDS]),
    filter('tier', 'Tier', 'any tier', TIERS, String),
    filter('platform', 'Platform', 'any platform', [], String),
    filter('niche', 'Niche', 'any niche', [], String),
  ]
  const order = h('select', { id: 'order' }, ...ORDERS.map(([value, words]) => h('option', { value }, words)))
  order.addEventListener('change', () => {
    const [sort, direction] = order.value.split(':') as [Sort, string]
    change({ sort, descending: direction === 'down' })
  })
  const clear = h('button', { type: 'button', class: 'plain-button' }, 'Show all')
  clear.addEventListener('click', () => {
    change({ search: '', filters: NO_FILTERS })
    search.focus()
  })
  const tally = h('p', { class: 'tally' })
  const say = settled(400, () => announce(tally.textContent ?? ''))
  const update = (): void => {
    if (document.activeElement !== search) search.value = state.search
    const value = `${state.sort}:${state.descending ? 'down' : 'up'}`
    order.value = ORDERS.some(([known]) => known === value) ? value : ''
    clear.hidden = !filtered()
    const n = shownAccounts().length
    tally.textContent = filtered() ? `${count(n)} of ${plural(rows.length, 'account')} shown` : `${plural(rows.length, 'account')} shown`
  }
  onChange(() => {
    update()
    say()
  })
  update()
  return h(
    'div',
    { class: 'toolbar' },
    h(
      'form',
      { class: 'fields', role: 'search', onsubmit: (event: Event) => event.preventDefault() },
      field('Search', search),
      ...filters,
      field('Order', order),
    ),
    h('div', { class: 'state' }, tally, clear),
  )
}

const field = (label: string, control: HTMLElement): HTMLElement =>
  h('div', { class: `field f-${control.id}` }, h('label', { for: control.id }, label), control)

/** A choice of one value of a field, with how many accounts have it; nothing where all have the same. */
function filter(name: Filter, label: string, any: string, order: readonly string[], words: (value: string) => string): HTMLElement | null {
  const counts = new Map<string, number>(order.map(value => [value, 0]))
  for (const row of rows) counts.set(fieldOf(row, name), (counts.get(fieldOf(row, name)) ?? 0) + 1)
  const known = [...counts].filter(([, n]) => n > 0)
  if (known.length < 2) return null
  if (order.length === 0) known.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  const options = known.map(([value, n]) => h('option', { value }, `${value === NOT_KNOWN ? 'not known' : words(value)} (${count(n)})`))
  const select = h('select', { id: `by-${name}` }, h('option', { value: '' }, any), ...options)
  select.addEventListener('change', () => change({ filters: { ...state.filters, [name]: select.value } }))
  onChange(() => {
    select.value = state.filters[name]
  })
  return field(label, select)
}
