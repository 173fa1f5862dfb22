/** The fixed words of the report. Apart from its schema, so that naming a tier does not load the schema library. */
export const TIERS = ['nano', 'micro', 'macro', 'celebrity'] as const
export const VERDICTS = ['no-sign', 'insufficient', 'possible', 'likely'] as const
export const ENGAGEMENT_VERDICTS = ['no-sign', 'insufficient', 'possible'] as const
export const GROUPS = ['sample', 'history', 'link', 'engagement', 'shape'] as const
export const BASES = ['followers', 'views', 'reach', 'impressions'] as const
export const KINDS = ['accounts', 'posts', 'history', 'followers'] as const

export type Tier = (typeof TIERS)[number]
export type Verdict = (typeof VERDICTS)[number]
export type Group = (typeof GROUPS)[number]
export type Basis = (typeof BASES)[number]
export type Kind = (typeof KINDS)[number]
