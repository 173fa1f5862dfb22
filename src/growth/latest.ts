import { withFields } from '../model/account-row.ts'
import type { Bundle } from '../model/records.ts'

/** The bundle with the account's counts filled in from the newest point of its history (or the newest post) where no account row tells them. */
export function withLatestCounts(bundle: Bundle): Bundle {
  const { account, history, posts } = bundle
  if (account.followers !== null) return bundle
  const last = history === null ? -1 : history.followers.findLastIndex(followers => followers >= 0)
  if (history && last >= 0) {
    const known = (value: number) => (Number.isNaN(value) ? null : value)
    return {
      ...bundle,
      account: withFields(account, {
        followers: known(history.followers[last]!),
        following: account.following ?? known(history.following[last]!),
        posts: account.posts ?? known(history.posts[last]!),
        date: account.date ?? known(history.date[last]!),
      }),
    }
  }
  const newest = posts ? posts.followersAtPosting.find(followers => followers > 0) : undefined
  return newest === undefined ? bundle : { ...bundle, account: withFields(account, { followers: newest }) }
}
