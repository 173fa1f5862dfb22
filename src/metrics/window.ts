import { POST_FLAG, type PostColumns } from '../model/records.ts'
import { anyKnown } from './statistics.ts'

/** Posts not counted, by why. */
export interface LeftOut {
  readonly pinned: number
  readonly foreignOwner: number
  readonly hiddenLikes: number
  readonly tooYoung: number
  /** Without one of the figures that the engagement is made of, or without its base. */
  readonly incomplete: number
  /** Replies, reposts and stories. */
  readonly otherKinds: number
  /** Posts that would count, and are too few beside the averages of the account row. */
  readonly tooFew: number
}

/** One for each account: reports have it. */
export const noneLeftOut = () => ({ pinned: 0, foreignOwner: 0, hiddenLikes: 0, tooYoung: 0, incomplete: 0, otherKinds: 0, tooFew: 0 })

/** Engagement on a post still grows for about two days. */
const SETTLED_AFTER_MS = 48 * 3_600_000

/** The newest posts that count: no pinned ones, none by another account, none with hidden likes, none too young at the snapshot. @param most how many */
export function newestPosts(
  posts: PostColumns,
  snapshot: number | null,
  most: number,
): { readonly window: number[]; readonly leftOut: LeftOut } {
  const leftOut = { ...noneLeftOut(), otherKinds: posts.otherKinds ?? 0 }
  const window: number[] = []
  const likesAnywhere = anyKnown(posts.likes)
  for (let i = 0; i < posts.length && window.length < most; i++) {
    const flags = posts.flags[i]!
    if (flags & POST_FLAG.pinned) leftOut.pinned++
    else if (flags & POST_FLAG.foreignOwner) leftOut.foreignOwner++
    else if (likesAnywhere && Number.isNaN(posts.likes[i]!)) leftOut.hiddenLikes++
    else if (snapshot !== null && posts.date[i]! > snapshot - SETTLED_AFTER_MS) leftOut.tooYoung++
    else window.push(i)
  }
  return { window, leftOut }
}
