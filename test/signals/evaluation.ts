import type { accountFigures, organicFigures } from '../evaluation/accounts.ts'
import type { FollowersEvaluation } from '../evaluation/followers.ts'
import { pct, three } from '../evaluation/tables.ts'
import { cells } from './readme.ts'
import { simulatedSection } from './simulated-section.ts'

type Part<T> = { readonly date: string } & T
type Accounts = Part<ReturnType<typeof accountFigures>>
type Organic = Part<ReturnType<typeof organicFigures>>

/** What the evaluation measured, as the end of the signals' README. Parts are told by what they hold. */
export function evaluationOf(results: Readonly<Record<string, unknown>>): string[] {
  const parts = Object.entries(results)
  const followers = parts.flatMap(([, part]) => (has(part, 'sets') ? [part as Part<{ readonly sets: FollowersEvaluation }>] : []))
  const labelled = parts.flatMap(([name, part]) => (has(part, 'auc') && has(part, 'organic') ? [[name, part as Accounts] as const] : []))
  const organic = parts.flatMap(([name, part]) => (has(part, 'byGroup') ? [[name, part as Organic] as const] : []))
  return [
    '## How well it does',
    '',
    'Measured by `npm run evaluate -- <folder> --save` on data that others labelled; none of that data is part of this project. “The others” is the scorer fitted without the set it is judged on, which is the figure to trust.',
    '',
    ...followers.flatMap(({ date, sets }) => [
      `### Single followers, and shares in mixed samples of 100 (${date})`,
      '',
      followerTable(sets),
      '',
    ]),
    ...(labelled.length > 0 ? ['### Labelled accounts', '', accountTable(labelled), ''] : []),
    ...(organic.length > 0 ? ['### Accounts taken not to have bought', '', organicTable(organic), ''] : []),
    ...simulatedSection(results.simulated),
  ]
}

function followerTable(sets: FollowersEvaluation): string {
  return cells(
    ['set', 'fitted on', 'fakes', 'AUC', 'found at 1 % false', 'at 5 %', 'found / false at the cut', 'calibration error', 'share error', '80 % range covers'],
    sets.flatMap(({ set, shipped, leftOut }) =>
      ([['all', shipped], ['the others', leftOut]] as const).flatMap(([fitted, of]) =>
        of === null
          ? []
          : [[set, fitted, `${of.fakes} of ${of.followers}`, three(of.auc), pct(of.sensitivityAt1Pct), pct(of.sensitivityAt5Pct),
              `${pct(of.atCut.sensitivity)} / ${pct(of.atCut.falsePositives)}`, three(of.calibration.expectedError),
              `${(of.share.error * 100).toFixed(1)} points`, pct(of.share.coverage)]],
      ),
    ),
  ) // biome-ignore format: a table
}

function accountTable(parts: readonly (readonly [string, Accounts])[]): string {
  return cells(
    [
      'set',
      'date',
      'bought',
      'AUC',
      'found at 1 % false',
      'at 5 %',
      'Brier',
      'calibration error',
      'likely',
      'of these bought',
      'false likely',
    ],
    parts.map(([name, of]) => [
      ...[name, of.date, `${of.bought} of ${of.accounts}`, three(of.auc), pct(of.sensitivityAt1Pct), pct(of.sensitivityAt5Pct)],
      ...[three(of.brier), three(of.calibration.expectedError), String(of.likely)],
      ...[of.likelyPrecision === null ? '–' : pct(of.likelyPrecision), `${of.organic.likely} of ${of.organic.accounts}`],
    ]),
  )
}

function organicTable(parts: readonly (readonly [string, Organic])[]): string {
  return cells(
    ['set', 'date', 'accounts', 'likely', 'possible', 'not enough data', 'no sign', 'false likely is under (one-sided 95 %)'],
    parts.map(([name, of]) => [
      ...[name, of.date, of.accounts, of.likely, of.possible, of.insufficient, of.noSign].map(String),
      of.likelyAtMost === null ? '–' : pct(of.likelyAtMost),
    ]),
  )
}

function has(part: unknown, key: string): boolean {
  return typeof part === 'object' && part !== null && key in part
}
