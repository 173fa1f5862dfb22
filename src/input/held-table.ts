import type { Records } from '../engine/engine.ts'
import type { Kind } from '../model/names.ts'
import type { InputReport } from '../model/report.ts'
import type { Columns } from './columns.ts'
import type { Cell } from './csv.ts'
import type { Diagnostics } from './diagnostics.ts'
import { understandHeader } from './kinds.ts'
import type { HeaderMap } from './mapped-columns.ts'
import { readTable, type TableOptions } from './table.ts'

/** Rows known by header: their header is the union of what the first of them have. */
export interface HeldTable {
  readonly add: (cells: ReadonlyMap<string, Cell>, line: number) => void
  /** How the rows held so far would be understood, or as rows of a kind; null where their headers say nothing of that. */
  readonly understood: (kind?: Kind | null) => Columns | null
  /** Hands over what is held, as rows of a kind where one is named; later rows go straight on. */
  readonly open: (extra: HeaderMap, kind?: Kind | null) => void
  /** Lets go of what is held; later rows are only counted. */
  readonly drop: () => void
  readonly rows: () => number
  readonly end: (encoding: string) => InputReport
}

/** How records stand in their file. */
export interface Layout {
  readonly delimiter: string | null
  /** The field number that a header has in the file; null where it has none. */
  readonly columnOf: (header: string) => number | null
}

/** What readers of rows need beside the rows. */
export interface Understanding {
  readonly options: TableOptions
  readonly records: Records
  readonly diagnostics: Diagnostics
}

/** Held before the header is settled: rows, or cells where rows are wide. */
const ROWS_HELD = 2_000
const CELLS_HELD = 400_000
const MOST_COLUMNS = 10_000

/** @param full called when enough is held to decide; it opens the table or drops it */
export function heldTable(
  path: string,
  { options, records, diagnostics }: Understanding,
  full: () => void,
  { delimiter, columnOf }: Layout,
): HeldTable {
  const at = new Map<string, number>()
  let held: { cells: ReadonlyMap<string, Cell>; line: number }[] = []
  let heldCells = 0
  let rows = 0
  let dropped = false
  let table: ReturnType<typeof readTable> | null = null
  const late = new Set<string>()
  let lateCells = 0

  const placed: Diagnostics = {
    ...diagnostics,
    add(finding) {
      const header = finding.column ? [...at.keys()][finding.column - 1] : undefined
      diagnostics.add(finding.column ? { ...finding, column: header === undefined ? null : columnOf(header) } : finding)
    },
  }
  const pass = (cells: ReadonlyMap<string, Cell>, line: number) => {
    const row: Cell[] = Array.from({ length: at.size }, () => null)
    for (const [header, cell] of cells) {
      const index = at.get(header)
      if (index !== undefined) row[index] = cell
      else {
        lateCells++
        if (late.size < 20) late.add(header)
      }
    }
    table!.row(row, line)
  }
  const open = (extra: HeaderMap, kind = options.kind) => {
    if (table) return
    table = readTable(path, delimiter, { ...options, kind, map: [...options.map, ...extra] }, records, placed)
    table.row([...at.keys()], held[0]?.line ?? 1)
    for (const { cells, line } of held) pass(cells, line)
    held = []
  }
  return {
    understood: (kind = options.kind) => understandHeader([...at.keys()], { ...options, kind }),
    open,
    rows: () => rows,
    drop() {
      dropped = true
      held = []
    },
    add(cells, line) {
      rows++
      if (dropped) return
      if (table) return pass(cells, line)
      for (const header of cells.keys()) if (!at.has(header) && at.size < MOST_COLUMNS) at.set(header, at.size)
      held.push({ cells, line })
      heldCells += cells.size
      if (held.length >= ROWS_HELD || heldCells >= CELLS_HELD) full()
    },
    end(encoding) {
      open([])
      if (lateCells > 0)
        diagnostics.add({
          code: 'late-columns',
          severity: 'warning',
          message: `${lateCells} values stand under keys that none of the first records has, and were not read: ${[...late].slice(0, 6).join(', ')}${late.size > 6 ? ', …' : ''}. Put a record that has them first.`,
          file: path,
        })
      return table!.end(encoding)
    },
  }
}
