import { VERDICTS } from '../../../model/names.ts'
import { count, percent, plural, VERDICT_WORDS } from '../../../text/numbers.ts'
import type { PlotView } from '../data.ts'
import { drawn } from './axes.ts'
import { overview, rows } from './data.ts'
import { announce, h, isolated, s } from './dom.ts'
import { type Drawing, drawPlot, type Spot, unitWords } from './plot.ts'
import { onChange, shownAccounts } from './selection.ts'
import { checkedText, mark, short, verdictText } from './words.ts'

/** How near the pointer has to be, in pixels. */
const REACH = 28

/** Engagement against followers: the band that is expected, the tiers, and the accounts, each a link to its page. */
export function plotSection(): HTMLElement | null {
  const [first] = overview.plot
  if (!first) return null
  let view = first
  let drawing: Drawing | null = null
  let current: Spot | null = null
  const hint = h('div', { class: 'hover', hidden: true })
  const canvas = h('div', { class: 'canvas' })
  const place = h(
    'div',
    {
      class: 'plot',
      tabindex: 0,
      role: 'group',
      'aria-roledescription': 'plot',
      'aria-label': 'Engagement against followers',
      'aria-describedby': 'plot-words plot-keys',
    },
    canvas,
    hint,
  )
  const words = h('p', { id: 'plot-words' })

  const point = (spot: Spot | null, say: boolean): void => {
    current = spot
    drawing?.svg.querySelector('.focus')?.remove()
    hint.hidden = spot === null
    place.classList.toggle('over', spot !== null)
    if (spot === null || drawing === null) return
    const row = rows[spot.index]!
    const [low, high] = [view.low[spot.at]!, view.high[spot.at]!]
    const [seen, range] = [unitWords(view.unit, view.y[spot.at]!), `${unitWords(view.unit, low)} to ${unitWords(view.unit, high)}`]
    drawing.svg.append(
      s(
        'g',
        { class: 'focus' },
        s('line', { x1: spot.x, x2: spot.x, y1: drawing.yOf(low), y2: drawing.yOf(high) }),
        s('circle', { cx: spot.x, cy: spot.y, r: 10 }),
      ),
    )
    const lines = [
      `${count(row.followers)} followers${row.tier === null ? '' : ` · ${row.tier}`}`,
      `Engagement ${seen}; ${range} is expected of it`,
    ]
    hint.replaceChildren(
      h('strong', {}, isolated(`@${row.handle}`)),
      ...lines.map(text => h('span', {}, text)),
      h('span', {}, `Purchased followers: ${verdictText(row)} · ${checkedText(row.checked)}`),
    )
    const left = Math.min(Math.max(8, spot.x + 16), drawing.frame.width - hint.offsetWidth - 8)
    const over = spot.y + hint.offsetHeight + 24 > drawing.frame.height
    hint.style.left = `${left}px`
    hint.style.top = `${over ? Math.max(0, spot.y - hint.offsetHeight - 16) : spot.y + 16}px`
    if (say) announce(hint.innerText)
  }

  const redraw = (width: number): void => {
    const visible = new Set(shownAccounts().map(({ index }) => index))
    drawing = drawPlot(view, width, index => visible.has(index))
    canvas.replaceChildren(drawing.svg)
    words.textContent = inWords(view)
    point(null, false)
  }
  drawn(place, redraw)
  onChange(() => place.clientWidth > 0 && redraw(Math.round(place.clientWidth)))

  const nearest = (event: MouseEvent): Spot | null => {
    const { left, top } = canvas.getBoundingClientRect()
    const [x, y] = [event.clientX - left, event.clientY - top]
    let best: Spot | null = null
    let least = REACH ** 2
    for (const spot of drawing?.spots ?? []) {
      const distance = (spot.x - x) ** 2 + (spot.y - y) ** 2 - (rows[spot.index]!.flagged ? 60 : 0)
      if (distance < least) [best, least] = [spot, distance]
    }
    return best
  }
  const open = (spot: Spot | null): void => {
    if (spot) location.hash = `#/account/${spot.index}`
  }
  canvas.addEventListener('pointermove', event => point(nearest(event), false))
  place.addEventListener('pointerleave', () => point(null, false))
  canvas.addEventListener('click', event => open(nearest(event)))
  place.addEventListener('blur', () => point(null, false))
  place.addEventListener('keydown', event => {
    if (event.key === 'Enter') return open(current)
    if (event.key === 'Escape') return point(null, false)
    const direction = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (direction === undefined || drawing === null) return
    event.preventDefault()
    point(beside(drawing.spots, current, direction, event.shiftKey), true)
  })

  const choices = overview.plot.map(choice => {
    const input = h('input', { type: 'radio', name: 'plot', value: choice.key, checked: choice === view })
    input.addEventListener('change', () => {
      view = choice
      redraw(Math.round(place.clientWidth))
    })
    return h('label', {}, input, h('span', {}, choice.title, h('small', {}, count(choice.accounts.length))))
  })
  const legend = VERDICTS.toReversed().map(verdict => h('li', {}, mark(verdict), VERDICT_WORDS[verdict]))
  return h(
    'section',
    { class: 'card', 'aria-labelledby': 'plot-title' },
    h(
      'div',
      { class: 'card-head' },
      h('h2', { id: 'plot-title' }, 'Engagement against followers'),
      choices.length > 1 ? h('fieldset', { class: 'choices' }, h('legend', { class: 'sr' }, 'Platform'), ...choices) : null,
    ),
    place,
    h('ul', { class: 'legend' }, ...legend, h('li', {}, h('span', { class: 'swatch' }), 'expected: 10th to 90th percentile of peers')),
    h(
      'p',
      { class: 'sr', id: 'plot-keys' },
      'Arrow keys go from account to account by followers, with Shift only to flagged ones; Enter opens the account.',
    ),
    h(
      'details',
      {},
      h('summary', {}, 'The plot in words'),
      words,
      h(
        'p',
        {},
        'The band is drawn through what is expected of the accounts here; each account’s own expectation, which the pointer shows, also counts its niche, its country and its number of posts. Both axes are logarithmic. Accounts whose engagement or followers are unknown are not drawn.',
      ),
    ),
  )
}

/** The next account by followers; with `flagged`, the next flagged one. */
function beside(spots: readonly Spot[], from: Spot | null, direction: number, flagged: boolean): Spot | null {
  const visible = new Set(shownAccounts().map(({ index }) => index))
  const order = spots
    .filter(({ index }) => visible.has(index) && (!flagged || rows[index]!.flagged))
    .toSorted((a, b) => a.x - b.x || a.at - b.at)
  if (from === null) return (direction > 0 ? order[0] : order.at(-1)) ?? null
  const before = (a: Spot, b: Spot): boolean => a.x < b.x || (a.x === b.x && a.at < b.at)
  return (direction > 0 ? order.find(spot => before(from, spot)) : order.findLast(spot => before(spot, from))) ?? from
}

/** What the plot shows, for who does not see it. */
function inWords(view: PlotView): string {
  const total = view.accounts.length
  const below = view.y.filter((y, i) => y < view.low[i]!).length
  const above = view.y.filter((y, i) => y > view.high[i]!).length
  const flagged = view.accounts.flatMap((index, i) => {
    const row = rows[index]!
    return row.flagged
      ? [
          `@${row.handle} (${short(row.followers ?? 0)} followers, ${view.unit === 'percent' ? percent(view.y[i]!) : unitWords(view.unit, view.y[i]!)} where ${unitWords(view.unit, view.expected[i]!)} is expected)`,
        ]
      : []
  })
  const more = flagged.length > 10 ? `, and ${count(flagged.length - 10)} more` : ''
  const list = flagged.length === 0 ? 'None of them is flagged.' : `Flagged: ${flagged.slice(0, 10).join('; ')}${more}.`
  return `${view.title}: ${plural(total, 'account')} drawn, ${count(below)} below what is expected of them, ${count(total - below - above)} within it, ${count(above)} above. ${list}`
}
