import type { AccountReport, Charts, Report } from '../../src/model/report.ts'
import { account, bought, doubtful, evidence, report } from '../report/sample.ts'

const charts: Charts = {
  followers: [100_000, 101_000, 141_000, 142_000].map((followers, i) => ({ date: `2026-0${i + 1}-01`, followers })),
  steps: [{ from: '2026-02-01', to: '2026-03-01', gain: 40_000, sharePct: 27.5, kind: 'flat' }],
  posts: [900, 1_000, 1_200, null].map((engagement, i) => ({
    date: `2026-03-0${5 - i}`,
    type: 'image',
    engagement,
    views: null,
    sponsored: i === 1,
    counted: i < 2,
  })),
}

const numbered = (n: number): AccountReport =>
  account({
    handle: `maker.${String(n).padStart(5, '0')}`,
    name: n === 7 ? 'Åsa Nyström' : null,
    niche: n % 2 ? 'food' : 'craft',
    followers: 1_000 + n * 500,
    tier: n % 3 ? 'micro' : 'nano',
    engagementRatePct: 1 + (n % 40) / 10,
    source: { file: 'accounts.csv', line: n + 2 },
  })

/** Flagged, doubtful and plain accounts: `n` in all, three at least. */
export const page = (n: number, changes: Partial<Report> = {}): Report => {
  const fired = { ...bought, charts, evidence: [evidence, ...bought.evidence.slice(1)] }
  return report([fired, doubtful, ...Array.from({ length: n - 2 }, (_, i) => numbered(i))], changes)
}
