import { vet } from '../../src/index.ts'
import { seededRandom } from '../../src/metrics/random.ts'
import { areaUnderCurve, brier, type Predicted, reliability, sensitivityAt } from './measures.ts'
import { type SimulatedFiles, simulate, type Truth, type World } from './simulator.ts'
import { pct, reliabilityTable, table, three } from './tables.ts'

/** What a user may have exported. */
export const INPUT_SETS = {
  'stats only': ['accounts', 'posts'],
  'stats and history': ['accounts', 'posts', 'history'],
  'sample of 100 only': ['followers'],
  everything: ['accounts', 'posts', 'history', 'followers'],
} as const satisfies Readonly<Record<string, readonly (keyof SimulatedFiles)[]>>

export type InputSet = keyof typeof INPUT_SETS

/** What a prototype with these parameters could reach (AUC; design study of 2026). */
const CEILINGS: Readonly<Record<InputSet, number>> = {
  'stats only': 0.65,
  'stats and history': 0.83,
  'sample of 100 only': 0.91,
  everything: 0.95,
}

/** One account as vet judged it, beside what is true of it. */
export interface Judged extends Truth {
  readonly world: number
  readonly platform: string
  readonly tier: string
  readonly verdict: string
  /** Where nothing could be measured, the prior. */
  readonly probability: number
}

const PRIOR = 0.2

export async function judgeWorld(files: SimulatedFiles, kinds: readonly (keyof SimulatedFiles)[], world: number): Promise<Judged[]> {
  const inputs = kinds.map(kind => ({ kind: kind as 'accounts', input: { path: `${kind}.csv`, content: files[kind] as string } }))
  const { accounts } = await vet(inputs, { prior: PRIOR, evidence: 'none' })
  return accounts.map(({ handle, platform, tier, purchasedFollowers, probability }) => ({
    ...files.truth.get(handle)!,
    world,
    platform,
    tier: tier ?? 'unknown',
    verdict: purchasedFollowers,
    probability: probability ?? PRIOR,
  }))
}

export type SimulatedEvaluation = Readonly<Record<string, ReturnType<typeof figuresOf>>>

/** How well vet judges simulated worlds, by what input it has. Same figures on every run. */
export async function evaluateSimulated(worlds: readonly World[], inputSets: readonly InputSet[]): Promise<SimulatedEvaluation> {
  const judged = new Map<InputSet, Judged[]>(inputSets.map(name => [name, []]))
  for (const world of worlds) {
    const files = simulate(world)
    for (const name of inputSets) judged.get(name)!.push(...(await judgeWorld(files, INPUT_SETS[name], world.seed)))
  }
  return Object.fromEntries([...judged].map(([name, accounts]) => [name, figuresOf(accounts)]))
}

export function figuresOf(judged: readonly Judged[]) {
  const scored = judged.map(({ probability, bought }) => ({ score: probability, positive: bought }))
  const predicted = judged.map(({ probability, bought }): Predicted => ({ probability, positive: bought, weight: 1 }))
  const worlds = [...new Set(judged.map(({ world }) => world))].map(world =>
    areaUnderCurve(
      judged.filter(account => account.world === world).map(({ probability, bought }) => ({ score: probability, positive: bought })),
    ),
  )
  const likely = judged.filter(({ verdict }) => verdict === 'likely')
  const organic = judged.filter(({ bought }) => !bought)
  const share = (of: readonly Judged[], holds: (account: Judged) => boolean) =>
    of.length === 0 ? null : of.filter(holds).length / of.length
  const flagged = ({ verdict }: Judged) => verdict === 'likely' || verdict === 'possible'
  const by = (key: 'platform' | 'tier') =>
    [...new Set(judged.map(account => account[key]))].sort().map(value => {
      const those = judged.filter(account => account[key] === value)
      return {
        value,
        n: those.length,
        organicFlagged: share(
          those.filter(({ bought }) => !bought),
          flagged,
        ),
        organicLikely: share(
          those.filter(({ bought }) => !bought),
          ({ verdict }) => verdict === 'likely',
        ),
        boughtFlagged: share(
          those.filter(({ bought }) => bought),
          flagged,
        ),
      }
    })
  return {
    accounts: judged.length,
    bought: judged.length - organic.length,
    auc: areaUnderCurve(scored),
    aucByWorld: [Math.min(...worlds), Math.max(...worlds)] as const,
    sensitivityAt1Pct: sensitivityAt(scored, 0.01),
    sensitivityAt5Pct: sensitivityAt(scored, 0.05),
    brier: brier(predicted),
    calibration: reliability(predicted, seededRandom(3)),
    likely: likely.length,
    likelyPrecision: share(likely, ({ bought }) => bought),
    likelyOfBought: share(
      judged.filter(({ bought }) => bought),
      ({ verdict }) => verdict === 'likely',
    ),
    flaggedOfBought: share(
      judged.filter(({ bought }) => bought),
      flagged,
    ),
    organicLikely: share(organic, ({ verdict }) => verdict === 'likely')!,
    organicFlagged: share(organic, flagged)!,
    dormantLikely: share(
      organic.filter(({ dormant }) => dormant),
      ({ verdict }) => verdict === 'likely',
    ),
    noSignOfBought: share(
      judged.filter(({ bought }) => bought),
      ({ verdict }) => verdict === 'no-sign',
    ),
    byPlatform: by('platform'),
    byTier: by('tier'),
  }
}

const maybe = (value: number | null) => (value === null ? '–' : pct(value))

export function simulatedText(title: string, sets: SimulatedEvaluation): string {
  const rows = Object.entries(sets).map(([name, of]) => [
    name,
    `${of.bought}/${of.accounts}`,
    `${three(of.auc)} (${three(of.aucByWorld[0])}–${three(of.aucByWorld[1])})`,
    CEILINGS[name as InputSet]?.toFixed(2) ?? '–',
    pct(of.sensitivityAt1Pct),
    pct(of.sensitivityAt5Pct),
    three(of.brier),
    three(of.calibration.expectedError),
    `${maybe(of.likelyPrecision)} of ${of.likely}`,
    maybe(of.likelyOfBought),
    maybe(of.flaggedOfBought),
    maybe(of.noSignOfBought),
    pct(of.organicLikely),
    maybe(of.dormantLikely),
    pct(of.organicFlagged),
  ])
  const header = ['input', 'bought', 'AUC (worlds)', 'ceiling', 'found at 1 %', 'at 5 %', 'Brier', 'ECE', 'likely right', 'bought: likely', 'flagged', 'no sign', 'organic: likely', 'dormant: likely', 'flagged'] // biome-ignore format: one glance
  return [
    title,
    '',
    table(header, rows),
    ...Object.entries(sets).flatMap(([name, { calibration, byPlatform, byTier }]) => [
      '',
      `Calibration, ${name}`,
      '',
      reliabilityTable(calibration.bins),
      '',
      table(
        [`${name}: flagged by platform and tier`, 'n', 'organic flagged', 'organic likely', 'bought flagged'],
        [...byPlatform, ...byTier].map(({ value, n, organicFlagged, organicLikely, boughtFlagged }) => [
          value,
          String(n),
          maybe(organicFlagged),
          maybe(organicLikely),
          maybe(boughtFlagged),
        ]),
      ),
    ]),
  ].join('\n')
}

/** Six worlds of 1,000 accounts, with the market as far from the norms as publishers are from each other; no fakes at the cap. */
export const WORLDS: readonly World[] = [-0.4, -0.2, 0, 0, 0.2, 0.4].map((normShift, i) => ({
  seed: 101 + i,
  accounts: 1_000,
  bought: PRIOR,
  normShift,
  fakesAtCap: 0.02,
  boughtBefore: 0,
}))

/** The same accounts, were 9 % of what sellers deliver on Instagram at the limit of following, as among the fakes of SRF Data 2017 and Purba 2020. */
export const WORLDS_AT_CAP: readonly World[] = WORLDS.map(world => ({ ...world, fakesAtCap: 0.09 }))

/** The same, were a third of the buyers to have bought before their histories begin. */
export const WORLDS_BEFORE: readonly World[] = WORLDS.map(world => ({ ...world, boughtBefore: 1 / 3 }))

/** The worlds as they are, and what two assumptions about sellers and buyers make of them. */
export async function evaluateVariants(): Promise<{ readonly title: string; readonly sets: SimulatedEvaluation }[]> {
  const all = Object.keys(INPUT_SETS) as InputSet[]
  return [
    { title: 'Simulated accounts: purchases fall into the history, no seller runs accounts up to the cap', sets: await evaluateSimulated(WORLDS, all) },
    { title: 'The same, were a third of the buyers to have bought before the history begins', sets: await evaluateSimulated(WORLDS_BEFORE, ['stats and history', 'everything']) },
    { title: 'The same as the first, were 9 % of the bought followers on Instagram at the cap of following', sets: await evaluateSimulated(WORLDS_AT_CAP, ['sample of 100 only', 'everything']) },
  ] // biome-ignore format: a line a variant
}
