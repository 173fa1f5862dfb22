import * as z from 'zod'
import { TIERS, VERDICTS } from '../../src/model/names.ts'
import { accountSchema } from '../../src/model/report.ts'
import { AIMS } from '../../src/shortlist/options.ts'

/* What programs read of `vet compare --json` and `vet shortlist --json`: no figure is NaN, and no field comes or goes. */

const text = z.string().nullable()
const number = z.number().nullable()
const one = { handle: z.string(), platform: z.string() }
const risk = z.enum(VERDICTS)
const oneSided = z.strictObject({ ...one, tier: z.enum(TIERS).nullable(), followers: number, purchasedFollowers: risk.nullable() })

export const comparisonSchema = z.strictObject({
  schemaVersion: z.literal(1),
  settings: z.strictObject({ days: z.int().positive(), daysKnown: z.boolean(), failOn: risk.nullable() }),
  added: z.array(oneSided),
  removed: z.array(oneSided),
  changed: z.array(
    z.strictObject({
      ...one,
      field: z.enum(['tier', 'purchasedFollowers', 'purchasedEngagement', 'followers', 'engagementRatePct', 'price']),
      old: z.union([text, number]),
      new: z.union([text, number]),
      currencies: z.tuple([text, text]).nullable(),
      unusual: z.boolean(),
      why: z.string().regex(/\.$/),
    }),
  ),
  unchanged: z.int().nonnegative(),
  notes: z.array(z.string()),
  policy: z.strictObject({
    passed: z.boolean(),
    failed: z.array(z.strictObject({ ...one, why: z.string() })),
    unread: z.array(z.string()),
  }),
})

export const shortlistSchema = z.strictObject({
  schemaVersion: z.literal(1),
  settings: z.strictObject({
    budget: number,
    currency: text,
    count: number,
    maxRisk: risk,
    niche: text,
    country: text,
    optimise: z.enum(AIMS),
    maxShare: number,
    rates: z.record(z.string(), z.number()),
  }),
  selected: z.array(accountSchema.extend({ cost: number, worth: z.number(), why: z.array(z.string()) })),
  considered: z.array(z.strictObject({ ...one, reason: z.string(), why: z.string() })),
  withoutPrice: z.array(z.strictObject({ ...one, worth: z.number(), offer: text, why: z.string() })),
  totals: z.strictObject({
    accounts: z.int().nonnegative(),
    cost: number,
    currency: text,
    left: number,
    worth: z.number().nonnegative(),
    engagements: number,
    engagementsRange: z.tuple([z.number(), z.number()]).nullable(),
    costPerEngagement: number,
    followers: z.number().nonnegative(),
  }),
  method: z.string(),
  bound: z.number().nonnegative(),
  gap: z.number().min(0).max(1),
  notes: z.array(z.string()),
})
