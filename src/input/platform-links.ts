import type { Columns } from './columns.ts'
import { accountInLink, readHandle } from './handles.ts'
import { isMissing } from './values.ts'
import type { WaitingRow } from './waiting-rows.ts'

/** Of the addresses some may be of another page of the account. */
const NEARLY_ALL = 0.8

/**
 * Accounts whose platform no column names, beside a column of the addresses of their profiles: the address is where the
 * account is. It counts where it leads to the handle of its row, since a list may have links to other pages of the same people.
 */
export function linkedPlatforms(columns: Columns, rows: readonly WaitingRow[]): Columns {
  const { kind, at, repeated, unused, why } = columns
  const handle = at.get('handle')
  if (kind !== 'accounts' || at.has('platform') || handle === undefined || columns.preset?.platform) return columns
  const others = [...repeated.flatMap(([index, field]) => (field === 'handle' ? [index] : [])), ...unused]
  const found = others.find(index => {
    const links = rows.filter(({ cells }) => !isMissing(String(cells[index] ?? '')))
    const own = links.filter(({ cells }) => linkedPlatform(cells[index], readHandle(String(cells[handle] ?? '')).handle) !== null)
    return own.length > 0 && own.length >= links.length * NEARLY_ALL
  })
  if (found === undefined) return columns
  return { ...columns, platformLink: found, why: new Map(why).set(found, 'its addresses tell the platform of accounts that name none') }
}

/** The platform of the address of an account; null where the address is none, or of somebody else. */
export function linkedPlatform(cell: unknown, handle: string): string | null {
  const link = accountInLink(String(cell ?? ''))
  return link.handle === handle ? link.platform : null
}
