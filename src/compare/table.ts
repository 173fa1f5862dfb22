import { forLog, forTerminal } from '../text/escape.ts'
import { type GridColumn, grid } from '../text/grid.ts'
import { wrap } from '../text/lines.ts'
import { count, plural } from '../text/numbers.ts'
import type { Comparison } from './compare.ts'
import { bothWords, comparisonSummary, FIELD_WORDS, nameOf, shownChanges, sideWords } from './words.ts'

const CHANGES_SHOWN = 40
const SIDES_SHOWN = 10
const LINES = 30

const COLUMNS: readonly GridColumn[] = [
  { title: 'Account', align: 'left', spare: 0 },
  { title: 'What', align: 'left', spare: 0 },
  { title: 'Before', align: 'right', spare: 0 },
  { title: 'Now', align: 'right', spare: 0 },
  { title: 'Unusual', align: 'left', spare: 1 },
]

/** For a terminal: what changed that matters, why a move is not usual, who is new and who is gone. */
export function comparisonTable(comparison: Comparison, width: number, all: boolean): string {
  const lines: string[] = []
  const say = (text: string, indent: string) =>
    lines.push(
      ...wrap(forTerminal(text), width - indent.length, LINES).map((line, i) => (i === 0 ? indent : ' '.repeat(indent.length)) + line),
    )
  const changes = all ? comparison.changed : shownChanges(comparison)
  const shown = all ? changes : changes.slice(0, CHANGES_SHOWN)
  if (shown.length > 0) {
    const rows = shown.map(change => [nameOf(change), FIELD_WORDS[change.field], ...bothWords(change), change.unusual ? 'yes' : ''])
    lines.push(
      ...grid(
        COLUMNS,
        rows.map(row => row.map(forTerminal)),
        width,
      ),
    )
    const held = comparison.changed.length - shown.length
    if (held > 0) say(`… ${plural(held, 'more change')}, usual ones among them: --all shows them`, '')
    const why = shown.filter(({ unusual, field }) => unusual && (field === 'followers' || field === 'engagementRatePct'))
    if (why.length > 0) lines.push('', 'Beyond the usual')
    for (const change of why) say(`${nameOf(change)}: ${FIELD_WORDS[change.field]}. ${change.why}`, '  ')
  }
  for (const [title, accounts] of [
    ['New', comparison.added],
    ['Gone', comparison.removed],
  ] as const) {
    if (accounts.length === 0) continue
    lines.push('', `${title} (${count(accounts.length)})`)
    const some = all ? accounts : accounts.slice(0, SIDES_SHOWN)
    for (const account of some) say(sideWords(account), '  ')
    if (accounts.length > some.length) say(`… ${count(accounts.length - some.length)} more: --all shows them`, '  ')
  }
  if (lines.length > 0) lines.push('')
  for (const note of comparison.notes) say(note, '')
  say(comparisonSummary(comparison), '')
  return forLog(`${lines.join('\n')}\n`)
}
