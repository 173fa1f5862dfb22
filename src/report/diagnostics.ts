import { kindOf } from '../input/diagnostics.ts'
import type { Diagnostic } from '../model/report.ts'
import { forLog, forTerminal } from '../text/escape.ts'
import { count } from '../text/numbers.ts'

/** Lines of 80 columns that all of it may take: a screen, with room for the summary above. */
const SCREEN = 20
const WIDTH = 80
const LONGEST = 640

/** What to do about a kind of finding whose message does not say it already. */
const REMEDIES: Readonly<Record<string, string>> = {
  'bad-number': 'Correct these in the export, or read the field from another column with --map.',
  'bad-date': 'Write dates as 2026-09-01, or read them from another column with --map date="…".',
  'too-few-fields': 'Export again, or correct these rows; a file that was cut short ends in one.',
  'no-handle': 'Fill in whose these rows are, or name the column with --map handle="…".',
  'bad-handle': 'Write handles, or call the column of names by --map name="…" and that of handles by --map handle="…".',
  'duplicate-account': 'Keep one row an account, or date the rows to make them a history.',
  'unclosed-quote': 'Then run again: nothing after it was vetted.',
}

/** Lines that are no rows: nothing that could be used was passed over with them, so that the rest is said first. */
const PASSED_OVER: readonly string[] = ['skipped-rows', 'empty-row', 'repeated-header', 'total-row', 'footer']

interface Group {
  readonly first: Diagnostic
  readonly lines: number[]
  n: number
}

/** Values that cannot be read, apart by why: the message but for what it quotes and counts. */
const keyOf = (diagnostic: Diagnostic): string =>
  diagnostic.code.startsWith('bad-') ? `${kindOf(diagnostic)} ${diagnostic.message.replace(/“[^“”]*”|\d+/g, '')}` : kindOf(diagnostic)

/** What was noticed while reading: each kind once a file, with how often, the first of them and what to do; never more than a screen. */
export function sayDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const groups = new Map<string, Group>()
  let last: Group | null = null
  for (const diagnostic of diagnostics) {
    // the collector counts what it no longer lists, after what it does
    const uncounted = /^(\d+) more of this kind/.exec(diagnostic.message)
    if (uncounted && last) {
      last.n += Number(uncounted[1])
      continue
    }
    const group = groups.get(keyOf(diagnostic))
    if (group) {
      group.n++
      if (diagnostic.line !== null && diagnostic.line !== group.first.line && group.lines.length < 4) group.lines.push(diagnostic.line)
    } else groups.set(keyOf(diagnostic), { first: diagnostic, n: 1, lines: [] })
    last = groups.get(keyOf(diagnostic))!
  }
  const said: string[] = []
  let room = SCREEN - 1
  let shown = 0
  const passedOver = ({ first }: Group) => PASSED_OVER.includes(first.code)
  for (const group of [...groups.values()].sort((a, b) => Number(passedOver(a)) - Number(passedOver(b)))) {
    const lines = say(group)
    const height = lines.reduce((sum, line) => sum + Math.ceil(line.length / WIDTH), 0)
    if (height > room && shown > 0) break
    said.push(...lines)
    room -= height
    shown++
  }
  const left = groups.size - shown
  if (left > 0) said.push(`… ${left} more ${left === 1 ? 'kind' : 'kinds'} of finding; --json lists them all`)
  return said.length === 0 ? '' : `${said.map(forLog).join('\n')}\n`
}

function say({ first, n, lines }: Group): string[] {
  const { severity, file, line, column, message, code } = first
  const place = (line === null ? [file] : [file, line, column]).filter(part => part !== null).join(':')
  const whole = forTerminal(place === '' ? message : `${place} ${message}`)
  const said = `${severity}: ${whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole}`
  const where =
    lines.length > 0
      ? `, also in ${lines.length === 1 ? 'line' : 'lines'} ${lines.map(count).join(', ')}${n - 1 > lines.length ? ' …' : ''}`
      : ''
  const remedy = REMEDIES[code]
  if (n === 1) return remedy === undefined ? [said] : [`${said} ${remedy}`]
  return [said, `  ${count(n)} like this (${code})${where}.${remedy === undefined ? '' : ` ${remedy}`}`]
}
