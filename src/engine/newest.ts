import type { Bundle } from '../model/records.ts'

/** The newest date that an account, its posts or its history carry, or the one given where that is newer; epoch milliseconds. */
export function newerDate(newest: number | null, { account, posts, history }: Bundle): number | null {
  let date = Math.max(newest ?? Number.NEGATIVE_INFINITY, account.date ?? Number.NEGATIVE_INFINITY)
  for (const columns of [posts, history]) for (const other of columns?.date ?? []) if (other > date) date = other
  return date === Number.NEGATIVE_INFINITY ? null : date
}
