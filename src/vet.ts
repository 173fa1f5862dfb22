import type { IgnoreEntry } from './config/policy.ts'
import { gatherCreators } from './creators/creators.ts'
import { type Opened, openEngine } from './engine/choose.ts'
import { type Engine, NotPlain } from './engine/engine.ts'
import { newerDate } from './engine/newest.ts'
import { VetError } from './errors.ts'
import { profileOf } from './followers/profile.ts'
import { growthNotes } from './growth/diagnostics.ts'
import { growthOf } from './growth/growth.ts'
import { withLatestCounts } from './growth/latest.ts'
import { collectDiagnostics, type Diagnostics } from './input/diagnostics.ts'
import { checkMapped } from './input/options.ts'
import { meter } from './input/progress.ts'
import { readInput } from './input/read.ts'
import { hiddenZeros } from './metrics/hidden.ts'
import { measure } from './metrics/metrics.ts'
import { sayRoundedAtBound } from './metrics/rounding.ts'
import { significant } from './metrics/statistics.ts'
import { boundsFor, tierOf } from './metrics/tiers.ts'
import type { AccountRow, Bundle } from './model/records.ts'
import type { AccountReport, InputReport, Report } from './model/report.ts'
import { costsOf } from './money/cost.ts'
import { engagementsOf } from './money/engagements.ts'
import { type Priced, withMarket } from './money/market.ts'
import { noSuchAccount, nothingVetted } from './nothing-vetted.ts'
import { type Facts, gatherPeers, type Peers } from './peers/expectation.ts'
import { NORMS_DATE, normsSaid } from './peers/norms.ts'
import { entriesHolding, ignoredBy } from './policy/ignore.ts'
import { applyPolicy } from './policy/policy.ts'
import { chartsOf } from './report/charts.ts'
import { describe } from './report/describe.ts'
import { filtersSet, select } from './report/select.ts'
import { summarise } from './report/summarise.ts'
import type { NamedInput, Settings } from './settings.ts'
import { sponsorshipOf } from './sponsorship/sponsorship.ts'
import { trendOf, withPause } from './trend/trend.ts'
import { judge } from './verdict/judge.ts'
import { VERSION } from './version.ts'

/** Peers are fitted on this many accounts of a platform; more change nothing that a reader could see. */
const PEERS_SAMPLE = 20_000

/** The pipeline: read, gather, measure, compare, judge, report. */
export async function runPipeline(
  named: readonly NamedInput[],
  settings: Settings,
  standardInput: AsyncIterable<Uint8Array> | null,
): Promise<Report> {
  const run = async (grouping: boolean): Promise<Report> => {
    const diagnostics = collectDiagnostics()
    const opened = await openEngine(named, settings, grouping, diagnostics)
    try {
      return await runOn(opened, named, settings, standardInput, diagnostics)
    } finally {
      await opened.engine.close()
    }
  }
  try {
    return await run(true)
  } catch (error) {
    if (error instanceof NotPlain) return await run(false)
    throw error
  }
}

async function runOn(
  { engine, taken }: Opened,
  named: readonly NamedInput[],
  settings: Settings,
  standardInput: AsyncIterable<Uint8Array> | null,
  diagnostics: Diagnostics,
): Promise<Report> {
  const inputs = await readAll(named, settings, standardInput, engine, taken, diagnostics)

  const gathered = engine.gather(diagnostics)
  // a part of a whole may be empty
  if (gathered.accounts === 0 && settings.shard === null) throw nothingVetted(inputs, diagnostics)
  const zeros = hiddenZeros()
  const sampled = new Map<AccountRow, Facts>()
  for await (const bundles of gathered.sample(PEERS_SAMPLE))
    for (const bundle of bundles) sampled.set(bundle.account, factsOf(zeros.hide(bundle), settings))
  const peers = gatherPeers([...sampled.values()], settings.peers)
  settings.onPeers?.(peers)
  const ignore = entriesHolding(settings.ignore, settings.today, diagnostics)
  const notes = growthNotes()
  const accounts: AccountReport[] = []
  const others = new Set<string>()
  const otherPrices: Priced[] = []
  let newest: number | null = null
  for await (const bundles of gathered.bundles())
    for (const bundle of bundles) {
      newest = newerDate(newest, bundle)
      if (settings.only !== null && bundle.account.handle !== settings.only) {
        others.add(bundle.account.handle)
        if (bundle.account.price !== null) otherPrices.push(pricedOf(bundle, settings))
        continue
      }
      zeros.hide(bundle)
      const facts = sampled.get(bundle.account) ?? factsOf(bundle, settings)
      notes.add(facts.account, facts.growth)
      accounts.push(reportOn(facts, bundle, peers, ignore, settings))
      sayRoundedAtBound(facts.account, settings.tiers, diagnostics)
    }
  if (settings.only !== null && accounts.length === 0) throw noSuchAccount(settings.only, others)
  notes.say(peers.purges, diagnostics)
  zeros.say(diagnostics)

  const whole = withPause(withMarket(accounts, otherPrices, settings.money), settings.asOf ?? newest)
  const shown = select(whole, settings.filters, settings.sort)
  const list = diagnostics.list()
  return {
    schemaVersion: 1,
    tool: { name: 'vet', version: VERSION },
    settings: {
      engagementBasis: settings.basis,
      includeSaves: settings.includeSaves,
      prior: settings.prior,
      limits: settings.limitOverrides,
      tiers: settings.tiers.name,
      tierBounds: settings.tiers.all,
      normsDate: NORMS_DATE,
      norms: normsSaid(settings.peers.norms),
      baseline: settings.baseline,
      postsWindow: settings.postsWindow,
      asOf: day(settings.asOf),
      engine: engine.name,
      shard: settings.shard && `${settings.shard.part}/${settings.shard.of}`,
      filters: filtersSet(settings.filters),
      sort: settings.sort,
      money: settings.money,
    },
    inputs,
    diagnostics: list,
    accounts: shown,
    creators: gatherCreators(shown),
    summary: summarise(shown, accounts.length, day(newest)),
    policy: applyPolicy({ accounts: shown, inputs, diagnostics: list }, settings.policy),
  }
}

function reportOn(facts: Facts, bundle: Bundle, peers: Peers, ignore: readonly IgnoreEntry[], settings: Settings): AccountReport {
  const { platform, handle, niche, followers } = facts.account
  const tier = tierOf(followers, boundsFor(settings.tiers, platform, niche))
  const judgement = judge(facts, bundle, peers, settings)
  const ignored = ignore.length === 0 ? null : ignoredBy({ platform, handle, ...judgement }, ignore)
  const charts = settings.charts ? chartsOf(facts, bundle.posts, peers.purges(platform)) : null
  const engagements = engagementsOf(facts.account, facts.metrics, settings.basis, bundle.posts)
  const viewsPerPost = significant(facts.metrics.viewsPerPost)
  const { suspiciousFollowerSharePct } = judgement
  return describe(facts, judgement, settings.evidence, {
    tier,
    basis: settings.basis,
    costs: costsOf(facts.account, engagements, { viewsPerPost, suspiciousFollowerSharePct }, settings.money),
    sponsorship: sponsorshipOf(bundle.posts),
    trend: trendOf(bundle.posts, facts.account.date ?? settings.asOf),
    charts,
    ignored,
  })
}

/** What an account that is not reported on tells of the prices of its list. */
function pricedOf(gathered: Bundle, { tiers }: Settings): Priced {
  const { platform, niche, followers, price, currency } = withLatestCounts(gathered).account
  return { platform, followers, price, currency, tier: tierOf(followers, boundsFor(tiers, platform, niche)) }
}

function factsOf(gathered: Bundle, settings: Settings): Facts {
  const bundle = withLatestCounts(gathered)
  return {
    account: bundle.account,
    metrics: measure(bundle, settings),
    growth: growthOf(bundle, settings.asOf),
    profile: bundle.sample && profileOf(bundle.sample),
  }
}

/** As 2026-09-01. */
const day = (date: number | null): string | null => (date === null ? null : new Date(date).toISOString().slice(0, 10))

async function readAll(
  named: readonly NamedInput[],
  settings: Settings,
  standardInput: AsyncIterable<Uint8Array> | null,
  engine: Engine,
  taken: Opened['taken'],
  diagnostics: Diagnostics,
): Promise<InputReport[]> {
  if (named.length === 0) throw new VetError('no-input', 'No file was named.', 'Try: vet accounts.csv, or vet --help.')
  const inputs: InputReport[] = []
  const gauge = settings.progress && meter(settings.progress)
  for (const { input, kind } of named)
    inputs.push(
      ...(typeof input === 'string' && taken.has(input)
        ? taken.get(input)!
        : await readInput(input, { ...settings.table, kind }, standardInput, engine, diagnostics, gauge)),
    )
  checkMapped(settings.mapped, inputs)
  return inputs
}
