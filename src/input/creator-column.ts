import { VetError } from '../errors.ts'
import type { Columns } from './columns.ts'
import type { WaitingRow } from './header.ts'
import { isMissing } from './values.ts'

/**
 * Lists that call the column of handles “Creator”: where no column is called a handle, and no value has a blank.
 * @throws VetError `no-known-column` where its values are names
 */
export function creatorsAsHandles(columns: Columns, rows: readonly WaitingRow[], path: string): Columns {
  const index = columns.at.get('creator')
  if (columns.kind !== 'accounts' || columns.preset || index === undefined || columns.at.has('handle')) return columns
  if (areHandles(index, rows)) return asHandle(columns, index)
  const header = columns.headers[index]!.trim()
  throw new VetError(
    'no-known-column',
    `${path} has no column of handles: “${header}” holds names of people, who may have several accounts.`,
    `Name the column of handles with --map handle="…"; if the accounts are called by these names, with --map handle="${header}".`,
  )
}

/** The columns with the creators' one read as handles. */
export function asHandle(columns: Columns, index: number): Columns {
  const at = new Map(columns.at).set('handle', index)
  at.delete('creator')
  return { ...columns, at, why: new Map(columns.why).set(index, 'its values are handles') }
}

export function areHandles(index: number, rows: readonly WaitingRow[]): boolean {
  const values = rows.map(({ cells }) => String(cells[index] ?? '').trim()).filter(value => !isMissing(value))
  return values.length > 0 && values.every(value => !/\s/.test(value))
}
