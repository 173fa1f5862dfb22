import type { Columns } from '../input/columns.ts'
import type { Diagnostics } from '../input/diagnostics.ts'
import { isNoAccount, readHandle, readPlatform } from '../input/handles.ts'
import { isPlatform, TELLING_WORDS } from '../input/platforms.ts'
import { isTotalWord } from '../input/skipped.ts'
import { isMissing } from '../input/values.ts'
import type { Field } from '../model/fields.ts'
import { type Bundle, POST_COUNTS, type PostColumns } from '../model/records.ts'
import { type Engine, type Gathered, NotPlain } from './engine.ts'
import { AT_A_TIME, type MemoryEngine } from './memory.ts'

/** Fields that a database may group; words of a caption and flags need the default reader. */
const PLAIN_FIELDS: readonly Field[] = ['handle', 'platform', 'postId', 'url', 'date', 'type', ...POST_COUNTS]

/** Whether a database could group posts under these columns to the figures that the default reader gives. */
export function isPlain({ at, repeated }: Pick<Columns, 'at' | 'repeated'>): boolean {
  return repeated.length === 0 && at.has('handle') && at.has('likes') && [...at.keys()].every(field => PLAIN_FIELDS.includes(field))
}

/** Columns whose values may show that they are platforms: those that no header names, where none is named so. */
export function maybePlatforms({ at, unused }: Pick<Columns, 'at' | 'unused'>): readonly number[] {
  return at.has('platform') ? [] : unused
}

/** An expression for a platform in a cell, in lower case, as every database understands it. */
export const PLATFORM_CELL = `\\s*(${TELLING_WORDS.map(word => word.replace(/[.()]/g, '[$&]')).join('|')})\\s*`

/** Whose posts a group holds, as the data name it. */
export interface Name {
  readonly handle: string
  readonly platform: string | null
}

export interface Group extends Name {
  /** Date of its newest post, in epoch milliseconds. */
  readonly newest: number
}

/** Posts that a database grouped by account, and keeps. */
export interface GroupedPosts {
  /** Whose posts there are, some at a time. */
  readonly groups: () => AsyncIterable<readonly Group[]>
  /**
   * The posts of each group that is wanted, newest first.
   * @param accountOf the account of a group, −1 where its posts are not wanted
   * @throws NotPlain the first time, where a post of any group stands among them twice
   */
  readonly posts: (accountOf: (name: Name) => number) => AsyncIterable<{ readonly account: number; readonly posts: PostColumns }>
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
 * An engine whose posts come from a database; accounts, history and followers stay in memory. Of the groups themselves
 * nothing is kept, since there are as many as accounts.
 */
export function engineOver(grouped: GroupedPosts, memory: MemoryEngine, { name, platform, source, close }: DatabaseOptions): Engine {
  /** As the default reader reads it. @throws NotPlain for names that it rejects, skips or says something about */
  const read = (group: Name): readonly [handle: string, platform: string | null] => {
    const named = readHandle(group.handle)
    if (named.confusable || named.handle === '' || /\s/.test(named.handle) || isNoAccount(named) || isTotalWord(named.handle))
      throw new NotPlain('a handle is not plain')
    const told = group.platform === null || isMissing(group.platform) ? null : readPlatform(group.platform)
    if (told !== null && named.platform !== null && told !== named.platform) throw new NotPlain('an address is of another platform')
    if (told === null && isPlatform(named.handle)) throw new NotPlain('a handle may be a platform')
    const word = named.platform ?? told ?? platform
    return [named.handle, word === 'unknown' ? null : word]
  }
  return {
    ...memory,
    name,
    close,
    async gather(diagnostics: Diagnostics): Promise<Gathered> {
      // a server's rows have no lines to be told of: whoever is not listed is said, or taken in, as by the default reader
      if (source !== null)
        for await (const groups of grouped.groups()) for (const group of groups) memory.owner(...read(group), { file: source, line: 1 })
      const gathered = memory.gather(diagnostics)
      const { accounts } = gathered
      const accountOf = (group: Name): number => {
        const found = gathered.find(...read(group))
        return found.length === 1 ? found[0]! : -1
      }
      const has = new Uint8Array(accounts.length)
      let newest = gathered.newest() ?? Number.NEGATIVE_INFINITY
      for await (const groups of grouped.groups())
        for (const group of groups) {
          const account = accountOf(group)
          if (account < 0 && (source !== null || !memory.keeps(read(group)[0]))) continue
          if (account < 0 || has[account] === 1 || gathered.hasPosts(account))
            throw new NotPlain('posts that belong to no account, or to one under two names')
          has[account] = 1
          newest = Math.max(newest, group.newest)
        }
      return {
        accounts,
        async *bundles(wanted) {
          yield* gathered.bundles((account, index) => has[index] === 0 && wanted(account, index))
          let bundles: Bundle[] = []
          const wantedOf = (group: Name) => {
            const index = accountOf(group)
            return index >= 0 && wanted(accounts[index]!, index) ? index : -1
          }
          for await (const { account: index, posts } of grouped.posts(wantedOf)) {
            const { account, history, sample } = gathered.bundle(index)
            bundles.push({ account, posts, history, sample })
            if (bundles.length < AT_A_TIME) continue
            yield bundles
            bundles = []
          }
          yield bundles
        },
        newest: () => (newest === Number.NEGATIVE_INFINITY ? null : newest),
      }
    },
  }
}
