import type { Creator } from '../../model/choosing.ts'
import type { Report } from '../../model/report.ts'
import { KNOWN_WORDS } from '../creator-words.ts'
import type { PackedCreator } from './data.ts'
import { shown } from './text.ts'

/** Creators on the page, the largest first; the JSON report has them all. */
const LISTED = 300

export function packCreators({ accounts, creators }: Report): { readonly creators: PackedCreator[]; readonly creatorsCut: number } {
  const places =
    creators.length === 0 ? new Map() : new Map(accounts.map(({ platform, handle }, index) => [`${platform}\n${handle}`, index]))
  const packed = [...creators]
    .sort((a, b) => (b.followersSum ?? 0) - (a.followersSum ?? 0))
    .slice(0, LISTED)
    .map(
      (creator: Creator): PackedCreator => ({
        name: shown(creator.name),
        known: KNOWN_WORDS[creator.knownFrom],
        why: shown(creator.why),
        accounts: creator.accounts.flatMap(({ platform, handle }) => places.get(`${platform}\n${handle}`) ?? []),
        followersSum: creator.followersSum,
        followersUnknown: creator.followersUnknown,
        tier: creator.tier,
        purchasedFollowers: creator.purchasedFollowers,
        price: creator.priceSum,
        currency: creator.currency === null ? null : shown(creator.currency),
      }),
    )
  return { creators: packed, creatorsCut: creators.length - packed.length }
}
