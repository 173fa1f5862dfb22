import type { Field, FieldType } from '../model/fields.ts'
import type { Cell } from './csv.ts'
import { readDate } from './dates.ts'
import { unitOf } from './units.ts'
import { readNumber } from './values.ts'

export function textOf(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell).trim()
}

/** Whether a value may stand in a field of this type; null where nothing can be told. */
export function fits(field: Field, type: FieldType, value: string): boolean | null {
  if (type === 'date') return readDate(value).is !== 'bad'
  if (type === 'count' || type === 'average' || type === 'rate') {
    const reading = readNumber(value, true, unitOf(field))
    return reading.is !== 'bad' && (type === 'rate' || reading.is !== 'number' || !reading.percent)
  }
  return null
}
