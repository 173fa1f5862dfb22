import { padded, truncate, columns as widthOf } from './lines.ts'

/** A column of a table of text. */
export interface GridColumn {
  readonly title: string
  readonly align: 'left' | 'right'
  /** Left out, from the highest number on, where the terminal is too narrow; 0 always stays. */
  readonly spare: number
}

const GAP = 2
/** Names are what rows are known by: they are cut below this only where nothing else can give way. */
const NAMES = 30
const NARROWEST = 12

/**
 * Rows under a header and a rule, each line at most `width` columns: spare columns go first, then the first one is cut.
 * Cells must have been through `forTerminal`.
 */
export function grid(columns: readonly GridColumn[], rows: readonly (readonly string[])[], width: number): string[] {
  const widths = columns.map(({ title }, i) => rows.reduce((most, row) => Math.max(most, widthOf(row[i] ?? '')), widthOf(title)))
  // a column without a value would only take room
  let kept = [...columns.keys()].filter(i => i === 0 || rows.some(row => (row[i] ?? '') !== ''))
  const total = () => kept.reduce((sum, i) => sum + widths[i]! + GAP, -GAP)
  const spare = [...columns.keys()].filter(i => columns[i]!.spare > 0).sort((a, b) => columns[b]!.spare - columns[a]!.spare)
  for (const i of spare) {
    if (total() - Math.max(0, widths[0]! - NAMES) <= width) break
    kept = kept.filter(other => other !== i)
  }
  widths[0] = Math.max(NARROWEST, Math.min(widths[0]!, widths[0]! - (total() - width)))
  const line = (cells: readonly string[]) =>
    kept
      .map(i => padded(truncate(cells[i] ?? '', widths[i]!), widths[i]!, columns[i]!.align))
      .join(' '.repeat(GAP))
      .trimEnd()
  return [line(columns.map(({ title }) => title)), '─'.repeat(Math.min(width, total())), ...rows.map(line)]
}
