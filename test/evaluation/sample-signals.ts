import { seededRandom } from '../../src/metrics/random.ts'
import { newAccount } from '../../src/model/account-row.ts'
import { benfordFollowing } from '../../src/signals/benford-following.ts'
import { followingCap } from '../../src/signals/following-cap.ts'
import type { Inputs, Signal } from '../../src/signals/signal.ts'
import { suspiciousFollowers } from '../../src/signals/suspicious-followers.ts'
import { type LabelledSet, pick } from './labelled.ts'

const SHARES = [0, 0.1, 0.25, 0.5, 0.75]
const DRAWS = 60

/** How many followers each signal of the sample is given, and the signal. */
const SIGNALS: readonly (readonly [Signal, number])[] = [
  [suspiciousFollowers, 100],
  [followingCap, 100],
  [benfordFollowing, 260],
]

/** How often each signal of the sample fires on mixtures of a set's fakes and real followers, and its median likelihood ratio. */
export function scoreSampleSignals(set: LabelledSet) {
  const random = seededRandom(4)
  const indices = (wanted: boolean) => set.fake.flatMap((fake, i) => (fake === wanted ? [i] : []))
  const [fakes, real] = [indices(true), indices(false)]
  const draw = (from: readonly number[], n: number) => Array.from({ length: n }, () => from[Math.floor(random() * from.length)]!)
  const account = newAccount('sampled', 'instagram', { file: set.name, line: 1 })
  return SIGNALS.flatMap(([signal, size]) =>
    SHARES.map(share => {
      const found = Array.from({ length: DRAWS }, () => {
        const bought = Math.round(share * size)
        const sample = pick(set, [...draw(fakes, bought), ...draw(real, size - bought)])
        return signal.check({ facts: { account }, sample } as unknown as Inputs, signal.limits)
      })
      const ratios = found.flatMap(finding => (finding.outcome === 'unknown' ? [] : [finding.likelihoodRatio])).sort((a, b) => a - b)
      return {
        signal: signal.id,
        followers: size,
        share,
        fired: found.filter(({ outcome }) => outcome === 'fired').length / DRAWS,
        unknown: 1 - ratios.length / DRAWS,
        medianRatio: ratios[Math.floor(ratios.length / 2)] ?? null,
      }
    }),
  )
}
