import { readHandle } from '../input/handles.ts'
import type { Creator } from '../model/choosing.ts'
import { TIERS, VERDICTS } from '../model/names.ts'
import type { AccountReport } from '../model/report.ts'
import { withoutEnd } from '../text/ends.ts'

/** Fewest letters of a name that is taken for a person's: shorter ones are shared by many. */
const FEWEST_LETTERS = 5
/** From worst to mildest, for the worst verdict of several accounts. */
const WORST_FIRST = [...VERDICTS].reverse()

/**
 * People with several accounts in the report: told by the `creator` column, else suggested by the same name on different
 * platforms, by a profile that links to another, or by the same website. A suggestion stays one: nothing is judged by it.
 * Where the column is filled in part, an account without a creator may be suggested to belong to one that is told.
 */
export function gatherCreators(accounts: readonly AccountReport[]): Creator[] {
  const told = groupBy(accounts, ({ creator }) => keyOf(creator))
  const isFree = ({ creator }: AccountReport) => keyOf(creator) === null
  const among = accounts.some(isFree) ? accounts : []
  // of people that are told apart, none is suggested to be another
  const maySuggest = (some: readonly AccountReport[]) =>
    some.some(isFree) && new Set(some.flatMap(({ creator }) => keyOf(creator) ?? [])).size <= 1
  const taken = new Set<AccountReport>()
  const take = (some: readonly AccountReport[]) => {
    for (const account of some) if (isFree(account)) taken.add(account)
  }
  const left = (key: (account: AccountReport) => string | null) =>
    [
      ...groupBy(
        among.filter(account => !taken.has(account)),
        key,
      ).values(),
    ].filter(some => areOne(some) && maySuggest(some))
  const links = linked(among).filter(({ accounts: some }) => maySuggest(some))
  for (const { accounts: some } of links) take(some)
  const websites = left(({ website }) => siteOf(website))
  websites.forEach(take)
  const names = left(({ name }) => personOf(name))
  const creators = [
    ...[...told.values()]
      .filter(some => some.length > 1)
      .map(some => describe(some, 'creator-column', `The column creator says ${some[0]!.creator}.`)),
    ...links.map(({ accounts: some, why }) => describe(some, 'linked-profiles', why)),
    ...websites.map(some => describe(some, 'same-website', `All of them name ${some[0]!.website}.`)),
    ...names.map(some => describe(some, 'same-name', `All of them are called ${some[0]!.name}.`)),
  ]
  return creators.sort((a, b) => (b.followersSum ?? -1) - (a.followersSum ?? -1) || (a.name < b.name ? -1 : 1))
}

function describe(group: readonly AccountReport[], knownFrom: Creator['knownFrom'], why: string): Creator {
  const accounts = [...group].sort((a, b) => (b.followers ?? -1) - (a.followers ?? -1) || (a.platform < b.platform ? -1 : 1))
  const [largest] = accounts as [AccountReport, ...AccountReport[]]
  const known = accounts.flatMap(({ followers }) => (followers === null ? [] : [followers]))
  const tiers = accounts.flatMap(({ tier }) => (tier === null ? [] : [TIERS.indexOf(tier)]))
  const currencies = new Set(accounts.map(({ currency }) => currency))
  const priced = accounts.every(({ price }) => price !== null) && currencies.size === 1
  return {
    name: largest.creator ?? largest.name ?? largest.handle,
    knownFrom,
    suggested: knownFrom !== 'creator-column',
    why,
    accounts: accounts.map(({ handle, platform, followers, engagementRatePct, money, purchasedFollowers }) => ({
      handle,
      platform,
      followers,
      engagementRatePct,
      engagementsPerPost: money?.engagementsPerPost ?? null,
      purchasedFollowers,
    })),
    followersSum: known.length === 0 ? null : known.reduce((sum, followers) => sum + followers, 0),
    followersUnknown: accounts.length - known.length,
    overlapPct: null,
    tier: tiers.length === 0 ? null : TIERS[Math.max(...tiers)]!,
    purchasedFollowers: WORST_FIRST.find(verdict => accounts.some(account => account.purchasedFollowers === verdict))!,
    priceSum: priced ? accounts.reduce((sum, { price }) => sum + price!, 0) : null,
    currency: priced ? largest.currency : null,
    website: accounts.find(({ website }) => website !== null)?.website ?? null,
  }
}

/** Accounts whose website is another account of the report, followed from one to the next. */
function linked(accounts: readonly AccountReport[]): { accounts: AccountReport[]; why: string }[] {
  if (accounts.every(({ website }) => website === null)) return []
  const byKey = new Map(accounts.map(account => [`${account.platform}\n${account.handle}`, account]))
  const groupOf = new Map<AccountReport, { accounts: AccountReport[]; why: string }>()
  for (const account of accounts) {
    if (account.website === null) continue
    const { handle, platform } = readHandle(account.website)
    const other = platform === null ? undefined : byKey.get(`${platform}\n${handle}`)
    if (other === undefined || other === account) continue
    const [a, b] = [groupOf.get(account), groupOf.get(other)]
    const why = `@${account.handle} on ${account.platform} links to @${other.handle} on ${other.platform}.`
    const group = { accounts: [...new Set([...(a?.accounts ?? [account]), ...(b?.accounts ?? [other])])], why: a?.why ?? b?.why ?? why }
    for (const member of group.accounts) groupOf.set(member, group)
  }
  return [...new Set(groupOf.values())]
}

/** Two or more accounts, one on each platform: the same name twice on one platform is two people more often than one. */
function areOne(accounts: readonly AccountReport[]): boolean {
  return accounts.length > 1 && new Set(accounts.map(({ platform }) => platform)).size === accounts.length
}

function groupBy(accounts: readonly AccountReport[], keyOf: (account: AccountReport) => string | null): Map<string, AccountReport[]> {
  const groups = new Map<string, AccountReport[]>()
  for (const account of accounts) {
    const key = keyOf(account)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(account)
    else groups.set(key, [account])
  }
  return groups
}

function keyOf(text: string | null): string | null {
  if (text === null) return null
  const key = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')
  return key === '' ? null : key
}

/** A name that may be a person's: of two words, or long; without marks and symbols. */
function personOf(name: string | null): string | null {
  if (name === null) return null
  // where all letters are Latin, of the blocks whose small letters are in them too, classes of all letters need not be made ready
  const latin = /^[ -~\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0148\u014a-\u017e]*$/.test(name)
  const key = keyOf(name.replace(latin ? /[^a-z0-9\u00c0-\u017e' -]/gi : /[^\p{L}\p{M}\p{N}' -]/gu, ' '))
  if (key === null) return null
  const letters = key.replace(latin ? /[^a-z\u00c0-\u017e]/g : /[^\p{L}]/gu, '')
  return key.includes(' ') && letters.length >= FEWEST_LETTERS ? key : null
}

/** A website without what does not tell it apart; profiles on platforms are followed as links instead. */
function siteOf(website: string | null): string | null {
  const site = keyOf(website)
  if (site === null || readHandle(site).platform !== null) return null
  const [place = ''] = site
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .split(/[?#]/, 1)
  const bare = withoutEnd(place, '/')
  return bare.includes('.') ? bare : null
}
