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

/** Counts what was hidden, each account once however often it is gathered, and says it. */
export function hiddenZeros() {
  const seen = new Set<Bundle['account']>()
  let all = 0
  let first: Bundle['account'] | null = null
  return {
    hide(found: Bundle): Bundle {
      const { zeros, bundle } = hideZeroLikes(found)
      if (zeros === 0 || seen.has(bundle.account)) return bundle
      seen.add(bundle.account)
      all += zeros
      // the same one is named whichever was gathered first
      if (first === null || bundle.account.handle < first.handle) first = bundle.account
      return bundle
    },
    say(diagnostics: Diagnostics): void {
      if (first === null) return
      diagnostics.add({
        code: 'zero-likes',
        severity: 'warning',
        message: `${plural(all, 'post')} of ${first.handle}${seen.size > 1 ? ` and ${plural(seen.size - 1, 'other account')}` : ''} ${all === 1 ? 'has' : 'have'} 0 likes where that cannot be: there are comments, or no post has a like. Their likes are taken for hidden, and count as unknown.`,
        field: 'likes',
        value: '0',
      })
    },
  }
}
