import { VetError } from '../errors.ts'
import { NEVER_ZERO } from '../input/cells.ts'
import type { Columns } from '../input/columns.ts'
import type { Diagnostics } from '../input/diagnostics.ts'
import { isNoAccount, readHandle, readPlatform } from '../input/handles.ts'
import { unitInHeader } from '../input/header-units.ts'
import { platformInHeader } from '../input/known-headers.ts'
import { isPlatform, SURELY_HANDLES, TELLING_WORDS } from '../input/platforms.ts'
import { isTotalWord } from '../input/skipped.ts'
import { isMissing, isNoName } from '../input/values.ts'
import type { Field } from '../model/fields.ts'
import { POST_COUNTS, type PostColumns } from '../model/records.ts'
import { plural } from '../text/numbers.ts'
import { batches } from './batches.ts'
import { type Engine, type Gathered, NotPlain } from './engine.ts'
import type { MemoryEngine } from './memory.ts'

/** Fields that a database may group; words of a caption and flags need the default reader. */
const PLAIN_FIELDS: readonly Field[] = ['handle', 'platform', 'postId', 'url', 'date', 'type', ...POST_COUNTS]

/** Whether a database could group posts under these columns to the figures that the default reader gives. */
export function isPlain({ at, repeated, headers, unused }: Pick<Columns, 'at' | 'repeated' | 'headers' | 'unused'>): boolean {
  const header = headers[at.get('handle') ?? -1] ?? ''
  // a header may name the platform, and where it may as well be one of names, the values of another column may be the handles
  if (platformInHeader(header) !== null || (unused.length > 0 && !SURELY_HANDLES.test(header))) return false
  // the address of each post tells its platform
  if (at.has('url') && !at.has('platform')) return false
  // counts in thousands
  if ([...at.values()].some(index => unitInHeader(headers[index]!) !== null)) return false
  return repeated.length === 0 && at.has('handle') && at.has('likes') && [...at.keys()].every(field => PLAIN_FIELDS.includes(field))
}

/** Whether 0 stands for an unknown count, which the default reader says. */
export const isNeverZero = (field: Field): boolean => NEVER_ZERO.posts.includes(field)

/** Columns whose values may show that they are platforms: those that no header names, where none is named so. */
export function maybePlatforms({ at, unused }: Pick<Columns, 'at' | 'unused'>): readonly number[] {
  return at.has('platform') ? [] : unused
}

/** An expression for a platform in a cell, in lower case, as every database understands it. */
export const PLATFORM_CELL = `\\s*(${TELLING_WORDS.map(word => word.replace(/[.()]/g, '[$&]')).join('|')})\\s*`

/** The posts of one account, as the data name it. */
export interface Group {
  /** Its number among the groups, from 0. */
  readonly index: number
  readonly handle: string
  readonly platform: string | null
  /** Date of its newest post, in epoch milliseconds. */
  readonly newest: number
}

/** Posts that a database grouped by account, and keeps. */
export interface GroupedPosts {
  /**
   * Whose posts there are, some at a time; to be asked before the posts.
   * @throws NotPlain the first time, where a post of any group stands among them twice
   */
  readonly groups: () => AsyncIterable<readonly Group[]>
  /**
   * The posts of each group that is wanted, newest first.
   * @param accounts the account of each group, −1 where its posts are not wanted
   */
  readonly posts: (accounts: Int32Array) => AsyncIterable<{ readonly account: number; readonly posts: PostColumns }>
}

export interface DatabaseOptions {
  readonly name: string
  /** Of posts that name none. */
  readonly platform: string | null
  /** What the posts are called where findings name it; null where the default engine is to say such findings, with their lines. */
  readonly source: string | null
  readonly close: () => Promise<void>
}

/**
 * An engine whose posts come from a database; accounts, history and followers stay in memory. Of the groups
 * themselves nothing is kept but whose they are, since there are as many as accounts.
 */
export function engineOver(
  grouping: GroupedPosts | Promise<GroupedPosts>,
  memory: MemoryEngine,
  { name, platform, source, close }: DatabaseOptions,
): Engine {
  /** As the default reader reads it. @throws NotPlain for names that it rejects, skips or says something about */
  const read = (group: Group): readonly [handle: string, platform: string | null] => {
    const named = readHandle(group.handle)
    if (named.confusable || isNoName(named.handle) || /\s/.test(named.handle) || isNoAccount(named) || isTotalWord(named.handle))
      throw new NotPlain('a handle is not plain')
    const told = group.platform === null || isMissing(group.platform) ? null : readPlatform(group.platform)
    if (told !== null && named.platform !== null && told !== named.platform) throw new NotPlain('an address is of another platform')
    if ((told === null || !isPlatform(told)) && isPlatform(named.handle)) throw new NotPlain('a handle may be a platform')
    const word = named.platform ?? told ?? platform
    return [named.handle, word === 'unknown' ? null : word]
  }
  return {
    ...memory,
    name,
    close,
    async gather(diagnostics: Diagnostics): Promise<Gathered> {
      const grouped = await grouping
      // a server's rows have no lines to be told of: whoever is not listed is said, or taken in, as by the default reader
      if (source !== null)
        for await (const groups of grouped.groups()) for (const group of groups) memory.owner(...read(group), { file: source, line: 1 })
      // the names of all accounts are looked up here, and not kept
      const { accounts, bundle, bundles: others, find, byName, hasPosts, newest: newestOfOthers } = memory.gatherHere(diagnostics)
      const has = new Uint8Array(accounts.length)
      // there are about as many groups as accounts
      let accountOf = new Int32Array(accounts.length + 1024).fill(-1)
      let count = 0
      let newest = newestOfOthers() ?? Number.NEGATIVE_INFINITY
      for await (const groups of grouped.groups())
        for (const group of groups) {
          count++
          newest = Math.max(newest, group.newest)
          const [handle, platform] = read(group)
          const found = find(handle, platform)
          // the default engine says whose page an account is, with its line
          const page = source !== null && found.length === 0 && platform === 'facebook' ? byName.get(handle) : undefined
          const account = found.length === 1 ? found[0]! : (page ?? -1)
          if (account < 0 && (source !== null || !memory.keeps(handle))) continue
          // which platform an account is of that names none, the default engine tells by all of its posts
          const tellsPlatform = account >= 0 && source === null && platform !== null && accounts.value(account, 'platform') === 'unknown'
          if (account < 0 || has[account] === 1 || hasPosts(account) || tellsPlatform)
            throw new NotPlain('posts that belong to no account, or to one under two names')
          has[account] = 1
          if (group.index >= accountOf.length) accountOf = longer(accountOf, 2 * group.index)
          accountOf[group.index] = account
        }
      if (accountOf.length < count) accountOf = longer(accountOf, count)
      return {
        accounts,
        async *bundles(wanted) {
          yield* others(index => has[index] === 0 && wanted(index))
          const { add, rest } = batches()
          const asked = accountOf.subarray(0, count).map(index => (index >= 0 && wanted(index) ? index : -1))
          const due = new Set(source === null ? [] : asked.filter(index => index >= 0))
          for await (const { account: index, posts } of grouped.posts(asked)) {
            due.delete(index)
            const { account, history, sample } = bundle(index)
            const batch = add({ index, account, posts, history, sample })
            if (batch !== null) yield batch
          }
          // a table that changes meanwhile answers otherwise than it did
          if (due.size > 0) throw changed(accounts.value(due.values().next().value!, 'handle'), due.size)
          yield rest()
        },
        newest: () => (newest === Number.NEGATIVE_INFINITY ? null : newest),
      }
    },
  }
}

function changed(handle: string, accounts: number): VetError {
  return new VetError(
    'server',
    `The posts of ${handle}${accounts === 1 ? '' : ` and ${plural(accounts - 1, 'other account')}`} were there when the run began, and are not any more: the table changed meanwhile.`,
    'Run it again when nothing is taken out of the table, or on a copy of it.',
  )
}

function longer(numbers: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(length).fill(-1)
  copy.set(numbers)
  return copy
}
