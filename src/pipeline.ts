import { gatherCreators } from './creators/creators.ts'
import { dayOfData } from './day-of-data.ts'
import type { Accounts } from './engine/account-list.ts'
import { type Opened, openEngine } from './engine/choose.ts'
import { type Engine, type Found, type Gathered, NotPlain } from './engine/engine.ts'
import { steadySample } from './engine/sample.ts'
import { VetError } from './errors.ts'
import { collectDiagnostics, type Diagnostics } from './input/diagnostics.ts'
import { eachOnce } from './input/named-twice.ts'
import { sayNearPlatform, sayNearPlatforms } from './input/near-platforms.ts'
import { checkMapped } from './input/options.ts'
import { meter } from './input/progress.ts'
import { readInput } from './input/read.ts'
import { asJudged, judging, type tallyOf } from './judging.ts'
import { checkMemory } from './memory-limit.ts'
import { sayRoundedAtBound } from './metrics/rounding.ts'
import type { AccountReport, InputReport, Report } from './model/report.ts'
import { fitMarket, type Priced } from './money/market.ts'
import { noSuchAccount, nothingVetted } from './nothing-vetted.ts'
import { type AmongData, amongFrom, factsOf, pricedOf } from './one-account.ts'
import { sayOfPart } from './parts.ts'
import { type Facts, gatherPeers } from './peers/expectation.ts'
import { entriesHolding } from './policy/ignore.ts'
import { inOrder } from './report/select.ts'
import { settingsSaid } from './report/settings.ts'
import { rowWriter } from './report/written.ts'
import type { NamedInput, Settings } from './settings.ts'
import { dayOf } from './text/day.ts'
import { DOING, howManyThreads, judgingThreads, taskOf } from './threads/threads.ts'
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
    const inputs = await eachOnce(named, diagnostics)
    const opened = await openEngine(inputs, settings, grouping, diagnostics)
    try {
      return await runOn(opened, inputs, settings, standardInput, diagnostics)
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
  sayNearPlatform(settings.table.platform, diagnostics)
  const inputs = await readAll(named, settings, standardInput, engine, taken, diagnostics)

  const gathered = await engine.gather(diagnostics)
  const { accounts: rows } = gathered
  // a part of a whole may be empty
  if (rows.length === 0 && settings.shard === null) throw nothingVetted(inputs, diagnostics)
  const wanted = isWanted(rows, settings)
  if (settings.only !== null) {
    const handles = Array.from({ length: rows.length }, (_, index) => rows.value(index, 'handle'))
    if (!handles.includes(settings.only)) throw noSuchAccount(settings.only, handles, inputs, diagnostics, settings.shard)
  }
  const newest = gathered.newest()
  const { sampled, priced } = await lookAround(gathered, settings)
  const pricesBefore = settings.pricesBefore(priced.length > 0)
  const data: AmongData = {
    peers: gatherPeers([...sampled.values()], settings.peers),
    prices: pricesBefore ?? { lines: fitMarket(priced, settings.money), within: 'this file' },
    ignore: entriesHolding(settings.ignore, settings.today, diagnostics),
    today: settings.asOf ?? dayOfData(newest, settings.today, diagnostics),
  }
  settings.onPeers?.(data.peers, data.prices)
  if (settings.shard) sayOfPart(rows, data.peers, pricesBefore === null && priced.length > 0, settings, diagnostics)

  const { accounts, tally } = await judgeAll(gathered.bundles(wanted), rows.length, data, sampled, settings)
  for (let index = 0; index < rows.length; index++)
    if (rows.value(index, 'followersRoundedBy') > 0 && wanted(index)) sayRoundedAtBound(rows.at(index), settings.tiers, diagnostics)
  tally.say(diagnostics, {
    ...{ inputs, purges: data.peers.purges, baseline: settings.peers.baseline },
    fewestFollowers: settings.limits.get('suspicious-followers')!.fewestFollowers!,
  })
  sayNearPlatforms(data.peers.platforms.keys(), settings.table.platform, diagnostics)

  const list = diagnostics.list()
  return {
    schemaVersion: 1,
    tool: { name: 'vet', version: VERSION },
    settings: settingsSaid(settings, engine.name),
    inputs,
    diagnostics: list,
    accounts,
    creators: gatherCreators(accounts),
    summary: tally.counts.summary(tally.found.judged, newest === null ? null : dayOf(newest)),
    policy: tally.policy.outcome({ inputs, diagnostics: list }),
  }
}

/** The first pass: the facts of the accounts that peers are fitted on, in a fixed order, and every price. */
async function lookAround(
  gathered: Gathered,
  settings: Settings,
): Promise<{ readonly sampled: ReadonlyMap<number, Facts>; readonly priced: readonly Priced[] }> {
  const { accounts: rows } = gathered
  const sampled = new Map<number, Facts | null>(steadySample(rows, PEERS_SAMPLE).map(index => [index, null]))
  const priced: Priced[] = []
  for await (const bundles of gathered.bundles(index => sampled.has(index) || rows.value(index, 'price') !== null)) {
    await checkMemory('Fitting the peers')
    for (const bundle of bundles) {
      const { index, account } = bundle
      if (account.price !== null) priced.push(pricedOf(bundle, settings))
      if (sampled.has(index)) sampled.set(index, factsOf(asJudged(bundle).bundle, settings))
    }
  }
  return { sampled: sampled as ReadonlyMap<number, Facts>, priced }
}

/** The second pass: each account is judged, kept or handed over, and counted. */
async function judgeAll(
  gathered: AsyncIterable<readonly Found[]>,
  most: number,
  among: AmongData,
  known: ReadonlyMap<number, Facts>,
  settings: Settings,
): Promise<{ readonly accounts: AccountReport[]; readonly tally: ReturnType<typeof tallyOf> }> {
  const { onAccount, writing, sort } = settings
  const { judge, tally } = judging(settings, amongFrom(among, settings))
  const accounts: AccountReport[] = []
  const writer = writing && rowWriter(writing.rows, sort)
  const take = writer?.add ?? onAccount
  const beside = writing === null ? 0 : howManyThreads(most, settings) - 1
  const threads = writing && beside > 0 ? await judgingThreads(beside, taskOf(among, settings, writing), writing) : null
  try {
    for await (const bundles of gathered) {
      await checkMemory(DOING)
      if (await threads?.take(bundles)) continue
      for (const bundle of bundles) {
        const account = judge(bundle, known.get(bundle.index))
        if (account === null) continue
        if (take === null) accounts.push(account)
        else {
          const done: unknown = take(account)
          // most answer nothing, and waiting for it would take longer than judging
          if (done instanceof Object && 'then' in done) await done
          tally.show(account)
        }
      }
      if (writer) writing.take(writer.take())
    }
    for (const counted of (await threads?.end()) ?? []) tally.join(counted)
  } finally {
    await threads?.close()
  }
  for (const account of accounts.sort(inOrder(sort))) tally.show(account)
  return { accounts, tally }
}

function isWanted(accounts: Accounts, { only }: Settings): (index: number) => boolean {
  return index => only === null || accounts.value(index, 'handle') === only
}

async function readAll(
  named: readonly NamedInput[],
  settings: Settings,
  standardInput: AsyncIterable<Uint8Array> | null,
  engine: Engine,
  taken: Opened['taken'],
  diagnostics: Diagnostics,
): Promise<InputReport[]> {
  if (named.length === 0) throw new VetError('no-input', 'No file was named.', 'Try: vet accounts.csv, or vet --help.')
  const reports: (readonly InputReport[])[] = []
  const gauge = settings.progress && meter(settings.progress)
  const takenBy = (input: NamedInput['input']) => (typeof input === 'string' ? taken.get(input) : undefined)
  for (const [index, { input, kind }] of named.entries())
    if (!takenBy(input)) reports[index] = await readInput(input, { ...settings.table, kind }, standardInput, engine, diagnostics, gauge)
  // what the engine reads by itself it reads meanwhile
  for (const [index, { input }] of named.entries()) reports[index] ??= await takenBy(input)!()
  const inputs = reports.flat()
  checkMapped(settings.mapped, inputs)
  return inputs
}
