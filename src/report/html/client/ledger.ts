import { chance, count, times } from '../../../text/numbers.ts'
import { type Detail, type Entry, overview, type Row } from './data.ts'
import { h } from './dom.ts'
import { figure, GROUP_WORDS } from './words.ts'

const logit = (probability: number): number => Math.log(probability / (1 - probability))

/** `0.3` → `+0.30`, with a minus that is as wide as the plus. */
const signed = (value: number): string => `${value < -0.005 ? '−' : value > 0.005 ? '+' : '±'}${Math.abs(value).toFixed(2)}`

const OUTCOME_WORDS = { fired: 'sign of a purchase', clear: 'no sign of it', unknown: 'not checked', error: 'failed to run' } as const

/** The ledger of evidence: what each check saw, and what it adds to the odds. */
export function ledgerSection({ probability }: Row, { evidence }: Detail): HTMLElement {
  const seen = evidence.filter(({ outcome }) => outcome === 'fired' || outcome === 'clear').toSorted((a, b) => weight(b) - weight(a))
  const unseen = evidence.filter(({ outcome }) => outcome === 'unknown' || outcome === 'error')
  const widest = Math.max(1, Math.abs(logit(overview.settings.prior)), ...seen.map(weight))
  const heads = [
    ['Check', ''],
    ['Seen', 'num'],
    ['Expected', 'num'],
    ['Rests on', 'num'],
    ['Alone ×', 'num'],
    ['Counted ×', 'num'],
    ['Adds to the log-odds', 'effect'],
  ] as const
  return h(
    'section',
    { class: 'card', 'aria-labelledby': 'ledger-title' },
    h('h2', { id: 'ledger-title' }, 'Ledger of evidence'),
    h(
      'div',
      { class: 'scroll', role: 'region', 'aria-labelledby': 'ledger-title', tabindex: 0 },
      h(
        'table',
        { class: 'ledger' },
        h('thead', {}, h('tr', {}, ...heads.map(([title, name]) => h('th', { scope: 'col', class: name }, title)))),
        h(
          'tbody',
          {},
          totalRow('Before any evidence', chance(overview.settings.prior), logit(overview.settings.prior), widest),
          ...seen.map(entry => entryRow(entry, widest)),
        ),
        probability === null ? null : h('tfoot', {}, totalRow('Together', chance(probability), logit(probability), widest)),
      ),
    ),
    h(
      'p',
      { class: 'note' },
      '× is how many times likelier what was seen is with a purchased audience than without. Signs of one kind overlap, so each further one counts less, and all of a kind up to a limit. “Expected” is the middle and the 10th to 90th percentile of peers. Log-odds add up; 0 is even odds.',
    ),
    unseen.length === 0
      ? null
      : h(
          'div',
          { class: 'unseen' },
          h('h3', {}, 'Not checked, and what is missing'),
          h(
            'ul',
            {},
            ...unseen.map(({ title, outcome, missing }) =>
              h('li', {}, h('b', {}, title), `: ${outcome === 'error' ? OUTCOME_WORDS.error : missing.join(', ') || 'not enough data'}`),
            ),
          ),
        ),
  )
}

const weight = ({ logOdds }: Entry): number => Math.abs(logOdds ?? 0)

function entryRow(
  { title, group, unit, why, outcome, observed, expected, range, n, likelihoodRatio, logOdds }: Entry,
  widest: number,
): HTMLElement {
  return h(
    'tr',
    { class: outcome },
    h(
      'th',
      { scope: 'row', title: why },
      title,
      h('small', {}, [GROUP_WORDS[group], OUTCOME_WORDS[outcome], unit].filter(Boolean).join(' · ')),
    ),
    h('td', { class: 'num' }, figure(observed)),
    h('td', { class: 'num' }, figure(expected), range === null ? null : h('small', {}, `${figure(range[0])} to ${figure(range[1])}`)),
    h('td', { class: 'num' }, n === null ? '–' : count(n)),
    h('td', { class: 'num' }, likelihoodRatio === null ? '–' : times(likelihoodRatio)),
    h('td', { class: 'num' }, logOdds === null ? '–' : times(Math.exp(logOdds))),
    effect(logOdds ?? 0, widest),
  )
}

const totalRow = (title: string, words: string, logOdds: number, widest: number): HTMLElement =>
  h('tr', { class: 'total' }, h('th', { scope: 'row' }, title), h('td', { class: 'num', colspan: 5 }, words), effect(logOdds, widest))

/** A number, and a bar from the middle: to the right for a purchase, to the left against it. */
function effect(logOdds: number, widest: number): HTMLElement {
  const bar = h('span', { class: `bar ${logOdds < 0 ? 'against' : 'for'}` })
  bar.style.setProperty('--size', String(Math.min(1, Math.abs(logOdds) / widest)))
  return h(
    'td',
    { class: 'effect' },
    h('span', { class: 'num' }, signed(logOdds)),
    h('span', { class: 'track', 'aria-hidden': 'true' }, bar),
  )
}
