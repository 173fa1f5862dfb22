import { VetError } from '../errors.ts'
import type { Kind } from '../model/names.ts'
import { headerKey } from './aliases.ts'
import { dayHeaders, TURN } from './day-headers.ts'
import type { FieldReport } from './fields.ts'
import { readFlag } from './flags.ts'
import { isNoAccount, readHandle } from './handles.ts'
import { type HeaderOptions, understandHeader } from './kinds.ts'
import { isKnown, meaningOf, namesAccount, nearestField } from './known-headers.ts'
import { PREAMBLE, valuesOf, type WaitingRow } from './waiting-rows.ts'

/** A table in which no row is a header that `vet` knows, with what its columns would be in a list of accounts. */
export class NoKnownColumn extends VetError {
  readonly path: string
  readonly columns: readonly FieldReport[]

  constructor({ path, columns }: Pick<NoKnownColumn, 'path' | 'columns'>, message: string, hint: string) {
    super('no-known-column', message, hint)
    this.path = path
    this.columns = columns
  }
}

/** Why no row among the first is a header, and what to do about it. */
export function noHeader(path: string, rows: readonly WaitingRow[], options: HeaderOptions): NoKnownColumn {
  const file = path === '-' ? 'Standard input' : path
  // the row with the most words is the likeliest to be meant as a header
  const texts = rows.slice(0, PREAMBLE).map(({ cells }) => cells.map(cell => String(cell ?? '').trim()).filter(cell => cell !== ''))
  const headers = texts.reduce((best, row) => (row.length > best.length ? row : best), texts[0] ?? [])
  const table = { path, columns: unknownColumns(rows, headers) }
  const dead = DEAD_ENDS.find(({ is }) => is(path, headers))
  if (dead) return new NoKnownColumn(table, `${file} ${dead.what}.`, dead.instead)
  const quoted = (header: string) => `“${header.slice(0, 40)}”`
  const some = headers.slice(0, 40)
  const byHand = new Set(options.map.map(({ key }) => key))
  const known = some.filter(header => isKnown(header) || byHand.has(headerKey(header)))
  const handled = known.some(namesAccount) || options.map.some(({ field }) => field === 'handle')
  const near = some.flatMap(header => {
    const field = isKnown(header) ? null : nearestField(header, null)
    // what a price is called is near much, and makes no table known
    return field && field !== 'price' ? [`${quoted(header)} is near ${field}`] : []
  })
  const dated = known.some(header =>
    ['posts', 'history'].some(kind => meaningOf(kind as Kind, header, headerKey(header))?.field === 'date'),
  )
  const days = dayHeaders(headers)
  if (known.some(namesAccount) && days.length > 0)
    return new NoKnownColumn(
      table,
      `${file} has accounts and a column for each of ${days.length} days (“${days[0]!.slice(0, 40)}” and so on) in its header.`,
      TURN,
    )
  // names of followers beside what they are, and no figures of their own
  const sample = options.kind === null ? understandHeader(headers, { ...options, kind: 'followers' })?.at : undefined
  if (sample?.has('follower') && !(['followers', 'following', 'posts'] as const).some(field => sample.has(field)))
    return new NoKnownColumn(
      table,
      `${file} has ${known.slice(0, 6).map(quoted).join(', ')} in its header, and no figures of accounts.`,
      'If each row is a follower of one account, say so with --followers before the file, and whose with --handle; else name the column of their followers with --map followers="Your header".',
    )
  const ofOne =
    options.handle !== null
      ? 'if the file is the profile of that one account, say --accounts before it'
      : 'where the whole file is of one account, say whose with --handle'
  if (known.length > 0)
    return new NoKnownColumn(
      table,
      `${file} has ${known.slice(0, 6).map(quoted).join(', ')} in its header, and ${handled ? 'no figures that vet knows' : 'no column of handles'}.`,
      `${near.length > 0 ? `${near.slice(0, 3).join(', ')}. ` : ''}Accounts need a handle and followers; posts need a handle, likes and a date. Name a column by hand with --map ${handled ? `${dated ? 'likes' : 'followers'}="Your header"${dated ? ' (of posts), or followers="…" (of a history)' : ''}` : `handle="${likelyHandles(rows, headers)}"; ${ofOne}`}.`,
    )
  const first = texts.find(row => row.length > 0) ?? []
  if (near.length === 0 && first.some(isData))
    return new NoKnownColumn(
      table,
      `${file} has no line with the names of its columns: it starts with ${first.slice(0, 6).map(quoted).join(', ')}.`,
      'Put one above the data, such as handle,platform,followers. Accounts need a handle and followers; posts need a handle, likes and a date.',
    )
  return new NoKnownColumn(
    table,
    `${file} has no header that vet knows: ${near.length > 0 ? 'its header seems to be' : 'it starts with'} ${(near.length > 0 ? headers : first).slice(0, 6).map(quoted).join(', ') || 'nothing readable'}.`,
    `${near.length > 0 ? `${near.slice(0, 3).join(', ')}. ` : ''}Accounts need a handle and followers; posts need a handle, likes and a date. Name a column by hand with --map followers="Your header".`,
  )
}

const rowOf = (rows: readonly WaitingRow[], headers: readonly string[]): number =>
  rows.findIndex(({ cells }) => headers.every(header => cells.some(cell => String(cell ?? '').trim() === header)))

function unknownColumns(rows: readonly WaitingRow[], headers: readonly string[]): readonly FieldReport[] {
  const at = rowOf(rows, headers)
  const below = rows.slice(at + 1)
  return (rows[at]?.cells ?? []).map((cell, index) => {
    const header = String(cell ?? '')
    const field = meaningOf('accounts', header, headerKey(header))?.field ?? null
    const near = field === null ? nearestField(header, null) : null
    return { header, field, why: near === null ? '' : `near ${near}`, examples: valuesOf(index, below).slice(0, 2) }
  })
}

/** Whether a cell is a figure or a marked handle, which head no columns. */
const isData = (cell: string): boolean => /^(?:@\S+|\d[\d.,]*[kmb]?)$/i.test(cell)

/** Headers that say what is no handle, and values that are none: addresses of mail, of posts, numbers of telephones. */
const NO_HANDLES = /mail|courriel|correo|correio|permal|permanent|phone|telef|téléph|tel\.|birth/i
const NO_HANDLE = /^[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+$|^[\d+()\s./-]+$/

/** What handles are called within longer headers, as forms ask for them. */
const ASKED_FOR = /pseudo|handle|user ?name|instagram|tiktok|youtube|insta(?!ll)|compte|usuari|usuári|utente|utilisateur|konto|nutzername/i

/**
 * The header, of those that nobody knows, whose column looks most like handles: by its words, else by values with an @ or
 * an address, else by values without blanks.
 */
function likelyHandles(rows: readonly WaitingRow[], headers: readonly string[]): string {
  const at = rowOf(rows, headers)
  const below = rows.slice(at + 1)
  const unknown = [...rows[at]!.cells.entries()]
    .map(([index, cell]) => ({ header: String(cell ?? '').trim(), values: valuesOf(index, below) }))
    .filter(({ header, values }) => header !== '' && !isKnown(header) && !NO_HANDLES.test(header) && share(values, isNone) <= 0.5)
  const asked = unknown.find(({ header, values }) => ASKED_FOR.test(header) && share(values, value => !/\s/.test(value)) >= 0.4)
  if (asked) return asked.header.slice(0, 40)
  for (const shape of [/^(?:@|https?:\/\/)\S+$/, /^(?=.*\p{L})[^\s/]+$/u]) {
    const best = unknown
      .map(({ header, values }) => ({ header, of: share(values, value => shape.test(value)) }))
      .sort((a, b) => b.of - a.of)[0]
    if (best && best.of > 0.5) return best.header.slice(0, 40)
  }
  return 'Your header'
}

const isNone = (value: string): boolean => NO_HANDLE.test(value) || readFlag(value) !== null || isNoAccount(readHandle(value))

function share(values: readonly string[], is: (value: string) => boolean): number {
  return values.filter(is).length / (values.length || 1)
}

/** Files that platforms give out, of which nothing can be used whatever its columns are called, and what to export instead. */
const DEAD_ENDS: readonly { readonly is: (path: string, headers: readonly string[]) => boolean; readonly what: string; readonly instead: string }[] = [
  {
    is: path => /(?:^|[/\\])(?:followers(?:_\d+)?|following)\.json$/i.test(path),
    what: 'is the list of followers out of a download of Instagram’s data: their names and days alone, of which no check can tell anything',
    instead: 'Give the posts and the size of the account instead, as Meta Business Suite exports them, or a sample of followers with their own followers, following and posts.',
  },
  {
    is: (_, headers) => headers.includes('Organic followers') && headers.includes('Sponsored followers'),
    what: 'is LinkedIn’s list of new followers a day, which is no count of those that there are: nothing in it can be used',
    instead: 'Export the content of the page instead, and give its followers in a list of accounts (handle, platform, followers).',
  },
] // biome-ignore format: one glance
