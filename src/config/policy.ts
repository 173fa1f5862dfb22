import * as z from 'zod'
import { IGNORE_REASONS, TIERS, VERDICTS } from '../model/names.ts'

/** `off`, or how bad a breach is and the limit. */
const assertion = <T extends z.ZodType>(limit: T, what: string) =>
  z
    .union([z.literal('off'), z.tuple([z.enum(['warn', 'error']), limit])])
    .optional()
    .describe(`"off", or ["warn" | "error", limit]: ${what}`)

const share = z.number().min(0).max(100)
const count = z.int().nonnegative()

/** `policy` in the config: what a run is held against. A breach at level `error` makes the exit code 1. */
export const policySchema = z.strictObject({
  verdict: assertion(
    z.enum(VERDICTS).exclude(['no-sign']),
    'no account may have this verdict or a worse one; insufficient is the mildest.',
  ),
  probability: assertion(z.number().min(0).max(1), 'at most this probability, a fraction, of a purchased audience.'),
  engagementToExpected: assertion(z.number().nonnegative(), 'at least this engagement over what is expected; 0.5 is half.'),
  tier: assertion(z.array(z.enum(TIERS)).min(1), 'one of these tiers.'),
  minFollowers: assertion(count, 'at least so many followers.'),
  maxFollowers: assertion(count, 'at most so many followers.'),
  sponsoredSharePct: assertion(share, 'at most this share of posts sponsored, in percent.'),
  rejectedRows: assertion(count, 'at most so many rows of the input rejected.'),
  insufficientAccounts: assertion(count, 'at most so many accounts without enough data.'),
  flaggedSharePct: assertion(share, 'at most this share of the accounts flagged, in percent.'),
})

/** One entry of `ignore`: which findings the policy passes over, why, and until when. */
export const ignoreSchema = z
  .strictObject({
    account: z.string().min(1).optional().describe('A handle, or platform/handle.'),
    signal: z.string().min(1).optional().describe('Accounts on which no other check fired than this one, by its id.'),
    verdict: z.enum(VERDICTS).exclude(['no-sign']).optional().describe('Accounts with this verdict.'),
    reason: z.enum(IGNORE_REASONS).describe('Why it is passed over.'),
    note: z.string().optional().describe('More on it, in words of your own.'),
    until: z.iso.date().describe('Last day on which it holds, as 2026-12-31.'),
  })
  .refine(({ account, signal, verdict }) => account ?? signal ?? verdict, 'an entry needs an account, a signal or a verdict')

export type PolicyConfig = z.infer<typeof policySchema>
export type IgnoreEntry = z.infer<typeof ignoreSchema>
