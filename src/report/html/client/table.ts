import { count, percent, times } from '../../../text/numbers.ts'
import { type Row, rows } from './data.ts'
import { h, isolated } from './dom.ts'
import { HEADS, headElement } from './heads.ts'
import { shownAccounts } from './selection.ts'
import { checkedText, pill, short } from './words.ts'

/** Rows above and below the screen that exist, so that Tab and quick scrolling find them. */
const BEYOND = 12
/** So few rows all exist, so that the browser's own search finds them. */
const FEW = 150
/** Rows that a printout has at most. */
const PRINTED = 1_000
/** Height of a row before one has been measured, in pixels. */
const GUESS = 80

const joined = (parts: readonly (string | null)[]): string => parts.filter(part => part !== null && part !== '').join(' · ')

function rowElement(row: Row, position: number): HTMLTableRowElement {
  const { handle, platform, niche, followers, engagementRatePct, engagementToExpected } = row
  const link = h('a', { class: 'handle', href: `#/account/${row.index}` }, isolated(`@${handle}`))
  const small = joined([platform, niche, row.country])
  const figures = joined([followers === null ? null : short(followers), engagementRatePct === null ? null : percent(engagementRatePct)])
  return h(
    'tr',
    { 'aria-rowindex': position + 2, 'data-position': position, class: row.flagged ? 'flagged' : null },
    h('th', { scope: 'row', class: 'c-account' }, link, h('small', {}, isolated(small)), h('small', { class: 'only-narrow' }, figures)),
    h('td', { class: 'c-tier' }, row.tier ?? '–'),
    h('td', { class: 'c-followers num' }, count(followers)),
    h('td', { class: 'c-rate num' }, percent(engagementRatePct)),
    h('td', { class: 'c-ratio num' }, times(engagementToExpected)),
    h(
      'td',
      { class: 'c-verdict' },
      pill(row),
      h('small', {}, row.ignored === null ? checkedText(row.checked) : `ignored · ${checkedText(row.checked)}`),
    ),
    h(
      'td',
      { class: 'c-reason' },
      h('div', { class: 'line' }, row.reason ?? '', h('small', {}, row.innocent === null ? '' : `May be innocent: ${row.innocent}.`)),
    ),
  )
}

/** The table: every account by a scroll of the page, of which only the rows on the screen exist. */
export function accountTable(): { readonly element: HTMLElement; readonly draw: () => void; readonly reset: () => void } {
  const heads = HEADS.map(head => headElement(head))
  const above = h('td', { colspan: HEADS.length })
  const below = h('td', { colspan: HEADS.length })
  const gapAbove = h('tr', { class: 'gap', 'aria-hidden': 'true' }, above)
  const gapBelow = h('tr', { class: 'gap', 'aria-hidden': 'true' }, below)
  const body = h('tbody', {}, gapAbove, gapBelow)
  const table = h(
    'table',
    { class: 'accounts', 'aria-label': 'Accounts', tabindex: -1 },
    h('thead', {}, h('tr', { 'aria-rowindex': 1 }, ...heads.map(({ element }) => element))),
    body,
  )
  const note = h('p', { class: 'note', hidden: true })
  const live = new Map<number, HTMLTableRowElement>()
  let rowHeight = 0
  let printing = false

  const window_ = (total: number): readonly [number, number] => {
    if (printing || total <= FEW) return [0, Math.min(total, PRINTED)]
    const top = -body.getBoundingClientRect().top
    const first = Math.floor(top / (rowHeight || GUESS)) - BEYOND
    const last = Math.ceil((top + window.innerHeight) / (rowHeight || GUESS)) + BEYOND
    const from = Math.min(Math.max(0, first), Math.max(0, total - 1))
    return [from, Math.max(Math.min(total, last), Math.min(total, from + 1))]
  }

  const draw = (): void => {
    if (!table.isConnected || table.closest('[hidden]')) return
    const list = shownAccounts()
    const [from, to] = window_(list.length)
    for (const [position, element] of live) {
      if (position >= from && position < to) continue
      if (element.contains(document.activeElement)) table.focus({ preventScroll: true })
      element.remove()
      live.delete(position)
    }
    let before = gapAbove.nextSibling
    for (let position = from; position < to; position++) {
      const known = live.get(position)
      if (known) before = known.nextSibling
      else {
        const element = rowElement(list[position]!, position)
        live.set(position, element)
        body.insertBefore(element, before)
      }
    }
    // Measured once for a width: all rows are as high, whatever is in them.
    if (rowHeight === 0 && !printing) {
      rowHeight = live.get(from)?.getBoundingClientRect().height ?? 0
      if (rowHeight > 0) {
        draw()
        return
      }
    }
    above.style.height = `${printing ? 0 : from * rowHeight}px`
    below.style.height = `${printing ? 0 : (list.length - to) * rowHeight}px`
  }

  const reset = (): void => {
    for (const element of live.values()) element.remove()
    live.clear()
    table.setAttribute('aria-rowcount', String(shownAccounts().length + 1))
    for (const { update } of heads) update()
    note.hidden = shownAccounts().length <= PRINTED
    note.textContent = `A printout has the first ${count(PRINTED)} of these ${count(shownAccounts().length)} accounts; export CSV or XLSX for all of them.`
    draw()
  }

  const goTo = (position: number): void => {
    const target = Math.min(Math.max(0, position), shownAccounts().length - 1)
    const place = body.getBoundingClientRect().top + target * rowHeight
    const head = table.tHead!.offsetHeight
    if (place < head) window.scrollBy(0, place - head)
    else if (place + rowHeight > window.innerHeight) window.scrollBy(0, place + rowHeight - window.innerHeight)
    draw()
    live.get(target)?.querySelector('a')?.focus({ preventScroll: true })
  }

  body.addEventListener('keydown', event => {
    const at = Number((event.target as Element).closest('tr')?.dataset.position)
    if (Number.isNaN(at) || event.ctrlKey || event.altKey || event.metaKey) return
    const page = Math.max(1, Math.floor(window.innerHeight / (rowHeight || GUESS)) - 2)
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: rows.length,
    }
    const next = steps[event.key]
    if (next === undefined) return
    event.preventDefault()
    goTo(next)
  })
  // A click anywhere in a row opens it; not one that ends the marking of text.
  body.addEventListener('click', event => {
    const row = (event.target as Element).closest<HTMLElement>('tr[data-position]')
    if (row && !(event.target as Element).closest('a') && getSelection()?.isCollapsed !== false) row.querySelector('a')!.click()
  })

  let waiting = false
  const soon = (): void => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(() => {
      waiting = false
      draw()
    })
  }
  addEventListener('scroll', soon, { passive: true })
  addEventListener('resize', () => {
    rowHeight = 0
    soon()
  })
  const print = (on: boolean) => () => {
    printing = on
    draw()
  }
  addEventListener('beforeprint', print(true))
  addEventListener('afterprint', print(false))
  return { element: h('div', {}, table, note), draw, reset }
}
