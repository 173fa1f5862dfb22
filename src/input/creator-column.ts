import { VetError } from '../errors.ts'
import type { Columns } from './columns.ts'
import { readFlag } from './flags.ts'
import { accountInLink, readHandle } from './handles.ts'
import { creatorAmong, platformNamed } from './known-headers.ts'
import { valuesOf, type WaitingRow } from './waiting-rows.ts'

/**
 * Lists that call the column of handles “Creator”: where no column is called a handle, and its values look like handles.
 * Posts that name nobody else may be of the one account of a run, and are left so.
 * @throws VetError `no-known-column` where its values are names
 */
export function creatorsAsHandles(columns: Columns, rows: readonly WaitingRow[], path: string): Columns {
  const { kind, at, headers, preset } = columns
  if (preset || at.has('handle') || (kind !== 'accounts' && kind !== 'posts')) return columns
  const ofFigures = (other: number) => platformNamed(headers[other]!) === columns.figuresOf
  const places = kind === 'accounts' ? columns.unused.filter(other => mayHoldAccounts(headers[other]!)) : []
  const naming = places.filter(other => nameTheRows(other, headers[other]!, rows))
  const place = naming.find(ofFigures) ?? naming[0]
  const index = at.get('creator') ?? creatorAmong(headers, columns.unused)
  // what stands under a platform beside handles is something else, unless it is marked as theirs
  const beside = index !== undefined && areHandles(index, rows) && (place === undefined || !areMarked(place, rows))
  if (place !== undefined && !beside) return asHandle(columns, place)
  if (index === undefined && places[0] !== undefined) throw noAccounts(path, headers[places[0]]!.trim(), valuesOf(places[0], rows)[0])
  if (index === undefined) return columns
  if (areHandles(index, rows)) return asHandle(columns, index)
  if (kind === 'posts' && (at.has('url') || at.has('postId'))) return columns
  const header = headers[index]!.trim()
  throw new VetError(
    'no-known-column',
    `${path} has no column of handles: “${header}” holds names of people, who may have several accounts.`,
    `Name the column of handles with --map handle="…"; if the accounts are called by these names, with --map handle="${header}".`,
  )
}

/** Whether a header may be that of the accounts and only its values show it: `Instagram`, or `Link`. */
export function mayHoldAccounts(header: string): boolean {
  return platformNamed(header) !== null || /^\s*(?:url|link|lien|enlace)\s*$/i.test(header)
}

/** What is said of a person and a platform, and names no account. */
const STATES =
  /^(?:active|inactive|paused|pending|planned|open|closed|live|done|booked|contacted|confirmed|declined|rejected|approved|signed|sent|public|private|business|personal|creator|verified|main|primary|secondary|tbd|tbc|aktiv|inaktiv|offen|geplant|gebucht|bestätigt|actif|inactif|activo|inactivo)$/i
/** Letters of handles, with one that is none of a figure; prices, shares and counts have others. */
const HANDLE = /^@?(?=.*\p{L})(?!\d[\d.,]*[kmb]?$)[\p{L}\p{M}\d._-]+$/iu

/** Whether the values of such a column are accounts: under a platform no figures, yes and no, or states; of links those of profiles. */
export function areAccounts(index: number, header: string, rows: readonly WaitingRow[]): boolean {
  if (platformNamed(header) === null) return areMarked(index, rows)
  const values = valuesOf(index, rows)
  const accounts = values.filter(value => isMarked(value) || (HANDLE.test(value) && readFlag(value) === null && !STATES.test(value)))
  return areHandles(index, rows) && accounts.length * 2 > values.length && new Set(values).size >= NEARLY_ALL * values.length
}

/** Whether such a column names the account of most rows. */
export function nameTheRows(index: number, header: string, rows: readonly WaitingRow[]): boolean {
  return mayHoldAccounts(header) && valuesOf(index, rows).length * 2 > rows.length && areAccounts(index, header, rows)
}

function noAccounts(path: string, header: string, value: string | undefined): VetError {
  return new VetError(
    'no-known-column',
    `${path} has no column of handles: “${header}” ${value === undefined ? 'is empty' : `holds values such as “${value.slice(0, 30)}”`}.`,
    `Name the column of handles with --map handle="…"; if it is that one, with --map handle="${header}".`,
  )
}

/** The columns with the creators' one read as handles. */
export function asHandle(columns: Columns, index: number): Columns {
  const at = new Map(columns.at).set('handle', index)
  if (columns.at.get('creator') === index) at.delete('creator')
  const why = new Map(columns.why).set(index, 'its values are handles')
  return { ...columns, at, why, unused: columns.unused.filter(other => other !== index) }
}

/** Whether nearly all values are marked as handles, by an @ or as the address of a profile. */
export function areMarked(index: number, rows: readonly WaitingRow[]): boolean {
  const values = valuesOf(index, rows)
  return values.length > 0 && values.filter(value => isMarked(value) && !/^@.*\s/.test(value)).length >= NEARLY_ALL * values.length
}

/** Of a column of handles some may be mistyped. */
const NEARLY_ALL = 0.8

/** Whether a value is marked as a handle, by an @ or as the address of a profile. */
export const isMarked = (value: string): boolean => /^@\S/.test(value) || accountInLink(value).handle !== ''

/** Handles have no blanks; where most are marked by an @ or an address, what has a blank is one row's mistake. */
export function areHandles(index: number, rows: readonly WaitingRow[]): boolean {
  const values = valuesOf(index, rows)
  const handles = values.filter(value => !/\s/.test(readHandle(value).handle))
  const marked = handles.filter(isMarked)
  return values.length > 0 && (handles.length === values.length || marked.length * 2 > values.length)
}
