import type { PostColumns } from '../model/records.ts'
import type { Group } from '../model/report.ts'
import type { Facts, Peers } from '../peers/expectation.ts'

/** What a signal may ask for; the runner answers `unknown` where one is missing. */
export interface Inputs {
  /** The account's row and metrics. */
  readonly facts: Facts
  readonly peers: Peers
  /** The posts, newest first. */
  readonly posts: PostColumns
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
  /** How many times likelier this is with a purchased audience than without. */
  readonly likelihoodRatio: number
}

/** Nothing to say: the names of what would be needed. */
export interface Unknown {
  readonly outcome: 'unknown'
  readonly missing: readonly string[]
}

export interface Example {
  readonly name: 'fired' | 'clear' | 'at the limit' | 'unknown'
  /** CSV files that show it: accounts, and posts where the signal reads them. */
  readonly accounts: string
  readonly posts?: string
  readonly outcome: 'fired' | 'clear' | 'unknown'
  readonly likelihoodRatio: number | null
}

/** A check that describes itself: the runner, `vet signals`, the generated README and the tests read the same object. */
export interface Signal<N extends Need = Need> {
  readonly id: string
  readonly title: string
  readonly group: Group
  /** Inputs it reads; nothing else is passed to it. */
  readonly needs: readonly N[]
  readonly unit: string
  /** Numbers that judge, each with its source. */
  readonly limits: Readonly<Record<string, number>>
  readonly source: string
  readonly docs: { readonly what: string; readonly why: string; readonly innocent: readonly string[]; readonly next: string }
  readonly check: (inputs: Pick<Inputs, N>) => Finding | Unknown
  /** One sentence from the numbers of its evidence. */
  readonly sentence: (finding: Pick<Finding, 'outcome' | 'observed' | 'expected' | 'n'>) => string
}

export function defineSignal<N extends Need>(signal: Signal<N>): Signal {
  return signal as unknown as Signal
}

export function unknown(...missing: readonly string[]): Unknown {
  return { outcome: 'unknown', missing }
}

/** Fired where it speaks for a purchase at all, by a tenth and more. */
export function outcomeOf(likelihoodRatio: number): 'fired' | 'clear' {
  return likelihoodRatio >= 1.1 ? 'fired' : 'clear'
}
