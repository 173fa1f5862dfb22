import type { ChalkInstance } from 'chalk'
import { columns } from '../../text/lines.ts'
import { UNKNOWN } from '../../text/numbers.ts'
import { sentences } from './lines.ts'

/** One figure of an account, in words; `UNKNOWN` leaves it out. */
export type Figure = readonly [name: string, value: string, note: string | null]

/** Figures below one another, the values of those with a note under each other. */
export function figureLines(figures: readonly Figure[], width: number, chalk: ChalkInstance): string[] {
  const known = figures.filter(([, value]) => value !== UNKNOWN)
  const names = Math.max(...known.map(([name]) => name.length)) + 2
  const values = Math.max(...known.filter(([, , note]) => note !== null).map(([, value]) => columns(value)), 1)
  return known.flatMap(([name, value, note]) => {
    const padded = ' '.repeat(Math.max(0, values - columns(value))) + value
    const start = name.padEnd(names) + padded
    if (note === null) return [start]
    const room = width - columns(start) - 2
    if (room < 24) return [start, ...sentences(note, width - 2).map(line => chalk.dim(`  ${line}`))]
    return sentences(note, room).map((line, i) => (i === 0 ? start : ' '.repeat(columns(start))) + chalk.dim(`  ${line}`))
  })
}
