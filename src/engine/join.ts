import type { Diagnostics } from '../input/diagnostics.ts'
import { readHandle } from '../input/handles.ts'
import { newAccount, withFields } from '../model/account-row.ts'
import type { AccountRow } from '../model/records.ts'
import type { AccountList } from './account-list.ts'
import { ambiguous, inPart, joinedByName, nobody, type Owner, taken, unlisted } from './owners.ts'

/** Where each account stands in the list of all, by platform and handle. */
export type Places = Map<string, Map<string, number>>

/** Where an account stands; `next` where it is new, which it then is no more. */
export function placeOf(places: Places, { platform, handle }: Pick<AccountRow, 'platform' | 'handle'>, next: number): number {
  let ofPlatform = places.get(platform)
  if (!ofPlatform) {
    ofPlatform = new Map()
    places.set(platform, ofPlatform)
  }
  const place = ofPlatform.get(handle)
  if (place !== undefined) return place
  ofPlatform.set(handle, next)
  return next
}

/** The accounts that rows of this handle and platform may be of, by index; a platform of null is not known. */
export type Find = (handle: string, platform: string | null) => readonly number[]

const NOWHERE: readonly number[] = []

/** What joining has to know of the run. */
interface Run {
  /** Whether there are account rows, be they of this part of all accounts or of another. */
  readonly listed: boolean
  /** False where other accounts are judged elsewhere, so that nobody here can be the only one. */
  readonly whole: boolean
}

/**
 * Which account each owner of posts, history or followers is. Those without a platform belong to the one account of that
 * handle, those without a handle to the one account of that platform. Owners that no account row names become accounts
 * where their posts tell how many followers they have, or where the run has no account rows at all.
 */
export function join(
  accounts: AccountList,
  places: Places,
  owners: readonly Owner[],
  authors: ReadonlyMap<number, AccountRow>,
  { listed, whole }: Run,
  diagnostics: Diagnostics,
): { readonly ownerOf: Int32Array; readonly find: Find; readonly byName: ReadonlyMap<string, number> } {
  const byName = new Map<string, number>()
  const known = new Map<string, ReadonlyMap<string, number | null>>()
  /**
   * The account that exports call by something else than its handle: a page of Facebook by its name, a channel of YouTube by
   * its id; −1 where none or several are called so.
   */
  const calledSo = ({ handle, platform }: Owner): number => {
    const by = whole ? CALLED_BY.get(platform) : undefined
    // of accounts that are judged elsewhere neither is known
    if (platform === null || by === undefined) return -1
    if (!known.has(platform)) known.set(platform, namesOf(accounts, platform, by))
    return known.get(platform)!.get(handle) ?? -1
  }
  const ownerOf = new Int32Array(owners.length).fill(-1)
  const find: Find = (handle, platform) => {
    if (platform === null) return [...places.values()].flatMap(ofPlatform => ofPlatform.get(handle) ?? [])
    const named = places.get(platform)?.get(handle)
    const unnamed = platform === 'unknown' ? undefined : places.get('unknown')?.get(handle)
    if (named === undefined) return unnamed === undefined ? NOWHERE : [unnamed]
    return unnamed === undefined ? [named] : [named, unnamed]
  }
  const named = [...owners.entries()].filter(([, owner]) => owner.handle !== '')
  fillPlatforms(accounts, places, named.map(([, owner]) => owner)) // biome-ignore format: one call
  // owners with a platform first, so that those without one find them
  for (const [id, owner] of [...named.filter(([, o]) => o.platform !== null), ...named.filter(([, o]) => o.platform === null)]) {
    const matching = find(owner.handle, owner.platform)
    const author = authors.get(id)
    if (matching.length === 1) {
      ownerOf[id] = matching[0]!
      if (author) accounts.put(matching[0]!, filled(accounts.at(matching[0]!), author))
      continue
    }
    if (matching.length > 1) {
      diagnostics.add(ambiguous(owner, matching.length))
      continue
    }
    const called = calledSo(owner)
    if (called >= 0) {
      ownerOf[id] = called
      byName.set(owner.handle, called)
      const account = withFields(author ? filled(accounts.at(called), author) : accounts.at(called), { platform: owner.platform! })
      accounts.put(called, account)
      // an id is nobody else's
      if (CALLED_BY.get(owner.platform) === 'name') diagnostics.add(joinedByName(owner, account))
    } else if (!listed || author?.followers != null) {
      const { handle, platform, source } = owner
      const orphan = newAccount(handle, platform ?? 'unknown', source)
      ownerOf[id] = placeOf(places, orphan, accounts.length)
      accounts.add(author ? filled(orphan, author) : orphan)
    } else diagnostics.add(unlisted(owner, whole))
  }
  for (const [id, owner] of owners.entries()) {
    if (owner.handle !== '') continue
    let candidates = 0
    let homeless = 0
    let only = -1
    for (let index = 0; index < accounts.length; index++)
      if (owner.platform === null || [owner.platform, 'unknown'].includes(accounts.value(index, 'platform'))) {
        candidates++
        if (accounts.value(index, 'platform') === 'unknown') homeless++
        only = index
      }
    if (candidates === 1 && whole) ownerOf[id] = only
    diagnostics.add(!whole ? inPart(owner) : candidates === 1 ? taken(owner, accounts.at(only)) : nobody(owner, candidates, homeless))
  }
  return { ownerOf, find, byName }
}

/** What exports of posts call an account by, where it is not its handle. */
const CALLED_BY: ReadonlyMap<string | null, 'name' | 'channelId'> = new Map([
  ['facebook', 'name'],
  ['youtube', 'channelId'],
])

/** Accounts that may be of the platform, by what they are called, as handles are written; null for what several are called. */
function namesOf(accounts: AccountList, platform: string, by: 'name' | 'channelId'): Map<string, number | null> {
  const names = new Map<string, number | null>()
  for (let index = 0; index < accounts.length; index++) {
    if (![platform, 'unknown'].includes(accounts.value(index, 'platform'))) continue
    const name = accounts.value(index, by)
    if (name === null) continue
    const { handle } = readHandle(name)
    names.set(handle, names.has(handle) ? null : index)
  }
  return names
}

/** Accounts whose row names no platform are of the one that all their posts, history and followers name. */
function fillPlatforms(accounts: AccountList, places: Places, owners: readonly Owner[]): void {
  const unnamed = places.get('unknown')
  if (unnamed === undefined) return
  const told = new Map<number, string | null>()
  for (const { handle, platform } of owners) {
    const index = unnamed.get(handle)
    if (index === undefined || platform === null || places.get(platform)?.has(handle)) continue
    told.set(index, told.has(index) && told.get(index) !== platform ? null : platform)
  }
  for (const [index, platform] of told) {
    if (platform === null) continue
    const account = withFields(accounts.at(index), { platform })
    accounts.put(index, account)
    unnamed.delete(account.handle)
    placeOf(places, account, index)
  }
}

/** An account row with what it left open from what its posts tell of their author. */
function filled(account: AccountRow, author: AccountRow): AccountRow {
  const all = withFields(account, {})
  if (all.followers === null && author.followers !== null) all.followersRoundedBy = author.followersRoundedBy
  all.name ??= author.name
  all.followers ??= author.followers
  all.following ??= author.following
  all.posts ??= author.posts
  all.lifetimeLikes ??= author.lifetimeLikes
  all.verified ??= author.verified
  return all
}
