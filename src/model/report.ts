import * as z from 'zod'
import { creatorSchema, moneySchema, moneySettingsSchema, sponsorshipSchema, trendSchema } from './choosing.ts'
import { BASES, ENGAGEMENT_VERDICTS, GROUPS, IGNORE_REASONS, KINDS, TIERS, VERDICTS } from './names.ts'

/**
 * The report: plain data, versioned, the one thing that reporters and the exit code read.
 * Unknown is `null`, never 0. A unit stands in the name: `Pct` is percent (1.5 means 1.5 %).
 */

const text = z.string().nullable()
const number = z.number().nullable()
const range = z.tuple([z.number(), z.number()]).nullable()

export const diagnosticSchema = z.strictObject({
  code: z.string().describe('Stable name of the kind of problem, for filters and scripts.'),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  file: text.describe('Path as it was typed.'),
  line: number.describe('Line in the file, from 1.'),
  column: number.describe('Field number in the row, from 1.'),
  field: text,
  value: text.describe('The value as it stands in the file, shortened.'),
})

export const evidenceSchema = z.strictObject({
  signal: z.string(),
  group: z.enum(GROUPS),
  outcome: z.enum(['fired', 'clear', 'unknown', 'error']),
  observed: number,
  expected: number,
  expectedRange: range.describe('10th to 90th percentile of peers.'),
  unit: text.describe('Unit of observed, expected and expectedRange.'),
  likelihoodRatio: number.describe(
    'How many times likelier this is with a purchased audience than without, alone; counted beside other evidence it multiplies the odds by exp(logOdds).',
  ),
  logOdds: number.describe('What this adds to the log-odds of the probability, after weighting and clipping (natural log).'),
  n: number.describe('How many posts, followers, intervals or accounts it rests on.'),
  count: number.describe('Of these, how many show it; null where the signal counts none.'),
  missing: z.array(z.string()),
  innocent: z.array(z.string()),
})

/** What pages draw of an account; made only where a report asks for it. Dates are days, as 2026-09-01. */
export const chartsSchema = z.strictObject({
  followers: z.array(z.strictObject({ date: z.string(), followers: z.number() })).describe('Follower counts over time, oldest first.'),
  steps: z
    .array(
      z.strictObject({
        from: z.string(),
        to: z.string(),
        gain: z.number().describe('Followers gained in the interval.'),
        sharePct: z.number().describe('Gain beyond the usual, in percent of the followers of today.'),
        kind: z
          .enum(['rose', 'giveaway', 'viral', 'season', 'chance', 'flat', 'open', 'purge'])
          .describe(
            'rose, giveaway and viral are explained by posts; flat is not; open cannot be told, nor can chance (posts do as well in any week) and season (the same weeks of other years), which count neither way; purge is a drop common to many accounts.',
          ),
      }),
    )
    .describe('Unusual steps of the follower count.'),
  posts: z
    .array(
      z.strictObject({
        date: text,
        type: text,
        engagement: number.describe(
          'What the rate counts of it: likes, comments and shares as far as they are told, and saves where they are to count.',
        ),
        views: number,
        sponsored: z.boolean().nullable(),
        counted: z.boolean().describe('One of the posts that the rate is the median of.'),
      }),
    )
    .describe('Newest posts, newest first.'),
})

export const accountSchema = z.strictObject({
  handle: z.string(),
  platform: z.string(),
  name: text,
  creator: text,
  niche: text,
  country: text,
  website: text,
  tier: z.enum(TIERS).nullable(),
  followers: number,
  following: number,
  posts: number,
  engagementRatePct: number,
  engagementBasis: z.enum(BASES).nullable(),
  engagementFormula: text,
  likesPerPost: number,
  commentsPerPost: number,
  sharesPerPost: number,
  savesPerPost: number,
  viewsPerPost: number,
  postsSampled: number,
  postsLeftOut: z
    .strictObject({
      pinned: z.int(),
      foreignOwner: z.int(),
      hiddenLikes: z.int(),
      tooYoung: z.int(),
      incomplete: z.int(),
      otherKinds: z.int().describe('Replies, reposts and stories, among all posts.'),
      tooFew: z.int().describe('Posts that would count, and are too few to judge by where the account row has averages.'),
    })
    .describe('Posts among the newest that were not counted, by why; incomplete ones lack a figure of the engagement rate.'),
  expectedEngagementRatePct: number.describe("Expected on the norm's own formula (expectedEngagementFormula), per follower."),
  expectedEngagementFormula: text,
  engagementToExpected: number.describe("Observed over expected, both on the norm's own formula; 1 is as expected."),
  engagementZ: number,
  peerGroup: text,
  purchasedFollowers: z.enum(VERDICTS),
  purchasedEngagement: z.enum(ENGAGEMENT_VERDICTS).nullable(),
  flagged: z.boolean(),
  probability: number.describe('Fraction from 0 to 1, of a substantially purchased audience; null where nothing could be measured.'),
  probabilityRange: range,
  likelihoodRatio: number.describe('Posterior odds over prior odds.'),
  checked: z.array(z.enum(GROUPS)).describe('Groups of evidence that could run.'),
  suspiciousFollowerSharePct: number,
  suspiciousFollowerShareRangePct: range,
  unexplainedGrowthPct: number,
  sponsoredSharePct: number,
  sponsoredEngagementRatio: number,
  costPerEngagement: number,
  costPerThousandFollowers: number,
  price: number,
  currency: text,
  money: moneySchema.nullable().describe('What the account costs for what it brings.'),
  sponsorship: sponsorshipSchema.nullable().describe('Null where neither a column nor captions tell.'),
  trend: trendSchema.nullable().describe('Null without dated posts.'),
  reasons: z.array(z.string()),
  engagementReasons: z.array(z.string()).describe('Why purchasedEngagement is what it is; another fault than purchased followers.'),
  evidence: z.array(evidenceSchema),
  charts: chartsSchema.nullable().describe('Null unless the report was made for a page.'),
  ignored: z
    .strictObject({ reason: z.enum(IGNORE_REASONS), note: text, until: z.string().describe('Last day, as 2026-12-31.') })
    .nullable()
    .describe('Why the policy passes over this account, by an entry of the config; its findings stand all the same.'),
  snapshotDate: text.describe('Day of the counts, where the export names it, as 2026-09-01.'),
  source: z.strictObject({ file: z.string(), line: z.number().int() }),
})

export const inputSchema = z.strictObject({
  path: z.string(),
  kind: z.enum(KINDS),
  preset: text,
  encoding: z.string(),
  delimiter: text,
  rows: z.number().int(),
  accepted: z.number().int(),
  rejected: z.number().int(),
  columns: z.record(z.string(), z.string()).describe('Field to header.'),
  unusedColumns: z.array(z.string()),
})

export const assertionSchema = z.strictObject({
  name: z.string(),
  level: z.enum(['warn', 'error']),
  operator: z.string(),
  expected: z.union([z.string(), z.number()]),
  actual: z.union([z.string(), z.number(), z.null()]),
  passed: z.boolean(),
  handle: text,
  platform: text,
})

export const tierBoundsSchema = z.strictObject({
  micro: z.number().positive(),
  macro: z.number().positive(),
  celebrity: z.number().positive(),
})

export const settingsSchema = z.strictObject({
  engagementBasis: z.enum(BASES),
  includeSaves: z.boolean(),
  prior: z.number(),
  limits: z.record(z.string(), z.record(z.string(), z.number())).describe('Limits of signals that the config changed.'),
  tiers: z.string().describe('Name of the preset, or where the bounds came from.'),
  tierBounds: tierBoundsSchema,
  normsDate: z.string(),
  norms: z
    .record(z.string(), z.strictObject({ formula: z.string(), year: number, source: z.string() }))
    .describe('What engagement is compared with where a platform has too few peers, by platform.'),
  baseline: z
    .strictObject({ accounts: z.int(), newestDate: text, platforms: z.array(z.string()) })
    .nullable()
    .describe('Peers fitted on other files that stand in for those of this run.'),
  postsWindow: z.number().int(),
  asOf: text,
  engine: z.string(),
  shard: text.describe('Part of all accounts that this run judged, as 2/8; null for all.'),
  filters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  sort: z.string(),
  money: moneySettingsSchema,
})

export const reportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.literal('vet'), version: z.string() }),
  settings: settingsSchema,
  inputs: z.array(inputSchema),
  diagnostics: z.array(diagnosticSchema),
  accounts: z.array(accountSchema),
  creators: z.array(creatorSchema).describe('People with several accounts in the report.'),
  summary: z.strictObject({
    accounts: z.number().int().describe('Accounts vetted and shown, after filters.'),
    vetted: z.number().int().describe('Accounts vetted, before filters.'),
    byTier: z.record(z.string(), z.number().int()),
    flagged: z.number().int(),
    likely: z.number().int(),
    possible: z.number().int(),
    insufficient: z.number().int(),
    noSign: z.number().int(),
    ignored: z.number().int().describe('Accounts that the policy passes over.'),
    newestDate: text.describe('Newest date in the data, as 2026-09-01.'),
  }),
  policy: z.strictObject({ passed: z.boolean(), assertions: z.array(assertionSchema) }),
})

export type Report = z.infer<typeof reportSchema>
export type AccountReport = z.infer<typeof accountSchema>
export type Charts = z.infer<typeof chartsSchema>
export type Evidence = z.infer<typeof evidenceSchema>
export type Diagnostic = z.infer<typeof diagnosticSchema>
export type InputReport = z.infer<typeof inputSchema>
export type Assertion = z.infer<typeof assertionSchema>
export type TierBounds = z.infer<typeof tierBoundsSchema>
export type { Basis, Group, Kind, Tier, Verdict } from './names.ts'
