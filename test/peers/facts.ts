import { measure } from '../../src/metrics/metrics.ts'
import { newAccount, withFields } from '../../src/model/account-row.ts'
import type { AccountRow } from '../../src/model/records.ts'
import type { Facts } from '../../src/peers/expectation.ts'

/** What is known of an account of which there is nothing but its row. */
export function factsOf(row: Partial<AccountRow>): Facts {
  const account = withFields(newAccount('brie', 'instagram', { file: 'accounts.csv', line: 2 }), { followers: 10_000, ...row })
  const options = { basis: 'followers', includeSaves: false, postsWindow: 18, asOf: null } as const
  return {
    account,
    metrics: measure({ account, posts: null, history: null, sample: null }, options),
    growth: null,
    profile: null,
    postCount: account.posts,
  }
}
