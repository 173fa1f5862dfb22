import type { Diagnostic } from '../model/report.ts'
import { forLog, forTerminal } from '../text/escape.ts'

/** Groups shown to people, and lines of each; the JSON report has them all. */
const GROUPS_SHOWN = 6
const LINES_SHOWN = 2

/** What was noticed while reading, grouped by kind and file, never more than a screen. */
export function sayDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const groups = new Map<string, Diagnostic[]>()
  for (const diagnostic of diagnostics) {
    const key = `${diagnostic.code}\n${diagnostic.file ?? ''}`
    const group = groups.get(key)
    if (group) group.push(diagnostic)
    else groups.set(key, [diagnostic])
  }
  const shown = [...groups.values()].slice(0, GROUPS_SHOWN)
  const lines = shown.flatMap(group => {
    const more = group.length - LINES_SHOWN
    return [...group.slice(0, LINES_SHOWN).map(say), ...(more > 0 ? [`  … ${more} more like this (${group[0]!.code})`] : [])]
  })
  const left = groups.size - shown.length
  if (left > 0) lines.push(`… ${left} more kinds of problem; --json lists them all`)
  return lines.length === 0 ? '' : `${lines.map(forLog).join('\n')}\n`
}

function say({ severity, file, line, column, message }: Diagnostic): string {
  const place = [file, line, column].filter(part => part !== null).join(':')
  return `${severity}: ${forTerminal(place === '' ? message : `${place} ${message}`).slice(0, 400)}`
}
