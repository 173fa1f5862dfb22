import { assessSample, type Transfer } from '../followers/assess.ts'
import { capRatio, countAtCap, shareFromCap } from '../followers/following-cap.ts'
import type { Bundle } from '../model/records.ts'
import type { Limits } from '../signals/limits.ts'

/** Ratio of `following-cap` from which its upper end of the share is believed. */
const CAP_SPEAKS = 2

/** Estimated share of fakes among an account's followers, from 0 to 1, with its 80 % range; null where the sample is too small. */
export function suspiciousShare(
  { account, sample }: Bundle,
  limits: Limits,
): { readonly share: number; readonly range: readonly [number, number] } | null {
  if (!sample) return null
  const { fewestFollowers, ...transfer } = limits.get('suspicious-followers') as Readonly<
    Record<'fewestFollowers' | keyof Transfer, number>
  >
  const { share, n, range } = assessSample(sample, account.platform, transfer)
  if (n < fewestFollowers) return null
  if (account.platform !== 'instagram') return { share, range }
  const { fewestFollowers: fewestForCap, nearCap } = limits.get('following-cap')!
  const cap = countAtCap(sample, nearCap!)
  // bought accounts that post look like people, so that the score is blind to them; but they stand at the cap
  const widened = cap.n >= fewestForCap! && capRatio(cap) >= CAP_SPEAKS
  return { share, range: widened ? [range[0], Math.max(range[1], shareFromCap(cap))] : range }
}
