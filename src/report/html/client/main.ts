import { count, plural } from '../../../text/numbers.ts'
import { aboutPage, problemCount, problemsPage } from './about.ts'
import { accountPage } from './account.ts'
import { creatorCount, creatorsPage } from './creators.ts'
import { overview, rows } from './data.ts'
import { h, isolated } from './dom.ts'
import { figures } from './figures.ts'
import { plotSection } from './plotsection.ts'
import { onChange } from './selection.ts'
import { accountTable } from './table.ts'
import { themeButton } from './theme.ts'
import { toolbar } from './toolbar.ts'
import { dayWords } from './words.ts'

const main = document.getElementById('main')!
const table = accountTable()
const appendix = h('div', { class: 'only-print' })
const home = overviewPage()
const other = h('div', { class: 'view', hidden: true })
const LINKS = [
  ['#/', 'Accounts', null],
  ...(creatorCount() > 0 ? ([['#/creators', 'Creators', null]] as const) : []),
  ['#/problems', 'Problems', problemCount()],
  ['#/about', 'Files and settings', null],
] as const
const PAGES: ReadonlyMap<string, () => HTMLElement> = new Map([
  ['problems', problemsPage],
  ['about', aboutPage],
  ...(creatorCount() > 0 ? ([['creators', creatorsPage]] as const) : []),
])
const links = LINKS.map(([href, words, badge]) => h('a', { href }, words, badge))

document.querySelector('.bar')!.append(h('nav', { 'aria-label': 'Report' }, ...links), themeButton())
document.querySelector('.skip')!.addEventListener('click', event => {
  event.preventDefault()
  main.focus()
})
main.replaceChildren(home, other)
onChange(table.reset)

/** What the page shows of the address after `#`: the list, an account, problems or settings. */
let at: string | null = null
let scrolled = 0
function show(): void {
  if (location.hash !== '' && !location.hash.startsWith('#/')) return
  const first = at === null
  if (at === '') scrolled = window.scrollY
  const [page = '', id = ''] = location.hash.slice(2).split('/')
  const index = Number(id)
  const view = page === 'account' && rows[index] ? accountPage(index) : (PAGES.get(page)?.() ?? null)
  at = view === null ? '' : page
  home.hidden = view !== null
  other.hidden = view === null
  other.replaceChildren(...(view === null ? [] : [view]))
  for (const link of links) {
    const current = link.getAttribute('href') === (at === '' || at === 'account' ? '#/' : `#/${at}`)
    if (current) link.setAttribute('aria-current', at === 'account' ? 'true' : 'page')
    else link.removeAttribute('aria-current')
  }
  document.title = `${view?.querySelector('h1')?.textContent ?? 'Influencer report'}${view === null ? '' : ' · Influencer report'}`
  if (view === null) table.draw()
  window.scrollTo(0, view === null ? scrolled : 0)
  if (view === null) table.draw()
  if (!first) (view ?? home).querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
}
addEventListener('hashchange', show)
// A printout of the list has the problems and the settings after it: nobody can click on paper.
addEventListener('beforeprint', () =>
  appendix.replaceChildren(...(creatorCount() > 0 ? [creatorsPage()] : []), problemsPage(), aboutPage()),
)
addEventListener('afterprint', () => appendix.replaceChildren())
table.reset()
show()

function overviewPage(): HTMLElement {
  const { summary, inputs, policy } = { ...overview, policy: overview.passed }
  const left = summary.vetted - summary.accounts
  const from = [...new Set(inputs.map(({ path }) => path.split(/[\\/]/).at(-1)!))]
  const files = from.length > 3 ? plural(from.length, 'file') : from.join(', ')
  return h(
    'div',
    { class: 'view home' },
    h('h1', { tabindex: -1 }, headline()),
    h(
      'p',
      { class: 'lead' },
      'Signs, not proof: a check that could not run is not a check passed. Ask for the account’s own audience figures before you act.',
    ),
    h(
      'p',
      { class: 'note' },
      isolated(files),
      dates(),
      left > 0 ? ` · ${plural(left, 'account')} left out by filters` : null,
      ` · vet ${overview.version}`,
      overview.chartsCut ? ` · charts for the ${count(overview.charted)} worst accounts` : null,
    ),
    policy
      ? null
      : h('p', { class: 'alert', role: 'note' }, 'The policy of this run failed. ', h('a', { href: '#/problems' }, 'See what did')),
    figures(),
    plotSection(),
    h('section', { class: 'list', 'aria-labelledby': 'list-title' }, h('h2', { id: 'list-title' }, 'Accounts'), toolbar(), table.element),
    appendix,
  )
}

/** How old the data is, which the reader has to know before anything else. */
function dates(): string | null {
  const { summary, settings } = overview
  const day = settings.asOf ?? summary.newestDate
  return day === null ? null : ` · data up to ${dayWords(day)}`
}

function headline(): string {
  const { accounts, flagged, vetted } = overview.summary
  if (accounts === 0) return vetted === 0 ? 'No account could be vetted' : 'The filters left no account'
  if (flagged === 0) return `${plural(accounts, 'account')}, none with signs of purchased followers in what was checked`
  return `${count(flagged)} of ${plural(accounts, 'account')} ${flagged === 1 ? 'has' : 'have'} signs of purchased followers`
}
