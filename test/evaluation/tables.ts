import type { FollowersEvaluation, scoreSet } from './followers.ts'
import type { ReliabilityBin } from './measures.ts'

export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((title, k) => Math.max(title.length, ...rows.map(row => row[k]!.length)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, k) => (k === 0 ? cell.padEnd(widths[k]!) : cell.padStart(widths[k]!)))
      .join('  ')
      .trimEnd()
  return [line(header), line(widths.map(width => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

export const three = (value: number) => value.toFixed(3)
export const pct = (value: number) => `${(value * 100).toFixed(1)} %`

export function reliabilityTable(bins: readonly ReliabilityBin[]): string {
  return table(
    ['said', 'n', 'mean said', 'came true', '90 % band'],
    bins.map(({ from, to, n, predicted, observed, band }) => [
      `${(from * 100).toFixed(0)}–${(to * 100).toFixed(0)} %`,
      String(n),
      pct(predicted),
      pct(observed),
      `${pct(band[0])} – ${pct(band[1])}`,
    ]),
  )
}

export function followersText(sets: FollowersEvaluation): string {
  const row = (name: string, fitted: string, of: ReturnType<typeof scoreSet>) => [
    name,
    fitted,
    `${of.fakes}/${of.followers}`,
    three(of.auc),
    pct(of.sensitivityAt1Pct),
    pct(of.sensitivityAt5Pct),
    `${pct(of.atCut.sensitivity)} / ${pct(of.atCut.falsePositives)}`,
    three(of.brier),
    three(of.calibration.expectedError),
    (of.share.error * 100).toFixed(1),
    pct(of.share.coverage),
  ]
  const rows = sets.flatMap(({ set, shipped, leftOut }) => [
    row(set, 'all sets (shipped)', shipped),
    ...(leftOut ? [row(set, 'the other sets', leftOut)] : []),
  ])
  return [
    'Single followers, and shares in mixed samples of 100 (0, 10 … 100 % fakes, 40 draws each)',
    '',
    table(
      [
        'set',
        'fitted on',
        'fakes',
        'AUC',
        'found at 1 %',
        'at 5 %',
        'at the cut / false',
        'Brier',
        'ECE',
        'share error',
        '80 % range covers',
      ],
      rows,
    ),
    '',
    ...sets.map(({ set, points }) => `Points on ${set}: ${pct(points.sensitivity)} found, ${pct(points.falsePositives)} false.`),
    ...sets.flatMap(({ set, signals }) => [
      '',
      `Signals on mixed samples of ${set}, as shipped`,
      '',
      table(
        ['signal', 'followers', 'fakes', 'fires', 'unknown', 'median LR'],
        signals.map(row => [
          row.signal,
          String(row.followers),
          pct(row.share),
          pct(row.fired),
          pct(row.unknown),
          row.medianRatio === null ? '–' : row.medianRatio.toFixed(2),
        ]),
      ),
    ]),
    ...sets.flatMap(({ set, shipped, leftOut, lacking }) => {
      const judged = leftOut ?? shipped
      return [
        '',
        `Where an export tells less, on ${set}, fitted on ${leftOut ? 'the other sets' : 'all sets'}`,
        '',
        table(
          ['', 'AUC', 'ECE', 'share error', 'range covers'],
          lacking.map(row => [
            row.lacking,
            three(row.auc),
            three(row.calibrationError),
            `${(row.shareError * 100).toFixed(1)} points`,
            pct(row.coverage),
          ]),
        ),
        '',
        `Calibration on ${set}, fitted on ${leftOut ? 'the other sets' : 'all sets'}, fakes and real in equal parts`,
        '',
        reliabilityTable(judged.calibration.bins),
        '',
        `Share on ${set}, fitted on ${leftOut ? 'the other sets' : 'all sets'}`,
        '',
        table(
          ['fakes', 'mean error', 'mean shift', 'range covers'],
          judged.share.byShare.map(({ share, error, shift, covered }) => [
            pct(share),
            `${(error * 100).toFixed(1)} points`,
            `${(shift * 100).toFixed(1)} points`,
            pct(covered),
          ]),
        ),
      ]
    }),
  ].join('\n')
}
