import type { Diagnostics } from '../input/diagnostics.ts'
import { type Counted, counted } from '../metrics/counted.ts'
import type { FollowerColumns } from '../model/records.ts'
import type { AccountReport } from '../model/report.ts'
import { count, plural } from '../text/numbers.ts'
import { assessSample, type SampleLimits } from './assess.ts'
import type { NamesWithDigits } from './name-digits.ts'

type Named = Pick<AccountReport, 'handle' | 'platform'> & {
  readonly followers: number
  /** Of these, how many look suspicious one by one, and how many could be scored. */
  readonly suspicious: number
  readonly scored: number
  /** Of the names that are known, how many have digits. */
  readonly names: NamesWithDigits | null
}

/** Samples that no check could use, those that are mostly blank, those whose estimate hardly a follower bears out, and those of made names. */
export interface UnusedSamples {
  readonly unused: Counted<Named>
  readonly inPart: Counted<Named>
  readonly unborne: Counted<Named>
  readonly made: Counted<Named>
}

/** Counts accounts with a sample of followers of which nothing follows, or whose names are not judged, and says it: it is easily taken for one that was found good. */
export function unusedSamples() {
  const [unused, inPart, unborne, made] = [counted<Named>(), counted<Named>(), counted<Named>(), counted<Named>()]
  return {
    add(account: Pick<AccountReport, 'handle' | 'platform' | 'checked'>, sample: FollowerColumns | null, limits: SampleLimits): void {
      if (sample === null) return
      const { handle, platform, checked } = account
      const { n, suspicious, silent, made: names } = assessSample(sample, platform, limits)
      const named = { handle, platform, followers: sample.length, suspicious, scored: n, names }
      if (names !== null && silent !== 'few' && silent !== 'part') made.add(named)
      if (silent === 'unborne') unborne.add(named)
      else if (silent === 'part') inPart.add(named)
      else if (!checked.includes('sample')) unused.add(named)
    },
    found: { unused: unused.found, inPart: inPart.found, unborne: unborne.found, made: made.found },
    join(other: UnusedSamples): void {
      unused.join(other.unused)
      inPart.join(other.inPart)
      unborne.join(other.unborne)
      made.join(other.made)
    },
    /** @param fewest so many followers whose figures are known are needed */
    say(diagnostics: Diagnostics, { fewestFollowers }: { readonly fewestFollowers: number }): void {
      sayUnused(unused.found, fewestFollowers, diagnostics)
      sayInPart(inPart.found, diagnostics)
      sayUnborne(unborne.found, diagnostics)
      sayMade(made.found, diagnostics)
    },
  }
}

function sayUnused({ accounts, first }: Counted<Named>, fewest: number, diagnostics: Diagnostics): void {
  if (first === null) return
  diagnostics.add({
    code: 'sample-not-used',
    severity: 'warning',
    message: `The sample of ${first.handle} (${plural(first.followers, 'follower')})${accounts === 1 ? '' : ` and ${plural(accounts - 1, 'other sample')}`} could not be used: ${fewest} followers are needed of whom followers and following, or posts, are known. Nothing is said of these followers.`,
    field: 'follower',
    value: first.handle,
  })
}

function sayInPart({ accounts, first }: Counted<Named>, diagnostics: Diagnostics): void {
  if (first === null) return
  diagnostics.add({
    code: 'sample-in-part',
    severity: 'warning',
    message: `Of ${plural(first.followers, 'follower')} in the sample of ${first.handle} only ${count(first.scored)} have figures to judge by, followers and following, or posts${accounts === 1 ? '' : `; so it is with ${plural(accounts - 1, 'other sample')}`}. Whoever is left is no random part of it, so that nothing is said of these followers. Export the sample again, with the figures of all.`,
    field: 'follower',
    value: first.handle,
  })
}

function sayUnborne({ accounts, first }: Counted<Named>, diagnostics: Diagnostics): void {
  if (first === null) return
  diagnostics.add({
    code: 'sample-not-borne-out',
    severity: 'warning',
    message: `All together the followers in the sample of ${first.handle} look fake, but one by one ${count(first.suspicious)} of ${count(first.scored)}${accounts === 1 ? '' : `; so it is with ${plural(accounts - 1, 'other sample')}`}: private people who only watch look like that as well. That counts as unknown. Look at twenty of them by hand, or export posts and pictures too.`,
    field: 'follower',
    value: first.handle,
  })
}

function sayMade({ accounts, first }: Counted<Named>, diagnostics: Diagnostics): void {
  if (!first?.names) return
  const { known, withDigits } = first.names
  diagnostics.add({
    code: 'names-made',
    severity: 'warning',
    message: `Of ${plural(known, 'name')} in the sample of ${first.handle} ${count(withDigits)} ${withDigits === 1 ? 'has' : 'have'} digits${accounts === 1 ? '' : `; so it is with ${plural(accounts - 1, 'other sample')}`}. Names that people chose seldom have, and ids, pseudonyms and serial names do, so the digits count as unknown.`,
    field: 'follower',
    value: first.handle,
  })
}
