import type { CellReader } from '../cells.ts'
import type { Columns } from '../columns.ts'
import { isMarked } from '../creator-column.ts'
import type { Cell } from '../csv.ts'
import { accountInLink, type Handle, isNoAccount, readHandle, readPlatform } from '../handles.ts'
import { platformInHeader, platformNamed } from '../known-headers.ts'
import { linkedPlatform } from '../platform-links.ts'
import { isMissing, isNoName } from '../values.ts'
import type { RowOptions } from './reader.ts'

/** Whose a row is. An empty handle is that of the one account of its platform in the run; a platform of null is not known. */
export interface Identity {
  readonly handle: string
  readonly platform: string | null
}

const NOBODY: Handle = { handle: '', platform: null, confusable: false }

/** Reads whose each row is; null, with a diagnostic, where it names nobody although its file names accounts. */
export function identityReader(columns: Columns, reader: CellReader, options: RowOptions) {
  const handleAt = columns.at.get('handle')
  const linkAt = columns.at.get('url')
  const handleText = reader.texts('handle')
  const linkText = reader.texts('url')
  const platformText = columns.at.has('platform') ? reader.texts('platform') : null
  const elseAt = columns.handleElse
  const ownColumn = handleAt !== undefined && handleAt !== linkAt
  const blanksAllowed = mayHaveBlanks(columns)
  // pages and channels have blanks by right; what the user says is one is told of once
  let sayBlanks = handleAt !== undefined && columns.why.get(handleAt) === 'named by hand' && !haveBlanksByRight(columns)
  const header = ownColumn && !columns.preset ? columns.headers[handleAt]! : ''
  const inHeader = platformInHeader(header) ?? platformNamed(header)
  const usual = columns.preset?.platform ?? inHeader ?? columns.figuresOf
  const placeAt = columns.platformLink
  /** The platform of an address in the row: of a post its own, of accounts one that leads to this one. */
  const linked = (cells: readonly Cell[], handle: string): string | null => {
    if (placeAt === null) return null
    return columns.kind === 'posts' ? accountInLink(String(cells[placeAt] ?? '')).platform : linkedPlatform(cells[placeAt], handle)
  }

  const named = (cells: readonly Cell[], raw: string): Handle => {
    const found = readHandle(raw)
    if (!isNoName(found.handle)) return found
    const other = elseAt === null ? '' : String(cells[elseAt] ?? '')
    // what an export has there names an account; in a list it may be a person
    return isNoName(other) || !(columns.preset || isMarked(other)) ? NOBODY : readHandle(other)
  }
  return (cells: readonly Cell[], line: number): Identity | null => {
    const raw = ownColumn ? handleText(cells) : ''
    const found = ownColumn ? named(cells, raw) : accountInLink(linkText(cells))
    const cell = platformText === null ? '' : platformText(cells)
    const told = cell === '' || isMissing(cell) ? null : readPlatform(cell)
    // the address leads to the account, whatever stands beside it
    if (told !== null && found.platform !== null && told !== found.platform)
      reader.bad('platform', cell, line, 'platform-contradicts', `“${cell.slice(0, 40)}” stands beside an address of ${found.platform}; the address is taken. Correct one of them.`) // biome-ignore format: one sentence
    const word = found.platform ?? told ?? usual ?? options.platform ?? linked(cells, found.handle)
    const platform = word === 'unknown' ? null : word
    if (!ownColumn && found.handle === '') return { handle: options.handle ?? '', platform }
    if (found.handle === '') {
      reader.bad('handle', raw, line, 'no-handle', 'This row names no account, so it was rejected.')
      return null
    }
    if (isNoAccount(found)) {
      reader.bad('handle', raw, line, 'bad-handle', 'This address is not that of an account, so the row was rejected.')
      return null
    }
    if (!blanksAllowed && !isOfPages(platform, cell) && /\s/.test(found.handle)) {
      reader.bad(
        'handle',
        raw,
        line,
        'bad-handle',
        'This is a name rather than a handle (handles have no blanks), so the row was rejected.',
      )
      return null
    }
    if (sayBlanks && !isOfPages(platform, cell) && /\s/.test(found.handle)) {
      sayBlanks = false
      reader.bad('handle', raw, line, 'handle-with-blanks', `“${raw.trim().slice(0, 40)}” has a blank, which no handle has; it and its like are taken as they are, since “${columns.headers[handleAt!]!.trim()}” was named as the handle. Other files match only where they have the same names.`, 'warning') // biome-ignore format: one sentence
    }
    if (found.confusable)
      reader.bad('handle', raw, line, 'confusable-handle', `This handle has letters that only look like Latin ones, or characters that cannot be seen; it is read as ${found.handle}.`, 'warning') // biome-ignore format: one sentence
    return { handle: found.handle, platform }
  }
}

/** Pages and channels are called by names with blanks; so is whatever the user says is the handle. */
export function mayHaveBlanks(columns: Columns): boolean {
  const index = columns.at.get('handle')
  return index === undefined || columns.why.get(index) === 'named by hand' || haveBlanksByRight(columns)
}

/** Facebook calls pages by their names, and so do its exports; elsewhere the platform's cell may say that the account is a page. */
function isOfPages(platform: string | null, cell: string): boolean {
  return platform === 'facebook' || /(?:^|[\s(])(?:page|channel|kanal|seite)s?\)?$/i.test(cell.trim())
}

/** The rows whose account may have a name with blanks for a handle, by what each says of its platform. */
export function rowsOfPages({ at, preset }: Columns, usual: string | null): (cells: readonly Cell[]) => boolean {
  const index = at.get('platform')
  return cells => {
    const cell = String(cells[index ?? -1] ?? '').trim()
    return isOfPages(isMissing(cell) ? (preset?.platform ?? usual) : readPlatform(cell), cell)
  }
}

function haveBlanksByRight({ at, headers, preset }: Columns): boolean {
  const header = headers[at.get('handle') ?? -1] ?? ''
  return (
    preset?.handleMayHaveBlanks === true ||
    /^\s*(?:[^\s\d_.,:;#@()/-]+ )?(?:page|channel|kanal|kanalname|page name|seitenname|channel name|creator page)\s*$/i.test(header)
  )
}
