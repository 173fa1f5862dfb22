import type { Diagnostics } from '../input/diagnostics.ts'
import type { AccountRow, Bundle, FollowerRow, HistoryRow, PostCount, Source } from '../model/records.ts'
import type { Accounts } from './account-list.ts'

/** How far a count of followers beside it may be from the true one, where it was written as 2K. */
interface Rounded {
  roundedBy?: number
}

/** One post on its way into an engine. Unknown counts and dates are NaN; `key` is a hash of the post's id, 0 where it has none. */
export type PostRow = Rounded & { date: number; flags: number; type: number; key: number } & { [C in PostCount]: number }

/** Where records go as they are read. The row objects are read at once and may be used again by the caller. */
export interface Records {
  readonly account: (row: AccountRow) => void
  /** What posts tell of their author, used where no account row tells it; its date is that of the newest post that told. */
  readonly author: (owner: number, row: AccountRow) => void
  /**
   * The number under which posts, history and followers of this account are gathered; a platform of null is not known.
   * An empty handle is the one account of that platform in the run, whichever it turns out to be.
   * −1 where they are not wanted.
   */
  readonly owner: (handle: string, platform: string | null, source: Source) => number
  readonly typeCode: (type: string) => number
  readonly post: (owner: number, row: PostRow) => void
  readonly history: (owner: number, row: HistoryRow & Rounded) => void
  readonly follower: (owner: number, row: FollowerRow) => void
}

/** What was gathered of an account, and its index among all. */
export interface Found extends Bundle {
  readonly index: number
}

/** Everything gathered, by account. */
export interface Gathered {
  readonly accounts: Accounts
  /** The accounts that are wanted, by their index, with all that is known of them, some at a time, whose posts have the same words of types; the order is the engine's own. */
  readonly bundles: (wanted: (index: number) => boolean) => AsyncIterable<readonly Found[]>
  /** The newest date that any row carries, also one of an account that another part of all has, in epoch milliseconds; null where none does. */
  readonly newest: () => number | null
}

/** Takes records and hands over one bundle an account. It knows nothing of metrics. */
export interface Engine extends Records {
  readonly name: string
  /** Joins and groups what was read; called once, when all is read. @throws NotPlain where a database's groups cannot be used */
  readonly gather: (diagnostics: Diagnostics) => Gathered | Promise<Gathered>
  /** Lets go of files and processes, whatever happened. */
  readonly close: () => Promise<void>
}

/** An engine found, before any account was judged, that it could not read a file exactly as the default one does: that one has to. */
export class NotPlain extends Error {
  override readonly name = 'NotPlain'
}
