import { escaped } from '../report/markdown.ts'
import { count, plural } from '../text/numbers.ts'
import type { Comparison } from './compare.ts'
import { bothWords, comparisonSummary, FIELD_WORDS, nameOf, shownChanges, sideWords } from './words.ts'

/** Rows that a comment on a pull request has room for. */
const SHOWN = 100

/** For comments and job summaries. */
export function comparisonMarkdown(comparison: Comparison): string {
  const changes = shownChanges(comparison)
  const rows = changes.slice(0, SHOWN).map(change => {
    const cells = [nameOf(change), FIELD_WORDS[change.field], ...bothWords(change), change.unusual ? 'yes' : '', change.why]
    return `| ${cells.map(escaped).join(' | ')} |`
  })
  const usual = comparison.changed.length - changes.length
  const more = [
    ...(changes.length > SHOWN ? ['', `… ${plural(changes.length - SHOWN, 'more change')}`] : []),
    ...(usual > 0 ? ['', `… ${plural(usual, 'more change')} that are not unusual, which a report in JSON lists`] : []),
  ]
  const sides = (
    [
      ['New', comparison.added],
      ['Gone', comparison.removed],
    ] as const
  ).flatMap(([title, accounts]) =>
    accounts.length === 0
      ? []
      : [
          '',
          `**${title}**`,
          '',
          ...accounts.slice(0, SHOWN).map(account => `- ${escaped(sideWords(account))}`),
          ...(accounts.length > SHOWN ? [`- … ${count(accounts.length - SHOWN)} more`] : []),
        ],
  )
  return [
    '### vet compare',
    '',
    `**${escaped(comparisonSummary(comparison))}**`,
    ...comparison.notes.flatMap(note => ['', escaped(note)]),
    ...(rows.length > 0 ? ['', '| Account | What | Before | Now | Unusual | Why |', '| :-- | :-- | --: | --: | :-- | :-- |', ...rows] : []),
    ...more,
    ...sides,
    '',
  ].join('\n')
}
