import type { Diagnostics } from '../input/diagnostics.ts'
import { type AccountRow, type Bundle, POST_COUNTS, type PostColumns, type PostCount, type Source } from '../model/records.ts'

/** One post on its way into an engine. Unknown counts and dates are NaN; `key` is a hash of the post's id, 0 where it has none. */
export type PostRow = { date: number; flags: number; type: number; key: number } & { [C in PostCount]: number }

/** Gathers records and hands over one bundle an account. It knows nothing of metrics. */
export interface Engine {
  readonly name: string
  readonly account: (row: AccountRow) => void
  /** The number under which posts of this account are gathered. */
  readonly owner: (handle: string, platform: string | null, source: Source) => number
  readonly typeCode: (type: string) => number
  readonly post: (owner: number, row: PostRow) => void
  readonly bundles: (diagnostics: Diagnostics) => Generator<Bundle>
}

interface Owner {
  readonly handle: string
  readonly platform: string | null
  readonly source: Source
}

/** Everything in memory: one typed column a field, grouped by account when all is read. */
export function memoryEngine(): Engine {
  const accounts = new Map<string, AccountRow[]>()
  const owners: Owner[] = []
  const ownerIds = new Map<string, number>()
  const types: string[] = ['']
  const typeCodes = new Map<string, number>([['', 0]])
  const posts = postStore()
  return {
    name: 'memory',
    account(row) {
      const key = `${row.platform}\n${row.handle}`
      const rows = accounts.get(key)
      if (rows) rows.push(row)
      else accounts.set(key, [row])
    },
    owner(handle, platform, source) {
      const key = `${platform ?? ''}\n${handle}`
      let id = ownerIds.get(key)
      if (id === undefined) {
        id = owners.length
        ownerIds.set(key, id)
        owners.push({ handle, platform, source })
      }
      return id
    },
    typeCode(type) {
      let code = typeCodes.get(type)
      if (code === undefined) {
        code = Math.min(types.length, 65_535)
        typeCodes.set(type, code)
        if (code === types.length) types.push(type)
      }
      return code
    },
    post: posts.add,
    *bundles(diagnostics) {
      const chosen = [...accounts.values()].map(rows => latest(rows, diagnostics))
      const { ownerOf, orphans } = join(chosen, owners, diagnostics)
      const grouped = posts.grouped(ownerOf, chosen.length + orphans.length, types, diagnostics)
      for (const [i, account] of [...chosen, ...orphans].entries()) yield { account, posts: grouped(i) }
    },
  }
}

/** One row of several about the same account: exact copies count once, the newest dated one wins, else the later one. */
function latest(rows: readonly AccountRow[], diagnostics: Diagnostics): AccountRow {
  let best = rows[0]!
  for (const row of rows.slice(1)) {
    const copy = sameFigures(best, row)
    const newer = best.date === null || row.date === null || row.date >= best.date
    const dated = best.date !== null && row.date !== null && row.date !== best.date
    const kept = !copy && newer ? row : best
    diagnostics.add({
      code: copy ? 'duplicate-row' : 'duplicate-account',
      severity: 'warning',
      message: copy
        ? `${row.handle} (${row.platform}) stands here again with the same figures as in line ${best.source.line} of ${best.source.file}; it counts once.`
        : `${row.handle} (${row.platform}) stands here again with other figures than in line ${best.source.line} of ${best.source.file}; the ${dated ? 'newest' : 'later'} row, line ${kept.source.line}, is used.`,
      file: row.source.file,
      line: row.source.line,
      field: 'handle',
      value: row.handle,
    })
    best = kept
  }
  return best
}

function sameFigures(a: AccountRow, b: AccountRow): boolean {
  return (Object.keys(a) as (keyof AccountRow)[]).every(field => field === 'source' || a[field] === b[field])
}

/**
 * Which account each owner of posts is. Posts without a platform belong to the one account of that handle.
 * Owners that no account row names become accounts themselves where the run has no account rows at all.
 */
function join(
  accounts: readonly AccountRow[],
  owners: readonly Owner[],
  diagnostics: Diagnostics,
): { readonly ownerOf: Int32Array; readonly orphans: AccountRow[] } {
  const byHandle = new Map<string, number[]>()
  for (const [i, account] of accounts.entries()) {
    const same = byHandle.get(account.handle)
    if (same) same.push(i)
    else byHandle.set(account.handle, [i])
  }
  const orphans: AccountRow[] = []
  const ownerOf = new Int32Array(owners.length).fill(-1)
  for (const [id, owner] of owners.entries()) {
    const same = byHandle.get(owner.handle) ?? []
    const matching = owner.platform === null ? same : same.filter(i => [owner.platform, 'unknown'].includes(accounts[i]!.platform))
    if (matching.length === 1) ownerOf[id] = matching[0]!
    else if (matching.length > 1)
      diagnostics.add({
        code: 'ambiguous-platform',
        severity: 'error',
        message: `Posts of ${owner.handle} name no platform, and ${matching.length} platforms have an account of that handle, so they were not used. Add a platform column to the posts, or --platform.`,
        file: owner.source.file,
        line: owner.source.line,
        field: 'platform',
        value: owner.handle,
      })
    else if (accounts.length === 0) {
      ownerOf[id] = orphans.length
      orphans.push(unlistedAccount(owner))
    } else
      diagnostics.add({
        code: 'posts-without-account',
        severity: 'warning',
        message: `Posts of ${owner.handle} belong to no account in the account rows, so they were not used. Add a row for it, with its followers.`,
        file: owner.source.file,
        line: owner.source.line,
        field: 'handle',
        value: owner.handle,
      })
  }
  return { ownerOf, orphans }
}

function unlistedAccount({ handle, platform, source }: Owner): AccountRow {
  return { ...emptyAccount, handle, platform: platform ?? 'unknown', source }
}

/** An account row of which nothing is known yet. */
export const emptyAccount: Omit<AccountRow, 'handle' | 'platform' | 'source'> = {
  name: null, creator: null, niche: null, country: null, website: null, currency: null, date: null, verified: null, private: null,
  followers: null, following: null, posts: null, likesPerPost: null, commentsPerPost: null, sharesPerPost: null, savesPerPost: null,
  viewsPerPost: null, engagementsPerPost: null, likes: null, comments: null, shares: null, saves: null, views: null, postsSampled: null,
  lifetimeLikes: null, lifetimeViews: null, engagementRatePct: null, price: null, clicks: null, conversions: null, revenue: null,
} // biome-ignore format: one glance

function postStore() {
  let size = 0
  let room = 1024
  let owner = new Int32Array(room)
  let flags = new Uint8Array(room)
  let type = new Uint16Array(room)
  const numbers = new Map<'date' | 'key' | PostCount, Float64Array<ArrayBuffer>>()
  // a column that a file never fills takes no memory
  const column = (name: 'date' | 'key' | PostCount, empty: number) => {
    let values = numbers.get(name)
    if (!values) {
      values = new Float64Array(room).fill(empty)
      numbers.set(name, values)
    }
    return values
  }
  const grow = () => {
    room *= 2
    owner = copied(new Int32Array(room), owner)
    flags = copied(new Uint8Array(room), flags)
    type = copied(new Uint16Array(room), type)
    for (const [name, values] of numbers) numbers.set(name, copied(new Float64Array(room).fill(name === 'key' ? 0 : Number.NaN), values))
  }
  return {
    add(id: number, row: PostRow) {
      if (size === room) grow()
      owner[size] = id
      flags[size] = row.flags
      type[size] = row.type
      if (row.key !== 0) column('key', 0)[size] = row.key
      if (!Number.isNaN(row.date)) column('date', Number.NaN)[size] = row.date
      for (const name of POST_COUNTS) {
        const value = row[name]
        if (!Number.isNaN(value)) column(name, Number.NaN)[size] = value
      }
      size++
    },
    /** Posts by account index, each account's newest first; a counting sort, so linear. */
    grouped(accountOf: Int32Array, accounts: number, types: readonly string[], diagnostics: Diagnostics) {
      const start = new Int32Array(accounts + 1)
      for (let i = 0; i < size; i++) {
        const account = accountOf[owner[i]!]!
        if (account >= 0) start[account + 1]!++
      }
      for (let a = 0; a < accounts; a++) start[a + 1]! += start[a]!
      const next = start.slice()
      const order = new Int32Array(start[accounts]!)
      for (let i = 0; i < size; i++) {
        const account = accountOf[owner[i]!]!
        if (account >= 0) order[next[account]!++] = i
      }
      const dates = numbers.get('date')
      const keys = numbers.get('key')
      return (account: number): PostColumns | null => {
        const all = order.subarray(start[account]!, start[account + 1]!)
        if (all.length === 0) return null
        const rows = keys ? withoutRepeats(all, keys, diagnostics) : all
        if (dates) newestFirst(rows, dates)
        const take = (name: 'date' | PostCount) => {
          const values = numbers.get(name)
          const taken = new Float64Array(rows.length)
          for (let i = 0; i < rows.length; i++) taken[i] = values ? values[rows[i]!]! : Number.NaN
          return taken
        }
        return {
          length: rows.length,
          date: take('date'),
          flags: Uint8Array.from(rows, i => flags[i]!),
          type: Uint16Array.from(rows, i => type[i]!),
          types,
          likes: take('likes'),
          comments: take('comments'),
          shares: take('shares'),
          saves: take('saves'),
          views: take('views'),
          reach: take('reach'),
          impressions: take('impressions'),
          followersAtPosting: take('followersAtPosting'),
        }
      }
    },
  }
}

function copied<T extends { set(from: T): void }>(to: T, from: T): T {
  to.set(from)
  return to
}

/** A post read twice (a re-export holds the same ids) counts once, with the figures read last. */
function withoutRepeats(rows: Int32Array, keys: Float64Array, diagnostics: Diagnostics): Int32Array {
  const last = new Map<number, number>()
  let repeats = 0
  for (const row of rows) {
    const key = keys[row]!
    if (key !== 0 && last.has(key)) repeats++
    last.set(key === 0 ? -row - 1 : key, row)
  }
  if (repeats === 0) return rows
  diagnostics.add({
    code: 'duplicate-post',
    severity: 'warning',
    message: `${repeats} posts of one account stand in the input more than once (same id); the later figures are used.`,
  })
  return Int32Array.from(last.values()).sort()
}

/** Sorts in place by date, newest first; undated ones keep their order, after the dated. */
function newestFirst(rows: Int32Array, dates: Float64Array): void {
  const at = (row: number) => (Number.isNaN(dates[row]!) ? Number.NEGATIVE_INFINITY : dates[row]!)
  for (let i = 1; i < rows.length; i++)
    if (at(rows[i]!) > at(rows[i - 1]!)) {
      rows.sort((a, b) => at(b) - at(a) || a - b)
      return
    }
}
