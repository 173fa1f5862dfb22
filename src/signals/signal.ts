import type { Growth } from '../growth/growth.ts'
import type { FollowerColumns, PostColumns } from '../model/records.ts'
import type { Group } from '../model/report.ts'
import type { Facts, Peers } from '../peers/expectation.ts'
import type { NormFormula } from '../peers/norms.ts'

/** What a signal may ask for; the runner answers `unknown` where one is missing. */
export interface Inputs {
  /** The account's row and metrics. */
  readonly facts: Facts
  readonly peers: Peers
  /** The posts, newest first. */
  readonly posts: PostColumns
  /** How its followers grew, from all points of its history. */
  readonly growth: Growth
  /** A sample of its followers. */
  readonly sample: FollowerColumns
  readonly followers: number
  readonly following: number
  readonly postCount: number
}

export type Need = keyof Inputs

/** What a signal saw: numbers only, sentences are made from them elsewhere. */
export interface Finding {
  readonly outcome: 'fired' | 'clear'
  readonly observed: number
  readonly expected: number | null
  readonly expectedRange: readonly [number, number] | null
  /** How many posts, accounts or intervals it rests on; null where the input does not say. */
  readonly n: number | null
  /** Of these, how many show it, where it counts them. */
  readonly count?: number
  /** How many times likelier this is with a purchased audience than without. */
  readonly likelihoodRatio: number
  /** The same, were the norm lower or higher by `NORM_SHIFT`; only where a norm decides. */
  readonly shifted?: readonly [lower: number, higher: number]
}

/** Nothing to say: the names of what would be needed. */
export interface Unknown {
  readonly outcome: 'unknown'
  readonly missing: readonly string[]
}

/** Input that shows a signal at work: CSV as a user would have it, in which the account judged is called `example`. */
export interface Example {
  readonly name: 'fired' | 'clear' | 'at the limit' | 'unknown'
  readonly accounts?: string
  readonly posts?: string
  readonly history?: string
  readonly followers?: string
  readonly outcome: 'fired' | 'clear' | 'unknown'
  /** To two decimals; null where unknown. */
  readonly likelihoodRatio: number | null
}

/** A check that describes itself: the runner, `vet signals`, the generated README and the tests read the same object. */
export interface Signal<N extends Need = Need, L extends string = string> {
  readonly id: string
  readonly title: string
  readonly group: Group
  /** Inputs it reads; nothing else is passed to it. */
  readonly needs: readonly N[]
  readonly unit: string
  /** Numbers that judge: fewest posts, thresholds, likelihood ratios. The config may override each. */
  readonly limits: Readonly<Record<L, number>>
  /** Where the limits come from, with the year: one source for all, or one for each. */
  readonly source: string | Readonly<Record<L, string>>
  readonly docs: { readonly what: string; readonly why: string; readonly innocent: readonly string[]; readonly next: string }
  readonly examples: readonly Example[]
  /** Where it is of other platforms than this, so that no input lets it run: asked before what it needs. */
  readonly elsewhere?: (platform: string) => Unknown | null
  readonly check: (inputs: Pick<Inputs, N>, limits: Readonly<Record<L, number>>) => Finding | Unknown
  /** Which innocent explanations fit this account, in the order of `docs.innocent`: yes, no, or not to be told. */
  readonly fitting?: (inputs: Pick<Inputs, N>, finding: Finding) => readonly (boolean | null)[]
  /** One sentence from the numbers of its evidence. */
  readonly sentence: (
    finding: Pick<Finding, 'outcome' | 'observed' | 'expected' | 'n'> & {
      readonly count: number | null
      /** What the norm of the platform counts as engagement; null where nothing was expected. */
      readonly formula: NormFormula | null
    },
  ) => string
}

export function defineSignal<N extends Need, L extends string>(signal: Signal<N, L>): Signal {
  return signal as unknown as Signal
}

/** How far a published norm may lie off, in natural log: a factor of 1.5 either way (judgement, 2026, from publishers that disagree as much). */
export const NORM_SHIFT = 0.4

/** Where one limit comes from. */
export function sourceOf({ source }: Pick<Signal, 'source'>, limit: string): string {
  return typeof source === 'string' ? source : source[limit]!
}

export function unknown(...missing: readonly string[]): Unknown {
  return { outcome: 'unknown', missing }
}

/** What a sample lacks of whose followers too few have the figures. */
export function inPart(figures: string, known: number, all: number): string {
  return `${figures} of at least half of the sampled followers (${known} of ${all} have them)`
}

/** Fired where it speaks for a purchase at all, by a tenth and more. */
export function outcomeOf(likelihoodRatio: number): 'fired' | 'clear' {
  return likelihoodRatio >= 1.1 ? 'fired' : 'clear'
}

/** A small CSV for an example: a header and `n` rows. */
export function exampleRows(header: string, n: number, row: (index: number) => readonly (string | number)[]): string {
  return [header, ...Array.from({ length: n }, (_, i) => row(i).join(','))].join('\n')
}
