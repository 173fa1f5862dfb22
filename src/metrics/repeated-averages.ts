import type { Diagnostics } from '../input/diagnostics.ts'
import { POST_COUNTS, type PostColumns } from '../model/records.ts'
import { plural } from '../text/numbers.ts'
import { type Counted, counted } from './counted.ts'

/** How fewer posts differ no check asks, and small counts may be alike by chance (judgement, 2026). */
const FEWEST_POSTS = 12

const COUNTS = POST_COUNTS.filter(name => name !== 'followersAtPosting' && name !== 'likes')

/**
 * Whether likes and another count are the same beside every post: averages that somebody wrote beside each, not its own counts.
 * How its posts differ is then unknown; what they have on average is not.
 */
export function areAverages(posts: PostColumns): boolean {
  return posts.length >= FEWEST_POSTS && repeated(posts.likes) && COUNTS.some(name => repeated(posts[name]))
}

function repeated(values: Float64Array): boolean {
  const first = values[0]!
  for (const value of values) if (value !== first || !(value > 0)) return false
  return true
}

type Named = { readonly handle: string; readonly platform: string; readonly posts: number }

/** Counts accounts with such posts, and says it. */
export function repeatedAverages() {
  const { found, join, add } = counted<Named>()
  return {
    add({ handle, platform }: Pick<Named, 'handle' | 'platform'>, posts: PostColumns | null): void {
      if (posts !== null && areAverages(posts)) add({ handle, platform, posts: posts.length })
    },
    found: found as Counted<Named>,
    join,
    say(diagnostics: Diagnostics): void {
      const { accounts, first } = found
      if (first === null) return
      diagnostics.add({
        code: 'repeated-averages',
        severity: 'warning',
        message: `All ${plural(first.posts, 'post')} of ${first.handle}${accounts > 1 ? ` (and those of ${plural(accounts - 1, 'other account')})` : ''} have the same likes, and the same of another count: these look like averages, and are taken as such. How the posts differ is unknown. Export the counts of each post.`,
        field: 'likes',
        value: first.handle,
      })
    },
  }
}
