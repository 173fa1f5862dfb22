import { anAmount, aText, checkedOptions, checkReport, oneOfThese, orNull } from '../config/arguments.ts'
import { VERDICTS, type Verdict } from '../model/names.ts'
import { plural } from '../text/numbers.ts'
import { absentFields } from './absent.ts'
import type { ComparedAccount, ComparedReport } from './comparable.ts'
import { engagementMove, engagementWords, otherFormula, otherFormulaNote, type Pair, ratio } from './engagement.ts'
import { spanBetween } from './span.ts'
import { samplingSd, UNUSUAL, type Usual, usualMoves } from './usual.ts'
import { byWeight } from './weight.ts'
import { aside, moved, rank, usualWords, verdictMove } from './why.ts'

type Value = string | number | null
export type ChangedField = 'tier' | 'purchasedFollowers' | 'purchasedEngagement' | 'followers' | 'engagementRatePct' | 'price'

export interface Change {
  readonly handle: string
  readonly platform: string
  readonly field: ChangedField
  readonly old: Value
  readonly new: Value
  /** Beyond what is usual between two such exports, or a worse verdict. */
  readonly unusual: boolean
  readonly why: string
}

/** An account that one of the two does not have. */
export interface OneSided {
  readonly handle: string
  readonly platform: string
  readonly tier: string | null
  readonly followers: number | null
  readonly purchasedFollowers: Verdict | null
}

export interface Comparison {
  readonly schemaVersion: 1
  readonly settings: { readonly days: number; readonly daysKnown: boolean; readonly failOn: Verdict | null }
  readonly added: readonly OneSided[]
  readonly removed: readonly OneSided[]
  readonly changed: readonly Change[]
  readonly unchanged: number
  readonly notes: readonly string[]
  readonly policy: {
    readonly passed: boolean
    readonly failed: readonly { readonly handle: string; readonly platform: string; readonly why: string }[]
  }
}

export interface CompareOptions {
  /** Days between the two, where the user says; else from their dates. */
  readonly days: number | null
  readonly failOn: Verdict | null
  /** The command that has the two the other way round, to name where that is what was meant. */
  readonly swapped?: string
}

const USUAL: CompareOptions = { days: null, failOn: null }
const CHECKS = { days: orNull(anAmount), failOn: orNull(oneOfThese(VERDICTS)), swapped: aText }

/** From here on a verdict is a sign. */
const SIGN = rank('possible')

/**
 * What changed between two reports about the same accounts.
 * @throws VetError where one of the two is no report, or an option means nothing
 */
export function compare(before: ComparedReport, after: ComparedReport, wanted: Partial<CompareOptions> = {}): Comparison {
  checkReport(before, [], 'The first')
  checkReport(after, [], 'The second')
  const options = checkedOptions(wanted, USUAL, CHECKS)
  const { pairs, added, removed } = matched(before.accounts, after.accounts)
  const { days, known: daysKnown, note } = spanBetween(before, after, options.days, options.swapped ?? null)
  const absent = absentFields(before.accounts, after.accounts)
  const usual = {
    followers: usualMoves(
      pairs.flatMap(pair => known(followersMove(pair))),
      'followers',
      days,
    ),
    engagement: usualMoves(
      pairs.flatMap(pair => known(engagementMove(pair))),
      'engagement',
      days,
    ),
  }
  const perPair = pairs.map(pair => changesOf(pair, usual).filter(({ field }) => !absent.fields.has(field)))
  const failed = options.failOn === null ? [] : newlyBad(pairs, added, options.failOn)
  const notes = [
    ...(note === null ? [] : [note]),
    ...partNotes('first', before.part, added.length, 'new'),
    ...partNotes('second', after.part, removed.length, 'gone'),
    ...absent.notes,
    ...otherFormulaNote(pairs),
  ]
  if (before.tierBounds !== after.tierBounds)
    notes.push('The two were made with different tier bounds, so tiers may differ for that reason alone.')
  return {
    schemaVersion: 1,
    settings: { days, daysKnown, failOn: options.failOn },
    added: before.part === null ? added.map(oneSided) : [],
    removed: after.part === null ? removed.map(oneSided) : [],
    changed: perPair.flat().sort(byWeight),
    unchanged: perPair.filter(changes => changes.length === 0).length,
    notes,
    policy: { passed: failed.length === 0, failed },
  }
}

/** A report of some accounts does not tell which of the others there are. */
function partNotes(which: string, part: string | null, accounts: number, word: string): string[] {
  if (part === null || accounts === 0) return []
  const other = which === 'first' ? 'second' : 'first'
  return [
    `The ${which} is a report of some of its accounts (${part}): ${plural(accounts, 'account')} of the ${other} that it does not have ${accounts === 1 ? 'is' : 'are'} not listed as ${word}.`,
  ]
}

/** By platform and handle; an unknown platform matches the one account of that handle. */
function matched(before: readonly ComparedAccount[], after: readonly ComparedAccount[]) {
  const left = new Set(after)
  const byHandle = new Map<string, ComparedAccount[]>()
  for (const account of after) byHandle.set(account.handle, [...(byHandle.get(account.handle) ?? []), account])
  const pairs: Pair[] = []
  const removed: ComparedAccount[] = []
  for (const old of before) {
    const same = byHandle.get(old.handle) ?? []
    const near = same.filter(({ platform }) => platform === 'unknown' || old.platform === 'unknown')
    const now = same.find(({ platform }) => platform === old.platform) ?? (same.length === 1 ? near[0] : undefined)
    if (now === undefined || !left.delete(now)) removed.push(old)
    else pairs.push({ old, now })
  }
  return { pairs, removed, added: [...left] }
}

const followersMove = ({ old, now }: Pair) => ratio(old.followers, now.followers)
const known = (value: number | null): number[] => (value === null ? [] : [value])

function changesOf(pair: Pair, usual: { readonly followers: Usual; readonly engagement: Usual }): Change[] {
  const { old, now } = pair
  const changes: Change[] = []
  const change = (field: ChangedField, unusual: boolean, why: string) => {
    const [from, to] = [old[field] ?? null, now[field] ?? null]
    if (from !== to) changes.push({ handle: now.handle, platform: now.platform, field, old: from, new: to, unusual, why })
  }
  change('tier', false, `From ${old.tier ?? 'unknown'} to ${now.tier ?? 'unknown'}.`)
  for (const field of ['purchasedFollowers', 'purchasedEngagement'] as const) {
    const [from, to] = [old[field] ?? null, now[field] ?? null]
    change(field, rank(to) > rank(from) && rank(to) >= SIGN, verdictMove(from, to))
  }
  const followers = followersMove(pair)
  const engagement = engagementMove(pair)
  const far = followers !== null && Math.abs(followers - usual.followers.middle) > UNUSUAL * usual.followers.spread
  change(
    'followers',
    far,
    followers === null
      ? 'Known on one side only.'
      : `${moved(followers)}; ${usualWords(usual.followers)}${far ? aside(followers, engagement) : ''}.`,
  )
  const spread = Math.hypot(
    usual.engagement.spread,
    usual.engagement.accounts === null ? samplingSd(old.postsSampled ?? null, now.postsSampled ?? null) : 0,
  )
  const shifted = engagement !== null && Math.abs(engagement - usual.engagement.middle) > UNUSUAL * spread
  change(
    'engagementRatePct',
    shifted,
    engagement === null
      ? unmeasured(pair)
      : `${engagementWords(pair)} ${moved(engagement).toLowerCase()}; ${usualWords({ ...usual.engagement, spread })}.`,
  )
  if ((old.currency ?? null) === (now.currency ?? null)) change('price', false, 'Another price.')
  else change('price', false, `Another price, in ${now.currency ?? 'no named currency'} instead of ${old.currency ?? 'no named currency'}.`)
  return changes
}

/** Why nothing is said of how engagement moved. */
function unmeasured(pair: Pair): string {
  const formulas = otherFormula(pair)
  return formulas === null ? 'Known on one side only.' : `Another formula: ${formulas[0]} before, ${formulas[1]} now.`
}

/** Accounts that came to the verdict or a worse one, or came new with it. */
function newlyBad(pairs: readonly Pair[], added: readonly ComparedAccount[], failOn: Verdict) {
  const bad = ({ purchasedFollowers }: ComparedAccount) => rank(purchasedFollowers) >= rank(failOn)
  return [...pairs.filter(({ old, now }) => bad(now) && !bad(old)).map(({ now }) => now), ...added.filter(bad)].map(
    ({ handle, platform, purchasedFollowers }) => ({
      handle,
      platform,
      why: `${purchasedFollowers}, where milder than ${failOn} was before or is expected of a new account`,
    }),
  )
}

function oneSided({ handle, platform, tier, followers, purchasedFollowers }: ComparedAccount): OneSided {
  return { handle, platform, tier: tier ?? null, followers: followers ?? null, purchasedFollowers: purchasedFollowers ?? null }
}
