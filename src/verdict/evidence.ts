import { significant } from '../metrics/statistics.ts'
import type { Bundle } from '../model/records.ts'
import type { Evidence } from '../model/report.ts'
import type { Facts, Peers } from '../peers/expectation.ts'
import { signals } from '../signals/index.ts'
import type { Limits } from '../signals/limits.ts'
import type { Finding, Inputs, Need, Signal, Unknown } from '../signals/signal.ts'

/** What a need is called where it is missing. */
const NEED_NAMES: Readonly<Record<Need, string>> = {
  facts: 'an account',
  peers: 'peers',
  posts: 'posts',
  growth: 'a history of follower counts',
  sample: 'a sample of followers',
  followers: 'followers',
  following: 'following',
  postCount: 'posts (count)',
}

/** A piece of evidence, with what the report does not carry: the ratios were the norm lower or higher. */
export interface Gathered {
  readonly item: Evidence
  readonly shifted: readonly [lower: number, higher: number] | null
}

/** A set of needs as a number, since it is asked for each signal of each account. */
const NEEDS = Object.keys(NEED_NAMES) as Need[]
const BITS = Object.fromEntries(NEEDS.map((need, bit) => [need, 1 << bit])) as Readonly<Record<Need, number>>
const NEEDED = signals.map(({ needs }) => needs.reduce((bits, need) => bits | BITS[need], 0))
const LACKING = signals.map(() => new Map<number, Gathered>())

type Given = { readonly [N in Need]: Inputs[N] | null }

/** Runs every signal on one account. A missing need makes a signal unknown, a throw an error of that signal alone. */
export function gatherEvidence(facts: Facts, { posts, sample }: Bundle, peers: Peers, limits: Limits): Gathered[] {
  const { account } = facts
  const inputs: Given = {
    facts,
    peers,
    posts,
    growth: facts.growth,
    sample,
    followers: account.followers !== null && account.followers > 0 ? account.followers : null,
    following: account.following,
    postCount: facts.postCount !== null && facts.postCount > 0 ? facts.postCount : null,
  }
  let absent = 0
  for (const need of NEEDS) if (inputs[need] === null) absent |= BITS[need]
  return signals.map((signal, index) => {
    const elsewhere = signal.elsewhere?.(account.platform)
    if (elsewhere) return unknownOf(signal, index, elsewhere.missing)
    const lacking = NEEDED[index]! & absent
    if (lacking !== 0) return lackingOf(signal, index, lacking)
    const found = run(signal, inputs, limits.get(signal.id) ?? signal.limits)
    if (found?.outcome === 'unknown') return unknownOf(signal, index, found.missing)
    return {
      item: toEvidence(signal, found, found?.outcome === 'fired' ? innocentOf(signal, inputs, found) : NONE),
      shifted: found?.shifted ?? null,
    }
  })
}

function run(signal: Signal, inputs: Given, limits: Readonly<Record<string, number>>): Finding | Unknown | null {
  try {
    // that a signal reads nothing but its needs, the compiler sees to
    const found = signal.check(inputs as Inputs, limits)
    // limits out of the config can make a ratio that is none
    return found.outcome === 'unknown' || (found.likelihoodRatio > 0 && Number.isFinite(found.likelihoodRatio)) ? found : null
  } catch {
    return null
  }
}

/** The innocent explanations, those that fit this account first; what its figures contradict is left out, unless that leaves none. */
function innocentOf({ docs, fitting }: Signal, inputs: Given, finding: Finding): string[] {
  const all = docs.innocent as string[]
  if (!fitting) return all
  let fits: readonly (boolean | null)[]
  try {
    fits = fitting(inputs as Inputs, finding)
  } catch {
    return all
  }
  const left = [...all.filter((_, i) => fits[i] === true), ...all.filter((_, i) => fits[i] == null)]
  return left.length > 0 ? left : all
}

function lackingOf(signal: Signal, index: number, lacking: number): Gathered {
  const known = LACKING[index]!.get(lacking)
  if (known) return known
  const missing = signal.needs.filter(need => BITS[need] & lacking).map(need => NEED_NAMES[need])
  const gathered = unknownOf(signal, index, missing)
  LACKING[index]!.set(lacking, gathered)
  return gathered
}

/** Accounts that lack the same thing share one object that says so: most signals of most accounts are of this kind. */
function unknownOf(signal: Signal, index: number, missing: readonly string[]): Gathered {
  const known = UNKNOWN[index]!
  const key = missing.length === 1 ? missing[0]! : missing.join('\n')
  let gathered = known.get(key)
  if (!gathered) {
    gathered = { item: { ...toEvidence(signal, null, NONE), outcome: 'unknown', missing: [...missing] }, shifted: null }
    // what is missing may hold figures of the account: only so many are kept
    if (known.size < 100) known.set(key, gathered)
  }
  return gathered
}

const UNKNOWN = signals.map(() => new Map<string, Gathered>())

/** One object of one shape for every outcome: made for each signal of each account, so by the million. */
function toEvidence(signal: Signal, seen: Finding | null, innocent: string[]): Evidence {
  return {
    signal: signal.id,
    group: signal.group,
    outcome: seen === null ? 'error' : seen.outcome,
    observed: seen && significant(seen.observed),
    expected: seen && significant(seen.expected),
    expectedRange: seen?.expectedRange ? [significant(seen.expectedRange[0]), significant(seen.expectedRange[1])] : null,
    unit: signal.unit,
    likelihoodRatio: seen && significant(seen.likelihoodRatio),
    logOdds: null,
    n: seen?.n ?? null,
    count: seen?.count ?? null,
    missing: NONE,
    innocent,
  }
}

const NONE: string[] = []
