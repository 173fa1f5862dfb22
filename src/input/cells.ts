import { FIELDS, type Field, type FieldType } from '../model/fields.ts'
import type { Columns } from './columns.ts'
import type { Cell } from './csv.ts'
import { type DateColumn, dateColumn } from './date-cells.ts'
import { type DateOrder, dateInName } from './dates.ts'
import type { Diagnostics } from './diagnostics.ts'
import { readFlag, readFlagOf } from './flags.ts'
import { type HeaderUnit, inUnit, isUndecidedInUnit, mayHaveUnit, unitInHeader } from './header-units.ts'
import { type NumberColumn, numberColumn, provenMark, type SayBad, type WaitingNumber } from './number-cells.ts'
import type { RowOptions } from './rows/reader.ts'
import { isMissing, type Mark } from './values.ts'

export type CellReader = ReturnType<typeof cellReader>

/** Counts in which 0 is how an export says that it has none: no account worth a row has no followers. */
export const NEVER_ZERO: Readonly<Record<Columns['kind'], readonly Field[]>> = {
  accounts: ['followers'],
  posts: ['followersAtPosting', 'authorFollowers'],
  history: ['followers'],
  followers: [],
}

/** Reads the cells of one file, a column at a time where a single cell does not tell, and says what is wrong with them. */
export function cellReader(path: string, columns: Columns, options: RowOptions, diagnostics: Diagnostics) {
  const types = FIELDS[columns.kind] as Readonly<Record<string, FieldType>>
  const numbers = new Map<Field, NumberColumn>()
  const waiting: WaitingNumber[] = []
  const flags = new Map<Field, { cells: number; line: number; raw: string }>()
  let heldNumbers = 0
  let heldDates = 0
  let dates: DateColumn | null = null

  const bad: SayBad = (field, raw, line, code, message, severity = 'error') =>
    diagnostics.add({ code, severity, message, file: path, line, column: placeOf(field), field, value: raw })
  const placeOf = (field: Field): number | null => {
    const index = columns.at.get(field)
    return index === undefined ? null : index + 1
  }
  const headerOf = (field: Field) => columns.headers[columns.at.get(field)!]!.trim()

  const texts = (field: Field): ((cells: readonly Cell[]) => string) => {
    const index = columns.at.get(field)
    if (index === undefined) return () => ''
    return cells => {
      const cell = cells[index]
      return typeof cell === 'string' ? cell : cell === null || cell === undefined ? '' : String(cell)
    }
  }
  const decimalOf = (column: NumberColumn, delimiter: string | null): Mark | null => {
    if (options.decimal) return options.decimal
    const { decimals } = column
    if (decimals['.'] > 0 && decimals[','] > 0) return null
    return provenMark([column]) ?? provenMark([...numbers.values()]) ?? (delimiter === ';' ? ',' : null)
  }

  return {
    texts,
    bad,
    /** Yes, no or null by row. */
    flags(field: Field): (cells: readonly Cell[], line: number) => boolean | null {
      if (!columns.at.has(field)) return () => null
      const text = texts(field)
      const unclear = { cells: 0, line: 0, raw: '' }
      // a picture may be an address, and a bio its text
      if (field !== 'hasPicture' && field !== 'hasBio') flags.set(field, unclear)
      return (cells, line) => {
        const raw = text(cells)
        const said = readFlag(raw) ?? (raw === '' ? null : readFlagOf(field, raw))
        if (said === null && raw !== '' && !isMissing(raw) && unclear.cells++ === 0) Object.assign(unclear, { line, raw })
        return said
      }
    },
    /** The numbers of one column, with those of the columns that are added to it. */
    numbers(field: Field): (cells: readonly Cell[], line: number) => number {
      const index = columns.at.get(field)
      if (index === undefined) return () => Number.NaN
      const zeroIsMissing = NEVER_ZERO[columns.kind].includes(field) || (columns.preset?.zeroIsMissing?.includes(field) ?? false)
      // an account whose followers cannot be read is rejected (rows/accounts.ts)
      const lost = columns.kind === 'accounts' && field === 'followers' ? ', so the row was rejected.' : '; it counts as unknown.'
      const column = numberColumn(field, types[field]!, index, zeroIsMissing, lost, bad, waiting)
      numbers.set(field, column)
      const parts = (columns.added.get(field) ?? []).map(at => numberColumn(field, types[field]!, at, false, lost, bad, waiting))
      const unit = mayHaveUnit(types[field]) ? (unitInHeader(columns.headers[index]!)?.unit ?? null) : null
      if (unit !== null) return numbersInUnit(column, index, unit, bad)
      if (parts.length === 0) return column.read
      return (cells, line) => parts.reduce((sum, part) => sum + (part.read(cells, line) || 0), column.read(cells, line))
    },
    column: (field: Field): NumberColumn | null => numbers.get(field) ?? null,
    /** The moments of the column `date`. */
    dates(): (cells: readonly Cell[], line: number, near: () => number) => number {
      if (!columns.at.has('date')) return () => Number.NaN
      const text = texts('date')
      const hints = { order: options.dateOrder, usualOrder: columns.preset?.dateOrder ?? null, exported: dateInName(path) ?? options.asOf }
      const column = dateColumn(hints, (raw, line) =>
        bad('date', raw, line, 'bad-date', `“${raw.slice(0, 40)}” is no date that can be read; it counts as unknown.`),
      )
      dates = column
      return (cells, line, near) => {
        const raw = text(cells)
        return raw === '' ? Number.NaN : column.read(raw, line, near)
      }
    },
    /** Whether cells of this row wait for the end of the file. */
    waits: (): boolean => waiting.length > heldNumbers || (dates !== null && dates.waiting.length > heldDates),
    /** Gives the cells of this row that wait the record they belong to, null where it was rejected; false where none waits. */
    hold(row: object | null): boolean {
      const held = waiting.length > heldNumbers || (dates !== null && dates.waiting.length > heldDates)
      for (; heldNumbers < waiting.length; heldNumbers++) waiting[heldNumbers]!.row = row
      if (dates) for (; heldDates < dates.waiting.length; heldDates++) dates.waiting[heldDates]!.row = row
      return held
    },
    /** Settles what waited, by what the rest of the file shows, and says what was unknown. */
    settle(delimiter: string | null): void {
      for (const { column, place, asThousands, asDecimal, mark, line, raw, row } of waiting) {
        const { field } = column
        if (row === null) continue
        const decimal = decimalOf(column, delimiter)
        if (decimal) (row as Record<string, unknown>)[field] = mark === decimal ? asDecimal : asThousands
        else
          diagnostics.add({
            code: 'undecided-number',
            severity: 'error',
            message: `“${raw}” may be ${asThousands} or ${asDecimal}, and nothing else in the columns that are read tells; ${field} counts as unknown. Say which mark is the decimal one with "numbers": {"decimal": ","} in vet.config.json, or export a column without thousands marks and name it with --map ${field}="…".`,
            file: path, line, column: place, field, value: raw,
          }) // biome-ignore format: the place of a value in one row
      }
      // a point of history without a date is none (rows/history.ts)
      const lost = columns.kind === 'history' ? ', so the row was rejected.' : '; it counts as unknown.'
      dates?.settle((line, raw, why) =>
        bad(
          'date',
          raw,
          line,
          why === 'order' ? 'undecided-date' : 'no-year',
          why === 'order'
            ? `“${raw}” may have the day or the month first, and nothing else in “${headerOf('date')}” tells${lost} Say it with "dates": {"order": "dmy"} (or "mdy") in vet.config.json, or name a column of dates such as 2026-09-01 with --map date="…".`
            : `“${raw}” has no year, and nothing in the file tells it${lost} Name the day of the export with --as-of 2026-09-01, or in the file’s name.`,
        ),
      )
      for (const { field, unknown, zeros } of numbers.values()) {
        if (unknown.cells > 0)
          bad(field, unknown.raw, unknown.line, 'missing-value', `${cellsOf(unknown.cells)} of “${headerOf(field)}” ${unknown.cells === 1 ? 'says' : 'say'} “${unknown.raw.trim().slice(0, 20)}” or the like; ${field} counts as unknown there.`, 'warning') // biome-ignore format: one sentence
        if (zeros.cells > 0)
          bad(field, '0', zeros.line, 'zero-for-missing', `${cellsOf(zeros.cells)} of “${headerOf(field)}” ${zeros.cells === 1 ? 'is' : 'are'} 0, which exports write for a number they do not have; ${field} counts as unknown there.`, 'warning') // biome-ignore format: one sentence
      }
      for (const [field, { cells, line, raw }] of flags)
        if (cells > 0)
          bad(field, raw, line, 'unclear-flag', `${cellsOf(cells)} of “${headerOf(field)}” ${cells === 1 ? 'is' : 'are'} “${raw.trim().slice(0, 20)}” or the like, which says neither yes nor no; ${field} counts as unknown there.`, 'warning') // biome-ignore format: one sentence
      if (dates && dates.unset.cells > 0)
        bad('date', dates.unset.raw, dates.unset.line, 'unset-date', `${cellsOf(dates.unset.cells)} of “${headerOf('date')}” ${dates.unset.cells === 1 ? 'is' : 'are'} a date of 1970, which is how exports write one that was never set; it counts as unknown.`, 'warning') // biome-ignore format: one sentence
    },
    /** How numbers and dates of this file are written, as far as it shows. */
    written: (delimiter: string | null): { readonly decimal: Mark | null; readonly dateOrder: DateOrder | null } => ({
      decimal: options.decimal ?? provenMark([...numbers.values()]) ?? (delimiter === ';' ? ',' : null),
      dateOrder: dates?.order() ?? null,
    }),
  }
}

/** The numbers of a column in thousands or millions. */
function numbersInUnit({ field, read }: NumberColumn, index: number, unit: HeaderUnit, bad: SayBad): NumberColumn['read'] {
  const one: Cell[] = []
  return (cells, line) => {
    const cell = cells[index]
    if (isUndecidedInUnit(cell)) {
      const each = unit === 'K' ? 'thousands' : 'millions'
      bad(field, String(cell), line, 'undecided-number', `“${String(cell).trim()}” in a column of ${each} may have a thousands mark or a decimal one, or be written in full; ${field} counts as unknown. Write it as the others.`) // biome-ignore format: one sentence
      return Number.NaN
    }
    one[index] = inUnit(cell, unit)
    return read(one, line)
  }
}

function cellsOf(n: number): string {
  return `${n} ${n === 1 ? 'cell' : 'cells'}`
}
