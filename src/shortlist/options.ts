import type { Verdict } from '../model/names.ts'

/** What is sought. */
export interface ShortlistOptions {
  readonly budget: number | null
  /** Currency of the budget; null where it is to be the list's own. */
  readonly currency: string | null
  readonly count: number | null
  /** The worst verdict that is taken. */
  readonly maxRisk: Verdict
  readonly niche: string | null
  readonly country: string | null
  readonly optimise: Aim
  /** Share of the budget that one account may cost, from 0 to 1. */
  readonly maxShare: number | null
}

/** What is sought where nothing is said. */
export const USUAL: ShortlistOptions = {
  budget: null,
  currency: null,
  count: null,
  // a list is for working with: accounts with signs of purchased followers are taken only when asked for
  maxRisk: 'insufficient',
  niche: null,
  country: null,
  optimise: 'engagements',
  maxShare: null,
}

export const AIMS = ['engagements', 'reach', 'credible-reach'] as const
export type Aim = (typeof AIMS)[number]

/** From the mildest on; too little data is milder than a sign, and worse than none. */
export const RISKS: readonly Verdict[] = ['no-sign', 'insufficient', 'possible', 'likely']

/** What is chosen where neither a budget nor a number is given. */
export const USUAL_COUNT = 10

export const AIM_WORDS: Readonly<Record<Aim, string>> = {
  engagements: 'engagements a post',
  reach: 'followers',
  'credible-reach': 'credible followers',
}

/** One of what is counted, as a price for each is said. */
export const AIM_UNITS: Readonly<Record<Aim, string>> = {
  engagements: 'an engagement',
  reach: 'a follower',
  'credible-reach': 'a credible follower',
}
