import { interpolate } from '../metrics/statistics.ts'

/**
 * Likelihood ratio by z of log engagement: low engagement is only a little likelier on purchased audiences, since honest
 * accounts spread widely (computed from 973 Instagram accounts of 2017 and the SRF mixture of bought shares, 2017).
 */
const ENGAGEMENT: readonly (readonly [number, number])[] = [
  [-2.5, 4], [-2, 2.8], [-1.5, 1.9], [-1, 1.4], [-0.5, 1], [0, 0.75], [1, 0.55],
] // biome-ignore format: a table

const inLn = ENGAGEMENT.map(([z, ratio]) => [z, Math.log(ratio)] as const)

export function engagementLikelihoodRatio(z: number): number {
  return Math.exp(interpolate(inLn, z))
}
