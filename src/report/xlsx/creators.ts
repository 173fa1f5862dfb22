import type { Creator } from '../../model/choosing.ts'
import { count, percent, verdictWords } from '../../text/numbers.ts'
import { KNOWN_WORDS } from '../creator-words.ts'
import type { SheetColumn } from './sheet.ts'

const accountWords = ({ handle, platform, followers, engagementRatePct }: Creator['accounts'][number]): string =>
  `@${handle} · ${platform}: ${count(followers)} followers, ${percent(engagementRatePct)}`

/** A person over several accounts, as people read it. */
export const CREATOR_COLUMNS: readonly SheetColumn<Creator>[] = [
  { title: 'Creator', width: 26, format: 'text', value: ({ name }) => name },
  { title: 'Known from', width: 22, format: 'text', value: ({ knownFrom }) => KNOWN_WORDS[knownFrom] },
  { title: 'Accounts', width: 10, format: 'count', value: ({ accounts }) => accounts.length },
  {
    title: 'Account and engagement by platform',
    width: 60,
    format: 'text',
    value: ({ accounts }) => accounts.map(accountWords).join('\n'),
  },
  { title: 'Followers in sum (overlap unknown)', width: 18, format: 'count', value: ({ followersSum }) => followersSum },
  { title: 'Tier of the largest', width: 12, format: 'text', value: ({ tier }) => tier },
  { title: 'Worst: purchased followers?', width: 18, format: 'text', value: ({ purchasedFollowers }) => verdictWords(purchasedFollowers) },
  { title: 'Price of all', width: 12, format: 'money', value: ({ priceSum }) => priceSum },
  { title: 'Currency', width: 10, format: 'text', value: ({ currency }) => currency },
  { title: 'Website', width: 30, format: 'text', value: ({ website }) => website },
  { title: 'Why one person', width: 50, format: 'text', value: ({ why }) => why },
]
