import { withLatestCounts } from '../growth/latest.ts'
import type { Diagnostics } from '../input/diagnostics.ts'
import { withFields } from '../model/account-row.ts'
import { type AccountRow, FOLLOWER_FIELDS, HISTORY_FIELDS, type HistoryRow, POST_COUNTS, type Source } from '../model/records.ts'
import { plural } from '../text/numbers.ts'
import { own } from '../text/own.ts'
import { accountList } from './account-list.ts'
import { batches } from './batches.ts'
import { historyOf, postsOf, sampleOf } from './bundle.ts'
import type { Engine, Found, Gathered } from './engine.ts'
import { type Find, join, type Places, placeOf } from './join.ts'
import { latest } from './latest.ts'
import { GAVE, type Owner } from './owners.ts'
import { inWords, MOST_TYPES } from './post-types.ts'
import { columnStore } from './store.ts'

/** What an engine that gathers only some of the records builds on. */
export interface GatheredInMemory extends Gathered {
  readonly bundle: (account: number) => Found
  readonly hasPosts: (account: number) => boolean
  readonly find: Find
  /** The accounts whose rows call them by the name of their page, by that. */
  readonly byName: ReadonlyMap<string, number>
}

export interface MemoryEngine extends Engine {
  /** False for accounts that another run judges. */
  readonly keeps: (handle: string) => boolean
  /** As `gather`, with what only an engine that builds on this one asks for. */
  readonly gatherHere: (diagnostics: Diagnostics) => GatheredInMemory
}

/**
 * Everything in memory: one typed column a field, grouped by account when all is read.
 * @param part false for accounts that another run judges; null where this one judges all
 */
export function memoryEngine(part: ((handle: string) => boolean) | null): MemoryEngine {
  const keeps = part ?? (() => true)
  // the first row of each account, by platform and handle, and all its rows where it has several: there are millions with one
  const accounts = accountList()
  // of all rows, also of accounts that another run judges: its verdicts must not depend on who is in which part
  let listed = false
  let newest = Number.NEGATIVE_INFINITY
  const seen = (date: number): void => {
    if (date > newest) newest = date
  }
  let places: Places = new Map()
  const again = new Map<number, AccountRow[]>()
  const owners: Owner[] = []
  const authors = new Map<number, AccountRow>()
  const ownerIds = new Map<string, number>()
  const types: string[] = ['']
  const typeCodes = new Map<string, number>([['', 0]])
  const posts = columnStore(['date', 'key', ...POST_COUNTS, 'flags', 'type'], name =>
    name === 'flags' || name === 'type' || name === 'key' ? 0 : Number.NaN,
  )
  const history = columnStore(HISTORY_FIELDS, () => Number.NaN)
  const sample = columnStore(['key', ...FOLLOWER_FIELDS], name => (name === 'key' ? 0 : Number.NaN))
  // rounded counts of followers by owner: how far each may be off
  const rounded = new Map<number, Map<number, number>>()
  const round = (id: number, followers: number, by: number | undefined): void => {
    if (!by) return
    const counts = rounded.get(id)
    if (counts) counts.set(followers, Math.max(by, counts.get(followers) ?? 0))
    else rounded.set(id, new Map([[followers, by]]))
  }
  const owner = (handle: string, platform: string | null, source: Source) => {
    // whose posts are that name nobody is told when all accounts are there
    if (handle !== '' && !keeps(handle)) return -1
    const key = `${platform ?? ''}\n${handle}`
    let id = ownerIds.get(key)
    if (id === undefined) {
      id = owners.length
      ownerIds.set(key, id)
      // out of the key, since a handle as it was read may keep the whole text around it in memory
      owners.push({ handle: key.slice(key.length - handle.length), platform, source, gave: 0 })
    }
    return id
  }
  const gatherHere = (diagnostics: Diagnostics): GatheredInMemory => {
    // several dated rows of one account are points of its history as well
    for (const rows of again.values())
      for (const row of rows)
        if (row.date !== null && row.followers !== null) history.add(owner(row.handle, row.platform, row.source), pointOf(row))
    for (const [place, rows] of again) accounts.put(place, latest(rows, diagnostics))
    again.clear()
    const { ownerOf, find, byName } = join(accounts, places, owners, authors, { listed, whole: part === null }, diagnostics)
    // as long as somebody looks for names, and no longer
    places = new Map()
    const { words, places: placeOfType } = inWords(types)
    posts.exchange('type', placeOfType)
    const postRows = posts.group(ownerOf, accounts.length, { key: 'key', date: 'date', first: 'newest' })
    const historyRows = history.group(ownerOf, accounts.length, { key: 'date', date: 'date', first: 'oldest', figure: 'followers' })
    const sampleRows = sample.group(ownerOf, accounts.length, { key: 'key', date: null, first: 'oldest' })
    for (let index = 0; index < accounts.length; index++) {
      const posts = postRows.repeats(index)
      const followers = sampleRows.repeats(index)
      const days = historyRows.contradictions(index)
      if (posts > 0 || followers > 0 || days > 0) sayRepeats(accounts.at(index), posts, followers, days, diagnostics)
    }
    const bundle = (index: number): Found => ({
      index,
      account: accounts.at(index),
      posts: postRows.count(index) > 0 ? postsOf(postRows, index, words) : null,
      history: historyRows.count(index) > 0 ? historyOf(historyRows, index) : null,
      sample: sampleRows.count(index) > 0 ? sampleOf(sampleRows, index) : null,
    })
    for (const [id, counts] of rounded) {
      const index = ownerOf[id]!
      if (index < 0 || accounts.value(index, 'followers') !== null) continue
      const by = counts.get(withLatestCounts(bundle(index)).account.followers ?? -1)
      if (by !== undefined) accounts.put(index, withFields(accounts.at(index), { followersRoundedBy: by }))
    }
    return {
      accounts,
      bundle,
      find,
      byName,
      hasPosts: account => postRows.count(account) > 0,
      async *bundles(wanted) {
        const { add, rest } = batches()
        for (let index = 0; index < accounts.length; index++) {
          const batch = wanted(index) ? add(bundle(index)) : null
          if (batch !== null) yield batch
        }
        yield rest()
      },
      newest: () => (newest === Number.NEGATIVE_INFINITY ? null : newest),
    }
  }
  return {
    name: 'memory',
    keeps,
    account(row) {
      listed = true
      if (row.date !== null) seen(row.date)
      if (!keeps(row.handle)) return
      row.handle = own(row.handle)
      const place = placeOf(places, row, accounts.length)
      if (place === accounts.length) accounts.add(row)
      else {
        const rows = again.get(place)
        if (rows) rows.push(row)
        else again.set(place, [accounts.at(place), row])
      }
    },
    owner,
    typeCode(type) {
      let code = typeCodes.get(type)
      if (code === undefined) {
        code = Math.min(types.length, MOST_TYPES - 1)
        typeCodes.set(type, code)
        if (code === types.length) types.push(type)
      }
      return code
    },
    author(id, row) {
      if (id < 0) return
      // of two files the one with the newer posts, so that their order does not matter
      const before = authors.get(id)
      const newer = (row.date ?? 0) - (before?.date ?? 0)
      if (newer > 0 || (newer === 0 && (row.date === null || (row.followers ?? 0) >= (before?.followers ?? 0)))) authors.set(id, row)
    },
    post(id, row) {
      seen(row.date)
      if (id < 0) return
      owners[id]!.gave |= GAVE.posts
      round(id, row.followersAtPosting, row.roundedBy)
      posts.add(id, row)
    },
    history(id, row) {
      seen(row.date)
      if (id < 0) return
      owners[id]!.gave |= GAVE.history
      round(id, row.followers, row.roundedBy)
      history.add(id, row)
    },
    follower(id, row) {
      if (id < 0) return
      owners[id]!.gave |= GAVE.followers
      sample.add(id, row)
    },
    close: async () => {},
    gatherHere,
    gather(diagnostics) {
      const { accounts, bundles, newest } = gatherHere(diagnostics)
      return { accounts, bundles, newest }
    },
  }
}

function pointOf(row: AccountRow): HistoryRow {
  const { following, posts, postsSampled: n } = row
  const average = (perPost: number | null, total: number | null) =>
    perPost ?? (total !== null && n !== null && n > 0 ? total / n : Number.NaN)
  return {
    date: row.date!,
    followers: row.followers!,
    following: following ?? Number.NaN,
    posts: posts ?? Number.NaN,
    likesPerPost: average(row.likesPerPost, row.likes),
    commentsPerPost: average(row.commentsPerPost, row.comments),
    viewsPerPost: average(row.viewsPerPost, row.views),
  }
}

/** Posts and followers that stand there again, and days with several counts, of one account; which lines they are on is not kept: there may be millions. */
function sayRepeats(account: AccountRow, posts: number, followers: number, days: number, diagnostics: Diagnostics): void {
  const of = `of ${account.handle} (${account.platform})`
  const add = (code: string, field: string, message: string) =>
    diagnostics.add({ code, severity: 'warning', message, field, value: account.handle })
  if (posts > 0)
    add('duplicate-post', 'postId', `${plural(posts, 'post')} ${of} ${posts === 1 ? 'stands' : 'stand'} in the input more than once (same id or address); the later figures are used.`) // biome-ignore format: one sentence
  if (followers > 0)
    add('duplicate-follower', 'follower', `${plural(followers, 'row')} of the sample ${of} ${followers === 1 ? 'names' : 'name'} a follower once more; each counts once, by the last row.`) // biome-ignore format: one sentence
  if (days > 0)
    add('contradicting-history', 'followers', `The history ${of} has different counts of followers for ${plural(days, 'day')}; where they are more than 1 % apart none of them is used, else the last that was read.`) // biome-ignore format: one sentence
}
