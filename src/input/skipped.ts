import type { Columns } from './columns.ts'
import type { Cell } from './csv.ts'
import { footers } from './footers.ts'
import { readPlatform } from './handles.ts'
import { isPlatform } from './platforms.ts'

/** Rows that are no data: what every export adds of its own. */
export type NoData =
  | 'empty'
  | 'header'
  | 'header in another order'
  | 'total'
  | 'total of an account'
  | 'maybe total'
  | 'platform alone'
  | 'footer'

/** What is said of rows that are skipped. */
export const SKIPPED = {
  empty: { code: 'empty-row', message: 'An empty row was skipped.' },
  header: { code: 'repeated-header', message: 'The header stands here again; this row was skipped.' },
  total: { code: 'total-row', message: 'A row of totals was skipped.' },
  'total of an account': { code: 'total-row', message: 'A row of totals was skipped.' },
  'maybe total': { code: 'total-row', message: 'A row of totals was skipped.' },
  'header in another order': {
    code: 'repeated-header',
    message: 'The header stands here again, in another order; this row was skipped, and those under it are read in that order.',
  },
  'platform alone': {
    code: 'title-row',
    message:
      'A line with nothing but a platform was skipped, and tells nothing of the rows under it: put the platform into a column of its own.',
  },
  footer: { code: 'footer', message: 'A line under the data was skipped.' },
} satisfies Record<NoData, unknown>

const TOTAL = new Set([
  'total', 'totals', 'grand total', 'sum', 'average', 'averages', 'mean', 'median', 'gesamt', 'gesamtsumme', 'summe', 'insgesamt', 'durchschnitt', 'mittelwert',
  'suma', 'promedio', 'total general', 'somme', 'moyenne', 'total général', 'soma', 'média', 'totale', 'somma', 'итого', '合计', '合計',
  'subtotal', 'sub-total', 'sub total', 'zwischensumme', 'teilsumme', 'sous-total', 'subtotale', 'totali', 'totaal', 'subtotaal', 'gemiddelde', 'médiane', 'ø',
  'total accounts', 'total rows', 'total posts', 'total creators', 'total influencers',
]) // biome-ignore format: one glance

/** Words that may be a handle as well. */
const MAYBE_TOTAL = new Set(['media', 'mediana', 'avg', 'avg.', 'min', 'max', 'minimum', 'maximum', 'all', 'count'])

/** The word without what is counted: “TOTAL (2)”, “Total: 5”. */
const wordOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/(?:\(\d+\)|[:*]\s*\d*)$/, '')
    .trimEnd()

export function isTotalWord(text: string): boolean {
  const word = wordOf(text)
  return TOTAL.has(word) || (word.includes(' ') && word.split(/ (?:&|and|und|y|et|e) /).every(part => TOTAL.has(part)))
}

/** What draws a line between rows: `---`, `====`, `:---:`. */
const RULE = /^\s*(?:-{3,}|={3,}|_{3,}|:-+:?|-+:)\s*$/

export function isEmpty(cells: readonly Cell[]): boolean {
  for (const cell of cells)
    if (cell !== null && (typeof cell !== 'string' || (cell !== '' && cell.trim() !== '' && !RULE.test(cell)))) return false
  return true
}

function isHeaderAgain(cells: readonly Cell[], headers: readonly string[]): boolean {
  if (cells.length !== headers.length) return false
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]
    if (
      cell !== headers[i] &&
      String(cell ?? '')
        .trim()
        .toLowerCase() !== headers[i]!.trim().toLowerCase()
    )
      return false
  }
  return true
}

/** What sums say beside themselves: `12 accounts`. */
const COUNTED = /^\d[\d.,]* \p{L}+$/u

/** The title of the rows under it: in a row of several cells a platform, and nothing else. */
function isPlatformAlone(cells: readonly Cell[]): boolean {
  const [first, ...others] = cells
  return others.length > 0 && isPlatform(readPlatform(String(first))) && others.every(cell => cell === null || String(cell).trim() === '')
}

/** What says whose a row is, or of when. */
const TELLS = ['platform', 'name', 'url', 'date'] as const

/**
 * A row of totals: it says so in its first filled cell, and no cell says whose it is.
 * @param othersTell whether most rows say that (`mostTell`): a word that may be a handle is a total only beside such
 */
function isTotal(cells: readonly Cell[], columns: Columns, othersTell: boolean): boolean {
  const at = cells.findIndex(cell => cell !== null && cell !== '')
  const first = cells[at]
  if (typeof first !== 'string' || first.length > 24) return false
  const word = first.trim()
  if (!isTotalWord(word)) {
    if (!MAYBE_TOTAL.has(wordOf(word))) return false
    // as a handle it would have what others have beside theirs
    if (at === columns.at.get('handle') && !othersTell) return false
  }
  return TELLS.every(field => {
    const index = columns.at.get(field)
    const cell = index === undefined ? '' : String(cells[index] ?? '').trim()
    // how many there are may stand anywhere, and is no platform
    return cell === '' || cell === word || COUNTED.test(cell) || (field === 'platform' && /^\d+$/.test(cell))
  })
}

/** A sum over the posts or days of an account: it says so where their date is, whoever it is of. */
function isTotalOfDays(cells: readonly Cell[], { kind, at }: Columns): boolean {
  if (kind !== 'posts' && kind !== 'history') return false
  const cell = cells[at.get('date') ?? -1]
  return typeof cell === 'string' && cell.length <= 16 && !/^\d/.test(cell) && isTotalWord(cell.trim())
}

/** Whether most rows say whose they are, or of when, beside the handle: one that calls itself a total and does not is none of theirs. */
function mostTell(rows: readonly { readonly cells: readonly Cell[] }[], { at }: Columns): boolean {
  const filled = (index: number) => rows.filter(({ cells }) => String(cells[index] ?? '').trim() !== '').length
  return TELLS.some(field => at.has(field) && filled(at.get(field)!) * 2 > rows.length)
}

/**
 * Tells what is no data among the rows of a table: empty ones, its header again, totals, lines under it.
 * @param rows the first ones, by which it is known what others say of theirs
 * @returns what a row is, null for a row of data; `'maybe total'` and `'footer'` are only so where no data follow
 */
export function skipper(
  columns: Columns,
  rows: readonly { readonly cells: readonly Cell[] }[],
): (cells: readonly Cell[], footerBegun: boolean) => NoData | null {
  const { headers, at } = columns
  const isFooter = footers(columns)
  const firstHeader = headers[0]!.trim().toLowerCase()
  const othersTell = mostTell(
    rows.filter(
      ({ cells }) => !isEmpty(cells) && !isHeaderAgain(cells, headers) && !isTotal(cells, columns, true) && !isTotalOfDays(cells, columns),
    ),
    columns,
  )
  return (cells, footerBegun) => {
    const first = cells[0]
    const mayBeText = typeof first === 'string'
    if ((first === '' || first === null || mayBeText) && isEmpty(cells)) return 'empty'
    // most rows are told from the header by their first cell
    if (mayBeText && first.length >= firstHeader.length && first.trim().toLowerCase() === firstHeader && isHeaderAgain(cells, headers))
      return 'header'
    if (isTotal(cells, columns, othersTell)) {
      const named = String(cells[at.get('handle') ?? -1] ?? '').trim()
      return named === '' || (othersTell && isTotalWord(named)) ? 'total' : 'maybe total'
    }
    if (isTotalOfDays(cells, columns)) return 'total of an account'
    if (mayBeText && columns.kind === 'accounts' && isPlatformAlone(cells)) return 'platform alone'
    return isFooter(cells, footerBegun) ? 'footer' : null
  }
}
