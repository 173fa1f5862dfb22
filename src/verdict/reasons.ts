import type { Evidence, Verdict } from '../model/report.ts'
import type { NormFormula } from '../peers/norms.ts'
import { signals } from '../signals/index.ts'
import { sortFew } from '../text/order.ts'

const byId = new Map(signals.map(signal => [signal.id, signal]))

/** One plain sentence for each piece of evidence that moved the odds, strongest first, or what was looked at where none did; what is missing where that decides. Where the account is flagged, what speaks for it says so. */
export function reasonsOf(evidence: readonly Evidence[], verdict: Verdict, formula: NormFormula | null): string[] {
  const weighed = evidence.filter(({ outcome }) => outcome === 'fired' || outcome === 'clear')
  const moving = weighed.filter(({ logOdds }) => Math.abs(logOdds ?? 0) > 0.005)
  const said = moving.length > 0 || verdict === 'insufficient' ? moving : weighed
  sortFew(said, (a, b) => Math.abs(b.logOdds ?? 0) - Math.abs(a.logOdds ?? 0))
  const reasons = verdict === 'insufficient' ? [whatIsMissing(evidence)] : []
  const flagged = verdict === 'possible' || verdict === 'likely'
  for (const item of said) {
    const sentence = sentenceOf(item, formula)
    if (sentence === null) continue
    // nobody is to take for a reason of the flag what speaks against it
    reasons.push(flagged && (item.logOdds ?? 0) < 0 ? `In its favour: ${sentence}` : sentence)
  }
  return reasons
}

/** What a piece of evidence says, as a sentence; null where it says nothing. @param formula what the platform's norm counts */
export function sentenceOf({ signal, outcome, observed, expected, n, count }: Evidence, formula: NormFormula | null): string | null {
  if (observed === null || (outcome !== 'fired' && outcome !== 'clear')) return null
  return byId.get(signal)?.sentence({ outcome, observed, expected, n, count, formula }) ?? null
}

function whatIsMissing(evidence: readonly Evidence[]): string {
  const engagement = evidence.find(({ signal }) => signal === 'engagement-residual')
  if (engagement?.outcome === 'unknown') return `Not enough data to tell: ${engagement.missing.join(', ')} missing.`
  const against = evidence.some(({ logOdds }) => (logOdds ?? 0) > 0.005)
  const inFavour = evidence.some(({ logOdds }) => (logOdds ?? 0) < -0.005)
  if (against && inFavour) return 'Not enough data to tell: what there is points both ways.'
  return `Not enough data to tell: ${against ? 'the only signs are too weak to go by' : 'what could be checked is too little'}.`
}
