import { emptyColumns, withoutEmptyColumns } from './followers/empty-columns.ts'
import { unusedSamples } from './followers/unused.ts'
import { growthNotes } from './growth/diagnostics.ts'
import { dailyGains, withoutGains } from './growth/gains.ts'
import type { Diagnostics } from './input/diagnostics.ts'
import { hiddenLikes, hideLikes } from './metrics/hidden.ts'
import { overFollowers } from './metrics/over-followers.ts'
import { onlyOthers, withoutOtherKinds } from './metrics/own-posts.ts'
import { contradictedRates } from './metrics/own-rate.ts'
import { shortCounts } from './metrics/post-count.ts'
import { repeatedAverages } from './metrics/repeated-averages.ts'
import { roundedAtBound } from './metrics/rounding.ts'
import { laterPosts } from './metrics/snapshot.ts'
import { withoutZeroTotal, zeroTotals } from './metrics/zero-totals.ts'
import { withoutZeroViews, zeroViewsFound } from './metrics/zero-views.ts'
import type { Bundle } from './model/records.ts'
import type { AccountReport, InputReport } from './model/report.ts'
import { sortedCurrencies } from './money/mixed.ts'
import { type Among, factsOf, reportOn } from './one-account.ts'
import type { Facts, PeerOptions, PeersData } from './peers/expectation.ts'
import { holdAgainst } from './policy/policy.ts'
import { filter } from './report/select.ts'
import { countAccounts } from './report/summarise.ts'
import type { JudgeSettings } from './settings.ts'
import { sampleLimits } from './verdict/suspicious-share.ts'

type Tallied = Pick<JudgeSettings, 'policy' | 'sort' | 'tiers'>

/** What is known of the whole run when its counts are said. */
interface Run extends Pick<PeersData, 'purges'>, Pick<PeerOptions, 'baseline'> {
  readonly inputs: readonly InputReport[]
  /** Of a sample that is judged. */
  readonly fewestFollowers: number
}

interface Part {
  readonly found: unknown
  readonly say?: (diagnostics: Diagnostics, run: Run) => void
}

/** In the order in which they are said. */
const partsOf = ({ policy, sort, tiers }: Tallied) =>
  ({
    rounded: roundedAtBound(tiers),
    empty: emptyColumns(),
    others: onlyOthers(),
    currencies: sortedCurrencies(sort),
    growth: growthNotes(),
    gains: dailyGains(),
    hidden: hiddenLikes(),
    zeroViews: zeroViewsFound(),
    zeroTotals: zeroTotals(),
    averages: repeatedAverages(),
    later: laterPosts(),
    short: shortCounts(),
    rates: contradictedRates(),
    unused: unusedSamples(),
    over: overFollowers(),
    counts: countAccounts(),
    policy: holdAgainst(policy),
  }) satisfies Readonly<Record<string, Part>>
type Parts = ReturnType<typeof partsOf>

/** What a run counts of its accounts while they are judged; plain data, so that another thread can send it. */
export type Tally = { judged: number } & { readonly [P in keyof Parts]: Parts[P]['found'] }

/** Counts, and says what came of it. */
export function tallyOf(settings: Tallied) {
  const parts = partsOf(settings)
  const each = Object.entries(parts) as [keyof Parts, Part & { readonly join: (other: unknown) => void }][]
  const found = { judged: 0, ...Object.fromEntries(each.map(([name, part]) => [name, part.found])) } as Tally
  return {
    ...parts,
    found,
    /** Counts an account among those that are shown. */
    show(account: AccountReport): void {
      parts.counts.add(account)
      parts.currencies.add(account)
      parts.policy.add(account)
    },
    /** Says what came of it all. */
    say(diagnostics: Diagnostics, run: Run): void {
      for (const [, part] of each) part.say?.(diagnostics, run)
    },
    /** Takes in what another thread counted. */
    join(other: Tally): void {
      found.judged += other.judged
      for (const [name, part] of each) part.join(other[name])
    },
  }
}

/** A bundle as it is judged: without what is no post, and with what stands for unknown unknown; and what was found on the way. */
export function asJudged(gathered: Bundle) {
  const { zeroTotal, bundle: whole } = withoutZeroTotal(withoutOtherKinds(gathered))
  const { zeroViews, bundle: seen } = withoutZeroViews(whole)
  const { hidden, bundle: shown } = hideLikes(seen)
  const { gains, bundle } = withoutGains(shown)
  const { empty, kept, bundle: judged } = withoutEmptyColumns(bundle)
  return { zeroTotal, zeroViews, hidden, gains, empty, kept, bundle: judged }
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
      const { bundle, zeroTotal, zeroViews, hidden, gains, empty, kept } = asJudged(gathered)
      tally.others.add(bundle)
      tally.hidden.add(bundle.account, hidden)
      tally.zeroViews.add(bundle, zeroViews)
      tally.zeroTotals.add(zeroTotal)
      tally.empty.add(bundle, { empty, kept })
      const facts = known ?? factsOf(bundle, settings)
      const account = reportOn(facts, bundle, among, settings)
      tally.found.judged++
      tally.gains.add(gains)
      tally.growth.add(facts.account, facts.growth)
      tally.averages.add(facts.account, bundle.posts)
      tally.later.add(facts.account, bundle.posts)
      tally.short.add({ account: facts.account, posts: bundle.posts })
      tally.rates.add(facts.account, facts.metrics)
      tally.unused.add(account, bundle.sample, sampleLimits(settings.limits))
      tally.rounded.add(bundle.account, facts.account)
      tally.over.add(account)
      return shows(account) ? account : null
    },
  }
}
