import { type EmptyColumns, emptyColumns, withoutEmptyColumns } from './followers/empty-columns.ts'
import { type UnusedSamples, unusedSamples } from './followers/unused.ts'
import { type GrowthNotes, growthNotes } from './growth/diagnostics.ts'
import { dailyGains, type Gains, withoutGains } from './growth/gains.ts'
import { type HiddenLikes, hiddenLikes, hideLikes } from './metrics/hidden.ts'
import { type OverFollowers, overFollowers } from './metrics/over-followers.ts'
import { type OnlyOthers, onlyOthers, withoutOtherKinds } from './metrics/own-posts.ts'
import { type ContradictedRates, contradictedRates } from './metrics/own-rate.ts'
import { type ShortCounts, shortCounts } from './metrics/post-count.ts'
import { type RoundedAtBound, roundedAtBound } from './metrics/rounding.ts'
import { type LaterPosts, laterPosts } from './metrics/snapshot.ts'
import { withoutZeroTotal, type ZeroTotals, zeroTotals } from './metrics/zero-totals.ts'
import { withoutZeroViews, type ZeroViews, zeroViewsFound } from './metrics/zero-views.ts'
import type { Bundle } from './model/records.ts'
import type { AccountReport } from './model/report.ts'
import { type SortedCurrencies, sortedCurrencies } from './money/mixed.ts'
import { type Among, factsOf, reportOn } from './one-account.ts'
import type { Facts } from './peers/expectation.ts'
import { type HeldAccounts, holdAgainst } from './policy/policy.ts'
import { filter } from './report/select.ts'
import { type AccountCounts, countAccounts } from './report/summarise.ts'
import type { JudgeSettings } from './settings.ts'
import { sampleLimits } from './verdict/suspicious-share.ts'

/** What a run counts of its accounts while they are judged; plain data, so that another thread can send it. */
export interface Tally {
  judged: number
  readonly hidden: Readonly<Record<'zeros' | 'placeholders', HiddenLikes>>
  readonly zeroViews: ZeroViews
  readonly zeroTotals: ZeroTotals
  readonly empty: EmptyColumns
  readonly others: OnlyOthers
  readonly currencies: SortedCurrencies
  readonly growth: GrowthNotes
  readonly gains: Gains
  readonly later: LaterPosts
  readonly short: ShortCounts
  readonly rates: ContradictedRates
  readonly rounded: RoundedAtBound
  readonly unused: UnusedSamples
  readonly over: OverFollowers
  readonly counts: AccountCounts
  readonly policy: HeldAccounts
}

/** Counts, and says what came of it. */
export function tallyOf({ policy: options, sort, tiers }: Pick<JudgeSettings, 'policy' | 'sort' | 'tiers'>) {
  const parts = {
    hidden: hiddenLikes(),
    zeroViews: zeroViewsFound(),
    zeroTotals: zeroTotals(),
    empty: emptyColumns(),
    others: onlyOthers(),
    currencies: sortedCurrencies(sort),
    growth: growthNotes(),
    gains: dailyGains(),
    later: laterPosts(),
    short: shortCounts(),
    rates: contradictedRates(),
    rounded: roundedAtBound(tiers),
    unused: unusedSamples(),
    over: overFollowers(),
    counts: countAccounts(),
    policy: holdAgainst(options),
  }
  const {
    hidden,
    empty,
    others,
    currencies,
    growth,
    gains,
    later,
    short,
    rates,
    unused,
    over,
    counts,
    policy,
    zeroTotals: totals,
    zeroViews,
    rounded,
  } = parts
  const found: Tally = {
    judged: 0,
    ...{
      hidden: hidden.found,
      zeroViews: zeroViews.found,
      zeroTotals: totals.found,
      empty: empty.found,
      others: others.found,
      currencies: currencies.found,
      growth: growth.found,
      gains: gains.found,
      later: later.found,
      short: short.found,
      rates: rates.found,
      rounded: rounded.found,
      unused: unused.found,
      over: over.found,
      counts: counts.found,
      policy: policy.found,
    },
  }
  return {
    ...parts,
    found,
    /** Counts an account among those that are shown. */
    show(account: AccountReport): void {
      counts.add(account)
      currencies.add(account)
      policy.add(account)
    },
    /** Takes in what another thread counted. */
    join(other: Tally): void {
      found.judged += other.judged
      hidden.join(other.hidden)
      zeroViews.join(other.zeroViews)
      totals.join(other.zeroTotals)
      empty.join(other.empty)
      others.join(other.others)
      currencies.join(other.currencies)
      growth.join(other.growth)
      gains.join(other.gains)
      later.join(other.later)
      short.join(other.short)
      rates.join(other.rates)
      rounded.join(other.rounded)
      unused.join(other.unused)
      over.join(other.over)
      counts.join(other.counts)
      policy.join(other.policy)
    },
  }
}

/** A bundle as it is judged: without what is no post, and with what stands for unknown unknown; and what was found on the way. */
export function asJudged(gathered: Bundle) {
  const { zeroTotal, bundle: whole } = withoutZeroTotal(withoutOtherKinds(gathered))
  const { zeroViews, bundle: seen } = withoutZeroViews(whole)
  const { hidden, bundle: shown } = hideLikes(seen)
  const { gains, bundle } = withoutGains(shown)
  return { zeroTotal, zeroViews, hidden, gains, ...withoutEmptyColumns(bundle) }
}

/** Judges accounts, one at a time. */
export function judging(settings: JudgeSettings, among: Among) {
  const tally = tallyOf(settings)
  const shows = filter(settings.filters)
  return {
    tally,
    /**
     * The report on one account; null where the filters leave it out.
     * @param known its facts, where they were gathered before
     */
    judge(gathered: Bundle, known?: Facts): AccountReport | null {
      const { bundle, zeroTotal, zeroViews, hidden, gains, ...columns } = asJudged(gathered)
      tally.others.add(bundle)
      tally.hidden.add(bundle.account, hidden)
      tally.zeroViews.add(bundle, zeroViews)
      tally.zeroTotals.add(zeroTotal)
      tally.empty.add(bundle, columns)
      const facts = known ?? factsOf(bundle, settings)
      const account = reportOn(facts, bundle, among, settings)
      tally.found.judged++
      tally.gains.add(gains)
      tally.growth.add(facts.account, facts.growth)
      tally.later.add(facts.account, bundle.posts)
      tally.short.add({ account: facts.account, posts: bundle.posts })
      tally.rates.add(facts.account, facts.metrics)
      tally.unused.add(account, bundle.sample, sampleLimits(settings.limits))
      tally.rounded.add(bundle.account, facts.account)
      tally.unused.add(account, bundle.sample)
      tally.over.add(account)
      return shows(account) ? account : null
    },
  }
}
