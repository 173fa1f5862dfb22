import type { Columns } from './columns.ts'
import type { Cell } from './csv.ts'

/** Rows that are no data: what every export adds of its own. */

const TOTAL = new Set([
  'total', 'totals', 'grand total', 'sum', 'average', 'averages', 'mean', 'median', 'gesamt', 'gesamtsumme', 'summe', 'insgesamt', 'durchschnitt', 'mittelwert',
  'suma', 'promedio', 'total general', 'somme', 'moyenne', 'total général', 'soma', 'média', 'totale', 'somma', 'итого', '合计', '合計',
  'subtotal', 'sub-total', 'sub total', 'zwischensumme', 'teilsumme', 'sous-total', 'subtotale', 'totali', 'totaal', 'subtotaal', 'gemiddelde', 'médiane', 'ø',
]) // biome-ignore format: one glance

/** Words that may be a handle as well. */
const MAYBE_TOTAL = new Set(['media', 'mediana', 'avg', 'avg.', 'min', 'max', 'minimum', 'maximum', 'all', 'count'])

const wordOf = (text: string) => text.toLowerCase().replace(/[:*]$/, '')

export function isTotalWord(text: string): boolean {
  return TOTAL.has(wordOf(text))
}

export function isEmpty(cells: readonly Cell[]): boolean {
  for (const cell of cells) if (cell !== null && (typeof cell !== 'string' || (cell !== '' && cell.trim() !== ''))) return false
  return true
}

export function isHeaderAgain(cells: readonly Cell[], headers: readonly string[]): boolean {
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

/** What says whose a row is, or of when. */
const TELLS = ['platform', 'name', 'url', 'date'] as const

/** A row of totals: it says so in its first filled cell, and no cell says whose it is. */
export function isTotal(cells: readonly Cell[], columns: Columns): boolean {
  const at = cells.findIndex(cell => cell !== null && cell !== '')
  const first = cells[at]
  if (typeof first !== 'string' || first.length > 16) return false
  const word = first.trim()
  if (!isTotalWord(word)) {
    if (!MAYBE_TOTAL.has(wordOf(word))) return false
    // as a handle it would have what others have beside theirs
    if (at === columns.at.get('handle') && !TELLS.some(field => columns.at.has(field))) return false
  }
  return TELLS.every(field => {
    const index = columns.at.get(field)
    const cell = index === undefined ? '' : String(cells[index] ?? '').trim()
    return cell === '' || cell === word
  })
}

/** A sum over the posts or days of an account: it says so where their date is, whoever it is of. */
export function isTotalOfDays(cells: readonly Cell[], { kind, at }: Columns): boolean {
  if (kind !== 'posts' && kind !== 'history') return false
  const cell = cells[at.get('date') ?? -1]
  return typeof cell === 'string' && cell.length <= 16 && !/^\d/.test(cell) && isTotalWord(cell.trim())
}

/** Whether most rows say whose they are, or of when, beside the handle: one that calls itself a total and does not is none of theirs. */
export function mostTell(rows: readonly { readonly cells: readonly Cell[] }[], { at }: Columns): boolean {
  const filled = (index: number) => rows.filter(({ cells }) => String(cells[index] ?? '').trim() !== '').length
  return TELLS.some(field => at.has(field) && filled(at.get(field)!) * 2 > rows.length)
}

/** A line of words under the data: one filled cell, and more than a name in it. */
export function isFooter(cells: readonly Cell[], columns: Columns): boolean {
  if (columns.headers.length < 2) return false
  let text: string | null = null
  for (const cell of cells) {
    if (cell === null || cell === '') continue
    if (text !== null || typeof cell !== 'string') return false
    text = cell
  }
  return text !== null && /\S[\s:*©]+\S/.test(text.trim())
}
