import { FIELDS, type Field, type FieldType } from '../model/fields.ts'
import type { Columns } from './columns.ts'
import type { Cell } from './csv.ts'
import { readDate } from './dates.ts'
import type { Diagnostics } from './diagnostics.ts'
import { decimalMarkShown, type Mark, plainDigits, readNumber } from './values.ts'

export type CellReader = ReturnType<typeof cellReader>

/** Reads single cells of a file and says what is wrong with them; cells that only the whole column can settle wait. */
export function cellReader(path: string, columns: Columns, diagnostics: Diagnostics) {
  const types = FIELDS[columns.kind] as Readonly<Record<string, FieldType>>
  const marks = new Map<Mark, number>()
  const waiting: {
    field: Field
    asThousands: number
    asDecimal: number
    mark: Mark
    line: number
    column: number
    raw: string
    set: (value: number) => void
  }[] = []
  const waitingDates: {
    field: Field
    dayFirst: number
    monthFirst: number
    line: number
    column: number
    raw: string
    set: (at: number) => void
  }[] = []
  let dayFirstShown = 0
  let monthFirstShown = 0

  const text = (cells: readonly Cell[], field: Field): string => {
    const index = columns.at.get(field)
    const cell = index === undefined ? null : cells[index]
    return cell === null || cell === undefined ? '' : String(cell)
  }
  const bad = (field: Field, raw: string, line: number, code: string, message: string, severity: 'error' | 'warning' = 'error') =>
    diagnostics.add({ code, severity, message, file: path, line, column: columns.at.get(field)! + 1, field, value: raw })

  return {
    text,
    bad,
    /** How many cells wait for the end of the file. */
    waiting: () => waiting.length + waitingDates.length,
    /** A number, NaN where the cell has none; `later` gets it where only the whole column tells. */
    number(cells: readonly Cell[], field: Field, line: number, later: (value: number) => void): number {
      const index = columns.at.get(field)
      if (index === undefined) return Number.NaN
      const cell = cells[index]
      if (cell === null || cell === undefined || cell === '') return Number.NaN
      if (typeof cell === 'string') {
        const digits = plainDigits(cell)
        if (digits >= 0) return digits
      }
      const raw = typeof cell === 'boolean' ? String(cell) : cell
      const type = types[field]
      const whole = type === 'count' || type === 'money'
      const reading = readNumber(raw, whole)
      if (typeof raw === 'string' && !whole) {
        const mark = decimalMarkShown(raw)
        if (mark) marks.set(mark, (marks.get(mark) ?? 0) + 1)
      }
      if (reading.is === 'missing') return Number.NaN
      if (reading.is === 'bad') {
        bad(
          field,
          String(raw),
          line,
          'bad-number',
          `“${String(raw).slice(0, 40)}” is no number that ${field} can be; it counts as unknown.`,
        )
        return Number.NaN
      }
      if (reading.is === 'undecided') {
        waiting.push({ field, ...reading, line, column: index + 1, raw: String(raw), set: later })
        return Number.NaN
      }
      if (reading.percent && type !== 'rate') {
        bad(field, String(raw), line, 'bad-number', `“${raw}” is a percentage, and ${field} is a count; it counts as unknown.`)
        return Number.NaN
      }
      return reading.value
    },
    date(cells: readonly Cell[], field: Field, line: number, later: (at: number) => void): number {
      const raw = text(cells, field)
      if (raw === '') return Number.NaN
      const reading = readDate(raw)
      if (reading.is === 'date') {
        const shown = /^\s*(\d{1,2})[-/](\d{1,2})[-/]\d{4}/.exec(raw)
        if (shown && Number(shown[1]) > 12) dayFirstShown++
        else if (shown && Number(shown[2]) > 12) monthFirstShown++
        return reading.at
      }
      if (reading.is === 'bad')
        bad(field, raw, line, 'bad-date', `“${raw.slice(0, 40)}” is no date that can be read; it counts as unknown.`)
      if (reading.is === 'undecided') waitingDates.push({ field, ...reading, line, column: columns.at.get(field)! + 1, raw, set: later })
      return Number.NaN
    },
    /** Settles what waited, by what the rest of the file shows. */
    settle(delimiter: string | null) {
      const dots = marks.get('.') ?? 0
      const commas = marks.get(',') ?? 0
      const decimal: Mark | null =
        dots > 0 && commas === 0 ? '.' : commas > 0 && dots === 0 ? ',' : dots + commas > 0 ? null : delimiter === ';' ? ',' : null
      for (const { field, asThousands, asDecimal, mark, line, column, raw, set } of waiting)
        if (decimal) set(mark === decimal ? asDecimal : asThousands)
        else
          diagnostics.add({
            code: 'undecided-number',
            severity: 'error',
            message: `“${raw}” may be ${asThousands} or ${asDecimal}, and nothing else in the file tells; ${field} counts as unknown. Write it without a thousands mark.`,
            file: path, line, column, field, value: raw,
          }) // biome-ignore format: the place of a value in one row
      const dayFirst = dayFirstShown > 0 && monthFirstShown === 0 ? true : monthFirstShown > 0 && dayFirstShown === 0 ? false : null
      for (const { field, line, column, raw, set, ...either } of waitingDates)
        if (dayFirst !== null) set(dayFirst ? either.dayFirst : either.monthFirst)
        else
          diagnostics.add({
            code: 'undecided-date',
            severity: 'error',
            message: `“${raw}” may have the day or the month first, and nothing else in the column tells; it counts as unknown. Write dates as 2026-09-01.`,
            file: path, line, column, field, value: raw,
          }) // biome-ignore format: the place of a value in one row
    },
  }
}

/** Counts that cannot be below zero; −1 is how scrapers write hidden or unknown. */
export function count(value: number, field: Field, raw: string, line: number, reader: CellReader): number {
  if (!(value < 0)) return value
  if (value === -1)
    reader.bad(
      field,
      raw,
      line,
      'hidden-count',
      `${field} is −1, which scrapers write for a hidden number; it counts as unknown.`,
      'warning',
    )
  else reader.bad(field, raw, line, 'bad-number', `${field} cannot be negative (“${raw}”); it counts as unknown.`)
  return Number.NaN
}
