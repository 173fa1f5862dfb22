import type { Columns } from './columns.ts'
import type { Cell } from './csv.ts'

/** Rows that are no data: what every export adds of its own. */

const TOTAL = new Set([
  'total', 'totals', 'grand total', 'sum', 'average', 'averages', 'mean', 'median', 'gesamt', 'gesamtsumme', 'summe', 'insgesamt', 'durchschnitt', 'mittelwert',
  'suma', 'promedio', 'total general', 'somme', 'moyenne', 'total général', 'soma', 'média', 'totale', 'somma', 'итого', '合计', '合計',
]) // biome-ignore format: one glance

export function isTotalWord(text: string): boolean {
  return TOTAL.has(text.toLowerCase().replace(/[:*]$/, ''))
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

/** A row of totals: it says so in its first filled cell, and no cell says whose it is. */
export function isTotal(cells: readonly Cell[], columns: Columns): boolean {
  const first = cells.find(cell => cell !== null && cell !== '')
  if (typeof first !== 'string' || first.length > 16) return false
  if (!isTotalWord(first.trim())) return false
  return ['platform', 'name', 'url', 'date'].every(field => {
    const index = columns.at.get(field as 'platform')
    const cell = index === undefined ? '' : String(cells[index] ?? '').trim()
    return cell === '' || cell === first.trim()
  })
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
