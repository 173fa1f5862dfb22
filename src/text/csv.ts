import { forSpreadsheet, isHarmless, withoutControls } from './escape.ts'

/** A value as the text of a CSV cell: one line, which no spreadsheet computes; unknown is empty. */
export const csvCell = (value: string | number | boolean | null): string => {
  if (value === null) return ''
  if (typeof value === 'string' && isHarmless(value)) return value
  return typeof value === 'string' ? forSpreadsheet(withoutControls(value).replaceAll('\n', ' ')) : String(value)
}
