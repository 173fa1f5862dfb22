import type { Field } from '../model/fields.ts'
import type { Kind } from '../model/names.ts'
import { headerKey } from './aliases.ts'
import { type Columns, columnsAs } from './columns.ts'
import { mayHoldAccounts } from './creator-column.ts'
import { creatorAmong } from './known-headers.ts'
import type { HeaderMap } from './mapped-columns.ts'
import type { Preset } from './presets/preset.ts'

/** What decides how a header row is understood. */
export interface HeaderOptions {
  readonly map: HeaderMap
  /** The kind, where the user named it. */
  readonly kind: Kind | null
  /** Exports known by their headers, the team's own first. */
  readonly presets: readonly Preset[]
  /** Whose the rows are of a file that names nobody, where the user says so. */
  readonly handle: string | null
  /** The key under which the rows stood as a list in their record; null for rows of a table. */
  readonly list: string | null
  /** The platform of rows that tell none, where the user says so. */
  readonly platform: string | null
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
/** What is told of a follower where the user says that the rows are followers. */
const FOLLOWER_TELLS: readonly Field[] = [...FOLLOWER_MEASURES, 'private', 'verified']
const PER_ACCOUNT: readonly Field[] = [
  'followers',
  'following',
  'likesPerPost',
  'commentsPerPost',
  'viewsPerPost',
  'engagementsPerPost',
  'postsSampled',
  'lifetimeLikes',
]

/** What a header row means: by a preset where one fits, else by its headers one by one; null where it names nothing that `vet` can use. */
export function understandHeader(
  headers: readonly string[],
  { map, kind, presets, list, handle, platform }: HeaderOptions,
): Columns | null {
  const preset = presetFor(headers, kind, presets, list)
  if (preset) return columnsAs(preset.kind, headers, map, preset)
  const understood = byHeaders(headers, map, platform)
  if (understood && (kind === null || understood.kind === kind)) return understood
  if (kind !== null) return ofKind(kind, headers, map, understood !== null, handle !== null, platform)
  return handle === null ? null : ofOneAccount(headers, map)
}

/** Whether rows of accounts say whose they are, or their values may: followers beside a column such as `Instagram` or `Link`. */
function nameAccounts({ at, headers, unused }: Columns): boolean {
  return at.has('handle') || at.has('creator') || (at.has('followers') && unused.some(index => mayHoldAccounts(headers[index]!)))
}

function withAny(
  kind: Kind,
  headers: readonly string[],
  map: HeaderMap,
  measures: readonly Field[],
  platform: string | null = null,
): Columns | null {
  const columns = columnsAs(kind, headers, map, null, platform)
  return measures.some(field => columns.at.has(field)) ? columns : null
}

/** A header of which the user says what kind its rows are. @param telling whether it would be understood as another */
function ofKind(
  kind: Kind,
  headers: readonly string[],
  map: HeaderMap,
  telling: boolean,
  oneAccount: boolean,
  platform: string | null,
): Columns | null {
  if (kind === 'accounts') {
    const accounts = withAny('accounts', headers, map, ACCOUNT_MEASURES, platform)
    return accounts && (oneAccount || nameAccounts(accounts)) ? accounts : null
  }
  if (kind === 'followers') return withAny('followers', headers, map, FOLLOWER_TELLS)
  if (telling) return columnsAs(kind, headers, map, null)
  const posts = kind === 'posts' ? withAny('posts', headers, map, POST_COUNT_FIELDS) : null
  return posts && POST_IDENTITY.some(field => posts.at.has(field)) ? posts : null
}

/** A header that names nobody, where the user says whose the rows are. */
function ofOneAccount(headers: readonly string[], map: HeaderMap): Columns | null {
  const posts = withAny('posts', headers, map, POST_COUNT_FIELDS)
  const has = (fields: readonly Field[]) => posts !== null && fields.some(field => posts.at.has(field))
  if (has(['postId', 'url', 'caption', 'type'])) return posts
  // followers of each day are a history, whatever else is told of the day
  const history = withAny('history', headers, map, ['followers'])
  if (history?.at.has('date')) return history
  if (has(['date']) && has(['likes', 'comments'])) return posts
  // names of followers beside their figures are no account's
  const sample = withAny('followers', headers, map, FOLLOWER_MEASURES)
  return sample?.at.has('follower') ? sample : null
}

function presetFor(headers: readonly string[], kind: Kind | null, presets: readonly Preset[], list: string | null): Preset | null {
  const keys = new Set(headers.map(headerKey))
  const fits = (preset: Preset) =>
    (kind === null || kind === preset.kind) &&
    (preset.list === undefined || (list !== null && preset.list.test(list))) &&
    preset.required.every(header => keys.has(headerKey(header)))
  return presets.find(fits) ?? null
}

function byHeaders(headers: readonly string[], map: HeaderMap, platform: string | null): Columns | null {
  const has = (columns: Columns, fields: readonly Field[]) => fields.some(field => columns.at.has(field))
  const posts = columnsAs('posts', headers, map, null)
  const accounts = columnsAs('accounts', headers, map, null, platform)
  const followers = columnsAs('followers', headers, map, null)
  if (followers.at.has('handle') && followers.at.has('follower') && has(followers, FOLLOWER_MEASURES)) return followers
  const perAccount = has(accounts, PER_ACCOUNT)
  // an address beside followers is that of the account, unless a date or a text shows that it is a post's
  const postLink = posts.at.has('url') && (!perAccount || has(posts, ['date', 'caption']))
  const onePost = posts.at.has('postId') || posts.at.has('followersAtPosting') || postLink
  const isPosts =
    (posts.at.has('handle') || creatorAmong(headers, posts.unused) !== undefined || onePost) &&
    has(posts, POST_COUNT_FIELDS) &&
    has(posts, POST_IDENTITY)
  if (isPosts && (onePost || !perAccount)) return posts
  const history = columnsAs('history', headers, map, null)
  // nothing but a date and counts is a history; with averages, a name or a price it is a dated list of accounts
  if (history.at.has('date') && history.at.has('followers') && accounts.at.size <= history.at.size) return history
  return nameAccounts(accounts) && has(accounts, ACCOUNT_MEASURES) ? accounts : null
}
