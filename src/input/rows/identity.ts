import type { CellReader } from '../cells.ts'
import type { Cell } from '../csv.ts'
import { readHandle, readPlatform } from '../handles.ts'
import { isMissing } from '../values.ts'
import type { RowOptions } from './reader.ts'

/** Whose row this is; null, with a diagnostic, where it names nobody. */
export function readIdentity(cells: readonly Cell[], line: number, reader: CellReader, options: RowOptions) {
  const raw = reader.text(cells, 'handle')
  const { handle, platform: fromAddress } = readHandle(raw)
  if (isMissing(handle)) {
    reader.bad('handle', raw, line, 'no-handle', 'This row names no account, so it was rejected.')
    return null
  }
  const cell = reader.text(cells, 'platform')
  const platform = isMissing(cell) ? (fromAddress ?? options.platform) : readPlatform(cell)
  return { handle, platform: platform ?? 'unknown' }
}
