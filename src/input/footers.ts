import { FIELDS, type FieldType } from '../model/fields.ts'
import type { Columns } from './columns.ts'
import type { Cell } from './csv.ts'
import { isPlatform } from './platforms.ts'
import { readNumber } from './values.ts'

/** What begins a line that tells of the table: “Source: …”, “Generated on …”, “Legend”, “* averages over …”. */
const NOTE =
  /^(?:©|[*†‡#]\s|(?:notes?|sources?|legend|key|disclaimer|generated|exported|created|downloaded|last updated|report|page|copyright|definitions?|filters?|anmerkung(?:en)?|hinweise?|quellen?|legende|erstellt|exportiert|stand|seite|notas?|fuentes?|leyenda|generado|exportado|página|remarques?|légende|généré|exporté|fontes?|legenda|gerado|fonti|generato|esportato|pagina)(?:\s*:|\s+(?:on|at|by|from|am|um|von|vom|le|par|el|por|em|il|da|\d)(?=\s|$)|$))/iu

/**
 * Tells lines of words under the data: one filled cell with more than a name in it, or what begins as a note does and has
 * no figures; once there was one, also what follows without figures and without a platform.
 */
export function footers({ kind, headers, at }: Columns): (cells: readonly Cell[], begun: boolean) => boolean {
  const types = FIELDS[kind] as Readonly<Record<string, FieldType>>
  const figures = [...at].flatMap(([field, index]) => (['count', 'average', 'rate'].includes(types[field]!) ? [index] : []))
  const main = figures[0] ?? -1
  const textAt = (cells: readonly Cell[], index: number | undefined) => String(cells[index ?? -1] ?? '').trim()
  // a year in a note is no figure
  const hasFigure = (cells: readonly Cell[]) =>
    figures.some(index => !/^(?:19|20)\d\d$/.test(textAt(cells, index)) && readNumber(textAt(cells, index), true).is === 'number')
  const isNobodys = (cells: readonly Cell[]) =>
    !isPlatform(textAt(cells, at.get('platform'))) && textAt(cells, at.get('url')) === '' && textAt(cells, at.get('date')) === ''
  return (cells, begun) => {
    if (headers.length < 2 || cells.length > headers.length) return false
    let first: string | null = null
    let more = false
    for (const cell of cells) {
      if (cell === null || cell === '') continue
      if (first !== null) {
        more = true
        break
      }
      if (typeof cell !== 'string') return false
      first = cell
    }
    if (first === null) return false
    if (!more) return /\S[\s:*©]+\S|\S:$/.test(first.trim()) || NOTE.test(first.trim())
    // nearly every row has its main figure: nothing else needs to be asked of those
    const few = cells.length < headers.length
    if (!few && !begun && !first.includes(':') && isDigit(cells[main])) return false
    const noted = NOTE.test(first.trim())
    if (hasFigure(cells)) return false
    if (noted && few) return true
    // a title may begin as a note does: whose row it is stands beside it
    const named = textAt(cells, at.get('handle'))
    if (noted && named !== '' && named !== first.trim()) return false
    return (noted && first.includes(':')) || ((noted || begun) && isNobodys(cells))
  }
}

function isDigit(cell: Cell | undefined): boolean {
  if (typeof cell === 'number') return true
  const code = typeof cell === 'string' ? cell.charCodeAt(0) : 0
  return code >= 48 && code <= 57
}
