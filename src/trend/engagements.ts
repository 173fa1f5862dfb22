import { POST_FLAG, type PostColumns } from '../model/records.ts'

/** Likes, comments and shares together of each of these posts, of the counts that at least half of them have; NaN where one is unknown. */
export function engagementsOfPosts({ likes, comments, shares }: PostColumns, rows: readonly number[]): number[] {
  const commented = halfHave(comments, rows)
  const shared = halfHave(shares, rows)
  const sums: number[] = []
  for (const row of rows) sums.push(likes[row]! + (commented ? comments[row]! : 0) + (shared ? shares[row]! : 0))
  return sums
}

function halfHave(counts: Float64Array, rows: readonly number[]): boolean {
  let known = 0
  for (const row of rows) if (!Number.isNaN(counts[row]!)) known++
  return known * 2 >= rows.length
}

/** The newest of an account's own posts, by index, newest first: none that stands on another account's page. */
export function ownPosts(posts: PostColumns, most: number): number[] {
  const rows: number[] = []
  for (let i = 0; i < posts.length && rows.length < most; i++) if (!(posts.flags[i]! & POST_FLAG.foreignOwner)) rows.push(i)
  return rows
}
