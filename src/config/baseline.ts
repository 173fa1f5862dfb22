import * as z from 'zod'
import { checkedOnce } from '../copied.ts'
import { VetError } from '../errors.ts'
import type { Baseline } from '../peers/baseline.ts'
import { readAtMost, WRITTEN_MOST, whyUnread } from '../read-at-most.ts'

const count = z.int().nonnegative()
const logRatios = z.strictObject({ median: z.number(), scale: z.number().nonnegative(), n: count }).nullable()
const shifts = z.record(z.string(), z.strictObject({ peers: count, shift: z.number() }))

const spread = z.array(z.number()).min(1)
const sample = z.strictObject({ n: count, lnFollowers: spread, lnFollowing: spread, lnRatio: z.number() })

const platform = z.strictObject({
  norm: z.strictObject({ formula: z.string(), year: z.int().nullable(), lnRates: z.array(z.number()).length(3) }).nullable(),
  fit: z
    .strictObject({ peers: count, shift: z.number(), slope: z.number(), sd: z.number().positive(), niches: shifts, countries: shifts })
    .nullable(),
  viewsPerFollower: logRatios,
  commentsPerLike: logRatios,
  followersPerPostP99: z.strictObject({ value: z.number().nonnegative(), n: count }).nullable(),
  purges: z.array(z.strictObject({ from: z.number(), to: z.number() })).default([]),
  samples: z.array(sample).default([]),
})

const bounds = z.strictObject({ micro: z.number(), macro: z.number(), celebrity: z.number() })
const line = z.strictObject({ priced: count, a: z.number(), b: z.number(), centre: z.number(), spread: z.number().positive() })

const prices = z.strictObject({
  rates: z.record(z.string(), z.number().positive()),
  tiers: z.strictObject({ all: bounds, byPlatform: z.record(z.string(), bounds), byNiche: z.record(z.string(), bounds) }),
  lines: z.record(z.string(), line),
})

const baselineSchema = z.strictObject({
  kind: z.literal('vet-baseline'),
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.literal('vet'), version: z.string() }),
  accounts: count,
  newestDate: z.string().nullable(),
  platforms: z.record(z.string(), platform),
  prices: prices.nullable().default(null),
})

/** Reads what `vet baseline` wrote. */
export async function loadBaseline(path: string): Promise<Baseline> {
  const text = await readAtMost(path, WRITTEN_MOST).catch(error => {
    throw new VetError(
      'bad-baseline',
      `The baseline ${path} could not be read: ${whyUnread(error, WRITTEN_MOST)}.`,
      'Make one with vet baseline <files...> -o baseline.json.',
    )
  })
  let value: unknown
  try {
    value = JSON.parse(text.toString('utf8'))
  } catch {
    value = null
  }
  const checked = baselineSchema.safeParse(value)
  if (checked.success) {
    fit.add(checked.data)
    return checked.data
  }
  throw noBaseline(path, value, checked.error)
}

/** Baselines that fit, so that none is checked twice. */
const fit = checkedOnce()

/** What a caller gave for a baseline, with what an earlier version did not keep filled in. @throws VetError where it is none */
export function checkedBaseline(value: Baseline): Baseline {
  if (fit.has(value)) return value
  const checked = baselineSchema.safeParse(value)
  if (!checked.success) throw noBaseline('The option baseline', value, checked.error)
  return checked.data
}

function noBaseline(path: string, value: unknown, error: z.ZodError): VetError {
  const version = (value as { schemaVersion?: unknown } | null)?.schemaVersion
  const { path: at, message } = error.issues[0]!
  return new VetError(
    'bad-baseline',
    typeof version === 'number' && version > 1
      ? `${path} was written by a newer vet (version ${version} of its format).`
      : `${path} is no baseline of vet${at.length > 0 ? ` (at ${at.join('.')}: ${message})` : ''}.`,
    'Make one with vet baseline <files...> -o baseline.json.',
  )
}
