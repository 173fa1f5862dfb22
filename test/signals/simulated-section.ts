import type { SimulatedEvaluation } from '../evaluation/simulated.ts'
import { pct, three } from '../evaluation/tables.ts'
import { cells } from './readme.ts'

interface Simulated {
  readonly date: string
  readonly variants: readonly { readonly title: string; readonly sets: SimulatedEvaluation }[]
}

/** What simulated accounts show, as a part of the signals' README; nothing where they were not judged yet. */
export function simulatedSection(results: unknown): string[] {
  if (typeof results !== 'object' || results === null || !('variants' in results)) return []
  const { date, variants } = results as Simulated
  return [
    `### Simulated accounts (${date})`,
    '',
    `Six invented worlds of 1,000 accounts, a fifth of which bought; the simulator's assumptions and limits stand in \`test/evaluation/simulator.ts\`. It draws from the same families that the likelihood ratios were made from, so these figures are an upper bound on what real accounts allow: what they do show is whether signs are added up right, and what each kind of input is worth. A “calibration error” is mostly caution here: where the probability is high, more of the accounts had bought than it says, and where it is low, fewer.`,
    '',
    ...variants.flatMap(({ title, sets }) => [
      `${title}:`,
      '',
      cells(
        ['input', 'AUC', 'found at 1 % false', 'at 5 %', 'Brier', 'calibration error', 'likely, of these bought', 'bought called likely', 'others called likely', 'others flagged'],
        Object.entries(sets).map(([name, of]) => [
          name, three(of.auc), pct(of.sensitivityAt1Pct), pct(of.sensitivityAt5Pct), three(of.brier), three(of.calibration.expectedError),
          of.likelyPrecision === null ? '–' : `${pct(of.likelyPrecision)} of ${of.likely}`, pct(of.likelyOfBought ?? 0), pct(of.organicLikely), pct(of.organicFlagged),
        ]),
      ),
      '',
    ]),
  ] // biome-ignore format: tables
}
