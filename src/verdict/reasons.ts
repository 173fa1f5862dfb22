import type { Evidence, Verdict } from '../model/report.ts'
import { signals } from '../signals/index.ts'

/** One plain sentence for each piece of evidence that moved the odds, strongest first; what is missing where that decides. */
export function reasonsOf(evidence: readonly Evidence[], verdict: Verdict): string[] {
  const moved = evidence
    .filter(({ outcome, logOdds }) => (outcome === 'fired' || outcome === 'clear') && Math.abs(logOdds ?? 0) > 0.005)
    .sort((a, b) => Math.abs(b.logOdds!) - Math.abs(a.logOdds!))
    .flatMap(item => {
      const signal = signals.find(({ id }) => id === item.signal)
      return signal && item.observed !== null && item.outcome !== 'unknown' && item.outcome !== 'error'
        ? [signal.sentence({ outcome: item.outcome, observed: item.observed, expected: item.expected, n: item.n })]
        : []
    })
  return verdict === 'insufficient' ? [whatIsMissing(evidence), ...moved] : moved
}

function whatIsMissing(evidence: readonly Evidence[]): string {
  const engagement = evidence.find(({ signal }) => signal === 'engagement-residual')
  if (engagement?.outcome === 'unknown') return `Not enough data to tell: ${engagement.missing.join(', ')} missing.`
  return 'Not enough data to tell: what there is points both ways.'
}
