import { FOLLOWER_FIELDS, type FollowerColumns, type FollowerField } from '../../src/model/records.ts'

/** Follower columns of some followers; what one leaves out is unknown. */
export function sampleOf(followers: readonly { readonly [F in FollowerField]?: number }[]): FollowerColumns {
  const columns = FOLLOWER_FIELDS.map(field => [field, Float64Array.from(followers, follower => follower[field] ?? Number.NaN)])
  return { length: followers.length, ...(Object.fromEntries(columns) as { [F in FollowerField]: Float64Array }) }
}
