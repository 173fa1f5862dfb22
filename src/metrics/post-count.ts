import type { Diagnostics } from '../input/diagnostics.ts'
import { type AccountRow, type Bundle, POST_FLAG, type PostColumns } from '../model/records.ts'
import { count, plural } from '../text/numbers.ts'
import { counted } from './counted.ts'

/** How many posts an account has in all, by its row; null where more dated ones were read: that count is of a period, or old. */
export function postCountOf({ account: { posts: stated }, posts }: Pick<Bundle, 'account' | 'posts'>): number | null {
  return stated !== null && posts !== null && datedOf(posts) > stated ? null : stated
}

/** Its own posts only; undated ones may be copies of others. */
function datedOf({ date, flags, length }: PostColumns): number {
  let dated = 0
  for (let i = 0; i < length; i++) if (!Number.isNaN(date[i]!) && !(flags[i]! & POST_FLAG.foreignOwner)) dated++
  return dated
}

/** Where what is expected of a post goes by the number of posts. */
const BY_COUNT: ReadonlySet<string> = new Set(['tiktok', 'youtube'])

type Named = Pick<AccountRow, 'handle' | 'platform' | 'source'> & { readonly stated: number; readonly dated: number }

/** Counts accounts of which more posts were read than their row says they have, where that changes what is expected, and says it. */
export function shortCounts() {
  const { found, join, add } = counted<Named>()
  return {
    add(bundle: Pick<Bundle, 'account' | 'posts'>): void {
      const { handle, platform, source, posts: stated } = bundle.account
      if (stated !== null && BY_COUNT.has(platform) && postCountOf(bundle) === null)
        add({ handle, platform, source, stated, dated: datedOf(bundle.posts!) })
    },
    found,
    join,
    say(diagnostics: Diagnostics): void {
      const { accounts, first } = found
      if (first === null) return
      const { handle, source, stated, dated } = first
      diagnostics.add({
        code: 'posts-outnumber-count',
        severity: 'warning',
        message: `${handle} has ${plural(stated, 'post')} by its row, and ${count(dated)} dated ones were read${accounts === 1 ? '' : `; so it is with ${plural(accounts - 1, 'other account')}`}: that count is of a period, or old, and counts as unknown in what is expected. Give the number of all posts.`,
        file: source.file,
        line: source.line,
        field: 'posts',
        value: String(stated),
      })
    },
  }
}
