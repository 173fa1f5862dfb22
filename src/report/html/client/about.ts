import { count, plural } from '../../../text/numbers.ts'
import { assertionSentence } from '../../assertions.ts'
import { overview } from './data.ts'
import { type Child, h, isolated } from './dom.ts'
import { dayWords, figure } from './words.ts'

/** How the figures came about: inputs, settings, dates and version. */
export function aboutPage(): HTMLElement {
  const { inputs, settings, version, days, summary } = overview
  const limits = Object.entries(settings.limits).flatMap(([signal, own]) =>
    Object.entries(own).map(([name, value]) => `${signal} ${name} ${value}`),
  )
  const { micro, macro, celebrity } = settings.tierBounds
  const filters = Object.entries(settings.filters).map(([name, value]) => `${name} ${value}`)
  const facts: readonly (readonly [string, string])[] = [
    ['Made by', `vet ${version}, offline from the files below`],
    ['Day of the export', settings.asOf === null ? 'not stated' : dayWords(settings.asOf)],
    ['Newest date in the data', summary.newestDate === null ? 'not known' : dayWords(summary.newestDate)],
    ...(days === null ? [] : [['Dates of what is drawn', `${dayWords(days[0])} to ${dayWords(days[1])}`] as const]),
    ['Published norms as of', dayWords(settings.normsDate)],
    ['Engagement is divided by', settings.engagementBasis],
    ['Saves', settings.includeSaves ? 'count as engagement' : 'do not count as engagement'],
    ['Posts that count', `the newest ${count(settings.postsWindow)}`],
    ['Probability before any evidence', `${figure(settings.prior * 100)} %`],
    ['Tiers', `${settings.tiers}: micro from ${count(micro)}, macro from ${count(macro)}, celebrity from ${count(celebrity)} followers`],
    ['Limits of checks changed', limits.length === 0 ? 'none' : limits.join(', ')],
    ['Accounts passed over by the policy', count(summary.ignored)],
    [
      'Accounts left out by filters',
      filters.length === 0 ? 'none' : `${count(overview.summary.vetted - overview.summary.accounts)} (${filters.join(', ')})`,
    ],
  ]
  return h(
    'article',
    {},
    h('h1', { tabindex: -1 }, 'Files and settings'),
    h(
      'section',
      { class: 'card', 'aria-labelledby': 'settings-title' },
      h('h2', { id: 'settings-title' }, 'Settings'),
      h('dl', { class: 'facts' }, ...facts.map(([term, words]) => h('div', {}, h('dt', {}, term), h('dd', {}, isolated(words))))),
    ),
    h(
      'section',
      { class: 'card', 'aria-labelledby': 'inputs-title' },
      h('h2', { id: 'inputs-title' }, 'Files'),
      h(
        'div',
        { class: 'scroll' },
        h(
          'table',
          {},
          h(
            'thead',
            {},
            h(
              'tr',
              {},
              ...['File', 'Kind', 'Rows', 'Rejected', 'Columns read', 'Columns not used'].map(head =>
                h('th', { scope: 'col', class: head === 'Rows' || head === 'Rejected' ? 'num' : null }, head),
              ),
            ),
          ),
          h('tbody', {}, ...inputs.map(inputRow)),
        ),
      ),
    ),
    h(
      'section',
      { class: 'card', 'aria-labelledby': 'reading-title' },
      h('h2', { id: 'reading-title' }, 'How to read it'),
      h(
        'p',
        {},
        'Each check says how many times likelier what it saw is with a purchased audience than without. Together, and with the probability before any evidence, that gives the probability of an account. What a check could not see changes nothing: it is neither a sign nor its absence.',
      ),
      h(
        'p',
        {},
        '“Likely” needs strong signs of two kinds, or a large sample of followers. “Not enough data” means that it cannot be told. Before acting, ask the account for its own audience figures.',
      ),
    ),
  )
}

function inputRow({ path, kind, preset, rows, rejected, columns, unusedColumns }: (typeof overview.inputs)[number]): HTMLElement {
  const read = Object.entries(columns).map(([field, header]) => (field === header ? field : `${header} → ${field}`))
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, isolated(path)),
    h('td', {}, preset === null ? kind : `${kind} (${preset})`),
    h('td', { class: 'num' }, count(rows)),
    h('td', { class: 'num' }, count(rejected)),
    h('td', {}, isolated(read.join(', '))),
    h('td', {}, isolated(unusedColumns.join(', ') || '–')),
  )
}

/** What was noticed while reading, and what the policy says. */
export function problemsPage(): HTMLElement {
  const { diagnostics, diagnosticsCut, assertions, assertionsCut, passed } = overview
  const place = (file: string | null, line: number | null): string =>
    [file, line === null ? null : `line ${count(line)}`].filter(part => part !== null).join(', ')
  return h(
    'article',
    {},
    h('h1', { tabindex: -1 }, 'Problems'),
    assertions.length === 0
      ? null
      : h(
          'section',
          { class: 'card', 'aria-labelledby': 'policy-title' },
          h('h2', { id: 'policy-title' }, passed ? 'Policy: passed' : 'Policy: failed'),
          h(
            'ul',
            { class: 'assertions' },
            ...assertions.map(assertion =>
              h(
                'li',
                { class: assertion.passed ? 'passed' : assertion.level },
                h('b', {}, assertion.passed ? 'held' : assertion.level === 'error' ? 'failed' : 'warning'),
                ` ${assertion.name}: `,
                isolated(`${assertion.handle === null ? '' : `@${assertion.handle}: `}${assertionSentence(assertion)}`),
              ),
            ),
          ),
          assertionsCut > 0 ? h('p', { class: 'note' }, `${count(assertionsCut)} more in the JSON report.`) : null,
        ),
    h(
      'section',
      { class: 'card', 'aria-labelledby': 'diagnostics-title' },
      h('h2', { id: 'diagnostics-title' }, 'While reading the files'),
      diagnostics.length === 0
        ? h('p', {}, 'Nothing was noticed.')
        : h(
            'div',
            { class: 'scroll' },
            h(
              'table',
              {},
              h(
                'thead',
                {},
                h('tr', {}, ...['', 'Where', 'What', 'Value'].map(head => (head === '' ? h('td', {}) : h('th', { scope: 'col' }, head)))),
              ),
              h(
                'tbody',
                {},
                ...diagnostics.map(({ severity, message, file, line, value }) =>
                  h(
                    'tr',
                    {},
                    h('td', { class: severity }, severity),
                    h('td', {}, isolated(place(file, line))),
                    h('td', {}, isolated(message)),
                    h('td', {}, value === null ? '' : isolated(value)),
                  ),
                ),
              ),
            ),
          ),
      diagnosticsCut > 0 ? h('p', { class: 'note' }, `${plural(diagnosticsCut, 'more problem')} in the JSON report.`) : null,
    ),
  )
}

export const problemCount = (): Child => {
  const n = overview.diagnostics.length + overview.diagnosticsCut + overview.assertions.filter(({ passed }) => !passed).length
  return n === 0 ? null : h('small', { class: 'badge' }, count(n))
}
