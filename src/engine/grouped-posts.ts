import type { Columns } from '../input/columns.ts'
import type { Diagnostics } from '../input/diagnostics.ts'
import { isNoAccount, readHandle, readPlatform } from '../input/handles.ts'
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

/** Whose posts a group holds, as the data name it. */
export interface Group {
  readonly handle: string
  readonly platform: string | null
  /** Date of its newest post, in epoch milliseconds. */
  readonly newest: number
}

/** Posts that a database grouped by account, and keeps. */
export interface GroupedPosts {
  /** The number of a group is its place here. */
  readonly groups: readonly Group[]
  /** The posts of each group that is wanted, newest first; no post stands among them twice */
  readonly posts: (wanted: (group: number) => boolean) => AsyncIterable<{ readonly group: number; readonly posts: PostColumns }>
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
 * An engine whose posts come from a database; accounts, history and followers stay in memory.
 */
export function engineOver(grouped: GroupedPosts, memory: MemoryEngine, { name, platform, source, close }: DatabaseOptions): Engine {
  const place = { file: source ?? '', line: 1 }
  const owners = Int32Array.from(grouped.groups, group => {
    const named = readHandle(group.handle)
    // names that the default reader rejects, skips or says something about
    if (named.confusable || named.handle === '' || named.handle.includes(' ') || isNoAccount(named) || isTotalWord(named.handle))
      throw new NotPlain('a handle is not plain')
    const word = group.platform === null || isMissing(group.platform) ? (named.platform ?? platform) : readPlatform(group.platform)
    return memory.owner(named.handle, word === 'unknown' ? null : word, place)
  })
  return {
    ...memory,
    name,
    close,
    gather(diagnostics: Diagnostics): Gathered {
      const gathered = memory.gather(diagnostics)
      const { accounts } = gathered
      const groupOf = new Int32Array(accounts.length).fill(-1)
      for (const [group, owner] of owners.entries()) {
        if (owner < 0) continue
        const account = gathered.accountOf[owner]!
        if (account < 0 && source !== null) continue
        if (account < 0 || accounts[account]!.source === place || groupOf[account] !== -1 || gathered.hasPosts(account))
          throw new NotPlain('posts that belong to no account, or to one under two names')
        groupOf[account] = group
      }
      const accountOf = new Int32Array(grouped.groups.length).fill(-1)
      for (const [account, group] of groupOf.entries()) if (group >= 0) accountOf[group] = account
      return {
        accounts,
        async *bundles(wanted) {
          yield* gathered.bundles((account, index) => groupOf[index] === -1 && wanted(account, index))
          let bundles: Bundle[] = []
          const isWanted = (group: number) => accountOf[group]! >= 0 && wanted(accounts[accountOf[group]!]!, accountOf[group]!)
          for await (const { group, posts } of grouped.posts(isWanted)) {
            const { account, history, sample } = gathered.bundle(accountOf[group]!)
            bundles.push({ account, posts, history, sample })
            if (bundles.length < AT_A_TIME) continue
            yield bundles
            bundles = []
          }
          yield bundles
        },
        newest() {
          let newest = gathered.newest() ?? Number.NEGATIVE_INFINITY
          for (const group of groupOf) if (group >= 0) newest = Math.max(newest, grouped.groups[group]!.newest)
          return newest === Number.NEGATIVE_INFINITY ? null : newest
        },
      }
    },
  }
}
