import type { Diagnostics } from '../input/diagnostics.ts'
import type { Bundle, PostColumns } from '../model/records.ts'
import { plural } from '../text/numbers.ts'
import { type Counted, counted } from './counted.ts'

/**
 * The bundle in which 0 views count as unknown where they cannot be true: whoever liked a post, or commented on it, has seen it,
 * and exports write 0 where they count no views, as under pictures. Where an account has no other number, its zeros are all of
 * that kind. How many there were is answered as well; columns are shared between accounts, so that the bundle itself stays as it is.
 */
export function withoutZeroViews(bundle: Bundle): { readonly zeroViews: number; readonly bundle: Bundle } {
  const { posts } = bundle
  if (posts === null) return { zeroViews: 0, bundle }
  let zeros = 0
  let disproved = 0
  let viewed = false
  for (let i = 0; i < posts.length; i++) {
    const views = posts.views[i]!
    if (views > 0) viewed = true
    else if (views === 0) {
      zeros++
      if (wasSeen(posts, i)) disproved++
    }
  }
  // an account of which no post was ever seen has no views in the export, not none at all
  if (disproved === 0 && (viewed || zeros < ALL_ZERO)) return { zeroViews: 0, bundle }
  const views = posts.views.map((count, i) => (count === 0 && (!viewed || wasSeen(posts, i)) ? Number.NaN : count))
  return { zeroViews: viewed ? disproved : zeros, bundle: { ...bundle, posts: { ...posts, views } } }
}

/** So many posts without a single view (judgement, 2026). */
const ALL_ZERO = 5

function wasSeen({ likes, comments }: PostColumns, post: number): boolean {
  return likes[post]! > 0 || comments[post]! > 0
}

interface Zeros {
  readonly handle: string
  readonly platform: string
}

export interface ZeroViews {
  posts: number
  readonly of: Counted<Zeros>
}

/** Counts such posts, and says it. */
export function zeroViewsFound() {
  const of = counted<Zeros>()
  const found: ZeroViews = { posts: 0, of: of.found }
  return {
    add({ account: { handle, platform } }: Pick<Bundle, 'account'>, posts: number): void {
      if (posts === 0) return
      found.posts += posts
      of.add({ handle, platform })
    },
    found,
    join(other: ZeroViews): void {
      found.posts += other.posts
      of.join(other.of)
    },
    say(diagnostics: Diagnostics): void {
      const { accounts, first } = of.found
      if (first === null) return
      const { posts } = found
      diagnostics.add({
        code: 'zero-views',
        severity: 'warning',
        message: `${plural(posts, 'post')} of ${first.handle}${accounts > 1 ? ` and ${plural(accounts - 1, 'other account')}` : ''} ${posts === 1 ? 'has' : 'have'} 0 views where that cannot be: there are likes or comments, or no post has a view. Their views count as unknown.`,
        field: 'views',
        value: '0',
      })
    },
  }
}
