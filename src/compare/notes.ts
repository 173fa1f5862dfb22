import { plural } from '../text/numbers.ts'
import type { ComparedReport } from './comparable.ts'
import type { Matched } from './matched.ts'

/** What accounts are judged by, in words. */
const JUDGED_BY = [
  ['prior', 'prior'],
  ['limits', 'limits'],
  ['norms', 'norms'],
  ['baseline', 'baseline'],
  ['postsWindow', 'posts window'],
] as const

/** The settings in which the two differ, by which the same account may have another verdict, in words; a report written earlier may not name all. */
export function otherSettings(before: ComparedReport, after: ComparedReport): string[] {
  return JUDGED_BY.flatMap(([name, words]) => {
    const [was, is] = [before.settings[name], after.settings[name]]
    return was === undefined || is === undefined || inOrder(was) === inOrder(is) ? [] : [words]
  })
}

/** What stands in the config in another order is the same. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** Loudly: else a list would seem to have got worse. */
export function settingsNotes(before: ComparedReport, after: ComparedReport, others: readonly string[]): string[] {
  return [
    ...(others.length === 0
      ? []
      : [
          `The two were judged by other settings (${others.join(', ')}), so verdicts may differ for that reason alone; none of them is called unusual. Make both with the same settings.`,
        ]),
    ...(inOrder(before.settings.tierBounds) === inOrder(after.settings.tierBounds)
      ? []
      : ['The two were made with different tier bounds, so tiers may differ for that reason alone.']),
  ]
}

/** Why a report has only some of the accounts that were read, in words; null where it has all that the other can have. */
export function partOf({ settings }: ComparedReport, other: ComparedReport): string | null {
  const words = Object.entries(settings.filters ?? {}).map(([name, value]) => (value === true ? name : `${name} ${String(value)}`))
  const { shard = null } = settings
  // an account is in the same part of both
  return [...words, ...(shard === null || shard === other.settings.shard ? [] : [`shard ${shard}`])].join(', ') || null
}

/** What the lists of new and gone accounts leave out, and how far they can be trusted. @param held whether `--fail-on` is asked */
export function sidesNotes(before: ComparedReport, after: ComparedReport, { added, removed }: Matched, held: boolean): string[] {
  return [
    ...partNotes('first', partOf(before, after), added.length, `listed as new${held ? ' or held against --fail-on' : ''}`),
    ...partNotes('second', partOf(after, before), removed.length, 'listed as gone'),
    ...holeNotes('first', before, partOf(before, after) === null ? added.length : 0, 'new'),
    ...holeNotes('second', after, partOf(after, before) === null ? removed.length : 0, 'gone'),
  ]
}

/** A report of some accounts does not tell which of the others there are. */
function partNotes(which: string, part: string | null, accounts: number, what: string): string[] {
  if (part === null || accounts === 0) return []
  const other = which === 'first' ? 'second' : 'first'
  return [
    `The ${which} is a report of some of its accounts (${part}): ${plural(accounts, 'account')} of the ${other} that it does not have ${accounts === 1 ? 'is' : 'are'} not ${what}.`,
  ]
}

/** What could not be read may hold whom the list has not. */
function holeNotes(which: string, { unread, rejectedRows }: ComparedReport, accounts: number, what: string): string[] {
  const holes = [
    ...(rejectedRows === 0 ? [] : [`${plural(rejectedRows, 'row')} ${rejectedRows === 1 ? 'was' : 'were'} rejected`]),
    ...(unread.length === 0 ? [] : [`${plural(unread.length, 'file')} ${unread.length === 1 ? 'was' : 'were'} not read to the end`]),
  ]
  if (holes.length === 0) return []
  return [
    `Of the ${which}, ${holes.join(' and ')}${accounts === 0 ? '' : `, so that ${accounts === 1 ? `the account called ${what} is not certain to be so` : `who is called ${what} is not certain to be so`}`}.`,
  ]
}
