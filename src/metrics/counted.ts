import { byName } from '../text/order.ts'

type Named = { readonly handle: string; readonly platform: string }

/** How many accounts have something about them, and the first of these by name; plain data, so that another thread can send it. */
export interface Counted<Account extends Named> {
  accounts: number
  first: Account | null
}

/** Counts accounts, of which one is to be named: the same whichever was judged first. */
export function counted<Account extends Named>() {
  const found: Counted<Account> = { accounts: 0, first: null }
  const join = ({ accounts, first }: Counted<Account>): void => {
    found.accounts += accounts
    if (first !== null && (found.first === null || byName(first, found.first) < 0)) found.first = first
  }
  return { found, join, add: (account: Account): void => join({ accounts: 1, first: account }) }
}
