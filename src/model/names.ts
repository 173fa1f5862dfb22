/** The fixed words of the report. Apart from its schema, so that naming a tier does not load the schema library. */
export const TIERS = ['nano', 'micro', 'macro', 'celebrity'] as const
export const VERDICTS = ['no-sign', 'insufficient', 'possible', 'likely'] as const
export const ENGAGEMENT_VERDICTS = ['no-sign', 'insufficient', 'possible'] as const
export const GROUPS = ['sample', 'history', 'link', 'engagement', 'shape'] as const
export const BASES = ['followers', 'views', 'reach', 'impressions'] as const
export const KINDS = ['accounts', 'posts', 'history', 'followers'] as const

/** Why findings may be passed over by the policy. */
export const IGNORE_REASONS = [
  /** The account's own audience figures were seen. */
  'own-figures-seen',
  /** A known event explains the figures: a giveaway, press, a platform's purge. */
  'known-event',
  /** The export is wrong or incomplete for this account. */
  'faulty-data',
  /** Judged by a person and taken all the same. */
  'accepted-risk',
  /** Not up for a campaign: one's own, a partner's, a competitor's account. */
  'not-considered',
] as const

export type Tier = (typeof TIERS)[number]
export type Verdict = (typeof VERDICTS)[number]
export type Group = (typeof GROUPS)[number]
export type Basis = (typeof BASES)[number]
export type Kind = (typeof KINDS)[number]
