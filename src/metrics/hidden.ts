import type { Diagnostics } from '../input/diagnostics.ts'
import { type AccountRow, type Bundle, POST_FLAG } from '../model/records.ts'
import { plural } from '../text/numbers.ts'

/** So many comments under a post that nobody liked are not to be believed: the likes are hidden (judgement, 2026). */
const TELLING_COMMENTS = 3

/** What Instagram answers for the likes of a post that hides them, whoever asks without an account that may see them. */
const PLACEHOLDER = 3
/** So many posts of it alike, under half of which there are more comments than that; or so many where no post has another number. */
const FEWEST_PLACEHOLDERS = 3
const FEWEST_ALONE = 5

/** Posts by what stood for their hidden likes. */
export type HiddenPosts = Readonly<Record<'zeros' | 'placeholders', number>>

/**
 * Scrapers write hidden likes as 0, and Instagram itself answers 3, beside posts whose likes they do have. Where one account's
 * zeros cannot be true, because people commented there or no post of it has a single like, they count as unknown; so do its
 * threes where they stand on post after post, commented or never another number. Answers how many did, and the bundle with
 * them hidden; columns are shared between accounts, so that the bundle itself stays as it is.
 */
export function hideLikes(bundle: Bundle): { readonly hidden: HiddenPosts; readonly bundle: Bundle } {
  const { posts } = bundle
  if (posts === null) return { hidden: NONE, bundle }
  let zeros = 0
  let threes = 0
  let liked = 0
  let zerosTell = false
  let commented = 0
  for (let i = 0; i < posts.length; i++) {
    const likes = posts.likes[i]!
    if (likes === 0) {
      zeros++
      zerosTell ||= posts.comments[i]! >= TELLING_COMMENTS
    } else if (likes > 0) liked++
    if (likes === PLACEHOLDER) {
      threes++
      if (posts.comments[i]! > PLACEHOLDER) commented++
    }
  }
  const { platform } = bundle.account
  const hideThrees =
    (platform === 'instagram' || platform === 'unknown') &&
    ((threes >= FEWEST_PLACEHOLDERS && commented * 2 >= threes) || (threes >= FEWEST_ALONE && threes === liked))
  // what was hidden is no like
  const hideZeros = zeros > 0 && (zerosTell || liked === (hideThrees ? threes : 0))
  if (!hideZeros && !hideThrees) return { hidden: NONE, bundle }
  const hides = (count: number) => (hideZeros && count === 0) || (hideThrees && count === PLACEHOLDER)
  const flags = posts.flags.map((flag, i) => (hides(posts.likes[i]!) ? flag | POST_FLAG.hiddenLikes : flag))
  const likes = posts.likes.map(count => (hides(count) ? Number.NaN : count))
  const hidden = { zeros: hideZeros ? zeros : 0, placeholders: hideThrees ? threes : 0 }
  return { hidden, bundle: { ...bundle, posts: { ...posts, flags, likes } } }
}

const NONE: HiddenPosts = { zeros: 0, placeholders: 0 }

/** Posts and accounts whose likes were hidden, and the first of these accounts by name. */
export interface HiddenLikes {
  posts: number
  accounts: number
  first: string | null
}

const nobodys = (): HiddenLikes => ({ posts: 0, accounts: 0, first: null })

/** Counts what is hidden in the accounts that are judged, and says it. */
export function hiddenLikes() {
  const found = { zeros: nobodys(), placeholders: nobodys() }
  const join = (to: HiddenLikes, { posts, accounts, first }: HiddenLikes): void => {
    to.posts += posts
    to.accounts += accounts
    // the same one is named whichever was judged first
    if (first !== null && (to.first === null || first < to.first)) to.first = first
  }
  return {
    add({ handle }: Pick<AccountRow, 'handle'>, hidden: HiddenPosts): void {
      for (const which of WHICH) if (hidden[which] > 0) join(found[which], { posts: hidden[which], accounts: 1, first: handle })
    },
    found,
    join(other: typeof found): void {
      for (const which of WHICH) join(found[which], other[which])
    },
    say(diagnostics: Diagnostics): void {
      for (const which of WHICH) {
        const { posts, accounts, first } = found[which]
        if (first === null) continue
        const whose = `${plural(posts, 'post')} of ${first}${accounts > 1 ? ` and ${plural(accounts - 1, 'other account')}` : ''} ${posts === 1 ? 'has' : 'have'}`
        diagnostics.add({
          code: which === 'zeros' ? 'zero-likes' : 'placeholder-likes',
          severity: 'warning',
          message: `${whose} ${SAID[which]}. Their likes are taken for hidden, and count as unknown.`,
          field: 'likes',
          value: which === 'zeros' ? '0' : String(PLACEHOLDER),
        })
      }
    },
  }
}

const WHICH = ['zeros', 'placeholders'] as const
const SAID = {
  zeros: '0 likes where that cannot be: there are comments, or no post has a like',
  placeholders: `exactly ${PLACEHOLDER} likes on post after post, which Instagram shows for likes that are hidden`,
}
