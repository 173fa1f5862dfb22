import type { Diagnostics } from '../input/diagnostics.ts'
import { type Bundle, POST_FLAG } from '../model/records.ts'
import { plural } from '../text/numbers.ts'

/** So many comments under a post that nobody liked are not to be believed: the likes are hidden (judgement, 2026). */
const TELLING_COMMENTS = 3

/**
 * Scrapers write hidden likes as 0, beside posts whose likes they do have. Where one account's zeros cannot be true,
 * because people commented there or no post of it has a single like, they count as unknown. Answers how many did, and
 * the bundle with them hidden; columns are shared between accounts, so that the bundle itself stays as it is.
 */
export function hideZeroLikes(bundle: Bundle): { readonly zeros: number; readonly bundle: Bundle } {
  const { posts } = bundle
  if (posts === null) return { zeros: 0, bundle }
  let zeros = 0
  let liked = 0
  let telling = false
  for (let i = 0; i < posts.length; i++) {
    if (posts.likes[i] === 0) {
      zeros++
      telling ||= posts.comments[i]! >= TELLING_COMMENTS
    } else if (posts.likes[i]! > 0) liked++
  }
  if (zeros === 0 || (liked > 0 && !telling)) return { zeros: 0, bundle }
  const flags = posts.flags.map((flag, i) => (posts.likes[i] === 0 ? flag | POST_FLAG.hiddenLikes : flag))
  const likes = posts.likes.map(count => (count === 0 ? Number.NaN : count))
  return { zeros, bundle: { ...bundle, posts: { ...posts, flags, likes } } }
}

/** Posts and accounts whose zeros were hidden, and the first of these accounts by name. */
export interface HiddenZeros {
  posts: number
  accounts: number
  first: string | null
}

/** Counts what is hidden in the accounts that are judged, and says it. */
export function hiddenZeros() {
  const found: HiddenZeros = { posts: 0, accounts: 0, first: null }
  const join = ({ posts, accounts, first }: HiddenZeros): void => {
    found.posts += posts
    found.accounts += accounts
    // the same one is named whichever was judged first
    if (first !== null && (found.first === null || first < found.first)) found.first = first
  }
  return {
    hide(gathered: Bundle): Bundle {
      const { zeros, bundle } = hideZeroLikes(gathered)
      if (zeros > 0) join({ posts: zeros, accounts: 1, first: bundle.account.handle })
      return bundle
    },
    found,
    join,
    say(diagnostics: Diagnostics): void {
      const { posts, accounts, first } = found
      if (first === null) return
      diagnostics.add({
        code: 'zero-likes',
        severity: 'warning',
        message: `${plural(posts, 'post')} of ${first}${accounts > 1 ? ` and ${plural(accounts - 1, 'other account')}` : ''} ${posts === 1 ? 'has' : 'have'} 0 likes where that cannot be: there are comments, or no post has a like. Their likes are taken for hidden, and count as unknown.`,
        field: 'likes',
        value: '0',
      })
    },
  }
}
