import type { Field, FieldType } from '../model/fields.ts'
import type { Cell } from './csv.ts'
import { unitOf } from './units.ts'
import { decimalMarkShown, isMissing, isPartOfOne, type Mark, PEOPLE, plainDigits, readNumber } from './values.ts'

/** Says what is wrong with one cell. */
export type SayBad = (field: Field, raw: string, line: number | null, code: string, message: string, severity?: 'error' | 'warning') => void

/** What one column of numbers showed, and its cells that wait for the end of the file. */
export interface NumberColumn {
  readonly field: Field
  readonly type: FieldType
  readonly read: (cells: readonly Cell[], line: number) => number
  /** Cells that prove a decimal mark, and cells of words that mean nothing is known. */
  readonly decimals: { '.': number; ',': number }
  readonly unknown: { cells: number; line: number; raw: string }
  readonly zeros: { cells: number; line: number }
  readonly percent: { shown: boolean }
}

/** One cell that reads two ways: `row[field]` gets its value when the column is settled. */
export interface WaitingNumber {
  readonly column: NumberColumn
  readonly place: number
  readonly asThousands: number
  readonly asDecimal: number
  readonly mark: Mark
  readonly line: number
  readonly raw: string
  row: object | null
}

/**
 * Reads the cells of one column as numbers, NaN where nothing is known. Cells that could be read two ways wait.
 * @param zeroIsMissing where exports write 0 for a count they do not have
 * @param lost what a cell that cannot be read comes to, as the end of a sentence
 */
export function numberColumn(
  field: Field,
  type: FieldType,
  index: number,
  zeroIsMissing: boolean,
  lost: string,
  bad: SayBad,
  waiting: WaitingNumber[],
): NumberColumn {
  const whole = type === 'count'
  const unit = unitOf(field)
  const most = field === 'followers' || field === 'following' ? PEOPLE : Number.POSITIVE_INFINITY
  const read = (cells: readonly Cell[], line: number): number => {
    const cell = cells[index]
    if (cell === '' || cell === null || cell === undefined) return Number.NaN
    if (typeof cell === 'string') {
      const digits = plainDigits(cell)
      if (digits > 0) return digits <= most ? digits : tooMany(cell, line)
      return digits === 0 ? zero(line) : slow(cell, line)
    }
    if (typeof cell === 'boolean') return slow(String(cell), line)
    return cell > 0 && cell <= most && !(whole && isPartOfOne(cell)) ? cell : cell === 0 ? zero(line) : slow(String(cell), line)
  }
  const zero = (line: number): number => {
    if (!zeroIsMissing) return 0
    if (column.zeros.cells++ === 0) column.zeros.line = line
    return Number.NaN
  }
  const slow = (cell: string, line: number): number => {
    const reading = readNumber(cell, whole, unit)
    const mark = whole ? (thousandsShown(cell) ?? decimalBeforeSuffix(cell)) : decimalMarkShown(cell)
    if (mark) column.decimals[mark]++
    if (reading.is === 'missing') {
      if (cell.trim() !== '' && column.unknown.cells++ === 0) Object.assign(column.unknown, { line, raw: cell })
      return Number.NaN
    }
    if (reading.is === 'bad') {
      bad(field, cell, line, 'bad-number', `“${cell.slice(0, 40)}” is no number that ${field} can be${lost}`)
      return Number.NaN
    }
    if (reading.percent && type !== 'rate') {
      bad(field, cell, line, 'bad-number', `“${cell}” is a percentage, and ${field} is a count${lost}`)
      return Number.NaN
    }
    if (reading.percent) column.percent.shown = true
    if (reading.is === 'undecided') {
      const { asThousands, asDecimal, mark } = reading
      waiting.push({ column, place: index + 1, asThousands, asDecimal, mark, line, raw: cell, row: null })
      return Number.NaN
    }
    if (whole && isPartOfOne(reading.value)) {
      bad(
        field,
        cell,
        line,
        'bad-number',
        `“${cell}” is no whole number, as where a spreadsheet dropped the zeros of a number in thousands${lost}`,
      )
      return Number.NaN
    }
    if (reading.value > most) return tooMany(cell, line)
    return reading.value < 0 ? negative(reading.value, cell, line) : reading.value === 0 ? zero(line) : reading.value
  }
  const tooMany = (cell: string, line: number): number => {
    bad(
      field,
      cell,
      line,
      'bad-number',
      `“${cell.slice(0, 40)}” is more than there are people, so it is no number that ${field} can be${lost}`,
    )
    return Number.NaN
  }
  /** −1 is how scrapers write hidden or unknown. */
  const negative = (value: number, cell: string, line: number): number => {
    if (value === -1)
      bad(field, cell, line, 'hidden-count', `${field} is −1, which scrapers write for a hidden number; it counts as unknown.`, 'warning')
    else bad(field, cell, line, 'bad-number', `${field} cannot be negative (“${cell}”)${lost}`)
    return Number.NaN
  }
  const column: NumberColumn = {
    field,
    type,
    read,
    decimals: { '.': 0, ',': 0 },
    unknown: { cells: 0, line: 0, raw: '' },
    zeros: { cells: 0, line: 0 },
    percent: { shown: false },
  }
  return column
}

/** In a count a mark before exactly three digits is a thousands mark, so the other one is the decimal mark. */
function thousandsShown(cell: string): Mark | null {
  const match = /\d([.,])\d{3}(?!\d)/.exec(cell)
  if (!match || isMissing(cell) || /\p{L}/u.test(cell)) return null
  return match[1] === '.' ? ',' : '.'
}

/** `13.8M` and `12,5 Mio`: before a suffix one or two digits are decimals. */
function decimalBeforeSuffix(cell: string): Mark | null {
  return (/\d([.,])\d{1,2}\s?\p{L}/u.exec(cell)?.[1] as Mark | undefined) ?? null
}

/** The decimal mark that columns prove; null where they prove none, or both. */
export function provenMark(columns: readonly NumberColumn[]): Mark | null {
  const dots = columns.reduce((sum, { decimals }) => sum + decimals['.'], 0)
  const commas = columns.reduce((sum, { decimals }) => sum + decimals[','], 0)
  return dots > 0 && commas === 0 ? '.' : commas > 0 && dots === 0 ? ',' : null
}
