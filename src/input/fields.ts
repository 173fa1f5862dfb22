import type { Field } from '../model/fields.ts'
import type { Kind } from '../model/names.ts'
import type { Need, Signal } from '../signals/signal.ts'
import { nearestField } from './known-headers.ts'
import type { Understood } from './understood.ts'

/** One column of a file: what it is read as, why, and its first two values. */
export interface FieldReport {
  readonly header: string
  /** Null where it is not used. */
  readonly field: string | null
  /** Why it is read as that, or why it is not used; empty where nothing is known of it. */
  readonly why: string
  readonly examples: readonly string[]
}

/** So many unused headers are compared with those known: each costs a search. */
const MOST_HINTS = 200

/** Every column in the order of the file; a column that two fields are read from stands there twice. */
export function fieldsOf({ columns, examples }: Understood): FieldReport[] {
  const { headers, at, why, added, kind } = columns
  const values = (index: number) => {
    const found: string[] = []
    for (const { cells } of examples) {
      const text = String(cells[index] ?? '').trim()
      if (text !== '') found.push(text.slice(0, 80))
      if (found.length === 2) break
    }
    return found
  }
  let hints = 0
  const fields = new Map<number, Field[]>()
  for (const [field, index] of at) fields.set(index, [...(fields.get(index) ?? []), field])
  for (const [field, parts] of added) for (const index of parts) fields.set(index, [...(fields.get(index) ?? []), field])
  return headers.flatMap((header, index): FieldReport[] => {
    const used = fields.get(index)
    if (used) return used.map(field => ({ header, field, why: why.get(index) ?? `the file has it for ${field}`, examples: values(index) }))
    return [{ header, field: null, why: why.get(index) ?? (hints++ < MOST_HINTS ? hint(header, kind, at) : ''), examples: values(index) }]
  })
}

/** What an unused header may have been meant for. */
function hint(header: string, kind: Kind, at: ReadonlyMap<Field, number>): string {
  const near = nearestField(header, kind)
  if (near === null) return ''
  const taken = at.has(near as Field)
  return taken ? `near ${near}, which another column gives` : `near ${near}; if it is that, --map ${near}="${header.trim().slice(0, 40)}"`
}

/** What a need of signals is called where it is missing, and which tables bring it. */
const NEEDS: Partial<Record<Need, { readonly what: string; readonly has: (table: Understood) => boolean }>> = {
  followers: {
    what: 'Follower counts (an accounts file with followers)',
    has: ({ columns: { kind, at } }) =>
      at.has('authorFollowers') || at.has('followersAtPosting') || ((kind === 'accounts' || kind === 'history') && at.has('followers')),
  },
  posts: { what: 'Posts (a posts file with likes and dates)', has: ({ columns }) => columns.kind === 'posts' },
  growth: {
    what: 'A history of followers (a file of dates and counts, or two dated accounts files)',
    has: ({ columns: { kind, at, notUsed } }) => (kind === 'history' && notUsed === null) || at.has('followersAtPosting'),
  },
  sample: { what: 'A sample of the followers (one row a follower)', has: ({ columns }) => columns.kind === 'followers' },
  following: {
    what: 'How many accounts they follow (a column following)',
    has: ({ columns: { kind, at } }) => at.has('authorFollowing') || (kind !== 'followers' && at.has('following')),
  },
  postCount: {
    what: 'How many posts the accounts have (a column posts)',
    has: ({ columns: { kind, at } }) => at.has('authorPosts') || ((kind === 'accounts' || kind === 'history') && at.has('posts')),
  },
}

/** What the tables lack, with the signals that cannot run without it. */
export function missingFor(
  signals: readonly Signal[],
  tables: readonly Understood[],
): { readonly need: Need; readonly what: string; readonly ids: readonly string[] }[] {
  const accountsFiles = tables.filter(({ columns }) => columns.kind === 'accounts').length
  return (Object.entries(NEEDS) as [Need, NonNullable<(typeof NEEDS)[Need]>][]).flatMap(([need, { what, has }]) => {
    const ids = signals.filter(({ needs }) => needs.includes(need)).map(({ id }) => id)
    const met = tables.some(has) || (need === 'growth' && accountsFiles > 1)
    return met || ids.length === 0 ? [] : [{ need, what, ids }]
  })
}
