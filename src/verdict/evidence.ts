import type { PostColumns } from '../model/records.ts'
import type { Evidence } from '../model/report.ts'
import type { Facts, Peers } from '../peers/expectation.ts'
import { signals } from '../signals/index.ts'
import type { Finding, Inputs, Need, Signal, Unknown } from '../signals/signal.ts'

/** What a need is called where it is missing. */
const NEED_NAMES: Readonly<Record<Need, string>> = {
  facts: 'an account',
  peers: 'peers',
  posts: 'posts',
  followers: 'followers',
  following: 'following',
  postCount: 'posts (count)',
}

/** Runs every signal on one account. A missing need makes a signal unknown, a throw an error of that signal alone. */
export function gatherEvidence(facts: Facts, posts: PostColumns | null, peers: Peers): Evidence[] {
  const { account } = facts
  const inputs: { readonly [N in Need]: Inputs[N] | null } = {
    facts,
    peers,
    posts,
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
    return signal.check(Object.fromEntries(signal.needs.map(need => [need, inputs[need]])) as unknown as Inputs)
  } catch {
    return null
  }
}

function toEvidence(signal: Signal, found: Finding | Unknown | null): Evidence {
  const words = { signal: signal.id, group: signal.group, unit: signal.unit }
  if (found === null || found.outcome === 'unknown')
    return {
      ...words,
      outcome: found === null ? 'error' : 'unknown',
      observed: null,
      expected: null,
      expectedRange: null,
      likelihoodRatio: null,
      logOdds: null,
      n: null,
      missing: found === null ? [] : [...found.missing],
      innocent: [],
    }
  const { outcome, observed, expected, expectedRange, likelihoodRatio, n } = found
  return {
    ...words,
    outcome,
    observed,
    expected,
    expectedRange: expectedRange && [expectedRange[0], expectedRange[1]],
    likelihoodRatio,
    logOdds: null,
    n,
    missing: [],
    innocent: outcome === 'fired' ? [...signal.docs.innocent] : [],
  }
}
