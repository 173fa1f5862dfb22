import { TIERS, type Verdict } from '../../../model/names.ts'
import { count, VERDICT_WORDS } from '../../../text/numbers.ts'
import { overview } from './data.ts'
import { h } from './dom.ts'
import { change, onChange, state } from './selection.ts'
import { mark } from './words.ts'

const HINTS: Readonly<Record<Verdict, string>> = {
  likely: 'strong signs, of two kinds or a large sample',
  possible: 'signs worth a closer look',
  insufficient: 'cannot be told: neither bad nor fine',
  'no-sign': 'none in what was checked',
}

/** The headline figures; each verdict is also the filter for it. */
export function figures(): HTMLElement {
  const { summary } = overview
  const counts: Readonly<Record<Verdict, number>> = {
    likely: summary.likely,
    possible: summary.possible,
    insufficient: summary.insufficient,
    'no-sign': summary.noSign,
  }
  const tiers = [...TIERS.toReversed(), 'unknown'].flatMap(tier => {
    const n = summary.byTier[tier] ?? 0
    return n === 0 ? [] : [`${count(n)} ${tier === 'unknown' ? 'of unknown size' : tier}`]
  })
  const verdicts = Object.entries(counts) as [Verdict, number][]
  const all = tile('', count(summary.accounts), summary.accounts === 1 ? 'account' : 'accounts', tiers.join(', '))
  const others = verdicts.map(([verdict, n]) => tile(verdict, count(n), VERDICT_WORDS[verdict], HINTS[verdict]))
  return h(
    'div',
    { class: 'tiles', role: 'group', 'aria-label': 'Purchased followers: figures, and filters of the accounts below' },
    all,
    ...others,
  )
}

function tile(verdict: Verdict | '', figure: string, label: string, hint: string): HTMLElement {
  const onclick = (): void =>
    change({ filters: { ...state.filters, verdict: verdict !== '' && state.filters.verdict === verdict ? '' : verdict } })
  const element = h(
    'button',
    { type: 'button', class: `tile ${verdict || 'all'}`, onclick },
    h('span', { class: 'figure' }, verdict === '' ? null : mark(verdict), figure),
    h('span', { class: 'label' }, label),
    h('span', { class: 'hint' }, hint),
  )
  const update = (): void => element.setAttribute('aria-pressed', String(state.filters.verdict === verdict))
  onChange(update)
  update()
  return element
}
