import type { Diagnostics } from '../input/diagnostics.ts'
import { type AccountRow, type Bundle, POST_FLAG, type PostColumns } from '../model/records.ts'
import { plural } from '../text/numbers.ts'
import { counted } from './counted.ts'

/** Types under which exports list what is no post: it is shown to other people, or for a day. */
const OTHER_KINDS =
  /^(?:(?:ig|fb|instagram|facebook)?[\s_-]*(?:story|stories|storys|historias?|histórias?|stori[ae])(?:[\s_-]+(?:d[aeio]l?[\s_-]+)?(?:ig|fb|instagram|facebook))?|reply|replies|replied[\s_-]to|retweet(?:ed)?|repost(?:ed)?|reblog|antwort|respuesta|réponse|resposta|risposta)$/
const STORIES_ARE_POSTS = 'snapchat'
const ANSWERS_BEGIN_WITH_A_HANDLE = 'x'

/**
 * The bundle without its replies, reposts and stories: a reply is seen by those who follow the talk and a story by those who
 * open it within a day, so that neither tells of what followers make of posts. How many there were stays known.
 */
export function withoutOtherKinds(bundle: Bundle): Bundle {
  const { posts } = bundle
  if (posts === null) return bundle
  const { platform } = bundle.account
  const flags = platform === ANSWERS_BEGIN_WITH_A_HANDLE ? POST_FLAG.reply | POST_FLAG.addressed : POST_FLAG.reply
  const types = platform === STORIES_ARE_POSTS ? NONE : otherTypes(posts.types)
  let kept: number[] | null = null
  for (let i = 0; i < posts.length; i++) {
    const other = (posts.flags[i]! & flags) !== 0 || (types.length > 0 && types.includes(posts.type[i]!))
    if (other) kept ??= Array.from({ length: i }, (_, before) => before)
    else kept?.push(i)
  }
  return kept === null ? bundle : { ...bundle, posts: only(posts, kept) }
}

const NONE: readonly number[] = []

// accounts of a run share their words of types, which may still grow
let known: { readonly words: readonly string[]; readonly length: number; readonly types: readonly number[] } = {
  words: [],
  length: 0,
  types: NONE,
}

function otherTypes(words: readonly string[]): readonly number[] {
  if (known.words !== words || known.length !== words.length)
    known = { words, length: words.length, types: words.flatMap((word, type) => (OTHER_KINDS.test(word) ? [type] : [])) }
  return known.types
}

function only(posts: PostColumns, rows: readonly number[]): PostColumns {
  const of = (values: ArrayLike<number>) => Float64Array.from(rows, row => values[row]!)
  const kept = new Set(rows)
  const left = Array.from({ length: posts.length }, (_, row) => row).filter(row => !kept.has(row))
  return {
    length: rows.length,
    date: of(posts.date),
    flags: of(posts.flags),
    type: of(posts.type),
    types: posts.types,
    otherKinds: posts.length - rows.length,
    others: { date: Float64Array.from(left, row => posts.date[row]!), flags: Float64Array.from(left, row => posts.flags[row]!) },
    likes: of(posts.likes),
    comments: of(posts.comments),
    shares: of(posts.shares),
    saves: of(posts.saves),
    views: of(posts.views),
    reach: of(posts.reach),
    impressions: of(posts.impressions),
    followersAtPosting: of(posts.followersAtPosting),
  }
}

type Named = Pick<AccountRow, 'handle' | 'platform'> & { readonly posts: number }

/** Counts accounts of whose posts none is left, and says it: that their engagement is unknown has its reason there. */
export function onlyOthers() {
  const { found, join, add } = counted<Named>()
  return {
    add({ account: { handle, platform }, posts }: Pick<Bundle, 'account' | 'posts'>): void {
      if (posts?.length === 0 && posts.otherKinds) add({ handle, platform, posts: posts.otherKinds })
    },
    found,
    join,
    say(diagnostics: Diagnostics): void {
      const { accounts, first } = found
      if (first === null) return
      diagnostics.add({
        code: 'no-own-posts',
        severity: 'warning',
        message: `All ${plural(first.posts, 'post')} of ${first.handle}${accounts > 1 ? ` (and all of ${plural(accounts - 1, 'other account')})` : ''} are replies, reposts or stories, which do not tell what followers make of posts; none is counted. Export its own posts.`,
        field: 'type',
        value: first.handle,
      })
    },
  }
}
