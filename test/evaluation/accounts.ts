import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { vet } from '../../src/index.ts'
import { seededRandom } from '../../src/metrics/random.ts'
import type { AccountReport } from '../../src/model/report.ts'
import { areaUnderCurve, brier, type Predicted, reliability, sensitivityAt } from './measures.ts'

const DATA = /\.(csv|tsv|json|ndjson|jsonl|xlsx|parquet)(\.gz)?$/i

/** Files that vet reads as a user would give them; labels and labelled followers are not among them. */
export function accountFiles(files: readonly string[], labelled: readonly string[]): string[] {
  return files.filter(path => DATA.test(path) && !path.endsWith('truth.csv') && !labelled.includes(path))
}

/** What is true of accounts, by handle: `handle,bought`. */
export function readTruth(path: string): ReadonlyMap<string, boolean> {
  const rows: { handle: string; bought: string }[] = parse(readFileSync(path), { columns: true, bom: true, skip_empty_lines: true })
  return new Map(rows.map(({ handle, bought }) => [handle.replace(/^@/, '').toLowerCase(), /^(true|1|yes)$/i.test(bought)]))
}

export type JudgedAccount = Pick<AccountReport, 'handle' | 'platform' | 'tier' | 'purchasedFollowers' | 'probability'>

export async function judgeFiles(files: readonly string[]): Promise<JudgedAccount[]> {
  return (await vet(files, { evidence: 'none' })).accounts
}

/** How well verdicts and probabilities agree with the labels. Accounts without a probability stand last, and are counted. */
export function accountFigures(accounts: readonly JudgedAccount[], truth: ReadonlyMap<string, boolean>) {
  const labelled = accounts.flatMap(account => {
    const bought = truth.get(account.handle)
    return bought === undefined ? [] : [{ ...account, bought }]
  })
  const scored = labelled.map(({ probability, bought }) => ({ score: probability ?? -1, positive: bought }))
  const predicted = labelled.flatMap(({ probability, bought }): Predicted[] =>
    probability === null ? [] : [{ probability, positive: bought, weight: 1 }],
  )
  const likely = labelled.filter(({ purchasedFollowers }) => purchasedFollowers === 'likely')
  const organic = labelled.filter(({ bought }) => !bought)
  const falseLikely = likely.filter(({ bought }) => !bought).length
  return {
    accounts: labelled.length,
    bought: labelled.length - organic.length,
    unlabelled: accounts.length - labelled.length,
    unmeasured: labelled.length - predicted.length,
    auc: areaUnderCurve(scored),
    sensitivityAt1Pct: sensitivityAt(scored, 0.01),
    sensitivityAt5Pct: sensitivityAt(scored, 0.05),
    brier: brier(predicted),
    calibration: reliability(predicted, seededRandom(1)),
    likely: likely.length,
    likelyPrecision: likely.length === 0 ? null : 1 - falseLikely / likely.length,
    organic: organicFigures(organic),
  }
}

/** How often accounts that did not buy, or are taken not to have, are flagged; by platform and tier as well. */
export function organicFigures(accounts: readonly JudgedAccount[]) {
  const rates = (those: readonly JudgedAccount[]) => {
    const are = (verdict: JudgedAccount['purchasedFollowers']) => those.filter(account => account.purchasedFollowers === verdict).length
    return { accounts: those.length, likely: are('likely'), possible: are('possible'), insufficient: are('insufficient'), noSign: are('no-sign') }
  } // biome-ignore format: one row of a table
  const groups = new Map<string, JudgedAccount[]>()
  for (const account of accounts) {
    const name = `${account.platform} · ${account.tier ?? 'tier unknown'}`
    groups.set(name, [...(groups.get(name) ?? []), account])
  }
  return {
    ...rates(accounts),
    // none in n cases only proves a rate under 3/n, with 95 % confidence
    likelyAtMost: accounts.length === 0 ? null : upperBound(rates(accounts).likely, accounts.length),
    byGroup: [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([group, those]) => ({ group, ...rates(those) })),
  }
}

/** Upper end of a one-sided 95 % interval of a rate: the rule of three where nothing was seen, else Wilson's. */
export function upperBound(hits: number, n: number): number {
  if (hits === 0) return Math.min(1, 3 / n)
  const z = 1.645
  const rate = hits / n
  return (rate + z ** 2 / (2 * n) + z * Math.sqrt((rate * (1 - rate)) / n + z ** 2 / (4 * n * n))) / (1 + z ** 2 / n)
}
