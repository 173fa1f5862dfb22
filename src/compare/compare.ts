import { anAmount, aText, checkedOptions, checkReport, oneOfThese, orNull } from '../config/arguments.ts'
import { VERDICTS, type Verdict } from '../model/names.ts'
import { absentFields } from './absent.ts'
import type { ComparedAccount, ComparedReport } from './comparable.ts'
import { engagementMove, engagementWords, otherFormula, otherFormulaNote, type Pair, ratio } from './engagement.ts'
import { matched } from './matched.ts'
import { type Failed, newlyBad } from './newly-bad.ts'
import { otherSettings, partOf, settingsNotes, sidesNotes } from './notes.ts'
import { spanBetween } from './span.ts'
import { samplingSd, UNUSUAL, type Usual, usualMoves } from './usual.ts'
import { byWeight } from './weight.ts'
import { aside, moved, rank, SIGN, usualWords, verdictMove } from './why.ts'

type Value = string | number | null
export type ChangedField = 'tier' | 'purchasedFollowers' | 'purchasedEngagement' | 'followers' | 'engagementRatePct' | 'price'

export interface Change {
  readonly handle: string
  readonly platform: string
  readonly field: ChangedField
  readonly old: Value
  readonly new: Value
  /** Of a price: those of the old one and of the new one. */
  readonly currencies: readonly [old: string | null, new: string | null] | null
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
    readonly failed: readonly Failed[]
    /** Files of the two that were not read to the end: whoever stands there was held against nothing. */
    readonly unread: readonly string[]
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

/**
 * What changed between two reports about the same accounts.
 * @throws VetError where one of the two is no report, or an option means nothing
 */
export function compare(before: ComparedReport, after: ComparedReport, wanted: Partial<CompareOptions> = {}): Comparison {
  checkReport(before, [], 'The first')
  checkReport(after, [], 'The second')
  const options = checkedOptions(wanted, USUAL, CHECKS)
  const sides = matched(before.accounts, after.accounts)
  const { pairs } = sides
  const added = partOf(before, after) === null ? sides.added : []
  const removed = partOf(after, before) === null ? sides.removed : []
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
  const others = otherSettings(before, after)
  const perPair = pairs.map(pair => changesOf(pair, usual, others.length > 0).filter(({ field }) => !absent.fields.has(field)))
  const bad = options.failOn === null ? { failed: [], notes: [] } : newlyBad(pairs, added, options.failOn)
  const unread = options.failOn === null ? [] : [...new Set([...before.unread, ...after.unread])]
  const notes = [
    ...(note === null ? [] : [note]),
    ...settingsNotes(before, after, others),
    ...sidesNotes(before, after, sides, options.failOn !== null),
    ...sides.notes,
    ...absent.notes,
    ...otherFormulaNote(pairs),
    ...bad.notes,
  ]
  return {
    schemaVersion: 1,
    settings: { days, daysKnown, failOn: options.failOn },
    added: added.map(oneSided),
    removed: removed.map(oneSided),
    changed: perPair.flat().sort(byWeight),
    unchanged: perPair.filter(changes => changes.length === 0).length,
    notes,
    policy: { passed: bad.failed.length + unread.length === 0, failed: bad.failed, unread },
  }
}

const followersMove = ({ old, now }: Pair) => ratio(old.followers, now.followers)
const known = (value: number | null): number[] => (value === null ? [] : [value])

/** @param otherwise whether the two were judged by other settings, so that a worse verdict may be none */
function changesOf(pair: Pair, usual: { readonly followers: Usual; readonly engagement: Usual }, otherwise: boolean): Change[] {
  const { old, now } = pair
  const changes: Change[] = []
  const change = (field: ChangedField, unusual: boolean, why: string, anyway = false) => {
    const [from, to] = [old[field] ?? null, now[field] ?? null]
    const currencies = field === 'price' ? ([old.currency ?? null, now.currency ?? null] as const) : null
    if (from !== to || anyway)
      changes.push({ handle: now.handle, platform: now.platform, field, old: from, new: to, currencies, unusual, why })
  }
  change('tier', false, `From ${old.tier ?? 'unknown'} to ${now.tier ?? 'unknown'}.`)
  for (const field of ['purchasedFollowers', 'purchasedEngagement'] as const) {
    const [from, to] = [old[field] ?? null, now[field] ?? null]
    const why = `${verdictMove(from, to)}${otherwise ? ' The settings differ, too.' : ''}`
    change(field, !otherwise && rank(to) > rank(from) && rank(to) >= SIGN, why)
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
  const [was, is] = [old.currency ?? null, now.currency ?? null]
  const other = was !== is
  // the same amount in a currency that was not named before may be the same price
  change(
    'price',
    false,
    other ? `Another price, in ${is ?? 'no named currency'} instead of ${was ?? 'no named currency'}.` : 'Another price.',
    was !== null && is !== null && other,
  )
  return changes
}

/** Why nothing is said of how engagement moved. */
function unmeasured(pair: Pair): string {
  const formulas = otherFormula(pair)
  return formulas === null ? 'Known on one side only.' : `Another formula: ${formulas[0]} before, ${formulas[1]} now.`
}

function oneSided({ handle, platform, tier, followers, purchasedFollowers }: ComparedAccount): OneSided {
  return { handle, platform, tier: tier ?? null, followers: followers ?? null, purchasedFollowers: purchasedFollowers ?? null }
}
