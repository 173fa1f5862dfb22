import fc from 'fast-check'
import { expect } from 'vitest'
import { type AccountReport, type VetOptions, vet } from '../../src/index.ts'
import { KINDS, type Kind } from '../../src/model/names.ts'
import { logit } from '../../src/verdict/ledger.ts'
import { cases } from '../runs.ts'

/** Input files by kind, as the examples of signals have them: the account judged is called `example`. */
export type Files = Readonly<Partial<Record<Kind, string>>>

/** One account with less of a sign and with more of it, all else equal. */
export interface Pair {
  readonly less: Files
  readonly more: Files
}

export async function judged(files: Files, options: VetOptions = {}): Promise<AccountReport> {
  const inputs = KINDS.flatMap(kind => (files[kind] === undefined ? [] : [{ kind, input: { path: `${kind}.csv`, content: files[kind] } }]))
  return (await vet(inputs, options)).accounts.find(({ handle }) => handle === 'example')!
}

/** What the sign says, in natural log; null where it cannot be told. */
export function lnRatio({ evidence }: AccountReport, signal: string): number | null {
  const ratio = evidence.find(item => item.signal === signal)!.likelihoodRatio
  return ratio === null ? null : Math.log(ratio)
}

/** In natural log. Ratios are reported to six digits; and an account is one of its own peers, whose spread moves with it by less than this. */
const ROUNDING = 1e-3

/**
 * More of the sign never lowers what it says; it has to be told of both, and to say more of some, or nothing was tried.
 * @param whole whether the odds of the account are to follow too, where no other sign reads the same figures
 */
export async function neverLowers(signal: string, pairs: fc.Arbitrary<Pair>, whole: boolean, few = 20): Promise<void> {
  let rose = 0
  await fc.assert(
    fc.asyncProperty(pairs, async ({ less, more }) => {
      const [before, after] = [await judged(less), await judged(more)]
      const [low, high] = [lnRatio(before, signal), lnRatio(after, signal)]
      fc.pre(low !== null && high !== null)
      expect(high!).toBeGreaterThanOrEqual(low! - ROUNDING)
      if (high! > low! + ROUNDING) rose++
      if (whole) expect(logit(after.probability!)).toBeGreaterThanOrEqual(logit(before.probability!) - ROUNDING)
    }),
    cases(few),
  )
  expect(rose).toBeGreaterThan(0)
}

export const rows = (header: string, all: readonly (readonly (string | number)[])[]): string =>
  [header, ...all.map(cells => cells.join(','))].join('\n')

const START = Date.UTC(2025, 0, 6)
export const dayAt = (days: number): string => new Date(START + days * 86_400_000).toISOString().slice(0, 10)

/** A history from gains, one a week. */
export function historyOf(first: number, gains: readonly number[], everyDays = 7): string {
  const counts = [first]
  for (const gain of gains) counts.push(counts.at(-1)! + gain)
  return rows('handle,platform,date,followers', counts.map((followers, i) => ['example', 'instagram', dayAt(i * everyDays), followers])) // biome-ignore format: one glance
}
