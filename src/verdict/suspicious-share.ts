import { assessSample, isPart, type SampleLimits } from '../followers/assess.ts'
import { capRatio, countAtCap, shareFromCap } from '../followers/following-cap.ts'
import type { Bundle } from '../model/records.ts'
import type { Limits } from '../signals/limits.ts'

/** Ratio of `following-cap` from which its upper end of the share is believed. */
const CAP_SPEAKS = 2

interface SuspiciousShare {
  /** From 0 to 1. */
  readonly share: number
  /** 80 % range. */
  readonly range: readonly [number, number]
  /** Whether it can be told: a sample that is mostly blank, or that hardly a follower bears out, says nothing for an account either. */
  readonly told: boolean
}

/** Estimated share of fakes among an account's followers; null where there is no sample, or it is too small. */
export function suspiciousShare({ account, sample }: Bundle, limits: Limits): SuspiciousShare | null {
  if (!sample) return null
  const { share, range, silent } = assessSample(sample, account.platform, sampleLimits(limits))
  if (silent === 'few') return null
  const told = silent === null
  if (!told || account.platform !== 'instagram') return { share, range, told }
  const { fewestFollowers: fewestForCap, nearCap } = limits.get('following-cap')!
  const cap = countAtCap(sample, nearCap!)
  // bought accounts that post look like people, so that the score is blind to them; but they stand at the cap
  const widened = !isPart(cap.n, sample) && cap.n >= fewestForCap! && capRatio(cap) >= CAP_SPEAKS
  return { share, range: widened ? [range[0], Math.max(range[1], shareFromCap(cap))] : range, told }
}

/** What the signal judges a sample by. */
export function sampleLimits(limits: Limits): SampleLimits {
  return limits.get('suspicious-followers') as Readonly<Record<keyof SampleLimits, number>>
}
