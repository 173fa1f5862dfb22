import { POST_FLAG, type PostColumns } from '../model/records.ts'

const COUNTS = ['likes', 'comments', 'shares'] as const

/** Likes, comments and shares together of each of these posts, of the counts that at least half of them have; NaN where one is unknown. */
export function engagementsOfPosts(posts: PostColumns, rows: readonly number[]): Float64Array {
  const counts = COUNTS.filter(name => name === 'likes' || rows.filter(i => !Number.isNaN(posts[name][i]!)).length * 2 >= rows.length)
  return Float64Array.from(rows, i => counts.reduce((sum, name) => sum + posts[name][i]!, 0))
}

/** The newest of an account's own posts, by index, newest first: none that stands on another account's page. */
export function ownPosts(posts: PostColumns, most: number): number[] {
  const rows: number[] = []
  for (let i = 0; i < posts.length && rows.length < most; i++) if (!(posts.flags[i]! & POST_FLAG.foreignOwner)) rows.push(i)
  return rows
}
