import { isKnown } from '../growth/purges.ts'
import type { Diagnostics } from '../input/diagnostics.ts'
import type { PeerOptions, PeersData, PlatformPeers } from './expectation.ts'

const RATIOS = ['viewsPerFollower', 'commentsPerLike', 'followersPerPostP99'] as const satisfies readonly (keyof PlatformPeers)[]

/**
 * Says of a run that judges a part of all accounts what it could compare within that part only, since no baseline tells it.
 * @param ownPrices whether accounts have prices, and no baseline does
 */
export function sayComparedInPart(
  { platforms, fittedBefore, purges, samples }: PeersData,
  ownPrices: boolean,
  before: PeerOptions['baseline'],
  diagnostics: Diagnostics,
): void {
  const some = <T>(of: ReadonlyMap<string, T>, own: (value: T, platform: string) => boolean) =>
    [...of].some(([platform, value]) => own(value, platform))
  const found = [
    ...(some(platforms, ({ fit }, platform) => !before?.has(platform) || (fit !== null && !fittedBefore.has(platform)))
      ? ['expected engagement']
      : []),
    ...(some(platforms, (peers, platform) => RATIOS.some(ratio => peers[ratio] !== null && !before?.get(platform)?.[ratio]))
      ? ['usual views, comments and followers a post']
      : []),
    ...(some(purges, (list, platform) => !list.every(purge => isKnown(purge, before?.get(platform)?.purges ?? [])))
      ? ['days on which many lost followers']
      : []),
    ...(ownPrices ? ['expected prices'] : []),
    ...(some(samples, list => list.some(({ handle }) => handle !== null))
      ? [
          before === null
            ? 'how far samples of followers lie apart'
            : 'how far samples of followers lie apart (the baseline has too few samples)',
        ]
      : []),
  ]
  if (found.length === 0) return
  diagnostics.add({
    code: 'part-alone',
    severity: 'warning',
    message: `Compared within this part of all accounts alone: ${found.join('; ')}. The whole may judge the same account otherwise. Give every part one baseline: vet baseline <files...> -o baseline.json, then --baseline baseline.json.`,
  })
}
