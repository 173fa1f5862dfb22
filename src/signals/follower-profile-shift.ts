import { standing } from '../followers/profile.ts'
import { percent } from '../text/numbers.ts'
import { defineSignal, type Example, outcomeOf, unknown } from './signal.ts'

/** Samples of 100 followers of peers, all of one kind, and of `example`, whose followers follow `times` as many. */
const samplesOf = (peers: number, times: number) => {
  const rows = (handle: string, factor: number, shift: number) =>
    Array.from({ length: 100 }, (_, i) => `${handle},instagram,${40 + 9 * ((i * 7 + shift) % 100)},${Math.round((60 + 6 * ((i * 3 + shift) % 100)) * factor)}`)
  return ['handle,platform,followers,following', ...Array.from({ length: peers }, (_, p) => rows(`peer${p}`, 1 + p / 50, p)).flat(), ...rows('example', times, 0)].join('\n')
} // biome-ignore format: rows

export const followerProfileShift = defineSignal({
  id: 'follower-profile-shift',
  title: 'Followers unlike those of peers',
  group: 'sample',
  needs: ['facts', 'peers'],
  unit: 'percent (largest gap between distributions)',
  limits: { fewestFollowers: 100, fewestPeers: 10, rank: 0.05, ratio: 3 },
  source: {
    fewestFollowers: 'judgement (2026): two samples of fewer lie 20 % apart by chance',
    fewestPeers: 'judgement (2026): ten peers have 45 distances between them',
    rank: 'the customary level',
    ratio: 'judgement (2026), after Furnas and Gaffney 2012',
  },
  docs: {
    what: 'How the sampled followers are spread by their followers and by what they follow, against the samples of other accounts of the platform in your files: the largest gap between the distributions (Kolmogorov and Smirnov), ranked among the gaps between peers. It speaks only where the followers follow more, for each that follows them, than those of the middle peer.',
    why: 'Audiences of accounts of one kind resemble each other; a purchase adds followers of another kind.',
    innocent: [
      'Another country, age or subject than the peers’: the audience differs because the account does',
      'The sample was drawn in another way than those of the peers',
      'A giveaway or a mention drew followers of another kind',
    ],
    next: 'Compare with accounts of the same niche and country, with samples drawn in the same way.',
  },
  get examples(): readonly Example[] {
    const accounts = (peers: number) =>
      ['handle,platform,followers', 'example,instagram,48000', ...Array.from({ length: peers }, (_, p) => `peer${p},instagram,${30_000 + p}`)].join('\n') // biome-ignore format: rows
    return [
      { name: 'fired', accounts: accounts(12), followers: samplesOf(12, 6), outcome: 'fired', likelihoodRatio: 3 },
      { name: 'clear', accounts: accounts(12), followers: samplesOf(12, 1.1), outcome: 'clear', likelihoodRatio: 1 },
      { name: 'at the limit', accounts: accounts(10), followers: samplesOf(10, 6), outcome: 'fired', likelihoodRatio: 3 },
      { name: 'unknown', accounts: accounts(9), followers: samplesOf(9, 6), outcome: 'unknown', likelihoodRatio: null },
    ]
  },
  check({ facts: { account, profile }, peers }, { fewestFollowers, fewestPeers, rank, ratio }) {
    if (profile === null || profile.n < fewestFollowers)
      return unknown(`${fewestFollowers} followers with followers and following, half of the sample at least`)
    const seen = standing(account.handle, profile, peers.profiled(account.platform, fewestFollowers))
    if (seen === null || seen.peers < fewestPeers)
      return unknown(
        `samples of ${fewestFollowers} followers from ${fewestPeers} other accounts of this platform (there are ${seen?.peers ?? 0})`,
      )
    const likelihoodRatio = seen.rank <= rank && seen.towardsFakes ? ratio : 1
    return {
      outcome: outcomeOf(likelihoodRatio),
      observed: seen.distance * 100,
      expected: seen.usual * 100,
      expectedRange: [seen.usualRange[0] * 100, seen.usualRange[1] * 100],
      n: profile.n,
      likelihoodRatio,
    }
  },
  sentence: ({ outcome, observed, expected }) =>
    `The followers’ own counts are spread ${outcome === 'fired' ? 'unlike' : 'about like'} those of peers’ followers: ${percent(observed)} apart at most, where peers are ${percent(expected)} apart.`,
})
