import type { accountFigures, organicFigures } from './accounts.ts'
import { pct, reliabilityTable, table, three } from './tables.ts'

export function organicText(title: string, of: ReturnType<typeof organicFigures>): string {
  const cells = (name: string, row: Pick<typeof of, 'accounts' | 'likely' | 'possible' | 'insufficient' | 'noSign'>) => [
    name,
    ...[row.accounts, row.likely, row.possible, row.insufficient, row.noSign].map(String),
    row.accounts === 0 ? '–' : pct((row.likely + row.possible) / row.accounts),
  ]
  return [
    title,
    '',
    table(
      ['', 'accounts', 'likely', 'possible', 'not enough data', 'no sign', 'flagged'],
      [...of.byGroup.map(row => cells(row.group, row)), cells('all', of)],
    ),
    '',
    `False “likely”: ${of.likely} of ${of.accounts}; the rate is under ${of.likelyAtMost === null ? '–' : pct(of.likelyAtMost)} (one-sided 95 %).`,
  ].join('\n')
}

export function accountsText(of: ReturnType<typeof accountFigures>): string {
  return [
    'Labelled accounts',
    '',
    table(
      ['bought', 'AUC', 'found at 1 %', 'at 5 %', 'Brier', 'ECE', 'likely', 'of these bought', 'unmeasured'],
      [
        [
          `${of.bought}/${of.accounts}`,
          three(of.auc),
          pct(of.sensitivityAt1Pct),
          pct(of.sensitivityAt5Pct),
          three(of.brier),
          three(of.calibration.expectedError),
          String(of.likely),
          of.likelyPrecision === null ? '–' : pct(of.likelyPrecision),
          String(of.unmeasured),
        ],
      ],
    ),
    '',
    reliabilityTable(of.calibration.bins),
    '',
    organicText('Accounts that did not buy', of.organic),
  ].join('\n')
}
