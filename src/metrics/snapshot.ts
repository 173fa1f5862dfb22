import type { Diagnostics } from '../input/diagnostics.ts'
import type { AccountRow, PostColumns } from '../model/records.ts'
import { dayOf } from '../text/day.ts'
import { counted } from './counted.ts'

/** Posts that are newer than the account row by more were exported on another day; zones and whole days explain less. */
const SLACK_MS = 48 * 3_600_000

/**
 * When the figures of an account's posts were taken, in epoch milliseconds: on the day of its row, else of `--as-of`; null where
 * nothing says. A row that is older than the posts was not taken with them.
 */
export function postsTakenAt(account: Pick<AccountRow, 'date'>, posts: PostColumns | null, asOf: number | null): number | null {
  return account.date === null || isLater(account.date, posts) ? asOf : account.date
}

/** One late post may have a mistyped date. @param posts newest first */
function isLater(date: number, posts: PostColumns | null): boolean {
  return posts !== null && posts.length > 1 && posts.date[1]! > date + SLACK_MS
}

type Named = Pick<AccountRow, 'handle' | 'platform' | 'source'> & { readonly date: number; readonly newest: number }

/** Counts accounts whose posts are later than their row, and says it: engagement of one time is then divided by followers of another. */
export function laterPosts() {
  const { found, join, add } = counted<Named>()
  return {
    add({ handle, platform, source, date }: AccountRow, posts: PostColumns | null): void {
      if (date !== null && isLater(date, posts)) add({ handle, platform, source, date, newest: posts!.date[0]! })
    },
    found,
    join,
    say(diagnostics: Diagnostics): void {
      const { accounts, first } = found
      if (first === null) return
      const { handle, source, date, newest } = first
      diagnostics.add({
        code: 'posts-after-snapshot',
        severity: 'warning',
        message: `The followers of ${handle} are of ${dayOf(date)}, and its posts go on to ${dayOf(newest)}${accounts === 1 ? '' : `; so it is with ${accounts - 1} more`}: engagement of one time is divided by followers of another. Export both on one day, or correct the date.`,
        file: source.file,
        line: source.line,
        field: 'date',
        value: dayOf(date),
      })
    },
  }
}
