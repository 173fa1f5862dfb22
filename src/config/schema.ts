import * as z from 'zod'
import { BASES } from '../model/names.ts'
import { inputShape } from './input.ts'
import { normsSchema } from './norms.ts'
import { ignoreSchema, policySchema } from './policy.ts'

/** `vet.config.json`. Unknown keys are errors, so that a typing mistake is not a setting silently ignored. */
const bounds = z
  .strictObject({ micro: z.number().positive(), macro: z.number().positive(), celebrity: z.number().positive() })
  .refine(({ micro, macro, celebrity }) => micro < macro && macro < celebrity, 'tiers must rise: micro < macro < celebrity')

const preset = z.enum(['classic', 'imh', 'stim', 'fame'])

export const configSchema = z.strictObject({
  $schema: z.string().optional(),
  tiers: z
    .union([
      preset,
      bounds,
      z.strictObject({
        all: z.union([preset, bounds]).optional(),
        byPlatform: z.record(z.string(), z.union([preset, bounds])).optional(),
        byNiche: z.record(z.string(), z.union([preset, bounds])).optional(),
      }),
    ])
    .optional()
    .describe(
      'A preset, or lower bounds in followers for all, per platform and per niche (also "platform/niche"); the most specific wins.',
    ),
  er: z.enum(BASES).optional().describe('What engagement is divided by.'),
  includeSaves: z.boolean().optional().describe('Count saves as engagement where the export has them.'),
  prior: z.number().gt(0).lt(1).optional().describe('Probability of a purchased audience before any evidence, between 0 and 1.'),
  limits: z
    .record(z.string(), z.record(z.string(), z.number()))
    .optional()
    .describe(
      'Limits of signals to change, as {"flat-likes": {"flat": 0.08}}; vet signals lists them. Those of the verdict stand under "verdict".',
    ),
  norms: normsSchema
    .optional()
    .describe(
      'Expected engagement by platform, in place of the published norms, as {"instagram": {"ratePct": [[10000, 1.5]], "sd": 0.9}}.',
    ),
  outputs: z.array(z.string().min(1)).optional().describe('Reports to write, each as after -o; paths from the folder of this file.'),
  ...inputShape,
  baseline: z
    .string()
    .min(1)
    .optional()
    .describe('Peers to compare with, as vet baseline wrote them; a path from the folder of this file. --baseline goes first.'),
  policy: policySchema.optional(),
  ignore: z.array(ignoreSchema).optional().describe('Findings that the policy passes over; they stay in the report, marked.'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'a currency is a code such as EUR')
    .optional()
    .describe('Currency of prices that name none.'),
  currencySymbols: z
    .record(z.string(), z.string().regex(/^[A-Z]{3}$/, 'a currency is a code such as EUR'))
    .optional()
    .describe('What signs mean in this config’s files, as {"$": "CAD"}.'),
  rates: z
    .record(z.string().regex(/^[A-Z]{3}$/, 'a currency is a code such as EUR'), z.number().positive())
    .optional()
    .describe(
      'What one unit of each currency is worth, all in one measure, as {"EUR": 1, "USD": 0.9}. Without it, prices in different currencies are never compared.',
    ),
  earnedMedia: z
    .strictObject({ perThousandViews: z.number().positive(), currency: z.string() })
    .optional()
    .describe('The rate at which views are counted as earned media.'),
  postsWindow: z.int().positive().optional().describe('How many of the newest posts count, from 1 up.'),
})

export type Config = z.infer<typeof configSchema>
