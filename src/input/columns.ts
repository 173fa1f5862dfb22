import { FIELDS, type Field } from '../model/fields.ts'
import type { Kind } from '../model/report.ts'
import { ALIASES, headerKey } from './aliases.ts'

/** How a header row was understood as one kind of table. */
export interface Columns {
  readonly kind: Kind
  readonly headers: readonly string[]
  /** Field to column index. */
  readonly at: ReadonlyMap<Field, number>
  /** Indexes of the columns that no field takes. */
  readonly unused: readonly number[]
  /** Later columns that claim a field already taken, as index and field. */
  readonly repeated: readonly (readonly [number, Field])[]
}

const KEYS: ReadonlyMap<Kind, ReadonlyMap<string, Field>> = new Map(
  (Object.keys(ALIASES) as Kind[]).map(kind => {
    const keys = new Map<string, Field>()
    for (const field of Object.keys(FIELDS[kind]) as Field[]) keys.set(headerKey(field), field)
    for (const [field, words] of Object.entries(ALIASES[kind]))
      for (const word of words.split('|')) if (!keys.has(headerKey(word))) keys.set(headerKey(word), field as Field)
    return [kind, keys]
  }),
)

/** `--map field=Header`, by header key. */
export type HeaderMap = ReadonlyMap<string, string>

export function columnsAs(kind: Kind, headers: readonly string[], map: HeaderMap): Columns {
  const keys = KEYS.get(kind)!
  const at = new Map<Field, number>()
  const unused: number[] = []
  const repeated: [number, Field][] = []
  headers.forEach((header, index) => {
    const key = headerKey(header)
    const named = map.get(key)
    const field = named !== undefined && named in FIELDS[kind] ? (named as Field) : keys.get(key)
    if (field === undefined || key === '') unused.push(index)
    else if (named !== undefined) {
      const before = at.get(field)
      if (before !== undefined) unused.push(before)
      at.set(field, index)
    } else if (at.has(field)) repeated.push([index, field])
    else at.set(field, index)
  })
  // "total likes" is a sum over the sampled posts where the file says how many those are, else over the account's life
  if (kind === 'accounts' && at.has('postsSampled')) {
    swap(at, 'lifetimeLikes', 'likes')
    swap(at, 'lifetimeViews', 'views')
  }
  return { kind, headers, at, unused, repeated }
}

function swap(at: Map<Field, number>, from: Field, to: Field): void {
  const index = at.get(from)
  if (index === undefined || at.has(to)) return
  at.delete(from)
  at.set(to, index)
}

const POST_COUNT_FIELDS: readonly Field[] = ['likes', 'comments', 'shares', 'views', 'reach', 'impressions']
const POST_IDENTITY: readonly Field[] = ['postId', 'url', 'date', 'caption', 'type']
const ACCOUNT_MEASURES: readonly Field[] = [
  'followers',
  'following',
  'posts',
  'likesPerPost',
  'commentsPerPost',
  'viewsPerPost',
  'engagementsPerPost',
  'engagementRatePct',
  'lifetimeLikes',
  'lifetimeViews',
  'likes',
  'views',
  'price',
]

const FOLLOWER_MEASURES: readonly Field[] = ['followers', 'following', 'posts', 'hasPicture', 'hasBio', 'nameDigits']

/** Which kind of table a header row begins, by the columns it has; null where it names nothing that `vet` can use. */
export function understandHeader(headers: readonly string[], map: HeaderMap): Columns | null {
  const posts = columnsAs('posts', headers, map)
  const accounts = columnsAs('accounts', headers, map)
  const has = (columns: Columns, fields: readonly Field[]) => fields.some(field => columns.at.has(field))
  const perAccount = has(accounts, [
    'followers',
    'following',
    'likesPerPost',
    'commentsPerPost',
    'viewsPerPost',
    'engagementsPerPost',
    'postsSampled',
    'lifetimeLikes',
  ])
  const isPosts = (posts.at.has('handle') || posts.at.has('url')) && has(posts, POST_COUNT_FIELDS) && has(posts, POST_IDENTITY)
  const followers = columnsAs('followers', headers, map)
  if (followers.at.has('handle') && followers.at.has('follower') && has(followers, FOLLOWER_MEASURES)) return followers
  if (isPosts && (!perAccount || posts.at.has('postId') || posts.at.has('url') || posts.at.has('followersAtPosting'))) return posts
  const history = columnsAs('history', headers, map)
  const historyOnly = history.at.has('handle') && history.at.has('date') && history.at.has('followers')
  // nothing but a date and counts is a history; with averages, a name or a price it is a dated list of accounts
  if (historyOnly && accounts.at.size <= history.at.size) return history
  if (accounts.at.has('handle') && has(accounts, ACCOUNT_MEASURES)) return accounts
  return null
}

/** The known header that a given one is nearest to, for messages; null where none is near. */
export function nearestField(header: string): string | null {
  const key = headerKey(header)
  let best: string | null = null
  let distance = Math.max(2, Math.floor(key.length / 3)) + 1
  for (const keys of KEYS.values())
    for (const [known, field] of keys) {
      const d = editDistance(key, known, distance)
      if (d < distance) {
        distance = d
        best = field
      }
    }
  return best
}

/** Levenshtein distance, given up at `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit || a.length > 64) return limit
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++)
      row.push(Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    previous = row
  }
  return previous[b.length]!
}
