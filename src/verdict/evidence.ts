import { significant } from '../metrics/statistics.ts'
import type { Bundle } from '../model/records.ts'
import type { Evidence } from '../model/report.ts'
import type { Facts, Peers } from '../peers/expectation.ts'
import { signals } from '../signals/index.ts'
import type { Finding, Inputs, Need, Signal, Unknown } from '../signals/signal.ts'

/** What a need is called where it is missing. */
const NEED_NAMES: Readonly<Record<Need, string>> = {
  facts: 'an account',
  peers: 'peers',
  posts: 'posts',
  history: 'a history of follower counts',
  sample: 'a sample of followers',
  followers: 'followers',
  following: 'following',
  postCount: 'posts (count)',
}

/** Runs every signal on one account. A missing need makes a signal unknown, a throw an error of that signal alone. */
export function gatherEvidence(facts: Facts, { posts, history, sample }: Bundle, peers: Peers): Evidence[] {
  const { account } = facts
  const inputs: { readonly [N in Need]: Inputs[N] | null } = {
    facts,
    peers,
    posts,
    history,
    sample,
    followers: account.followers !== null && account.followers > 0 ? account.followers : null,
    following: account.following,
    postCount: account.posts !== null && account.posts > 0 ? account.posts : null,
  }
  return signals.map(signal => toEvidence(signal, run(signal, inputs)))
}

function run(signal: Signal, inputs: { readonly [N in Need]: Inputs[N] | null }): Finding | Unknown | null {
  const missing = signal.needs.filter(need => inputs[need] === null)
  if (missing.length > 0) return { outcome: 'unknown', missing: missing.map(need => NEED_NAMES[need]) }
  try {
    return signal.check(Object.fromEntries(signal.needs.map(need => [need, inputs[need]])) as unknown as Inputs, signal.limits)
  } catch {
    return null
  }
}

/** One object of one shape for every outcome: made once for each signal of each account, so by the million. */
function toEvidence(signal: Signal, found: Finding | Unknown | null): Evidence {
  const seen = found !== null && found.outcome !== 'unknown' ? found : null
  return {
    signal: signal.id,
    group: signal.group,
    outcome: found === null ? 'error' : found.outcome,
    observed: seen && significant(seen.observed),
    expected: seen && significant(seen.expected),
    expectedRange: seen?.expectedRange ? [significant(seen.expectedRange[0]), significant(seen.expectedRange[1])] : null,
    unit: signal.unit,
    likelihoodRatio: seen && significant(seen.likelihoodRatio),
    logOdds: null,
    n: seen?.n ?? null,
    missing: found?.outcome === 'unknown' ? (found.missing as string[]) : NONE,
    innocent: found?.outcome === 'fired' ? (signal.docs.innocent as string[]) : NONE,
  }
}

const NONE: string[] = []
