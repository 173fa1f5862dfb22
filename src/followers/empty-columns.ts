import type { Diagnostics } from '../input/diagnostics.ts'
import { type Counted, counted } from '../metrics/counted.ts'
import type { Bundle, FollowerColumns, FollowerField } from '../model/records.ts'
import { plural } from '../text/numbers.ts'
import { WATCHED } from './assess.ts'

/** What may be 0, or no, of one follower, and is not of every one in a sample: in words. */
const TOLD = {
  followers: 'a follower',
  posts: 'a post',
  hasPicture: 'a picture',
  hasBio: 'a biography',
} as const satisfies Partial<Record<FollowerField, string>>
type Told = keyof typeof TOLD

/** Columns of nothing but 0: those that count as unknown, and those that are taken as they stand. */
export interface FoundColumns {
  readonly empty: readonly Told[]
  readonly kept: readonly Told[]
}

const FIELDS = Object.keys(TOLD) as readonly Told[]

/**
 * In fewer it may be so (judgement, 2026). Of followers labelled as fakes 0.58 have no post (InstaFake; 0.34 in SRF), 0.40 no picture
 * and 0.74 no biography, so that thirty fakes and nobody else lack one alike in one sample of ten thousand at most.
 */
const FEWEST = 30

/**
 * The bundle in whose sample a column of nothing but 0 (or no) counts as unknown, as exports write it where they did not look, unless the
 * sample looks bought without it; and which those are.
 */
export function withoutEmptyColumns(bundle: Bundle): FoundColumns & { readonly bundle: Bundle } {
  const { sample } = bundle
  if (sample === null) return { empty: NONE, kept: NONE, bundle }
  const all = FIELDS.filter(field => !(field === 'posts' && WATCHED.has(bundle.account.platform)) && isEmpty(sample[field]))
  // whoever follows thousands may well have nothing, but one in eleven of the fakes alone has no follower
  const bought = all.length > 0 && looksBought(sample)
  const empty = bought ? all.filter(field => field === 'followers') : all
  if (empty.length === 0) return { empty, kept: all, bundle }
  const unknown = new Float64Array(sample.length).fill(Number.NaN)
  const columns: FollowerColumns = { ...sample, ...Object.fromEntries(empty.map(field => [field, unknown])) }
  return { empty, kept: all.filter(field => !empty.includes(field)), bundle: { ...bundle, sample: columns } }
}

const NONE: readonly Told[] = []

/** Accounts followed for each follower, from which on most are fakes in both labelled sets (InstaFake, SRF). */
const FOLLOWS_MANY = 5
/** The same of one whose followers are not told, or none: 500 is usual among people, and thousands among fakes (judgement, 2026, after both sets). */
const FOLLOWS_THOUSANDS = 1_000

/** Whether at least half of a sample follow so many: of these it may well be true that none has anything. */
function looksBought({ length, followers, following }: FollowerColumns): boolean {
  let many = 0
  for (let i = 0; i < length; i++)
    if (followers[i]! > 0 ? (following[i]! + 1) / (followers[i]! + 1) >= FOLLOWS_MANY : following[i]! >= FOLLOWS_THOUSANDS) many++
  return many * 2 >= length
}

function isEmpty(values: Float64Array): boolean {
  let known = 0
  for (const value of values) {
    if (value > 0) return false
    if (value === 0) known++
  }
  return known >= FEWEST
}

export interface EmptyColumn {
  readonly handle: string
  readonly platform: string
  readonly fields: readonly Told[]
  readonly followers: number
}

/** Samples with such columns: those in which they count as unknown, and those in which they are taken as they stand. */
export interface EmptyColumns {
  readonly unknown: Counted<EmptyColumn>
  readonly taken: Counted<EmptyColumn>
}

function listed(fields: readonly Told[]): string {
  const words = fields.map(field => TOLD[field])
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)!}`
}

/** Counts samples with columns that tell nothing, and says it. */
export function emptyColumns() {
  const [unknown, taken] = [counted<EmptyColumn>(), counted<EmptyColumn>()]
  return {
    add({ account: { handle, platform }, sample }: Pick<Bundle, 'account' | 'sample'>, { empty, kept }: FoundColumns): void {
      const followers = sample?.length ?? 0
      if (empty.length > 0) unknown.add({ handle, platform, fields: empty, followers })
      if (kept.length > 0) taken.add({ handle, platform, fields: kept, followers })
    },
    found: { unknown: unknown.found, taken: taken.found },
    join(other: EmptyColumns): void {
      unknown.join(other.unknown)
      taken.join(other.taken)
    },
    say(diagnostics: Diagnostics): void {
      say(unknown.found, 'zero-for-missing', 'as exports write it where they did not look; that counts as unknown', diagnostics)
      say(taken.found, 'zero-throughout', 'and they follow so many that it is taken as it stands; if the export did not look, leave the column out', diagnostics) // biome-ignore format: one call
    },
  }
}

function say({ accounts, first }: Counted<EmptyColumn>, code: string, why: string, diagnostics: Diagnostics): void {
  if (first === null) return
  diagnostics.add({
    code,
    severity: 'warning',
    message: `No follower of ${first.followers} in the sample of ${first.handle} has ${listed(first.fields)}, ${why}.${accounts > 1 ? ` ${plural(accounts - 1, 'other sample')} ${accounts === 2 ? 'has' : 'have'} such a column as well.` : ''}`,
    field: first.fields[0]!,
    value: '0',
  })
}
